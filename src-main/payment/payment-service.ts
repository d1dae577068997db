import type { PaymentView } from '#contract/kiosk-api.ts';
import type { SealedCard } from '../vpos/port.ts';
import { Mailings } from './mailings.ts';
import { PaymentBook } from './payment-book.ts';
import type { PaymentDevices, PaymentListeners, PaymentSettings } from './payment-devices.ts';
import { nextPaper, paperAgain } from './paper.ts';
import { PaymentWalk } from './payment-walk.ts';
import { created, type Payment, type PaymentOrder, type ReceiptWish } from './payment.ts';
import type { QueueRefusal } from './queue-limits.ts';
import { SaleQueue, type Told } from './sale-queue.ts';
import { requestDigest } from './sealed-request.ts';

/** For how long an invoice is held at the biller while its customer types a card, in milliseconds. */
const holdForMs = 600_000;

/** The same of a payment that is queued: long enough to be told of before the customer is, in milliseconds. */
const queuedHoldForMs = 4 * 3_600_000;

/** What may be opened: the rest of an order is the kiosk's to give. */
export type NewOrder = Omit<PaymentOrder, 'paymentId' | 'reference' | 'kioskId' | 'openedAtUnixMs'>;

/**
 * Everything that can be done with a payment: decide, write down, only then act.
 *
 * A power cut between any two lines leaves the journal at the last decision, and the next start goes on from there.
 */
export class PaymentService {
  readonly #devices: PaymentDevices;
  readonly #settings: PaymentSettings;
  readonly #book: PaymentBook;
  readonly #walk: PaymentWalk;
  readonly #queue: SaleQueue;
  readonly #mailings: Mailings;
  /** The payment of which something was to be printed since its customer came. */
  #paperPromisedTo: string | undefined;

