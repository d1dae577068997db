import type { PaymentView } from '#contract/kiosk-api.ts';
import type { HoldAnswer } from '../biller/port.ts';
import type { JournalEntry } from '../journal/port.ts';
import { isGivenUp, needsSealedCard, type Payment, type PaymentEvent, type ReceiptKind } from './payment.ts';
import type { PaymentDevices, PaymentListeners } from './payment-devices.ts';
import { viewOf } from './payment-view.ts';
import { next, truestReceipt } from './rule.ts';

type BookDevices = Pick<PaymentDevices, 'journal' | 'sealedCards' | 'biller' | 'clock' | 'log'>;

/** Told of every decision once it is durable. */
export type DecisionListener = (payment: Payment) => void;

/** Told of every receipt that has been written down as begun: it is to be printed now. */
export type ReceiptListener = (payment: Payment, kind: ReceiptKind) => void;

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
    const { clock } = this.#devices;
    const before = this.read(paymentId);
    const after = before && next(before, event);
    if (!after) return undefined;
    const entries: JournalEntry[] = [{ event, payment: after, atUnixMs: clock.nowUnixMs() }];
    // The receipt begins in the same commit as the event that makes it true.
    const begun = this.#beginReceipt(event, after);
    if (begun) entries.push(begun);
    this.#append(entries);
    if (needsSealedCard(before) && !needsSealedCard(after)) this.destroyCard(paymentId);
    const written = begun?.payment ?? after;
    this.#log(event, written);
    if (isGivenUp(after.state) && !isGivenUp(before.state)) this.#releaseHold(after);
    if (begun || event.is === 'print-started') this.#print(written);
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

  /** The payment of whoever stands at the kiosk: they are shown how it goes, and given paper. */
  setPresent(paymentId: string | undefined): void {
    this.#presentPaymentId = paymentId;
  }

  isPresent(paymentId: string): boolean {
    return this.#presentPaymentId === paymentId;
  }

  /** The present payment, if there is one. */
  present(): PaymentView | undefined {
    const payment = this.#presentPaymentId === undefined ? undefined : this.read(this.#presentPaymentId);
    return payment && this.view(payment);
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

  /** What the customer, if still there, gets on paper of this event. */
  #beginReceipt(event: PaymentEvent, payment: Payment): JournalEntry | undefined {
    const kind = automaticReceipt(event, payment);
    if (kind === undefined || !this.isPresent(payment.order.paymentId)) return undefined;
    const print = { is: 'print-started', kind } as const;
    const begun = next(payment, print);
    return begun && { event: print, payment: begun, atUnixMs: this.#devices.clock.nowUnixMs() };
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

  #print(begun: Payment): void {
    const { receipt } = begun;
    if (receipt.at !== 'printing') return;
    for (const listener of this.#onReceipt) listener(begun, receipt.kind);
  }

  #tell(written: Payment): void {
    for (const listener of this.#onDecision) listener(written);
    if (!this.isPresent(written.order.paymentId)) return;
    const view = this.view(written);
    if (view) this.#show(view);
  }
}

/**
 * The paper that whoever stands there is given of an event without asking. What became true while a paper was being
 * printed is said by the next one.
 */
function automaticReceipt(event: PaymentEvent, payment: Payment): ReceiptKind | undefined {
  const { receipt, state } = payment;
  if (!['queued', 'posted', 'reversed', 'print-ended'].includes(event.is)) return undefined;
  const kind = truestReceipt(payment);
  if (receipt.at !== 'ended') return kind;
  // An attempt is not made again by itself, and "approved, applied later" needs no second paper when it was applied.
  const isAgain = kind === receipt.kind;
  const hasPaper = receipt.outcome.is === 'printed' || receipt.outcome.is === 'unknown';
  const isSaid = state.at === 'posted' && receipt.kind === 'posting-later' && hasPaper;
  return isAgain || isSaid || kind === 'posting-later' ? undefined : kind;
}
