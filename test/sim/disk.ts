import type { JournalEntry } from '../../src-main/journal/port.ts';
import type { Payment, PaymentState } from '../../src-main/payment/payment.ts';

type At = PaymentState['at'];

/** The states in which no money has moved and none will, as the design has them. */
const givenUp: ReadonlySet<At> = new Set<At>(['declined', 'reversed', 'abandoned', 'expired']);
const atRest: ReadonlySet<At> = new Set<At>(['posted', 'manual', ...givenUp]);

export function isGivenUpState(at: At): boolean {
  return givenUp.has(at);
}

/** Whether a queued payment in this state may still need its sealed card, as the design has it. */
export function mayNeedCard({ queue, state }: Payment): boolean {
  return queue !== undefined && (state.at === 'queued' || state.at === 'sending' || state.at === 'unknown');
}

/** A part of a bill that is booked: the rest may be paid by another payment, as the design has it. */
export function isBookedPart({ order, state }: Payment): boolean {
  return state.at === 'posted' && order.isPart === true;
}

function holdsInvoice(payment: Payment): boolean {
  return !givenUp.has(payment.state.at) && !isBookedPart(payment);
}

function isMailDue({ notice, mail }: Payment): boolean {
  return notice?.at === 'due' || mail?.at === 'due';
}

/** What has been written down, and survives every crash. */
export class Disk {
  /** In the order in which they were opened. */
  readonly payments = new Map<string, Payment>();
  /** Sealed cards by payment. */
  readonly cards = new Map<string, string>();
  /** How often anything was changed. */
  changes = 0;
  readonly #holders = new Map<string, string>();
  /** Both in the order in which they were opened: nothing that is at rest becomes unfinished again. */
  readonly #unfinished = new Map<string, Payment>();
  readonly #mailsDue = new Map<string, Payment>();

  at(paymentId: string): At | undefined {
    return this.payments.get(paymentId)?.state.at;
  }

  holderOf(invoiceNumber: string): Payment | undefined {
    const paymentId = this.#holders.get(invoiceNumber);
    return paymentId === undefined ? undefined : this.payments.get(paymentId);
  }

  unfinished(): Payment[] {
    return [...this.#unfinished.values()];
  }

  /** The payments that wait in the queue of sales or are on their way from there, oldest first. */
  queue(): Payment[] {
    const queue: Payment[] = [];
    for (const payment of this.#unfinished.values()) if (mayNeedCard(payment)) queue.push(payment);
    return queue;
  }

  hasReversing(): boolean {
    for (const { state } of this.#unfinished.values()) if (state.at === 'reversing') return true;
    return false;
  }

  mailsDue(): Payment[] {
    if (this.#mailsDue.size === 0) return [];
    return [...this.payments.values()].filter(isMailDue);
  }

  /** Whether nothing is left to do of itself. */
  isAtRest(): boolean {
    return this.#unfinished.size === 0 && this.#mailsDue.size === 0;
  }

  /** The last payment that is booked of an invoice, of the whole or of a part. */
  paidBy(invoiceNumber: string): Payment | undefined {
    return [...this.payments.values()].findLast(
      ({ order, state }) => state.at === 'posted' && order.invoice.invoiceNumber === invoiceNumber,
    );
  }

  /** Whether an entry would give an invoice a second payment that holds it. */
  isBusy(entries: readonly JournalEntry[]): boolean {
    return entries.some(({ payment }) => {
      const { paymentId, invoice } = payment.order;
      const holder = this.#holders.get(invoice.invoiceNumber);
      return holder !== undefined && holder !== paymentId && holdsInvoice(payment);
    });
  }

  keepCard(paymentId: string, sealed: string): void {
    this.changes += 1;
    this.cards.set(paymentId, sealed);
  }

  destroyCard(paymentId: string): void {
    this.changes += 1;
    this.cards.delete(paymentId);
  }

  commit(payment: Payment): void {
    this.changes += 1;
    const { order, state } = payment;
    const { paymentId, invoice } = order;
    this.payments.set(paymentId, payment);
    if (atRest.has(state.at)) this.#unfinished.delete(paymentId);
    else this.#unfinished.set(paymentId, payment);
    if (holdsInvoice(payment)) this.#holders.set(invoice.invoiceNumber, paymentId);
    else if (this.#holders.get(invoice.invoiceNumber) === paymentId)
      this.#holders.delete(invoice.invoiceNumber);
    if (isMailDue(payment)) this.#mailsDue.set(paymentId, payment);
    else this.#mailsDue.delete(paymentId);
  }
}
