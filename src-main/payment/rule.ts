import {
  isGivenUp,
  type NoticeState,
  type Payment,
  type PaymentEvent,
  type PaymentOrder,
  type PaymentState,
  type ReceiptKind,
  type ReceiptState,
} from './payment.ts';
import type { Approval } from '../vpos/port.ts';

/** Inquiries about one silent sale before it is reversed, or, when nobody waits for it, before patience begins. */
export const inquiriesMax = 8;

/**
 * The whole rule of money, as one pure function.
 *
 * Returns undefined when the event has no meaning in this state (a late or repeated answer, a silence that
 * changes nothing): nothing is then written. Silence is never read as "no": a card that may have been charged is
 * inquired about, and, when that stays without an answer, reversed; it is never charged again.
 */
export function next(payment: Payment, event: PaymentEvent): Payment | undefined {
  switch (event.is) {
    case 'print-started':
    case 'print-ended':
      return afterPaper(payment, event);
    case 'notice-sent':
    case 'notice-refused':
    case 'notice-seen':
      return afterNotice(payment, event);
    default: {
      const state = nextState(payment, event);
      return state && withNotice(payment, { ...payment, ...learnt(event), state });
    }
  }
}

/** What a confirmation adds to the payment. */
function learnt(event: PaymentEvent): Partial<Pick<Payment, 'card' | 'queue'>> {
  switch (event.is) {
    case 'confirmed':
      return { card: event.card };
    case 'queued':
      return { card: event.card, queue: event.queue };
    default:
      return {};
  }
}

function nextState(payment: Payment, event: PaymentEvent): PaymentState | undefined {
  const { state } = payment;
  switch (state.at) {
    case 'created':
      return beforeSale(event);
    case 'queued':
      return fromQueue(event);
    case 'sending':
      if (event.is === 'not-sent') return notSent(payment);
      if (event.is === 'restarted') return { at: 'unknown', cause: 'restarted', inquiries: 0 };
      return afterSale(payment, event, 0);
    case 'unknown':
      return afterSale(payment, event, state.inquiries + 1);
    case 'approved':
      if (event.is === 'posted') return { ...state, at: 'posted', billerReceipt: event.billerReceipt };
      // The biller says no for good, say because the bill was paid elsewhere: the money goes back.
      if (event.is === 'post-refused') return { at: 'reversing', reason: event.reason };
      // Something is booked under this payment's id: to give the money back could leave a bill paid by nobody.
      if (event.is === 'post-conflict')
        return { at: 'manual', evidence: `the biller has another posting: ${event.reason}` };
      return undefined;
    case 'reversing':
      return afterReversal(state.reason, event);
    default:
      return undefined;
  }
}

function beforeSale(event: PaymentEvent): PaymentState | undefined {
  switch (event.is) {
    case 'confirmed':
      return { at: 'sending', requestDigest: event.requestDigest };
    case 'queued':
      return { at: 'queued' };
    case 'not-held':
      return { at: 'abandoned', reason: event.reason };
    case 'customer-left':
    case 'restarted':
      return { at: 'abandoned', reason: event.is };
    default:
      return undefined;
  }
}

/** Its card has been kept since the customer left: it is sent with the id that it was queued with. */
function fromQueue(event: PaymentEvent): PaymentState | undefined {
  if (event.is === 'sale-started') return { at: 'sending', requestDigest: event.requestDigest };
  if (event.is === 'expired') return { at: 'expired', reason: event.reason };
  return undefined;
}

/** Not a byte has left. What was queued waits on; what has a customer in front of it ends here. */
function notSent({ queue }: Payment): PaymentState {
  return queue ? { at: 'queued' } : { at: 'abandoned', reason: 'vpos-unreachable' };
}

function afterSale(payment: Payment, event: PaymentEvent, inquiries: number): PaymentState | undefined {
  switch (event.is) {
    case 'approved':
      if (isForOrder(event.approval, payment.order)) {
        return { at: 'approved', approval: event.approval, approvedAtUnixMs: event.atUnixMs };
      }
      return inquireOrReverse('amount-differs', inquiries);
    case 'declined':
      return { at: 'declined', code: event.code, reason: event.reason };
    case 'not-found':
      return event.conclusive ? neverArrived(payment) : notSure(payment, 'not-found', inquiries);
    case 'silent':
      return notSure(payment, event.cause, inquiries);
    case 'reversed':
      return reversed('found-reversed', event);
    case 'overdue':
      return payment.queue ? { at: 'manual', evidence: 'queued, sent, and never answered' } : undefined;
    default:
      return undefined;
  }
}

