import * as v from 'valibot';
import type { Currency, Minor } from './money.ts';
import type { Outcome } from './outcome.ts';

/** What every screen may know of the kiosk it runs on. */
export interface KioskView {
  readonly kioskId: string;
  readonly companyName: string;
  readonly branchName: string;
  readonly supportContact: string;
  readonly currency: Currency;
  /** The civil date where the kiosk stands, as ISO 8601 writes it. */
  readonly today: string;
  /** CSS pixels in one millimetre of this screen: sizes are physical, so that a finger always fits. */
  readonly pxPerMm: number;
  readonly service: { readonly is: 'open' } | { readonly is: 'out-of-service'; readonly code: string };
  /** `verified` only while the VPOS has just proven that it holds the pinned sealing key. */
  readonly channel: 'verified' | 'unverified';
  /** Whether the company answered when it was last asked. */
  readonly biller: 'answering' | 'silent';
  /**
   * What a customer who pays now can expect of the bank: `online` an answer, `queue` that the payment waits for it,
   * `unavailable` that this kiosk cannot take it.
   */
  readonly paying: 'online' | 'queue' | 'unavailable';
  /** What the acquirer permits to be queued while it cannot be reached; null when nothing. */
  readonly queue: { readonly paymentMaxMinor: number; readonly ageMaxHours: number } | null;
  /** How many payments wait for whom, for staff to see at a glance. */
  readonly waiting: WaitingCounts;
  readonly printer: PrinterView;
  /** The ways besides paper in which this kiosk can give a receipt. */
  readonly receipts: { readonly byMail: boolean; readonly byPhone: boolean };
  /** A payment that is still being worked on, for a screen that was reloaded in its middle. */
  readonly payment: PaymentView | null;
}

export type PrinterView =
  | { readonly is: 'ready'; readonly isNearEnd: boolean }
  | { readonly is: 'unavailable'; readonly fault: PrinterFault };

export type PrinterFault =
  'unreachable' | 'mute' | 'garbled' | 'paper-out' | 'cover-open' | 'cutter' | 'error' | 'connection-lost';

export interface WaitingCounts {
  /** For the VPOS, to be charged. */
  readonly queued: number;
  /** For an answer of the VPOS: they were sent, and may be charged. */
  readonly checking: number;
  /** For the biller, to be booked. */
  readonly posting: number;
  /** For the VPOS, to be given back. */
  readonly reversing: number;
  /** For a person: nothing more happens by itself. */
  readonly staff: number;
  /** Customers who do not know yet that their queued payment was not made. */
  readonly untold: number;
  /** Customers whose receipt no mail server takes. */
  readonly unmailed: number;
}

export interface CustomerView {
  readonly name: string;
  readonly email: string;
}

/** One row of the list: what the customer needs to recognise a bill. Dates are ISO 8601 civil dates. */
export interface InvoiceSummary {
  readonly invoiceNumber: string;
  readonly invoiceCode: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly customerName: string;
  readonly detail: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  /** A payment of it is under way, or done, at this kiosk: the company may not know of it for hours. */
  readonly isTaken: boolean;
}

export interface InvoiceLine {
  readonly description: string;
  /** Minor units; negative for a subsidy or a credit. */
  readonly amountMinor: number;
}

/** The whole bill, to be verified before paying. `amountMinor` is subtotal and tax together. */
export interface InvoiceView extends InvoiceSummary {
  readonly accountNumber: string;
  readonly serviceAddress: string;
  readonly period: string;
  readonly lines: readonly InvoiceLine[];
  readonly subtotalMinor: number;
  /** What the tax is called where the bill is from, such as "ITBMS 7 %"; the amount is the biller's own. */
  readonly taxName: string;
  readonly taxMinor: number;
  /** The tax authority's code of the electronic invoice, where the biller gives one (Colombia). */
  readonly fiscalCode?: { readonly name: 'CUFE' | 'CUDE'; readonly value: string };
}

