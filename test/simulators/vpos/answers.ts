import { branchDay, branchTime } from '../civil-date.ts';
import { json, problem, type Answer } from '../http-server.ts';
import type { SaleAnswer } from './acquirer.ts';
import type { Capture, Order } from './ledger.ts';
import type { CapturedSale, SaleState } from './sale-record.ts';
import type { InquiryAnswer, ReversalAnswer } from './sales-book.ts';
import { echoedAmount } from './test-endings.ts';

/** How the acquirer's answers look on the wire, as vpos.yaml has them. */

const refusalStatus = {
  'different-sale': 409,
  'card-unreadable': 422,
  'card-not-bound': 422,
  'not-permitted': 422,
  'too-old': 422,
} as const;

export function saleAnswer(paymentId: string, answer: SaleAnswer): Answer {
  switch (answer.is) {
    case 'silence':
      return { is: 'silence' };
    case 'told':
      return json(200, saleBody(paymentId, answer.state));
    case 'told-broken':
      return { is: 'broken', status: 200, body: saleBody(paymentId, answer.state) };
    default:
      return problem(refusalStatus[answer.is], answer.is);
  }
}

/** A sale that was reversed is told as declined: it is refused, whatever it was before. */
function saleBody(paymentId: string, state: SaleState): object {
  return state.at === 'reversed'
    ? { status: 'declined', paymentId, code: 'reversed' }
    : stateBody(paymentId, state);
}

export function inquiryAnswer(paymentId: string, answer: InquiryAnswer): Answer {
  if (answer.is === 'silence') return answer;
  return json(answer.state.at === 'unknown' ? 404 : 200, stateBody(paymentId, answer.state));
}

function stateBody(paymentId: string, state: SaleState): object {
  switch (state.at) {
    case 'unknown':
      // Never conclusive: a sale may still be on its way. Only a reversal's tombstone can refuse it for ever.
      return { status: 'not-found', paymentId, conclusive: false };
    case 'in-progress':
      return { status: 'in-progress', paymentId };
    case 'approved':
      return { status: 'approved', paymentId, ...approvalBody(state.order, state.capture) };
    case 'declined':
      return { status: 'declined', paymentId, code: state.code };
    case 'reversed': {
      const { reversalReference, captured } = state.reversal;
      return { status: 'reversed', paymentId, reversalReference, captured };
    }
  }
}

function approvalBody(order: Order, { approvedAtUnixMs, ...numbers }: Capture): object {
  const { amountMinor, currency, cardBrand, cardLastFour } = order;
  const approvedAt = branchTime(approvedAtUnixMs);
  return {
    amountMinor: echoedAmount(amountMinor),
    currency,
    ...numbers,
    cardBrand,
    cardLastFour,
    approvedAt,
  };
}

export function reversalAnswer(paymentId: string, answer: ReversalAnswer): Answer {
  if (answer.is === 'settled') return problem(409, 'settled');
  const { reversalReference, captured } = answer.reversal;
  return json(200, { status: 'reversed', paymentId, reversalReference, captured });
}

/** The captures of a day as the acquirer booked them, for reconciliation: the true amounts. */
export function dayBody(day: string, sales: readonly CapturedSale[]): object {
  const rows = sales
    .filter(({ capture }) => branchDay(capture.approvedAtUnixMs) === day)
    .map(({ paymentId, order, capture, reversal }) => ({
      paymentId,
      status: reversal ? 'reversed' : 'captured',
      kioskId: order.kioskId,
      reference: order.reference,
      invoiceNumber: order.invoiceNumber,
      ...approvalBody(order, capture),
      amountMinor: order.amountMinor,
      ...(reversal && { reversalReference: reversal.reversalReference }),
    }));
  return { day, count: rows.length, sales: rows };
}
