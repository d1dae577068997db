import type { Language } from '#contract/appearance.ts';
import type { CardBrand, DeclineReason, PaymentMethod } from '#contract/kiosk-api.ts';
import type { Currency, Minor } from '#contract/money.ts';
import type { PrintOutcome } from '../printer/port.ts';
import type { Approval } from '../vpos/port.ts';

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
    /** The tax authority's code of the electronic invoice, where the biller gives one. */
    readonly fiscalCode?: { readonly name: 'CUFE' | 'CUDE'; readonly value: string };
  };
  /** The language that the customer chose: of every paper and mail. Spanish when left out. */
  readonly language?: Language;
  /** What the customer said that the card is; left out where nobody asked. */
  readonly method?: PaymentMethod;
  /** Only a part of the bill: the rest may be paid by another payment, once this one is booked. */
  readonly isPart?: true;
  /** Only of a part: what was left to pay of the bill before it, as the biller said it just then. Minor units. */
  readonly dueBeforeMinor?: Minor;
}

export interface CardShown {
  readonly brand: CardBrand;
  readonly lastFour: string;
}

/** Under what a sale waits for an acquirer that could not be reached (store and forward). */
export interface QueueTerms {
  /** The acquirer's written permission, as the configuration named it then. */
  readonly permissionId: string;
  readonly queuedAtUnixMs: number;
  /** When it will have been sent at the latest: what the customer's paper says. */
  readonly deadlineUnixMs: number;
  /** Where the customer is told how it ended; null where this kiosk sends no mail. */
  readonly email: string | null;
  /** A guest has typed the address. Otherwise it is that of the customer's account. */
  readonly isTyped?: true;
}

export type PaymentState =
  | { readonly at: 'created' }
  | { readonly at: 'queued' }
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
  | {
      readonly at: 'abandoned';
      readonly reason: 'customer-left' | 'restarted' | 'vpos-unreachable' | 'held-elsewhere' | 'already-paid';
    }
  | { readonly at: 'expired'; readonly reason: 'too-old' | 'card-lost' };

/** One attempt at paper: written down before the first byte goes to the printer. */
export type ReceiptState =
  | { readonly at: 'none' }
  | ({ readonly at: 'printing' } & PaperAttempt)
  | ({ readonly at: 'ended' } & PaperAttempt & {
        readonly outcome: PrintOutcome;
        /** What the customer said of a paper that the printer did not vouch for: whether it came out whole. */
        readonly isWhole?: boolean;
      });

/** One attempt at paper: written down before the first byte goes to the printer. */
export interface PaperAttempt {
  readonly kind: ReceiptKind;
  /** 0 is the original; k is REIMPRESIÓN N.º k. Only the first attempt that can have reached paper is an original. */
  readonly copy: number;
  /** Why there is a copy. */
  readonly why: PaperReason;
}

/** `first` at this kind; `incomplete` when the one before stopped in the middle; `asked` for by whoever is there. */
export type PaperReason = 'first' | 'incomplete' | 'asked';

/**
 * EN COLA, which proves no payment; SIN RESPUESTA, when nobody knows yet whether it was charged; APLICACIÓN EN
 * PROCESO, when the biller has not answered yet; APROBADO; RECHAZADO or PAGO NO REALIZADO, when nothing was charged;
 * and ANULACIÓN, when the money was given back.
 */
export type ReceiptKind = 'queued' | 'no-answer' | 'posting-later' | 'approved' | 'not-charged' | 'reversed';

/** Receipts by mail, asked for by the customer. Each time that there is more to say, one more is due. */
export interface ReceiptMail {
  readonly at: 'waiting' | 'due' | 'refused';
  readonly to: string;
  /** What the last one said; null before the first. */
  readonly sent: ReceiptKind | null;
  /** How often it was asked for. */
  readonly asked: number;
  /** Why the mail server will not take it: only at `refused`. */
  readonly why?: string;
}

