import type { PaymentView } from '#contract/kiosk-api.ts';
import type { HoldAnswer } from '../biller/port.ts';
import type { JournalEntry } from '../journal/port.ts';
import { automaticReceipt, truestReceipt } from './paper.ts';
import {
  letsGoOfInvoice,
  needsSealedCard,
  type PaperAttempt,
  type Payment,
  type PaymentEvent,
} from './payment.ts';
import type { PaymentDevices, PaymentListeners } from './payment-devices.ts';
import { viewOf } from './payment-view.ts';
import { next } from './rule.ts';

type BookDevices = Pick<PaymentDevices, 'journal' | 'sealedCards' | 'biller' | 'clock' | 'log' | 'keepCopy'>;

/** Told of every decision once it is durable. */
export type DecisionListener = (payment: Payment) => void;

/** Told of every receipt that has been written down as begun: it is to be printed now. */
export type ReceiptListener = (payment: Payment, attempt: PaperAttempt) => void;

/**
 * Decides by the rule and writes the decision down, before anybody acts on it.
 *
 * Every event of every payment comes through here and meets the payment as the journal has it, never a copy that
 * somebody kept.
 */
export class PaymentBook {
  readonly #devices: BookDevices;
  readonly #show: PaymentListeners['show'];
  readonly #onDecision: DecisionListener[] = [];
  readonly #onReceipt: ReceiptListener[] = [];
  readonly #stopping = new AbortController();
  readonly #releases = new Map<string, Promise<void>>();
  readonly #toldLate = new Set<string>();
  #presentPaymentId: string | undefined;

  constructor(devices: BookDevices, show: PaymentListeners['show']) {
    this.#devices = devices;
    this.#show = show;
  }

  /** Aborted when this process may do nothing more. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  hasStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  stop(): void {
    this.#stopping.abort();
  }

  onDecision(listener: DecisionListener): void {
    this.#onDecision.push(listener);
  }

  onReceipt(listener: ReceiptListener): void {
    this.#onReceipt.push(listener);
  }

  /** The payment as the journal has it. A journal that cannot be read stops everything before anybody goes on. */
  read(paymentId: string): Payment | undefined {
    return this.#orStop(() => this.#devices.journal.readPayment(paymentId));
  }