function afterReversal(reason: string, event: PaymentEvent): PaymentState | undefined {
  switch (event.is) {
    case 'reversed':
      return reversed(reason, event);
    case 'reversal-refused':
      return { at: 'manual', evidence: `reversal (${reason}) refused: ${event.code}` };
    default:
      // Whatever else is heard, the decision to reverse stands; silence means that it is asked again.
      return undefined;
  }
}

function reversed(
  reason: string,
  { reversalReference, captured }: Extract<PaymentEvent, { is: 'reversed' }>,
): PaymentState {
  return { at: 'reversed', reason, reversalReference, captured };
}

/** It certainly was not charged and never will be by what was sent. Its customer tries again; a queue does so itself. */
function neverArrived({ queue }: Payment): PaymentState {
  return queue ? { at: 'queued' } : { at: 'declined', code: 'not-found', reason: 'never-arrived' };
}

/**
 * A customer in front of the kiosk cannot wait for ever: their silent sale is reversed. Nobody waits for a queued one,
 * so it is asked about until there is an answer; the journal need not hear of every silence.
 */
function notSure({ queue }: Payment, cause: string, inquiries: number): PaymentState | undefined {
  if (!queue) return inquireOrReverse(cause, inquiries);
  return inquiries < inquiriesMax ? { at: 'unknown', cause, inquiries } : undefined;
}

function inquireOrReverse(cause: string, inquiries: number): PaymentState {
  return inquiries < inquiriesMax ? { at: 'unknown', cause, inquiries } : { at: 'reversing', reason: cause };
}

function isForOrder(approval: Approval, order: PaymentOrder): boolean {
  return approval.amountMinor === order.amountMinor && approval.currency === order.currency;
}

/** Whoever left a queued payment behind is told how it ended, as a part of its ending. */
function withNotice(before: Payment, after: Payment): Payment {
  const hasEnded = after.state.at === 'posted' || isGivenUp(after.state);
  if (!hasEnded || !after.queue || before.notice) return after;
  const notice: NoticeState =
    after.queue.email === null ? { at: 'untold', why: 'no-address' } : { at: 'due' };
  return { ...after, notice };
}

function afterNotice(
  payment: Payment,
  event: Extract<PaymentEvent, { is: 'notice-sent' | 'notice-refused' | 'notice-seen' }>,
): Payment | undefined {
  // Who has asked in person need not be looked for any more; a mail that is on its way still goes.
  if (event.is === 'notice-seen')
    return payment.notice?.at === 'untold' ? { ...payment, notice: { at: 'seen' } } : undefined;
  if (payment.notice?.at !== 'due') return undefined;
  const notice: NoticeState = event.is === 'notice-sent' ? { at: 'sent' } : { at: 'untold', why: event.why };
  return { ...payment, notice };
}

function afterPaper(
  payment: Payment,
  event: Extract<PaymentEvent, { is: 'print-started' | 'print-ended' }>,
): Payment | undefined {
  const { receipt, state } = payment;
  if (event.is === 'print-ended') {
    if (receipt.at !== 'printing') return undefined;
    return { ...payment, receipt: { at: 'ended', kind: receipt.kind, outcome: event.outcome } };
  }
  if (receipt.at === 'printing' || !isTrue(event.kind, state)) return undefined;
  // An original is printed once. What says more may follow it, never what says less.
  if (receipt.at === 'ended' && !saysMore(event.kind, receipt)) return undefined;
  return { ...payment, receipt: { at: 'printing', kind: event.kind } };
}

/** An attempt that never began has put nothing on paper: it may be made again. */
function saysMore(kind: ReceiptKind, before: Extract<ReceiptState, { at: 'ended' }>): boolean {
  const isAgain = kind === before.kind && before.outcome.is === 'not-started';
  return isAgain || weight[kind] > weight[before.kind];
}

/** How much each paper says of how the payment ends. */
const weight = { queued: 0, 'posting-later': 1, approved: 2, reversed: 3 } as const satisfies Record<
  ReceiptKind,
  number
>;

/** The paper that says all that is durable now. */
export function truestReceipt({ state }: Payment): ReceiptKind | undefined {
  const kinds = ['reversed', 'approved', 'posting-later', 'queued'] as const;
  return kinds.find((kind) => isTrue(kind, state));
}

/** No paper may say what is not durable. */
function isTrue(kind: ReceiptKind, state: PaymentState): boolean {
  switch (kind) {
    case 'queued':
      return state.at === 'queued';
    case 'posting-later':
      return state.at === 'approved';
    case 'approved':
      return state.at === 'posted';
    case 'reversed':
      return state.at === 'reversed' && state.captured;
  }
}