/** How an absent customer is told of the end of their queued payment. */
export type NoticeState =
  | { readonly at: 'due' }
  | { readonly at: 'sent' }
  /** They left no address, or no mail server takes what is sent there. Staff see it until they have asked. */
  | { readonly at: 'untold'; readonly why: string }
  /** They have asked at the kiosk and seen it. */
  | { readonly at: 'seen' };

export interface Payment {
  readonly order: PaymentOrder;
  readonly card: CardShown | null;
  readonly state: PaymentState;
  readonly receipt: ReceiptState;
  /** What the acquirer approved, kept when it is given back: ANULACIÓN names both authorizations. */
  readonly approval?: Approval;
  readonly approvedAtUnixMs?: number;
  /** Only of a payment that was queued, from then on for good. */
  readonly queue?: QueueTerms;
  readonly notice?: NoticeState;
  /** How the customer wants the receipt; on paper alone when left out. */
  readonly wish?: ReceiptWish;
  /** How many attempts of each kind may have reached paper. */
  readonly papers?: Partial<Readonly<Record<ReceiptKind, number>>>;
  /** Only of a payment whose receipt was asked for by mail. */
  readonly mail?: ReceiptMail;
}

/** How the customer wants the receipt, as chosen before paying. */
export interface ReceiptWish {
  readonly onPaper: boolean;
  /** The address to which it is mailed; null for none. */
  readonly mailTo: string | null;
}

export type PaymentEvent =
  | {
      readonly is: 'confirmed';
      readonly card: CardShown;
      readonly requestDigest: string;
      readonly wish?: ReceiptWish;
    }
  | {
      readonly is: 'queued';
      readonly card: CardShown;
      readonly queue: QueueTerms;
      readonly requestDigest: string;
      readonly wish?: ReceiptWish;
    }
  | { readonly is: 'sale-started'; readonly requestDigest: string }
  | { readonly is: 'expired'; readonly reason: 'too-old' | 'card-lost' }
  /** The acquirer has said nothing that can be used of a queued sale until long after its deadline. */
  | { readonly is: 'overdue' }
  | { readonly is: 'customer-left' }
  /** The biller keeps the invoice for another payment, or has it paid: found before the card was asked for. */
  | { readonly is: 'not-held'; readonly reason: 'held-elsewhere' | 'already-paid' }
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
  | { readonly is: 'print-started'; readonly kind: ReceiptKind; readonly why: PaperReason }
  | { readonly is: 'print-ended'; readonly outcome: PrintOutcome }
  /** The customer has said whether a paper came out whole that the printer did not vouch for. */
  | { readonly is: 'paper-seen'; readonly isWhole: boolean }
  | { readonly is: 'mail-asked'; readonly to: string }
  /** The customer has waited long enough for more: what is known now is mailed. */
  | { readonly is: 'mail-owed' }
  | { readonly is: 'receipt-mailed'; readonly kind: ReceiptKind; readonly to: string }
  | { readonly is: 'receipt-mail-refused'; readonly why: string; readonly to: string }
  | { readonly is: 'notice-sent' }
  | { readonly is: 'notice-refused'; readonly why: string }
  | { readonly is: 'notice-seen' };

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

/** The states in which a queued sale's sealed card may still be needed. */
export const statesWithCard: readonly PaymentState['at'][] = ['queued', 'sending', 'unknown'];

/** Whether its sealed card may still be needed. In every other state it is destroyed. */
export function needsSealedCard({ queue, state }: Payment): boolean {
  return queue !== undefined && statesWithCard.includes(state.at);
}

/**
 * Whether the invoice may be paid by another payment: nothing was charged, or a part of it is booked, and there is a
 * rest. While the money of a payment is not settled, nobody else may pay its invoice.
 */
export function letsGoOfInvoice({ order, state }: Pick<Payment, 'order' | 'state'>): boolean {
  return isGivenUp(state) || (state.at === 'posted' && order.isPart === true);
}

/** Whether a payment has ended with nothing charged. */
export function isGivenUp({ at }: PaymentState): boolean {
  return at === 'declined' || at === 'reversed' || at === 'abandoned' || at === 'expired';
}
