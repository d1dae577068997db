import type { Answers, ReceiptView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Log } from './log.ts';
import type { Journal } from './journal/port.ts';
import { truestReceipt } from './payment/paper.ts';
import type { Payment, ReceiptKind } from './payment/payment.ts';
import type { PaymentService } from './payment/payment-service.ts';

export interface ReceiptDeskParts {
  readonly payments: PaymentService;
  readonly journal: Journal;
  /** Whether this kiosk has a mail server. */
  readonly hasMail: boolean;
  readonly preview: (payment: Payment, kind: ReceiptKind) => ReceiptView;
  readonly log: Log;
}

/** What the customer does about the receipt of the payment that is on the screen, and of no other. */
export class ReceiptDesk {
  readonly #parts: ReceiptDeskParts;

  constructor(parts: ReceiptDeskParts) {
    this.#parts = parts;
  }

  print({ paymentId }: RequestOf<'printReceipt'>): null {
    if (this.#isShown(paymentId)) this.#parts.payments.print(paymentId);
    return null;
  }

  confirmPaper({ paymentId, isWhole }: RequestOf<'confirmPaper'>): null {
    if (this.#isShown(paymentId)) this.#parts.payments.notePaper(paymentId, isWhole);
    return null;
  }

  mail({ paymentId, to }: RequestOf<'mailReceipt'>): Answers['mailReceipt'] {
    if (!this.#isShown(paymentId)) return refused('no-such-payment');
    if (!this.#parts.hasMail) return refused('no-mail');
    return this.#parts.payments.mail(paymentId, to) ? accepted(null) : refused('no-mail');
  }

  read({ paymentId }: RequestOf<'readReceipt'>): Answers['readReceipt'] {
    if (!this.#isShown(paymentId)) return refused('no-such-payment');
    const payment = this.#parts.journal.readPayment(paymentId);
    const kind = payment && truestReceipt(payment);
    if (!payment || kind === undefined) return refused('no-receipt');
    try {
      return accepted(this.#parts.preview(payment, kind));
    } catch (error) {
      // A receipt that cannot be shown must not end the kiosk that shows the payment.
      this.#parts.log({ is: 'receipt-failed', why: error instanceof Error ? error.message : 'unknown' });
      return refused('no-receipt');
    }
  }

  #isShown(paymentId: string): boolean {
    return this.#parts.payments.current()?.paymentId === paymentId;
  }
}
