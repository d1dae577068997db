import type { CardBrand, DeclineReason } from '#contract/kiosk-api.ts';
import type { Currency, Minor } from '#contract/money.ts';
import type { PrintOutcome } from '../printer/port.ts';
import type { Approval } from '../vpos/port.ts';

/** Inquiries about one silent sale before it is reversed. */
export const inquiriesMax = 8;

/** What a payment is for: fixed, and on disk, before anything else happens. */
export interface PaymentOrder {
  /** UUID, made by this kiosk: the key of the payment at the VPOS and at the biller. */
  readonly paymentId: string;
  /** What people call it, such as K014-000381. */
  readonly reference: string;
  /** The kiosk that took it, by the name that it had then. */
  readonly kioskId: string;
  readonly driver: string;
  readonly openedAtUnixMs: number;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly invoice: {
    readonly invoiceNumber: string;
    readonly invoiceCode: string;
    readonly customerName: string;
    readonly detail: string;
    readonly subtotalMinor: number;
    readonly taxName: string;
    readonly taxMinor: number;
  };
}

export interface CardShown {
  readonly brand: CardBrand;
  readonly lastFour: string;
}

export type PaymentState =
  | { readonly at: 'created' }
  | { readonly at: 'sending'; readonly requestDigest: string }
  | { readonly at: 'unknown'; readonly cause: string; readonly inquiries: number }
  | { readonly at: 'approved'; readonly approval: Approval; readonly approvedAtUnixMs: number }
  | {
      readonly at: 'posted';
      readonly approval: Approval;
      readonly approvedAtUnixMs: number;
      readonly billerReceipt: string;
    }
  | { readonly at: 'declined'; readonly code: string; readonly reason: DeclineReason | 'never-arrived' }
  | { readonly at: 'reversing'; readonly reason: string }
  | {
      readonly at: 'reversed';
      readonly reason: string;
      readonly reversalReference: string;
      /** Whether money was given back, or the sale had never been executed and now cannot be. */
      readonly captured: boolean;
    }
  | { readonly at: 'manual'; readonly evidence: string }
  | { readonly at: 'abandoned'; readonly reason: 'customer-left' | 'restarted' | 'vpos-unreachable' };

/** One attempt at paper: written down before the first byte goes to the printer. */
export type ReceiptState =
  | { readonly at: 'none' }
  | { readonly at: 'printing'; readonly kind: ReceiptKind }
  | { readonly at: 'ended'; readonly kind: ReceiptKind; readonly outcome: PrintOutcome };

/** APROBADO; APLICACIÓN EN PROCESO, when the biller has not answered yet; ANULACIÓN, when the money was given back. */
export type ReceiptKind = 'approved' | 'posting-later' | 'reversed';

export interface Payment {
  readonly order: PaymentOrder;
  readonly card: CardShown | null;
  readonly state: PaymentState;
  readonly receipt: ReceiptState;
}

export type PaymentEvent =
  | { readonly is: 'confirmed'; readonly card: CardShown; readonly requestDigest: string }
  | { readonly is: 'customer-left' }
  | { readonly is: 'restarted' }
  | { readonly is: 'not-sent'; readonly cause: string }
  | { readonly is: 'approved'; readonly approval: Approval; readonly atUnixMs: number }
  | { readonly is: 'declined'; readonly code: string; readonly reason: DeclineReason }
  | { readonly is: 'silent'; readonly cause: string }
  | { readonly is: 'not-found'; readonly conclusive: boolean }
  | { readonly is: 'posted'; readonly billerReceipt: string }
  | { readonly is: 'post-refused'; readonly reason: string }
  | { readonly is: 'post-conflict'; readonly reason: string }
  | { readonly is: 'reversed'; readonly reversalReference: string; readonly captured: boolean }
  | { readonly is: 'reversal-refused'; readonly code: string }
  | { readonly is: 'print-started'; readonly kind: ReceiptKind }
  | { readonly is: 'print-ended'; readonly outcome: PrintOutcome };

/** What must be done for a payment in a state. `sale` is the only one that may not be repeated. */
export type Duty = 'sale' | 'inquire' | 'post' | 'reverse' | 'none';

/** The first state of every payment. */
export function created(order: PaymentOrder): Payment {
  return { order, card: null, state: { at: 'created' }, receipt: { at: 'none' } };
}

/** The duty of each state. A payment read back after a restart has been `restarted` first, so never `sending`. */
export function dutyOf(state: PaymentState): Duty {
  switch (state.at) {
    case 'sending':
      return 'sale';
    case 'unknown':
      return 'inquire';
    case 'approved':
      return 'post';
    case 'reversing':
      return 'reverse';
    default:
      return 'none';
  }
}

/**
 * The whole rule of money, as one pure function.
 *
 * Returns undefined when the event has no meaning in this state (a late or repeated answer, a silence that
 * changes nothing): nothing is then written. Silence is never read as "no": a card that may have been charged is
 * inquired about, and, when that stays without an answer, reversed; it is never charged again.
 */
export function next(payment: Payment, event: PaymentEvent): Payment | undefined {
  if (event.is === 'print-started' || event.is === 'print-ended') return afterPaper(payment, event);
  const state = nextState(payment, event);
  if (!state) return undefined;
  return event.is === 'confirmed' ? { ...payment, card: event.card, state } : { ...payment, state };
}

function nextState(payment: Payment, event: PaymentEvent): PaymentState | undefined {
  const { state } = payment;
  switch (state.at) {
    case 'created':
      return beforeSale(event);
    case 'sending':
      if (event.is === 'not-sent') return { at: 'abandoned', reason: 'vpos-unreachable' };
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
    case 'customer-left':
    case 'restarted':
      return { at: 'abandoned', reason: event.is };
    default:
      return undefined;
  }
}

function afterSale({ order }: Payment, event: PaymentEvent, inquiries: number): PaymentState | undefined {
  switch (event.is) {
    case 'approved':
      if (isForOrder(event.approval, order)) {
        return { at: 'approved', approval: event.approval, approvedAtUnixMs: event.atUnixMs };
      }
      return notSure('amount-differs', inquiries);
    case 'declined':
      return { at: 'declined', code: event.code, reason: event.reason };
    case 'not-found':
      if (event.conclusive) return { at: 'declined', code: 'not-found', reason: 'never-arrived' };
      return notSure('not-found', inquiries);
    case 'silent':
      return notSure(event.cause, inquiries);
    case 'reversed':
      return reversed('found-reversed', event);
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

function notSure(cause: string, inquiries: number): PaymentState {
  return inquiries < inquiriesMax ? { at: 'unknown', cause, inquiries } : { at: 'reversing', reason: cause };
}

function isForOrder(approval: Approval, order: PaymentOrder): boolean {
  return approval.amountMinor === order.amountMinor && approval.currency === order.currency;
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
  // An original is printed once; what takes it back may follow it.
  if (receipt.at === 'ended' && (event.kind !== 'reversed' || receipt.kind === 'reversed')) return undefined;
  return { ...payment, receipt: { at: 'printing', kind: event.kind } };
}

/** No paper may say what is not durable. */
function isTrue(kind: ReceiptKind, state: PaymentState): boolean {
  switch (kind) {
    case 'approved':
      return state.at === 'posted';
    case 'posting-later':
      return state.at === 'approved';
    case 'reversed':
      return state.at === 'reversed' && state.captured;
  }
}