export interface InvoicePage {
  /** Oldest first, from the asked offset on. */
  readonly invoices: readonly InvoiceSummary[];
  readonly total: number;
  /** The company is silent: this is what it said when it was last asked, in this visit. */
  readonly isOfEarlier: boolean;
}

/** A payment that was opened and not yet confirmed: the values that the card is sealed to. */
export interface OpenedPayment {
  readonly paymentId: string;
  /** What the customer and staff call this payment, such as K014-000381. */
  readonly reference: string;
  readonly kioskId: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  /**
   * Null for a payment that is charged at once. Otherwise it waits for the bank under this permission of the acquirer,
   * its card is sealed without its code, and it is sent within so many hours.
   */
  readonly queue: { readonly permissionId: string; readonly ageMaxHours: number } | null;
  /** How the printer is just now: without it the customer chooses another receipt before the card is asked for. */
  readonly printer: PrinterView;
}

export type DeclineReason =
  | 'insufficient-funds'
  | 'expired-card'
  | 'wrong-details'
  | 'wrong-code'
  | 'over-limit'
  | 'blocked-card'
  | 'call-bank'
  | 'declined-by-bank';

/** How a payment stands, in the customer's terms. */
export type PaymentStep =
  | { readonly at: 'charging' }
  | { readonly at: 'checking' }
  /** Not charged yet: it waits for the bank, until this moment at the latest (milliseconds since 1970). */
  | { readonly at: 'queued'; readonly deadlineUnixMs: number }
  | { readonly at: 'telling-biller' }
  | { readonly at: 'paid'; readonly authorizationCode: string; readonly billerReceipt: string }
  | { readonly at: 'paid-posting-later'; readonly authorizationCode: string }
  | { readonly at: 'declined'; readonly reason: DeclineReason }
  | {
      readonly at: 'not-charged';
      readonly why:
        'vpos-unreachable' | 'never-arrived' | 'reversed' | 'already-paid' | 'cancelled' | 'expired';
    }
  | { readonly at: 'reversing' }
  | { readonly at: 'needs-staff' };

/**
 * `printed-uncut` hangs whole on the printer; `incomplete` stopped in the middle and is printed again, as a copy, once
 * there is paper; `maybe-printed` is asked about; of `not-printed` nothing came out.
 */
export type ReceiptStep =
  'none' | 'printing' | 'printed' | 'printed-uncut' | 'incomplete' | 'not-printed' | 'maybe-printed';

export type MailStep = 'none' | 'under-way' | 'sent' | 'refused';

/** What a screen may know of a payment. No card number crosses the contract, only its last four digits. */
export interface PaymentView {
  readonly paymentId: string;
  readonly reference: string;
  readonly invoiceNumber: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly card: { readonly brand: CardBrand; readonly lastFour: string };
  readonly step: PaymentStep;
  /** It waited for the bank, and was sent without its customer. */
  readonly wasQueued: boolean;
  readonly receipt: ReceiptStep;
  /** Whether a receipt can be printed of it now, as original or as numbered copy. */
  readonly mayPrint: boolean;
  readonly mail: MailStep;
}

/** A receipt as it looks on paper. */
export interface ReceiptView {
  /** Characters in a line of the plain font. */
  readonly columns: number;
  readonly lines: readonly ReceiptLine[];
  /** What a phone is shown to take the receipt along; null where this kiosk has no such page. */
  readonly link: { readonly url: string; readonly qr: QrRows } | null;
}

export type ReceiptLine =
  | { readonly is: 'text'; readonly text: string; readonly isBold: boolean; readonly isLarge: boolean }
  | { readonly is: 'qr'; readonly rows: QrRows }
  /** Its bars: 1 is dark, without the light ends. */
  | { readonly is: 'barcode'; readonly payload: string; readonly bars: string }
  /** One text a row, 1 is black, a dot each. */
  | { readonly is: 'picture'; readonly rows: readonly string[] };

/** The modules of a QR code from top to bottom, 1 is dark. Without its quiet zone. */
export type QrRows = readonly string[];

export type CardBrand = 'visa' | 'mastercard';

