/** What is known of one payment from outside: by what was sent, booked, shown and printed. */
export interface Trace {
  readonly paymentId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: number;
  /** How often it was written down as being sent, and asked for. */
  sendings: number;
  sales: number;
  /** When it was last written down as being sent: in which boot, and at which event. */
  sendingBoot: number;
  sendingEvent: number;
  captures: number;
  /** When it was decided to give it back, and when that was last asked and came to an end; -1 for never. */
  reversingEvent: number;
  reversalEndedEvent: number;
  isToldNotCharged: boolean;
  isToldPaid: boolean;
  isMailed: boolean;
  /** Each receipt that a mailbox has, such as `a@example.com approved`. */
  readonly receiptsMailed: Set<string>;
  /** Whether the customer pressed for paper. */
  hasAskedForPaper: boolean;
  /** Queued, sent, and left to staff because nobody answered. */
  isOverdue: boolean;
  /** What may be on paper, such as `approved 0`: its kind, and which copy it says it is. */
  readonly papers: Set<string>;
  /** True time, in milliseconds of the life; -1 for never. */
  queuedAtMs: number;
  queuedBoot: number;
  wasClockRightWhenQueued: boolean;
}

/** Every payment that the journal or anybody outside has heard of. */
export class Traces {
  readonly all = new Map<string, Trace>();

  open(payment: Pick<Trace, 'paymentId' | 'invoiceNumber' | 'amountMinor'>): void {
    this.all.set(payment.paymentId, {
      ...payment,
      sendings: 0,
      sales: 0,
      sendingBoot: -1,
      sendingEvent: -1,
      captures: 0,
      reversingEvent: -1,
      reversalEndedEvent: -1,
      isToldNotCharged: false,
      isToldPaid: false,
      isMailed: false,
      receiptsMailed: new Set(),
      hasAskedForPaper: false,
      isOverdue: false,
      papers: new Set(),
      queuedAtMs: -1,
      queuedBoot: -1,
      wasClockRightWhenQueued: true,
    });
  }

  of(paymentId: string): Trace | undefined {
    return this.all.get(paymentId);
  }
}
