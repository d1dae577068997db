import * as v from 'valibot';
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
import type { Acquirer } from './acquirer.ts';
import { dayBody, inquiryAnswer, reversalAnswer, saleAnswer } from './answers.ts';
import type { Batches, SettlementAnswer } from './batches.ts';
import type { Ledger } from './ledger.ts';
import {
  challengeContent,
  dayQuery,
  diagnosisRequest,
  paymentIdText,
  reversalRequest,
  saleRequest,
  settlementRequest,
} from './messages.ts';
import { capturedSales } from './sale-record.ts';
import type { SalesBook } from './sales-book.ts';
import type { SealingKey } from './sealing-key.ts';
import type { Terminals } from './terminals.ts';

export interface VposParts {
  readonly acquirer: Acquirer;
  readonly book: SalesBook;
  readonly batches: Batches;
  readonly ledger: Ledger;
  readonly sealingKey: SealingKey;
  readonly terminals: Terminals;
  readonly now: () => number;
}

/** The VPOS's API, route by route as vpos.yaml lists it; all of it behind the kiosk's key. */
export function vposRoutes(parts: VposParts, key: string): Routes {
  const { acquirer, book, batches, ledger, sealingKey, terminals } = parts;
  const routes: Routes = {
    'POST /v1/sales': withBody(saleRequest, async (request) => {
      const readyInMs = terminals.readyInMs(request.terminalId);
      if (readyInMs > 0) return problem(503, 'restarting', { readyInMs });
      return saleAnswer(request.paymentId, await acquirer.sell(request));
    }),
    'GET /v1/sales': withQuery(dayQuery, ({ day }) => json(200, dayBody(day, capturedSales(ledger.all())))),
    'GET /v1/sales/{paymentId}': withPaymentId((paymentId) =>
      inquiryAnswer(paymentId, book.inquire(paymentId)),
    ),
    'POST /v1/sales/{paymentId}/reversal': withPaymentId((paymentId, call) =>
      withBody(reversalRequest, ({ reason }) => reversalAnswer(paymentId, book.reverse(paymentId, reason)))(
        call,
      ),
    ),
    'GET /v1/batches/current': () => json(200, batches.totals()),
    'POST /v1/batches/current/settlement': withBody(settlementRequest, ({ batch, net }) =>
      settlementAnswer(batches.settle(batch, net)),
    ),
    'POST /v1/diagnosis': withBody(diagnosisRequest, ({ challenge }) => diagnose(parts, challenge)),
    'POST /v1/terminals/{terminalId}/restart': ({ path }) =>
      json(202, { status: 'restarting', readyInMs: terminals.restart(path['terminalId'] ?? '') }),
    'GET /v1/sealing-key': () => json(200, sealingKey.publicKey),
  };
  return Object.fromEntries(
    Object.entries(routes).map(([name, handler]) => [name, withAuthorization(`Bearer ${key}`, handler)]),
  );
}

function withPaymentId(handler: (paymentId: string, call: Call) => Answer | Promise<Answer>): Handler {
  return (call) => {
    const paymentId = v.safeParse(paymentIdText, call.path['paymentId']);
    return paymentId.success
      ? handler(paymentId.output, call)
      : problem(400, 'malformed', { field: 'paymentId' });
  };
}

/** Proves that whoever answers holds the private half of the sealing key: nobody else could read the nonce. */
async function diagnose({ sealingKey, now }: VposParts, challenge: string): Promise<Answer> {
  const opened = v.safeParse(challengeContent, await sealingKey.open(challenge));
  if (!opened.success) return problem(422, 'challenge-unreadable');
  return json(200, {
    status: 'ready',
    nonce: opened.output.nonce,
    keyId: sealingKey.keyId,
    serverTime: branchTime(now()),
  });
}

function settlementAnswer(answer: SettlementAnswer): Answer {
  if (answer.is === 'wrong-batch') return problem(409, answer.is, { batch: answer.batch });
  return json(200, answer.settlement);
}
