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
import { entryRoutes, type EntryParts } from './entry-routes.ts';
import type { HoldAnswer, Holds } from './holds.ts';
import type { Invoices } from './invoices.ts';
import { dayQuery, holdRequest, invoicesQuery, paymentRequest, releaseQuery } from './messages.ts';
import type { Payments, PostAnswer } from './payments.ts';
import type { Sessions, Viewer } from './sessions.ts';

export interface BillerParts extends EntryParts {
  readonly sessions: Sessions;
  readonly invoices: Invoices;
  readonly payments: Payments;
  /** None where the biller has no holds. */
  readonly holds: Holds | undefined;
}

/** The biller's API, route by route as biller.yaml lists it. */
export function billerRoutes(parts: BillerParts, kioskKey: string): Routes {
  const { sessions, invoices, payments, holds } = parts;
  function withViewer(handler: (viewer: Viewer, call: Call) => Answer | Promise<Answer>): Handler {
    return (call) => {
      const viewer = sessions.viewerOf(bearerOf(call));
      return viewer ? handler(viewer, call) : problem(401, 'no-session');
    };
  }
  const kiosk = `Kiosk ${kioskKey}`;

  return {
    'GET /v1/health': () => json(200, { status: 'ok' }),
    ...entryRoutes(parts, kioskKey),
    'DELETE /v1/sessions/current': withViewer((_viewer, call) => {
      sessions.close(bearerOf(call));
      return { is: 'empty', status: 204 };
    }),
    'GET /v1/customer': withViewer((viewer) =>
      viewer.is === 'customer' ? json(200, parts.customers.read(viewer.customerId)) : problem(403, 'guest'),
    ),
    'GET /v1/invoices': withViewer((viewer, call) =>
      withQuery(invoicesQuery, (range) => json(200, invoices.list(viewer, range)))(call),
    ),
    'GET /v1/invoices/{invoiceNumber}': withViewer((viewer, call) => {
      const invoice = invoices.read(viewer, call.path['invoiceNumber'] ?? '');
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
