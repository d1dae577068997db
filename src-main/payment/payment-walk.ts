import type { PrintOutcome } from '../printer/port.ts';
import type { SealedCard } from '../vpos/port.ts';
import { performDuty, sell } from './duties.ts';
import { Line, type Rank } from './line.ts';
import { dutyOf, type Duty, type PaperAttempt, type Payment, type PaymentEvent } from './payment.ts';
import type { PaymentBook } from './payment-book.ts';
import type { PaymentDevices, PaymentListeners } from './payment-devices.ts';
import { inquiryDelayMs } from './retry-schedule.ts';
import { inquiriesMax } from './rule.ts';

/** How many payments may ask the VPOS, or the biller, at once. */
const askersMax = 4;

/** How long the customer waits for the biller before being told that the bill will be updated later. */
const postingPatienceMs = 15_000;

/** For how long an invoice stays held at the biller each time that its payment has heard nothing, in milliseconds. */
const holdForMs = 3_600_000;

type WalkListeners = Pick<PaymentListeners, 'onFault' | 'onLine'>;

type RepeatedDuty = Exclude<Duty, 'sale' | 'none'>;

/** Walks payments to their ends: does the duty of each state, has what came of it written down, and goes on. */
export class PaymentWalk {
  readonly #devices: PaymentDevices;
  readonly #book: PaymentBook;
  readonly #listeners: WalkListeners;
  readonly #lines: Readonly<Record<RepeatedDuty, Line>>;
  readonly #running = new Set<Promise<void>>();
  readonly #printing = new Set<string>();

  constructor(devices: PaymentDevices, book: PaymentBook, listeners: WalkListeners) {
    this.#devices = devices;
    this.#book = book;
    this.#listeners = listeners;
    const line = (): Line => new Line(devices.clock, askersMax, () => devices.chance.fraction());
    this.#lines = { inquire: line(), reverse: line(), post: line() };
    book.onReceipt((payment, attempt) => {
      this.run(this.#print(payment, attempt));
    });
  }

  /** Takes a payment to its end, as far as this process lives. `card` only for one that is to be sent now. */
  start(payment: Payment, card: SealedCard | undefined): void {
    this.run(this.#walk(payment, card));
  }

  /** Watches over work: what it throws stops everything. */
  run(work: Promise<void>): void {
    const watched = work.catch((error: unknown) => {
      this.#book.stop();
      this.#listeners.onFault(error);
    });
    this.#running.add(watched);
    void watched.finally(() => this.#running.delete(watched));
  }

  /** Somebody reached the VPOS, or the biller: what waits for it tries again. */
  wake(side: 'vpos' | 'biller'): void {
    if (side === 'biller') this.#lines.post.wake();
    else for (const line of [this.#lines.inquire, this.#lines.reverse]) line.wake();
  }

  isPrinting(paymentId: string): boolean {
    return this.#printing.has(paymentId);
  }

  /** Resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#book.stop();
    for (const line of Object.values(this.#lines)) line.stop();
    await Promise.all(this.#running);
  }

  async #walk(from: Payment, card: SealedCard | undefined): Promise<void> {
    const { clock } = this.#devices;
    let sinceMs = clock.monotonicMs();
    let payment: Payment | undefined = from;
    while (payment && !this.#book.hasStopped()) {
      const duty = dutyOf(payment.state);
      if (duty === 'none') return;
      const before: Payment = payment;
      payment = duty === 'sale' ? await this.#sell(before, card) : await this.#repeat(before, duty, sinceMs);
      // Late execution, and a customer's patience, are counted from the moment that the state began.
      if (payment?.state.at !== before.state.at) sinceMs = clock.monotonicMs();
    }
  }

  /** Asks for the charge, once. Money that is to be given back goes first. */
  async #sell(payment: Payment, card: SealedCard | undefined): Promise<Payment | undefined> {
    const { paymentId } = payment.order;
    if (!card) throw new Error(`payment ${paymentId} is being sent, but this process has no card for it`);
    await this.#lines.reverse.pressOn();
    if (this.#book.hasStopped()) return undefined;
    const event = await this.#lines.inquire.ask(this.#rankOf(payment), async () =>
      this.#book.hasStopped() ? undefined : sell(payment, card, this.#devices),
    );
    // It was stopped while it waited for its turn: the next start finds out that nothing was sent.
    if (!event) return undefined;
    return this.#write(payment, 'inquire', event);
  }

  /** Does a duty that may be repeated, until there is an answer that decides something. */
  async #repeat(from: Payment, duty: RepeatedDuty, sinceMs: number): Promise<Payment | undefined> {
    const { clock, log } = this.#devices;
    const { paymentId } = from.order;
    if (from.state.at === 'unknown' && from.state.inquiries < inquiriesMax) {
      await clock.sleep(inquiryDelayMs(from.state.inquiries), this.#book.stopping);
    }
    const ask = async (): Promise<Payment | undefined> => {
      if (this.#book.hasStopped()) return undefined;
      // What was decided elsewhere meanwhile, by the queue, is not asked about any more.
      const now = this.#book.read(paymentId);
      if (now?.state.at !== from.state.at) return now;
      const waitedMs = clock.monotonicMs() - sinceMs;
      return this.#write(from, duty, await performDuty(from, { ...this.#devices, waitedMs }));
    };
    return this.#lines[duty].untilAnswered(this.#rankOf(from), ask, (tries) => {
      log({ is: 'asked-again', paymentId, duty, tries });
      if (this.#book.hasStopped()) return;
      // A payment that outlives its customer keeps its invoice from being paid at another kiosk meanwhile.
      void this.#book.hold(from, holdForMs);
      if (duty === 'post' && clock.monotonicMs() - sinceMs >= postingPatienceMs) this.#tellLate(from);
    });
  }

  #write({ order }: Payment, duty: RepeatedDuty, event: PaymentEvent): Payment | undefined {
    const side = duty === 'post' ? 'biller' : 'vpos';
    const hasAnswered = event.is !== 'silent' && event.is !== 'not-sent';
    if (hasAnswered) this.wake(side);
    this.#listeners.onLine?.(side, hasAnswered);
    return this.#book.write(order.paymentId, event);
  }

  /** After a while the customer is told that the bank has approved and the biller will hear of it later. */
  #tellLate({ order: { paymentId }, wish }: Payment): void {
    this.#book.write(paymentId, { is: 'mail-owed' });
    if (!this.#book.tellLate(paymentId)) return;
    const isPrinting =
      wish?.onPaper !== false &&
      this.#book.write(paymentId, { is: 'print-started', kind: 'posting-later', why: 'first' });
    // Without paper nothing was written that would have shown it.
    if (!isPrinting) this.#book.showPresent();
  }

  /** Prints what has been written down as being printed, and writes down what came of it. */
  async #print(begun: Payment, attempt: PaperAttempt): Promise<void> {
    const { paymentId } = begun.order;
    this.#printing.add(paymentId);
    const outcome = await this.#devices.printReceipt(begun, attempt).catch((error: unknown): PrintOutcome => {
      // A receipt that cannot be made must not stop the payment that it is about.
      this.#devices.log({ is: 'receipt-failed', why: error instanceof Error ? error.name : 'unknown' });
      return { is: 'not-started', cause: 'error' };
    });
    this.#printing.delete(paymentId);
    this.#listeners.onLine?.('printer', outcome.is === 'printed');
    this.#book.write(paymentId, { is: 'print-ended', outcome });
  }

  #rankOf({ order }: Payment): Rank {
    return this.#book.isPresent(order.paymentId) ? 'present' : 'absent';
  }
}
