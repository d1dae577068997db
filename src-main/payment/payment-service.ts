import { createHash, randomUUID } from 'node:crypto';
import type { PaymentView } from '#contract/kiosk-api.ts';
import type { Biller } from '../biller/port.ts';
import type { Journal, JournalEntry } from '../journal/port.ts';
import type { PrintOutcome } from '../printer/port.ts';
import type { SealedCard, Vpos } from '../vpos/port.ts';
import { performDuty } from './duties.ts';
import {
  created,
  dutyOf,
  next,
  type Payment,
  type PaymentEvent,
  type PaymentOrder,
  type ReceiptKind,
} from './payment.ts';
import { viewOf } from './payment-view.ts';
import type { Clock } from './port.ts';
import { retryDelayMs } from './retry-schedule.ts';

export interface PaymentDevices {
  readonly journal: Journal;
  readonly vpos: Vpos;
  readonly biller: Biller;
  readonly clock: Clock;
  /** Lays the receipt out and prints it; never throws. */
  readonly printReceipt: (payment: Payment, kind: ReceiptKind) => Promise<PrintOutcome>;
  readonly log: (line: { readonly is: string } & Readonly<Record<string, string | number>>) => void;
}

export interface PaymentListeners {
  /** Tells the screen; never asked about money. */
  readonly show: (view: PaymentView) => void;
  /** The journal failed, or the program did: nothing more may be done in this process. */
  readonly onFault: (fault: unknown) => void;
}

/** How long the customer waits for the biller before being told that the bill will be updated later. */
const postingPatienceMs = 15_000;

/**
 * Walks payments to their ends: decide, write down, only then act.
 *
 * A power cut between any two lines leaves the journal at the last decision, and the next start goes on from there.
 */
export class PaymentService {
  readonly #devices: PaymentDevices;
  readonly #listeners: PaymentListeners;
  readonly #kioskId: string;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #toldLate = new Set<string>();
  #presentPaymentId: string | undefined;

  /** @param kioskId - begins every reference */
  constructor(devices: PaymentDevices, listeners: PaymentListeners, kioskId: string) {
    this.#devices = devices;
    this.#listeners = listeners;
    this.#kioskId = kioskId;
  }

  /** Writes down that an invoice is about to be paid. Nothing has been asked of anybody yet. */
  open(
    order: Omit<PaymentOrder, 'paymentId' | 'reference' | 'kioskId' | 'openedAtUnixMs'>,
  ): Payment | 'invoice-busy' {
    const { journal, clock } = this.#devices;
    const number = String(journal.countPayments() + 1).padStart(6, '0');
    const openedAtUnixMs = clock.nowUnixMs();
    const reference = `${this.#kioskId}-${number}`;
    const made = { paymentId: randomUUID(), reference, kioskId: this.#kioskId, openedAtUnixMs };
    const payment = created({ ...order, ...made });
    const answer = journal.append([{ event: { is: 'opened' }, payment, atUnixMs: openedAtUnixMs }]);
    return answer === 'written' ? payment : answer;
  }

  /** The customer turned back before confirming. Does nothing for a payment that is on its way. */
  leave(paymentId: string): void {
    const payment = this.#devices.journal.readPayment(paymentId);
    if (payment) this.#write(payment, { is: 'customer-left' });
  }

  /** Sends the sale, once, and takes the payment to its end. Undefined when it is not there to be confirmed. */
  confirm(paymentId: string, card: SealedCard): PaymentView | undefined {
    const payment = this.#devices.journal.readPayment(paymentId);
    if (!payment || this.#stopping.signal.aborted) return undefined;
    const sending = this.#write(payment, {
      is: 'confirmed',
      card: { brand: card.brand, lastFour: card.lastFour },
      requestDigest: digestOf(payment, card),
    });
    if (!sending) return undefined;
    this.#presentPaymentId = paymentId;
    this.#start(sending, card);
    return viewOf(sending, false);
  }

