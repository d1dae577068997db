import type { SealedCard } from '../vpos/port.ts';
import type { Payment, QueueTerms, ReceiptWish } from './payment.ts';
import type { PaymentBook } from './payment-book.ts';
import type { PaymentDevices } from './payment-devices.ts';
import type { PaymentWalk } from './payment-walk.ts';
import { queueRefusal, type QueueLimits, type QueueRefusal } from './queue-limits.ts';
import { retryDelayMs } from './retry-schedule.ts';
import { permissionSealedIn, requestDigest } from './sealed-request.ts';

/** The longest pause between two looks at whether the VPOS is there again, in milliseconds. */
const lookEveryMaxMs = 60_000;

/** How long after its deadline a queued sale may still be without an answer, in milliseconds. */
const answerMaxMs = 12 * 3_600_000;

/** What the queue is made of: devices, and where decisions are written and walked on. */
export interface SaleQueueParts {
  readonly devices: PaymentDevices;
  readonly book: PaymentBook;
  readonly walk: PaymentWalk;
  readonly limits: QueueLimits | undefined;
}

/** How the customer of a queued sale hears of it. */
export interface Told {
  /** Where they are told how it ended; null for a guest of a kiosk that sends no mail. */
  readonly email: string | null;
  /** A guest has typed it. */
  readonly isTyped?: true;
  readonly wish?: ReceiptWish | undefined;
}

/**
 * Sales that wait for an acquirer that could not be reached (store and forward).
 *
 * They are sent one at a time, in the order in which they were opened, each with the id that its customer's paper
 * has. The next one goes when the one before has been answered.
 */
export class SaleQueue {
  readonly #parts: SaleQueueParts;
  /** When each was queued in this boot: no step of the clock makes these older. */
  readonly #queuedAtMs = new Map<string, number>();
  readonly #startedAt: { readonly unixMs: number; readonly monotonicMs: number };
  #tries = 0;
  #triedPaymentId: string | undefined;
  #sentPaymentId: string | undefined;
  #waking = new AbortController();

  constructor(parts: SaleQueueParts) {
    this.#parts = parts;
    const { clock } = parts.devices;
    this.#startedAt = { unixMs: clock.nowUnixMs(), monotonicMs: clock.monotonicMs() };
    parts.book.onDecision(({ queue }) => {
      if (queue) this.wake();
    });
  }

