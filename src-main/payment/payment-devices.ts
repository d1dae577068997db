import type { PaymentView } from '#contract/kiosk-api.ts';
import type { Biller } from '../biller/port.ts';
import type { Journal } from '../journal/port.ts';
import type { MailAnswer } from '../mail/port.ts';
import type { PrintOutcome } from '../printer/port.ts';
import type { SealedCards } from '../sealed-cards/port.ts';
import type { Vpos } from '../vpos/port.ts';
import type { PaperAttempt, Payment, ReceiptKind } from './payment.ts';
import type { Chance, Clock } from './port.ts';
import type { QueueLimits } from './queue-limits.ts';

/** Everything that the payment service acts on. */
export interface PaymentDevices {
  readonly journal: Journal;
  readonly sealedCards: SealedCards;
  readonly vpos: Vpos;
  readonly biller: Biller;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Lays the receipt out and prints it; never throws. */
  readonly printReceipt: (payment: Payment, attempt: PaperAttempt) => Promise<PrintOutcome>;
  /** Mails an absent customer how their queued payment ended. Left out where the kiosk sends no mail. */
  readonly tellCustomer?: (payment: Payment) => Promise<MailAnswer>;
  /** Mails a receipt to whoever asked for it. Left out where the kiosk sends no mail. */
  readonly mailReceipt?: (payment: Payment, kind: ReceiptKind, to: string) => Promise<MailAnswer>;
  /** Keeps the merchant's copy of what was charged or given back; never rejects. */
  readonly keepCopy?: (payment: Payment) => Promise<void>;
  readonly log: (line: { readonly is: string } & Readonly<Record<string, string | number>>) => void;
}

export interface PaymentSettings {
  /** Begins every reference. */
  readonly kioskId: string;
  /** What the acquirer has permitted to be queued; undefined where it has permitted nothing. */
  readonly queue: QueueLimits | undefined;
}

export interface PaymentListeners {
  /** Tells the screen; never asked about money. */
  readonly show: (view: PaymentView) => void;
  /** The journal failed, or the program did: nothing more may be done in this process. */
  readonly onFault: (fault: unknown) => void;
  /** Told what each asking about money, or each paper, has shown of a device, long before anybody looks at it. */
  readonly onLine?: (side: 'vpos' | 'biller' | 'printer', hasAnswered: boolean) => void;
}
