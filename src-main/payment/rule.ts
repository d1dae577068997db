import {
  isGivenUp,
  type NoticeState,
  type Payment,
  type PaymentEvent,
  type PaymentOrder,
  type PaymentState,
  type ReceiptWish,
} from './payment.ts';
import { afterMail, afterPaper, withMail } from './paper.ts';
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
    case 'paper-seen':
      return afterPaper(payment, event);
    case 'mail-asked':
    case 'mail-owed':
    case 'receipt-mailed':
    case 'receipt-mail-refused':
      return afterMail(payment, event);
    case 'notice-sent':
    case 'notice-refused':
    case 'notice-seen':
      return afterNotice(payment, event);
    default: {
      const state = nextState(payment, event);
      return state && withMail(withNotice(payment, { ...payment, ...learnt(event, state), state }));
    }
  }
}

/** What an event adds to the payment besides its state. */
function learnt(event: PaymentEvent, state: PaymentState): Partial<Payment> {
  switch (event.is) {
    case 'confirmed':
      return { card: event.card, ...wished(event.wish) };
    case 'queued':
      return { card: event.card, queue: event.queue, ...wished(event.wish) };
    default:
      return state.at === 'approved'
        ? { approval: state.approval, approvedAtUnixMs: state.approvedAtUnixMs }
        : {};
  }
}

function wished(wish: ReceiptWish | undefined): Partial<Payment> {
  if (!wish) return {};
  return {
    wish,
    ...(wish.mailTo !== null && { mail: { at: 'waiting', to: wish.mailTo, sent: null, asked: 1 } }),
  };
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

/**
 * Whoever left a payment behind is told how it ended, as a part of its ending: of a queued one in any case, of
 * another when its paper said that the bank had approved, and the money was given back since.
 */
function withNotice(before: Payment, after: Payment): Payment {
  const hasEnded = after.state.at === 'posted' || isGivenUp(after.state);
  if (!hasEnded || before.notice || (!after.queue && !isTakenBack(after))) return after;
  const notice: NoticeState =
    typeof after.queue?.email === 'string' ? { at: 'due' } : { at: 'untold', why: 'no-address' };
  return { ...after, notice };
}

/** Whether there is paper of an approval that came to nothing, and no mail will say so. */
function isTakenBack({ state, receipt, papers, mail }: Payment): boolean {
  const isBeingPrinted = receipt.at === 'printing' && receipt.kind === 'posting-later';
  const hasPaper = isBeingPrinted || (papers?.['posting-later'] ?? 0) > 0;
  return state.at === 'reversed' && hasPaper && (!mail || mail.at === 'refused');
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