  /** Whether a sale of this amount may be queued now. */
  refusal(amountMinor: number): QueueRefusal | undefined {
    return queueRefusal(amountMinor, this.#parts.devices.journal.readQueue(), this.#parts.limits);
  }

  /**
   * Takes a sale in. From here on it is this kiosk's to send, and the customer may go.
   *
   * @returns undefined when the payment is not there to be confirmed, or may not wait: of a part the biller has said
   *   only for now that it takes it
   */
  take(payment: Payment, card: SealedCard, told: Told): Payment | QueueRefusal | undefined {
    const { devices, book, limits } = this.#parts;
    const { paymentId, amountMinor, isPart } = payment.order;
    const { wish } = told;
    if (payment.state.at !== 'created' || isPart) return undefined;
    // Nothing is waited for between this look and the commit, so no other sale can slip in under the limits.
    const refused = this.refusal(amountMinor);
    if (refused || !limits) return refused;
    if (permissionSealedIn(card.sealed) !== limits.permissionId) return 'queue-not-permitted';
    // The card first: one that no payment needs is destroyed at the next start, a payment without one could not be sent.
    devices.sealedCards.keep(paymentId, card.sealed);
    const queue = this.#terms(limits, told);
    const shown = { brand: card.brand, lastFour: card.lastFour };
    this.#queuedAtMs.set(paymentId, devices.clock.monotonicMs());
    return book.write(paymentId, {
      is: 'queued',
      card: shown,
      queue,
      requestDigest: requestDigest(payment, card),
      ...(wish && { wish }),
    });
  }

  /** Destroys the cards that no payment needs: of sales whose power was cut between the card and its decision. */
  destroyOrphans(): void {
    const { devices, book } = this.#parts;
    const needed = new Set(devices.journal.readQueue().map(({ order }) => order.paymentId));
    for (const paymentId of devices.sealedCards.paymentIds()) {
      if (!needed.has(paymentId)) book.destroyCard(paymentId);
    }
  }

  /** Something changed: a payment, or the line. */
  wake(): void {
    this.#waking.abort();
  }

  /** Sends what waits, for as long as this process lives. */
  async drain(): Promise<void> {
    const { book, devices } = this.#parts;
    while (!book.hasStopped()) {
      this.#waking = new AbortController();
      const waiting = devices.journal.readQueue().filter((payment) => !this.#endOverdue(payment));
      const came = await this.#sendFirst(waiting);
      if (came === 'went-on' || book.hasStopped()) continue;
      if (came === 'nothing-waits') await abortOf(this.#waking.signal);
      else await devices.clock.sleep(this.#pauseMs(came), this.#waking.signal);
    }
  }

  #pauseMs(came: 'one-is-asked' | 'vpos-silent'): number {
    if (came === 'one-is-asked') return lookEveryMaxMs;
    this.#tries += 1;
    return Math.min(retryDelayMs(this.#tries, this.#parts.devices.chance.fraction()), lookEveryMaxMs);
  }

  /**
   * Ends what has waited too long, wherever in the queue it is: a sale that was not sent expires; one that was, and of
   * which the acquirer says nothing even long after, is for staff to find out about, and no longer holds the others up.
   */
  #endOverdue(payment: Payment): boolean {
    const { book } = this.#parts;
    const overdueMs = this.#ageMs(payment) - ageMaxMs(payment);
    const { paymentId } = payment.order;
    if (payment.state.at === 'queued' && overdueMs > 0) {
      book.write(paymentId, { is: 'expired', reason: 'too-old' });
      return true;
    }
    if (payment.state.at !== 'unknown' || overdueMs <= answerMaxMs) return false;
    book.write(paymentId, { is: 'overdue' });
    return true;
  }

  async #sendFirst(
    waiting: readonly Payment[],
  ): Promise<'went-on' | 'nothing-waits' | 'one-is-asked' | 'vpos-silent'> {
    const { devices, book, walk } = this.#parts;
    const first = waiting[0];
    if (!first?.card) return 'nothing-waits';
    // The one before is still on its way: the next is sent when it has been answered.
    if (first.state.at !== 'queued') return 'one-is-asked';
    const { paymentId } = first.order;
    // It was sent just now and came back: not a byte had left, and the line wants a rest.
    if (this.#sentPaymentId === paymentId) {
      this.#sentPaymentId = undefined;
      return 'vpos-silent';
    }
    if (!(await devices.vpos.verifyChannel()) || book.hasStopped()) return 'vpos-silent';
    const sealed = devices.sealedCards.read(paymentId);
    if (sealed === undefined) {
      book.write(paymentId, { is: 'expired', reason: 'card-lost' });
      return 'went-on';
    }
    const card = { ...first.card, sealed };
    const sending = book.write(paymentId, {
      is: 'sale-started',
      requestDigest: requestDigest(first, card),
    });
    if (this.#triedPaymentId !== paymentId) this.#tries = 0;
    this.#triedPaymentId = paymentId;
    this.#sentPaymentId = paymentId;
    if (sending) walk.start(sending, card);
    return 'went-on';
  }

  #terms({ permissionId, ageMaxHours }: QueueLimits, told: Told): QueueTerms {
    const { clock, tellCustomer } = this.#parts.devices;
    const queuedAtUnixMs = clock.nowUnixMs();
    const deadlineUnixMs = queuedAtUnixMs + ageMaxHours * 3_600_000;
    const email = tellCustomer ? told.email : null;
    const isTyped = email !== null && told.isTyped;
    return { permissionId, queuedAtUnixMs, deadlineUnixMs, email, ...(isTyped && { isTyped }) };
  }

  /**
   * How long a sale has waited, in milliseconds. Of one that was queued before this boot only the wall clock knows;
   * where that is wrong the sale is sent too late, and refused, or not at all: never twice.
   */
  #ageMs({ order, queue }: Payment): number {
    const nowMs = this.#parts.devices.clock.monotonicMs();
    const queuedAtMs = this.#queuedAtMs.get(order.paymentId);
    if (queuedAtMs !== undefined || !queue) return nowMs - (queuedAtMs ?? nowMs);
    const { unixMs, monotonicMs } = this.#startedAt;
    return Math.max(0, unixMs - queue.queuedAtUnixMs) + nowMs - monotonicMs;
  }
}

function ageMaxMs({ queue }: Payment): number {
  return queue ? queue.deadlineUnixMs - queue.queuedAtUnixMs : 0;
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });
}
