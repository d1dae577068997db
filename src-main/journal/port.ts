import type { Payment, PaymentEvent, PaymentState } from '../payment/payment.ts';

/** One event and the payment as it stands after it. */
export interface JournalEntry {
  readonly event: PaymentEvent | { readonly is: 'opened' };
  readonly payment: Payment;
  readonly atUnixMs: number;
}

/**
 * The journal could not be read or written, or is not the one that was left. It may or may not hold the last
 * entry: the process must end, open it anew and read what is there. Never to be read as "it was not written".
 */
export class JournalFault extends Error {}

/** The append-only record of every payment: what is not in it has not happened. */
export interface Journal {
  /**
   * Writes the entries in one commit and returns once they are on the disk.
   *
   * @returns `invoice-busy`, with nothing written, when the invoice already has an open payment, or one that has paid it
   *   whole
   * @throws JournalFault when the commit failed in any way
   */
  append(entries: readonly JournalEntry[]): 'written' | 'invoice-busy';

  readPayment(paymentId: string): Payment | undefined;

  /**
   * The payment that keeps an invoice from being paid again: open, posted or in the hands of staff. A part of it that
   * is posted does not.
   */
  readBlocking(invoiceNumber: string): Payment | undefined;

  /** The last payment of this invoice that is posted, of the whole or of a part of it. */
  readPaidBy(invoiceNumber: string): Payment | undefined;

  /** Every payment that is neither final nor in the hands of staff, oldest first. */
  readUnfinished(): readonly Payment[];

  /** Every payment whose sealed card may still be needed: queued, or on its way from there. Oldest first. */
  readQueue(): readonly Payment[];

  /** Every payment whose customer is owed a mail: how it ended, or a receipt. Oldest first. */
  readMailsDue(): readonly Payment[];

  /** How many receipts were asked for by mail that no mail server takes. */
  countUnmailed(): number;

  /** How many queued payments charged nobody, and their customers do not know it yet. */
  countUntold(): number;

  /** By what people call it, such as K014-000381. */
  readReference(reference: string): Payment | undefined;

  /** By the number in its reference: the same under every name that this kiosk has had. */
  readNumber(number: number): Payment | undefined;

  /** How many payments are in any of these states. */
  countAt(states: readonly PaymentState['at'][]): number;

  /** How many payments were ever opened: the next reference is one more. */
  countPayments(): number;

  /**
   * Verifies pages, chain and payments from the first event to the last, beside the work of this process.
   *
   * @returns what is wrong, once it is known; undefined when the journal is sound
   */
  verifyWhole(): Promise<string | undefined>;

  close(): void;
}
