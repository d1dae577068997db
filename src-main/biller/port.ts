import type { CodeSent, CustomerView } from '#contract/entry.ts';
import type { CardBrand, InvoiceSummary, InvoiceView } from '#contract/kiosk-api.ts';
import type { Currency, Minor } from '#contract/money.ts';

/** Who is let in, a customer or a guest. The token stays in the main process: no screen ever sees it. */
export interface BillerSession extends CustomerView {
  readonly token: string;
}

interface Silence {
  readonly is: 'silent';
  readonly cause: string;
}

export type SignInAnswer =
  | { readonly is: 'signed-in'; readonly session: BillerSession }
  | { readonly is: 'wrong-credentials' }
  | { readonly is: 'locked' }
  | { readonly is: 'silent'; readonly cause: string };

/** As the company knows its bills: what this kiosk has under way it cannot know. */
export type BilledSummary = Omit<InvoiceSummary, 'isTaken'>;
export type BilledInvoice = Omit<InvoiceView, 'isTaken'>;

/** Oldest first, from the asked offset on. */
export interface BilledPage {
  readonly invoices: readonly BilledSummary[];
  readonly total: number;
}

export type InvoicesAnswer =
  | { readonly is: 'found'; readonly page: BilledPage }
  | { readonly is: 'signed-out' }
  | { readonly is: 'silent'; readonly cause: string };

export type InvoiceAnswer =
  | { readonly is: 'found'; readonly invoice: BilledInvoice; readonly isPaid: boolean }
  | { readonly is: 'not-found' }
  | { readonly is: 'signed-out' }
  | { readonly is: 'silent'; readonly cause: string };

/** What the biller is told of a payment that the acquirer has approved. */
export interface BillerPosting {
  /** The idempotency key: the same payment is booked once, however often it is told. */
  readonly paymentId: string;
  readonly reference: string;
  /** The kiosk's name when the payment was made: a repeated posting must be the same to the letter. */
  readonly kioskId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: Minor;
  readonly currency: Currency;
  readonly authorizationCode: string;
  readonly retrievalReference: string;
  readonly cardBrand: CardBrand;
  readonly cardLastFour: string;
  readonly paidAtUnixMs: number;
  /** Only a part of the bill, which stays unpaid with the rest. */
  readonly isPart?: true;
}

export type PostAnswer =
  | { readonly is: 'posted'; readonly billerReceipt: string }
  /** A final no: the invoice was paid by another payment, or is not theirs. The charge must be reversed. */
  | { readonly is: 'refused'; readonly reason: string }
  /** The biller has this payment already, with other content: something is booked, and only a person can tell what. */
  | { readonly is: 'conflict'; readonly reason: string }
  | { readonly is: 'silent'; readonly cause: string };

/** A claim on an invoice, so that no other kiosk opens a payment of it meanwhile. */
export interface InvoiceHold {
  readonly invoiceNumber: string;
  /** Names the hold: asked again by the same payment it is prolonged, not refused. */
  readonly paymentId: string;
  readonly kioskId: string;
  /** How long the hold lives unless it is released, posted or prolonged, in milliseconds. */
  readonly holdForMs: number;
}

export type HoldAnswer =
  | { readonly is: 'held' }
  /** Another payment holds the invoice. */
  | { readonly is: 'held-elsewhere' }
  | { readonly is: 'already-paid' }
  /** This biller has no holds. */
  | { readonly is: 'not-offered' }
  | { readonly is: 'silent'; readonly cause: string };

/** A code as a company's bill carries it: to whom it is paid, and the bill's own payment reference. */
export interface BillReading {
  readonly payee: string;
  readonly reference: string;
}

export type ScanAnswer =
  | { readonly is: 'signed-in'; readonly session: BillerSession }
  | { readonly is: 'not-found' | 'already-paid' | 'too-many-tries' }
  | Silence;

export type FindAnswer =
  | { readonly is: 'signed-in'; readonly session: BillerSession }
  | { readonly is: 'no-match' | 'too-many-tries' }
  | Silence;

/** What proves that a bill is the customer's: both stand on it. */
export interface BillProof {
  readonly customerNumber: string;
  readonly invoiceCode: string;
}

export interface Registration extends BillProof {
  readonly email: string;
  readonly password: string;
}

/** A code went out by e-mail, or nobody may learn that none did. The id names what it will end. */
export interface CodeAnswer {
  readonly is: 'code-sent';
  readonly pendingId: string;
  readonly sent: CodeSent;
}

export type RegisterAnswer =
  | CodeAnswer
  | { readonly is: 'no-match' | 'already-registered' | 'weak-password' | 'too-many-tries' }
  | Silence;

export type ForgottenAnswer = CodeAnswer | { readonly is: 'too-many-tries' } | Silence;

export type ConfirmAnswer =
  | { readonly is: 'signed-in'; readonly session: BillerSession }
  | { readonly is: 'wrong-code' | 'expired-code' | 'too-many-tries' }
  | Silence;

export type NewPasswordAnswer = ConfirmAnswer | { readonly is: 'weak-password' };

/** Which bills of a list. */
export interface InvoiceRange {
  readonly offset: number;
  readonly limit: number;
  /** Left out, those of every account. */
  readonly account?: string;
}

/** The company whose bills are paid. Answers in these words; never throws for a bad line or a bad answer. */
export interface Biller {
  signIn(user: string, password: string): Promise<SignInAnswer>;
  signOut(session: BillerSession): Promise<void>;
  /** Unpaid invoices, oldest first. */
  listUnpaid(session: BillerSession, range: InvoiceRange): Promise<InvoicesAnswer>;
  readInvoice(session: BillerSession, invoiceNumber: string): Promise<InvoiceAnswer>;
  /** Tells of an approved payment. Repeatable, with the kiosk's own credential: the customer may be gone. */
  post(posting: BillerPosting): Promise<PostAnswer>;
  /** Claims an invoice for one payment. Repeatable; with the kiosk's own credential. */
  hold(hold: InvoiceHold): Promise<HoldAnswer>;
  /** Gives a claim up. Repeatable; does nothing to another payment's hold. A lost release ends with the hold's time. */
  release(hold: Pick<InvoiceHold, 'invoiceNumber' | 'paymentId'>): Promise<void>;
  /** Whether the biller answers at all now. */
  probe(): Promise<boolean>;
}

/** The same company as a visit knows it: with every way in, and what was paid. */
export interface CustomerBiller extends Biller {
  /** Paid invoices, the one that was paid last first. */
  listPaid(session: BillerSession, range: InvoiceRange): Promise<InvoicesAnswer>;
  /** A guest who sees the bills that these readings of one code name, and no other. At most four readings. */
  openScanned(readings: readonly BillReading[]): Promise<ScanAnswer>;
  /** A guest who sees what is unpaid of the customer whose bill they hold. */
  openFound(proof: BillProof): Promise<FindAnswer>;
  /** Asks for an account. Repeatable: each time with a code and a pending id of its own. */
  register(registration: Registration): Promise<RegisterAnswer>;
  confirmRegistration(pendingId: string, code: string): Promise<ConfirmAnswer>;
  /** Answered alike, and as soon, for a user whom nobody knows. */
  askNewPassword(user: string): Promise<ForgottenAnswer>;
  /** Signs the customer in, and out everywhere else. */
  setNewPassword(pendingId: string, code: string, password: string): Promise<NewPasswordAnswer>;
}