/** The answer to each call, by name. */
export interface Answers {
  describeKiosk: KioskView;
  signIn: Outcome<CustomerView, 'wrong-credentials' | 'locked' | 'biller-offline' | 'out-of-service'>;
  endSession: null;
  listInvoices: Outcome<InvoicePage, 'signed-out' | 'biller-offline'>;
  readInvoice: Outcome<InvoiceView, 'signed-out' | 'not-found' | 'biller-offline'>;
  openPayment: Outcome<
    OpenedPayment,
    | 'signed-out'
    | 'not-found'
    | 'already-paid'
    | 'in-progress-elsewhere'
    | 'biller-offline'
    | 'vpos-offline'
    | 'over-queue-limit'
    | 'queue-full'
    | 'out-of-service'
  >;
  leavePayment: null;
  confirmPayment: Outcome<
    PaymentView,
    'signed-out' | 'no-such-payment' | 'wrong-email' | 'over-queue-limit' | 'queue-full' | 'out-of-service'
  >;
  /** A payment of an earlier visit, for whoever knows its reference and its card's last four digits. */
  findPayment: Outcome<PaymentView, 'not-found' | 'too-many-tries' | 'out-of-service'>;
  /** These are for the payment that is on the screen, and do nothing for any other. */
  printReceipt: null;
  confirmPaper: null;
  mailReceipt: Outcome<null, 'no-such-payment' | 'no-mail'>;
  readReceipt: Outcome<ReceiptView, 'no-such-payment' | 'no-receipt'>;
}

const paymentId = v.pipe(v.string(), v.uuid());
const email = v.pipe(v.string(), v.trim(), v.maxLength(254));
const invoiceNumber = v.pipe(v.string(), v.minLength(1), v.maxLength(40));

/**
 * The check each request must pass, by the same names: a name missing on either side does not
 * compile. Preload, ipc and the stand-in are all built from this table, so none can drift from it.
 */
export const requests = {
  describeKiosk: v.strictObject({}),
  signIn: v.strictObject({
    user: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
    password: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  }),
  endSession: v.strictObject({}),
  listInvoices: v.strictObject({
    offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
    limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  }),
  readInvoice: v.strictObject({ invoiceNumber }),
  openPayment: v.strictObject({ invoiceNumber }),
  leavePayment: v.strictObject({ paymentId }),
  findPayment: v.strictObject({
    reference: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z0-9]{2,10}-\d{6,9}$/)),
    lastFour: v.pipe(v.string(), v.regex(/^\d{4}$/)),
  }),
  printReceipt: v.strictObject({ paymentId }),
  confirmPaper: v.strictObject({ paymentId, isWhole: v.boolean() }),
  mailReceipt: v.strictObject({ paymentId, to: email }),
  readReceipt: v.strictObject({ paymentId }),
  confirmPayment: v.strictObject({
    paymentId,
    email,
    receipt: v.strictObject({ onPaper: v.boolean(), byMail: v.boolean() }),
    acceptedTerms: v.literal(true),
    card: v.strictObject({
      brand: v.picklist(['visa', 'mastercard']),
      lastFour: v.pipe(v.string(), v.regex(/^\d{4}$/)),
      /** Compact JWE: five base64url parts, sealed to the acquirer; nobody in the kiosk can open it. */
      sealed: v.pipe(v.string(), v.maxLength(4096), v.regex(/^[\w-]+(\.[\w-]*){4}$/)),
    }),
  }),
} as const satisfies Record<keyof Answers, v.GenericSchema>;

export type CallName = keyof Answers;
export const callNames = Object.keys(requests) as CallName[];

export type RequestOf<K extends CallName> = v.InferOutput<(typeof requests)[K]>;

/** What main must answer. */
export type KioskHandlers = { [K in CallName]: (request: RequestOf<K>) => Promise<Answers[K]> };

/** What screens get: the same calls, and one stream of payment views. */
export interface KioskApi extends KioskHandlers {
  onPayment(listener: (view: PaymentView) => void): () => void;
}