  /** The payment that the customer in front of the kiosk confirmed last, if any. */
  current(): PaymentView | undefined {
    if (this.#presentPaymentId === undefined) return undefined;
    const payment = this.#devices.journal.readPayment(this.#presentPaymentId);
    return payment && viewOf(payment, this.#toldLate.has(payment.order.paymentId));
  }

  /** The customer has gone: what is still to do goes on, but nothing is shown or printed for them any more. */
  forgetCustomer(): void {
    this.#presentPaymentId = undefined;
  }

  /** Takes up each unfinished payment of an earlier run. */
  recover(): void {
    const found = this.#devices.journal.readUnfinished();
    // All are written down before any is worked on: a journal that fails here has started nothing.
    const payments = found.map((payment) => this.#write(payment, { is: 'restarted' }) ?? payment);
    for (const payment of payments) {
      this.#devices.log({ is: 'payment-taken-up', paymentId: payment.order.paymentId, at: payment.state.at });
      this.#start(payment, undefined);
    }
  }

  /** Resolves when nothing is under way any more. What is unfinished is taken up by the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
  }

  #start(payment: Payment, card: SealedCard | undefined): void {
    const work = this.#walk(payment, card).catch((error: unknown) => {
      this.#stopping.abort();
      this.#listeners.onFault(error);
    });
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** The one loop: does the duty of the state until the state has none. */
  async #walk(from: Payment, card: SealedCard | undefined): Promise<void> {
    const { clock, log } = this.#devices;
    const { signal } = this.#stopping;
    let payment = from;
    // For the sale alone: afterwards nothing in this kiosk needs the sealed card any more.
    let unsentCard = card;
    let tries = 0;
    let sinceMs = clock.monotonicMs();
    while (dutyOf(payment.state) !== 'none' && !signal.aborted) {
      const waitedMs = clock.monotonicMs() - sinceMs;
      const event = await performDuty(payment, { ...this.#devices, card: unsentCard, waitedMs, signal });
      unsentCard = undefined;
      if (!event) return;
      const after = this.#write(payment, event);
      if (after) {
        // Late execution, and a customer's patience, are counted from the moment that the state began.
        if (after.state.at !== payment.state.at) sinceMs = clock.monotonicMs();
        const begun =
          payment.receipt.at !== 'printing' && after.receipt.at === 'printing' ? after.receipt : undefined;
        payment = begun ? await this.#print(after, begun.kind) : after;
        tries = 0;
        continue;
      }
      // Silence from the biller or to a reversal decides nothing: it is asked again, for as long as it takes.
      tries += 1;
      log({ is: 'asked-again', paymentId: payment.order.paymentId, duty: dutyOf(payment.state), tries });
      payment = await this.#tellIfLate(payment, clock.monotonicMs() - sinceMs);
      await clock.sleep(retryDelayMs(tries, Math.random()), signal);
    }
  }

  /** After a while the customer is told that the bank has approved and the biller will hear of it later. */
  async #tellIfLate(payment: Payment, waitedMs: number): Promise<Payment> {
    const { paymentId } = payment.order;
    const isLate = payment.state.at === 'approved' && waitedMs >= postingPatienceMs;
    if (!isLate || this.#toldLate.has(paymentId) || this.#presentPaymentId !== paymentId) return payment;
    this.#toldLate.add(paymentId);
    const begun = this.#write(payment, { is: 'print-started', kind: 'posting-later' });
    return begun ? this.#print(begun, 'posting-later') : payment;
  }

  /** Prints what has been written down as being printed, and writes down what came of it. */
  async #print(begun: Payment, kind: ReceiptKind): Promise<Payment> {
    const outcome = await this.#devices.printReceipt(begun, kind).catch((error: unknown): PrintOutcome => {
      // A receipt that cannot be made must not stop the payment that it is about.
      this.#devices.log({ is: 'receipt-failed', why: error instanceof Error ? error.name : 'unknown' });
      return { is: 'not-started', cause: 'error' };
    });
    return this.#write(begun, { is: 'print-ended', outcome }) ?? begun;
  }

  /**
   * Decides and writes down. The receipt is written down as begun in the same commit as the event that makes it
   * true. Undefined, with nothing written, when the event means nothing in this state.
   */
  #write(payment: Payment, event: PaymentEvent): Payment | undefined {
    const { journal, clock, log } = this.#devices;
    const after = next(payment, event);
    if (!after) return undefined;
    const entries: JournalEntry[] = [{ event, payment: after, atUnixMs: clock.nowUnixMs() }];
    const begun = this.#beginReceipt(event, after);
    if (begun) entries.push(begun);
    // "invoice-busy" cannot come back: since it was opened this payment is the one that holds the invoice.
    journal.append(entries);
    const written = begun?.payment ?? after;
    const cause = 'cause' in event ? { cause: event.cause } : {};
    log({ is: 'payment', paymentId: after.order.paymentId, event: event.is, at: after.state.at, ...cause });
    this.#show(written);
    return written;
  }

  /** What the customer, if still there, gets on paper of this event. */
  #beginReceipt(event: PaymentEvent, payment: Payment): JournalEntry | undefined {
    if (this.#presentPaymentId !== payment.order.paymentId) return undefined;
    if (event.is !== 'posted' && event.is !== 'reversed') return undefined;
    const print = { is: 'print-started', kind: event.is === 'posted' ? 'approved' : 'reversed' } as const;
    const begun = next(payment, print);
    return begun && { event: print, payment: begun, atUnixMs: this.#devices.clock.nowUnixMs() };
  }

  #show(payment: Payment): void {
    const { paymentId } = payment.order;
    if (this.#presentPaymentId !== paymentId) return;
    const view = viewOf(payment, this.#toldLate.has(paymentId));
    if (view) this.#listeners.show(view);
  }
}

/** SHA-256 of what is about to be sent: proves later what was asked, and holds no card data. */
function digestOf({ order }: Payment, card: SealedCard): string {
  const asked = [
    order.paymentId,
    order.amountMinor,
    order.currency,
    order.invoice.invoiceNumber,
    card.sealed,
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