  /** Undefined when there is no such payment, or when the event means nothing in its state: nothing is written. */
  write(paymentId: string, event: PaymentEvent): Payment | undefined {
    const before = this.read(paymentId);
    const decided = before && this.#entryOf(before, event);
    if (!decided) return undefined;
    const entries = [decided, ...this.#following(event, decided.payment)];
    const written = entries.at(-1)?.payment ?? decided.payment;
    this.#append(entries);
    if (needsSealedCard(before) && !needsSealedCard(written)) this.destroyCard(paymentId);
    this.#log(event, written);
    if (letsGoOfInvoice(written) && !letsGoOfInvoice(before)) this.#releaseHold(written);
    for (const entry of entries) this.#giveReceipt(entry.event.is, written);
    this.#tell(written);
    return written;
  }

  /** Destroys a sealed card that nothing can need any more. */
  destroyCard(paymentId: string): void {
    this.#orStop(() => {
      this.#devices.sealedCards.destroy(paymentId);
    });
  }

  /** Has the biller keep the payment's invoice for it, or keep it for longer, where the biller can. */
  async hold({ order }: Payment, holdForMs: number): Promise<HoldAnswer> {
    const { paymentId, kioskId, invoice } = order;
    const { invoiceNumber } = invoice;
    // An earlier payment of ours may be letting go of it just now.
    await this.#releases.get(invoiceNumber);
    return this.#devices.biller.hold({ invoiceNumber, paymentId, kioskId, holdForMs });
  }

  /**
   * The payment of whoever stands at the kiosk: they are shown how it goes, and given paper. There is one at a time, the
   * last that they confirmed or asked for; another that still runs goes on as if they had left.
   */
  setPresent(paymentId: string): void {
    this.#presentPaymentId = paymentId;
  }

  /** Whoever stood there has gone: what the screen would have told them is mailed, where they wish for mail. */
  endPresence(): void {
    const paymentId = this.#presentPaymentId;
    this.#presentPaymentId = undefined;
    const payment = paymentId === undefined ? undefined : this.read(paymentId);
    if (payment && owesMail(payment)) this.write(payment.order.paymentId, { is: 'mail-owed' });
  }

  isPresent(paymentId: string): boolean {
    return this.#presentPaymentId === paymentId;
  }

  /** The present payment, if there is one. */
  present(): PaymentView | undefined {
    const payment = this.#presentPaymentId === undefined ? undefined : this.read(this.#presentPaymentId);
    return payment && this.view(payment);
  }

  /** Shows the present payment as it stands now. */
  showPresent(): void {
    const view = this.present();
    if (view) this.#show(view);
  }

  view(payment: Payment): PaymentView | undefined {
    return viewOf(payment, this.#toldLate.has(payment.order.paymentId));
  }

  /** The customer has waited long enough for the biller. False when they were told before, or are not there. */
  tellLate(paymentId: string): boolean {
    if (!this.isPresent(paymentId) || this.#toldLate.has(paymentId)) return false;
    this.#toldLate.add(paymentId);
    return true;
  }

  hasToldLate(paymentId: string): boolean {
    return this.#toldLate.has(paymentId);
  }

  #append(entries: readonly JournalEntry[]): void {
    // "invoice-busy" cannot come back: since it was opened this payment is the one that holds the invoice.
    this.#orStop(() => this.#devices.journal.append(entries));
  }

  /** After a fault nobody in this process may go on: what is on the disk is known only to the next start. */
  #orStop<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      this.#stopping.abort();
      throw error;
    }
  }

  /** What comes of an event for its customer, if still there, in the same commit: they see it, and paper begins. */
  #following(event: PaymentEvent, payment: Payment): JournalEntry[] {
    if (!this.isPresent(payment.order.paymentId)) {
      const owed = owesMail(payment) ? this.#entryOf(payment, { is: 'mail-owed' }) : undefined;
      return owed ? [owed] : [];
    }
    const seen = this.#entryOf(payment, { is: 'notice-seen' });
    const shown = seen?.payment ?? payment;
    const kind = automaticReceipt(event, shown);
    const begun = kind && this.#entryOf(shown, { is: 'print-started', kind, why: 'first' });
    return [seen, begun].filter((entry) => entry !== undefined);
  }

  #entryOf(payment: Payment, event: PaymentEvent): JournalEntry | undefined {
    const after = next(payment, event);
    return after && { event, payment: after, atUnixMs: this.#devices.clock.nowUnixMs() };
  }

  /** Nobody waits for it: a hold that is not released ends by itself. */
  #releaseHold({ order }: Payment): void {
    const { invoiceNumber } = order.invoice;
    const release = this.#devices.biller
      .release({ invoiceNumber, paymentId: order.paymentId })
      .finally(() => this.#releases.delete(invoiceNumber));
    this.#releases.set(invoiceNumber, release);
  }

  #log(event: PaymentEvent, { order, state }: Payment): void {
    const cause = 'cause' in event ? { cause: event.cause } : {};
    const { paymentId } = order;
    this.#devices.log({ is: 'payment', paymentId, event: event.is, state: state.at, ...cause });
  }

  #giveReceipt(happened: JournalEntry['event']['is'], payment: Payment): void {
    const { receipt } = payment;
    if (happened === 'posted' || (happened === 'reversed' && truestReceipt(payment) === 'reversed'))
      void this.#devices.keepCopy?.(payment);
    if (happened !== 'print-started' || receipt.at !== 'printing') return;
    for (const listener of this.#onReceipt) listener(payment, receipt);
  }

  #tell(written: Payment): void {
    for (const listener of this.#onDecision) listener(written);
    if (!this.isPresent(written.order.paymentId)) return;
    const view = this.view(written);
    if (view) this.#show(view);
  }
}

/**
 * Whether somebody who has gone is mailed what is known now. What the biller has not answered yet is told after some
 * patience: mostly it answers at once. Of a queued payment its customer knows that it takes time.
 */
function owesMail({ mail, state, queue }: Payment): boolean {
  return mail?.at === 'waiting' && state.at !== 'approved' && !queue;
}