  constructor(devices: PaymentDevices, listeners: PaymentListeners, settings: PaymentSettings) {
    this.#devices = devices;
    this.#settings = settings;
    this.#book = new PaymentBook(devices, listeners.show);
    this.#walk = new PaymentWalk(devices, this.#book, listeners);
    const { queue: limits } = settings;
    this.#book.onReceipt(({ order }) => {
      this.#paperPromisedTo = order.paymentId;
    });
    this.#queue = new SaleQueue({ devices, book: this.#book, walk: this.#walk, limits });
    this.#mailings = new Mailings(devices, this.#book);
  }

  /** Writes down that an invoice is about to be paid. Nothing has been asked of anybody yet. */
  open(order: NewOrder): Payment | 'invoice-busy' {
    const { journal, clock, chance } = this.#devices;
    const { kioskId } = this.#settings;
    const number = String(journal.countPayments() + 1).padStart(6, '0');
    const openedAtUnixMs = clock.nowUnixMs();
    const made = { paymentId: chance.uuid(), reference: `${kioskId}-${number}`, kioskId, openedAtUnixMs };
    const payment = created({ ...order, ...made });
    const answer = journal.append([{ event: { is: 'opened' }, payment, atUnixMs: openedAtUnixMs }]);
    return answer === 'written' ? payment : answer;
  }

  /**
   * Has the biller keep the invoice for this payment, where it can. A biller that is silent or has no holds stops
   * nobody: what was paid twice is then refused when it is posted, and given back.
   */
  async hold(payment: Payment): Promise<'held' | 'held-elsewhere' | 'already-paid'> {
    const answer = await this.#book.hold(payment, holdForMs);
    if (answer.is !== 'held-elsewhere' && answer.is !== 'already-paid') return 'held';
    this.#book.write(payment.order.paymentId, { is: 'not-held', reason: answer.is });
    return answer.is;
  }

  /** The customer turned back before confirming. Does nothing for a payment that is on its way. */
  leave(paymentId: string): void {
    this.#book.write(paymentId, { is: 'customer-left' });
  }

  /** Sends the sale, once, and takes the payment to its end. Undefined when it is not there to be confirmed. */
  confirm(paymentId: string, card: SealedCard, wish?: ReceiptWish): PaymentView | undefined {
    const payment = this.#book.read(paymentId);
    if (!payment || this.#book.hasStopped()) return undefined;
    this.#book.setPresent(paymentId);
    const sending = this.#book.write(paymentId, {
      is: 'confirmed',
      card: { brand: card.brand, lastFour: card.lastFour },
      requestDigest: requestDigest(payment, card),
      ...(wish && { wish }),
    });
    if (!sending) return undefined;
    this.#walk.start(sending, card);
    return this.#book.view(sending);
  }

  /** Whether a sale of this amount may wait for an acquirer that cannot be reached. */
  queueRefusal(amountMinor: number): QueueRefusal | undefined {
    return this.#queue.refusal(amountMinor);
  }

  /** Queues the sale instead of sending it. */
  confirmQueued(paymentId: string, card: SealedCard, told: Told): PaymentView | QueueRefusal | undefined {
    const payment = this.#book.read(paymentId);
    if (!payment || this.#book.hasStopped()) return undefined;
    this.#book.setPresent(paymentId);
    const queued = this.#queue.take(payment, card, told);
    if (!queued || typeof queued === 'string') return queued;
    // Nobody waits for the biller here: while it is silent the invoice is held by this kiosk's journal alone.
    void this.#book.hold(queued, queuedHoldForMs);
    return this.#book.view(queued);
  }

  /** How a payment stands; undefined when there is none, or nobody has confirmed it. */
  view(paymentId: string): PaymentView | undefined {
    const payment = this.#book.read(paymentId);
    return payment && this.#book.view(payment);
  }

  /** The payment of the customer in front of the kiosk, if any. */
  current(): PaymentView | undefined {
    return this.#book.present();
  }

  /** Puts a payment of an earlier visit in front of its customer again. */
  show({ order, receipt }: Payment): PaymentView | undefined {
    const { paymentId } = order;
    // Of an attempt that an earlier run did not end nobody knows what is on the paper.
    if (receipt.at === 'printing' && !this.#walk.isPrinting(paymentId)) {
      this.#book.write(paymentId, {
        is: 'print-ended',
        outcome: { is: 'unknown', cause: 'connection-lost' },
      });
    }
    this.#book.write(paymentId, { is: 'notice-seen' });
    this.#paperPromisedTo = undefined;
    this.#book.setPresent(paymentId);
    return this.#book.present();
  }

  /** Prints the paper that says all that is durable now; a numbered copy when it may have been printed before. */
  print(paymentId: string): void {
    const payment = this.#book.read(paymentId);
    const print = payment && nextPaper(payment);
    if (print) this.#book.write(paymentId, print);
  }

  /** The customer has said whether a paper came out whole that the printer did not vouch for. */
  notePaper(paymentId: string, isWhole: boolean): void {
    const seen = this.#book.write(paymentId, { is: 'paper-seen', isWhole });
    if (seen && !isWhole) this.print(paymentId);
  }

  /**
   * Has the receipt mailed, and what there is to say later as well.
   *
   * @returns whether it may be asked for: not without end
   */
  mail(paymentId: string, to: string): boolean {
    const asked = this.#book.write(paymentId, { is: 'mail-asked', to });
    if (this.#book.hasToldLate(paymentId)) this.#book.write(paymentId, { is: 'mail-owed' });
    return asked !== undefined;
  }

  /** The customer has gone: what is still to do goes on, but nothing is shown or printed for them any more. */
  forgetCustomer(): void {
    this.#paperPromisedTo = undefined;
    this.#book.endPresence();
  }

  /** The VPOS, the biller or the printer was reached just now: what waits for it need not wait longer. */
  noteReached(side: 'vpos' | 'biller' | 'printer'): void {
    if (side === 'printer') {
      this.#printAgain();
      return;
    }
    this.#walk.wake(side);
    if (side === 'vpos') this.#queue.wake();
  }

  /** The printer can print again: whoever stands there and was promised paper gets it now. */
  #printAgain(): void {
    if (this.#book.hasStopped()) return;
    const paymentId = this.#paperPromisedTo;
    if (paymentId === undefined || !this.#book.isPresent(paymentId)) return;
    const payment = this.#book.read(paymentId);
    const print = payment && paperAgain(payment);
    if (print) this.#book.write(paymentId, print);
  }

  /** Takes up each unfinished payment of an earlier run. */
  recover(): void {
    const found = this.#devices.journal.readUnfinished();
    // All are written down before any is worked on: a journal that fails here has started nothing.
    const payments = found.map(
      (payment) => this.#book.write(payment.order.paymentId, { is: 'restarted' }) ?? payment,
    );
    this.#queue.destroyOrphans();
    for (const payment of payments) {
      this.#devices.log({
        is: 'payment-taken-up',
        paymentId: payment.order.paymentId,
        state: payment.state.at,
      });
      this.#walk.start(payment, undefined);
    }
    this.#walk.run(this.#queue.drain());
    this.#walk.run(this.#mailings.send());
  }

  /** Resolves when nothing is under way any more. What is unfinished is taken up by the next start. */
  async stop(): Promise<void> {
    this.#book.stop();
    this.#queue.wake();
    this.#mailings.wake();
    await this.#walk.stop();
  }
}
