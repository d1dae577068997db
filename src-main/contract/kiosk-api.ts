import type * as v from 'valibot';
import type { CompanyLook, Country, EntryWays, ScreenSize } from './appearance.ts';
import type { EntryAnswers } from './entry.ts';
import type { Currency, Minor } from './money.ts';
import type { Outcome } from './outcome.ts';
import type { CallName, requests } from './requests.ts';

/** What every screen may know of the kiosk it runs on. */
export interface KioskView {
  readonly kioskId: string;
  readonly companyName: string;
  readonly branchName: string;
  readonly supportContact: string;
  readonly currency: Currency;
  /** The civil date where the kiosk stands, as ISO 8601 writes it. */
  readonly today: string;
  /** Whose wording is spoken: what a customer number or a tax is called differs. */
  readonly country: Country;
  readonly look: CompanyLook;
  readonly screen: ScreenSize;
  /** How a customer may begin here, besides signing in. */
  readonly ways: EntryWays;
  /** Never empty. The customer chooses where there are several. */
  readonly methods: readonly PaymentMethod[];
  /** Whether this kiosk can speak. */
  readonly hasVoice: boolean;
  readonly service:
    | { readonly is: 'open' }
    /** `isBackSoon`: it tries again by itself. */
    | { readonly is: 'out-of-service'; readonly code: string; readonly isBackSoon?: true };
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

/** One row of the list: what the customer needs to recognise a bill. Dates are ISO 8601 civil dates. */
export interface InvoiceSummary {
  readonly invoiceNumber: string;
  readonly invoiceCode: string;
  readonly accountNumber: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** From this day on the company may cut the service off, where it says so. */
  readonly cutOffOn?: string;
  readonly isOverdue: boolean;
  readonly customerName: string;
  readonly detail: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  /** A payment of it is under way, or done, at this kiosk: the company may not know of it for hours. */
  readonly isTaken: boolean;
  /** Of a paid one: when, and the company's own receipt number. */
  readonly paid?: { readonly paidOn: string; readonly billerReceipt: string };
}

/** What a line of a bill is, so that it can be explained in plain words. */
export type LineKind =
  | 'consumption'
  | 'fixed-charge'
  | 'tax'
  | 'subsidy'
  | 'balance'
  | 'late-fee'
  | 'service'
  | 'credit'
  | 'other';

export interface InvoiceLine {
  readonly description: string;
  readonly kind: LineKind;
  /** How much was used and what one costs, where the company says it: decimal numbers as text, such as "225". */
  readonly consumption?: { readonly quantity: string; readonly unit: string; readonly rate: string };
  /** Minor units; negative for a subsidy or a credit. */
  readonly amountMinor: number;
}

/** The whole bill, to be verified before paying. `amountMinor` is subtotal and tax together. */
export interface InvoiceView extends InvoiceSummary {
  readonly serviceAddress: string;
  readonly period: string;
  readonly lines: readonly InvoiceLine[];
  readonly subtotalMinor: number;
  /** What the tax is called where the bill is from, such as "ITBMS 7 %"; the amount is the biller's own. */
  readonly taxName: string;
  readonly taxMinor: number;
  /** The tax authority's code of the electronic invoice, where the biller gives one (Colombia). */
  readonly fiscalCode?: { readonly name: 'CUFE' | 'CUDE'; readonly value: string };
  /** Where the company takes a part of the amount: at least this much, and less than all. */
  readonly partial?: { readonly leastMinor: Minor };
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
  /** Only of a part: what is due of the bill before it, as the company has said just now. */
  readonly dueBeforeMinor?: Minor;
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

/** `phone`: the customer approves a bank transfer on their own telephone. */
export type PaymentMethod = 'credit' | 'debit' | 'phone';

/** The answer to each call, by name. */
export interface Answers extends EntryAnswers {
  describeKiosk: KioskView;
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
    | 'wrong-amount'
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
  /** A paid invoice of the customer who is signed in, where this kiosk took the payment: its receipt can be had again. */
  reopenPayment: Outcome<PaymentView, 'signed-out' | 'not-here'>;
  /** Says a text aloud in place of whatever is being said. Answered once it is said, or stopped. */
  speak: null;
  /** Stops saying anything. */
  hush: null;
}

export type RequestOf<K extends CallName> = v.InferOutput<(typeof requests)[K]>;

/** What main must answer. */
export type KioskHandlers = { [K in keyof Answers]: (request: RequestOf<K>) => Promise<Answers[K]> };

/** What screens get: the same calls, one stream of payment views, and one of what a scanner has read. */
export interface KioskApi extends KioskHandlers {
  onPayment(listener: (view: PaymentView) => void): () => void;
  onScan(listener: (code: string) => void): () => void;
}
