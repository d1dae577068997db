import type { DeclineReason, PaymentMethod } from '#contract/kiosk-api.ts';
import type { PaperReason, PaymentState } from '../../payment/payment.ts';
import type { ChipData } from '../../vpos/port.ts';

type ReasonAt<At extends PaymentState['at']> = Extract<
  PaymentState,
  { readonly at: At; readonly reason: unknown }
>['reason'];

/**
 * Every word on paper, once for each language: what is missing in one does not compile. Moments, amounts and names
 * come in already written. Short lines: the narrow paper has 32 columns.
 */
export interface ReceiptWords {
  readonly kiosk: (kioskId: string) => string;
  readonly copyFor: { readonly customer: string; readonly merchant: string };
  readonly reprint: {
    readonly heading: (copy: number) => string;
    readonly printedAt: (moment: string) => string;
    readonly why: Readonly<Record<PaperReason, string>>;
    readonly notNew: string;
    readonly mark: string;
  };
  readonly titles: {
    readonly approved: string;
    readonly postingLater: string;
    readonly declined: string;
    readonly notMade: string;
    readonly queued: string;
    readonly queuedIsNoProof: string;
    readonly noAnswer: string;
    readonly reversed: string;
    /** Below the title of every paper about a part of a bill. */
    readonly part: string;
  };
  /** On a paper that follows one of another kind. */
  readonly replacesEarlier: string;
  readonly labels: Readonly<Record<Label, string>>;
  readonly methods: Readonly<Record<PaymentMethod, string>>;
  readonly entry: Readonly<Record<ChipData['entry'] | 'keyed', string>>;
  readonly verification: Readonly<Record<ChipData['verification'], string>>;
  /** What the state of the payment means for whoever holds the paper. */
  readonly says: {
    readonly posted: string;
    readonly postedPart: string;
    readonly postingLater: string;
    readonly reversed: string;
    readonly reversedPart: string;
    readonly nothingCharged: string;
    /** The hold that a bank may keep on the money after a declined sale. */
    readonly bankHold: string;
    readonly notPaid: string;
    readonly alreadyPaid: string;
    readonly queued: string;
    readonly queuedDoNotPayAgain: string;
    readonly mailed: string;
    /** The same for a guest, who has no account. */
    readonly mailedAsTyped: string;
    readonly noAnswer: Readonly<Record<'unknown' | 'reversing' | 'manual', string>>;
    readonly doNotPayAgain: string;
    readonly howToAsk: string;
    readonly howToAskWithoutCard: string;
    readonly keep: (contact: string) => string;
    readonly keepUntilKnown: (contact: string) => string;
    readonly contact: (contact: string) => string;
    readonly scanToVerify: string;
    readonly scanToFollow: string;
  };
  readonly declined: Readonly<Record<DeclineReason | 'never-arrived', string>>;
  readonly abandoned: Readonly<Record<ReasonAt<'abandoned'>, string>>;
  readonly expired: Readonly<Record<ReasonAt<'expired'>, string>>;
  readonly reversedBeforeCharge: string;
  readonly report: ReportWords;
  readonly selfTest: SelfTestWords;
}

type Label =
  | 'receipt'
  | 'reference'
  | 'date'
  | 'takenAt'
  | 'paidAt'
  | 'printedAt'
  | 'madeAt'
  | 'sentUntil'
  | 'invoice'
  | 'invoiceCode'
  | 'customer'
  | 'detail'
  | 'subtotal'
  | 'dueBefore'
  | 'dueAfter'
  | 'paidWith'
  | 'entry'
  | 'authorization'
  | 'retrievalReference'
  | 'batchAndTrace'
  | 'merchantAndTerminal'
  | 'application'
  | 'cryptogram'
  | 'originalAuthorization'
  | 'reversal'
  | 'reason'
  | 'responseCode'
  | 'permission'
  | 'billerReceipt'
  | 'totalPaid'
  | 'totalOfPart'
  | 'totalReversed'
  | 'amountQueued'
  | 'amountTried'
  | 'amountInDoubt'
  | 'totalCharged'
  | 'paymentId'
  | 'attempt';

export interface ReportWords {
  readonly reading: string;
  readonly readingClosesNothing: string;
  readonly closing: string;
  readonly labels: Readonly<Record<ReportLabel, string>>;
  readonly range: (first: string, last: string) => string;
  readonly noReceipts: string;
  readonly firstClosing: string;
  readonly acquirer: Readonly<Record<'agrees' | 'differs' | 'not-known', string>>;
  readonly closingDigest: string;
  readonly previousDigest: string;
  readonly journalHead: string;
  readonly signature: string;
}

type ReportLabel =
  | 'shift'
  | 'closingNumber'
  | 'from'
  | 'to'
  | 'read'
  | 'closed'
  | 'receipts'
  | 'operators'
  | 'approved'
  | 'reversed'
  | 'net'
  | 'notCharged'
  | 'queued'
  | 'inDoubt'
  | 'manual'
  | 'copies'
  | 'unknownPrints'
  | 'batch'
  | 'reconciled'
  | 'acquirerHas'
  | 'difference'
  | 'previousClosing';

export interface SelfTestWords {
  readonly title: string;
  readonly lead: string;
  readonly labels: Readonly<
    Record<'columns' | 'codePage' | 'proof' | 'receiveBuffer' | 'cutter' | 'ruler' | 'characters', string>
  >;
  readonly bold: string;
  readonly large: string;
  readonly codes: string;
  readonly proof: Readonly<Record<'process-id' | 'status-in-turn', string>>;
  readonly bytes: (count: number) => string;
  readonly yes: string;
  readonly no: string;
  readonly end: string;
}
