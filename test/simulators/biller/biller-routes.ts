import { branchTime } from '../civil-date.ts';
import {
  json,
  problem,
  withAuthorization,
  withBody,
  withQuery,
  type Answer,
  type Call,
  type Handler,
  type Routes,
} from '../http-server.ts';
import type { HoldAnswer, Holds } from './holds.ts';
import type { Invoices } from './invoices.ts';
import {
  dayQuery,
  holdRequest,
  invoicesQuery,
  paymentRequest,
  releaseQuery,
  signInRequest,
} from './messages.ts';
import type { Payments, PostAnswer } from './payments.ts';
import type { Customer, SignIn } from './sign-in.ts';

export interface BillerParts {
  readonly signIn: SignIn;
  readonly invoices: Invoices;
  readonly payments: Payments;
  /** None where the biller has no holds. */
  readonly holds: Holds | undefined;
}

/** The biller's API, route by route as biller.yaml lists it. */
export function billerRoutes({ signIn, invoices, payments, holds }: BillerParts, kioskKey: string): Routes {
  function withCustomer(handler: (customer: Customer, call: Call) => Answer | Promise<Answer>): Handler {
    return (call) => {
      const customer = signIn.customerOf(bearerOf(call));
      return customer ? handler(customer, call) : problem(401, 'no-session');
    };
  }
  const kiosk = `Kiosk ${kioskKey}`;

  return {
    'GET /v1/health': () => json(200, { status: 'ok' }),
    'POST /v1/sessions': withBody(signInRequest, ({ user, password }) => openSession(signIn, user, password)),
    'DELETE /v1/sessions/current': withCustomer((_customer, call) => {
      signIn.close(bearerOf(call));
      return { is: 'empty', status: 204 };
    }),
    'GET /v1/customer': withCustomer((customer) => json(200, customer)),
    'GET /v1/invoices': withCustomer((customer, call) =>
      withQuery(invoicesQuery, (range) => json(200, invoices.list(customer.customerId, range)))(call),
    ),
    'GET /v1/invoices/{invoiceNumber}': withCustomer((customer, call) => {
      const invoice = invoices.read(customer.customerId, call.path['invoiceNumber'] ?? '');
      return invoice ? json(200, invoice) : problem(404, 'not-found');
    }),
    'PUT /v1/invoices/{invoiceNumber}/hold': withAuthorization(
      kiosk,
      withBody(holdRequest, (request, { path }) =>
        holds ? holdAnswer(holds.hold(path['invoiceNumber'] ?? '', request)) : problem(501, 'not-offered'),
      ),
    ),
    'DELETE /v1/invoices/{invoiceNumber}/hold': withAuthorization(kiosk, (call) =>
      withQuery(releaseQuery, ({ paymentId }) => {
        holds?.release(call.path['invoiceNumber'] ?? '', paymentId);
        return { is: 'empty', status: 204 };
      })(call),
    ),
    'POST /v1/payments': withAuthorization(
      kiosk,
      withBody(paymentRequest, (request) => postAnswer(payments.post(request))),
    ),
    'GET /v1/payments': withAuthorization(
      kiosk,
      withQuery(dayQuery, ({ day }) => json(200, payments.ofDay(day))),
    ),
  };
}

function bearerOf({ authorization }: Call): string {
  return authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '';
}

function openSession(signIn: SignIn, user: string, password: string): Answer {
  const answer = signIn.open(user, password);
  switch (answer.is) {
    case 'signed-in': {
      const { token, expiresAtUnixMs, customer } = answer;
      return json(201, { token, expiresAt: branchTime(expiresAtUnixMs), customer });
    }
    case 'wrong-credentials':
      return problem(401, answer.is);
    case 'locked':
      return problem(423, answer.is, { retryAfterSeconds: answer.retryAfterSeconds });
  }
}

function holdAnswer(answer: HoldAnswer): Answer {
  switch (answer.is) {
    case 'held':
      return json(200, answer.held);
    case 'held-elsewhere':
      return problem(409, 'held');
    default:
      return problem(refusalStatus[answer.is], answer.is);
  }
}

const refusalStatus = {
  'different-payment': 409,
  'already-paid': 409,
  'not-found': 404,
  'wrong-amount': 422,
} as const;

function postAnswer(answer: PostAnswer): Answer {
  if (answer.is === 'posted') return json(answer.isRepeated ? 200 : 201, answer.payment);
  return problem(refusalStatus[answer.is], answer.is);
}
