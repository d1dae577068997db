import { mkdirSync } from 'node:fs';
import { branchDay, branchTime } from '../civil-date.ts';
import type { CompanyCode } from '../demo-data.ts';
import {
  json,
  problem,
  startHttpServer,
  withAuthorization,
  withBody,
  withQuery,
  type Answer,
  type Call,
  type Handler,
  type Routes,
} from '../http-server.ts';
import { keepKey } from '../key-file.ts';
import { openBillerDatabase } from './biller-database.ts';
import { createInvoices, type Invoices } from './invoices.ts';
import { dayQuery, invoicesQuery, paymentRequest, signInRequest } from './messages.ts';
import { createPayments, type BillerLedgerRow, type Payments, type PostAnswer } from './payments.ts';
import { createSignIn, type Customer, type SignIn } from './sign-in.ts';

export interface BillerSimulatorOptions {
  /** The simulator's own: its database and its key. The same directory again is the same biller. */
  readonly directory: string;
  readonly company?: CompanyCode;
  /** Civil date that the demo invoices are dated by, when the directory is new. */
  readonly today?: string;
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** The biller's clock, in Unix milliseconds: tests of locks and sessions move it instead of waiting. */
  readonly now?: () => number;
}

export interface BillerSimulator {
  readonly url: string;
  /** What the kiosk sends as `Authorization: Kiosk KEY` when it posts a payment. */
  readonly kioskKey: string;
  /** All payments that the biller counts as received, oldest first. */
  ledger(): readonly BillerLedgerRow[];
  /** Closes the port: callers are refused. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a company's billing system: HTTP by `resources/openapi/biller.yaml`, with its own SQLite file. */
export async function startBillerSimulator(options: BillerSimulatorOptions): Promise<BillerSimulator> {
  const { directory, company = 'pa', now = Date.now } = options;
  mkdirSync(directory, { recursive: true });
  const database = openBillerDatabase(directory, company, options.today ?? branchDay(now()));
  const kioskKey = keepKey(directory, 'kiosk-key');
  const payments = createPayments(database);
  const parts = { signIn: createSignIn(database, now), invoices: createInvoices(database), payments };
  const server = await startHttpServer(billerRoutes(parts, kioskKey), options.port ?? 0);
  return {
    ...server,
    kioskKey,
    ledger: () => payments.ledger(),
    stop: async () => {
      await server.stop();
      database.close();
    },
  };
}

export interface BillerParts {
  readonly signIn: SignIn;
  readonly invoices: Invoices;
  readonly payments: Payments;
}

/** The biller's API, route by route as biller.yaml lists it. */
export function billerRoutes({ signIn, invoices, payments }: BillerParts, kioskKey: string): Routes {
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
