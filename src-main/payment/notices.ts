import type { MailAnswer } from '../mail/port.ts';
import type { Payment } from './payment.ts';
import type { PaymentBook } from './payment-book.ts';
import type { PaymentDevices } from './payment-devices.ts';
import { retryDelayMs } from './retry-schedule.ts';

/**
 * Tells customers who have gone how their queued payments ended. That a notice is due is written down in the commit
 * that ends the payment; it is tried until the mail server has taken it or never will.
 */
export class Notices {
  readonly #devices: PaymentDevices;
  readonly #book: PaymentBook;
  readonly #silences = new Map<string, number>();
  #waking = new AbortController();

  constructor(devices: PaymentDevices, book: PaymentBook) {
    this.#devices = devices;
    this.#book = book;
    book.onDecision(({ notice }) => {
      if (notice?.at === 'due') this.wake();
    });
  }

  wake(): void {
    this.#waking.abort();
  }

  /** Sends what is due, for as long as this process lives. */
  async send(tellCustomer: (payment: Payment) => Promise<MailAnswer>): Promise<void> {
    const { journal, clock, chance } = this.#devices;
    let tries = 0;
    while (!this.#book.hasStopped()) {
      this.#waking = new AbortController();
      const hasSilence = await this.#sendOnce(journal.readNoticesDue(), tellCustomer);
      if (this.#book.hasStopped()) return;
      tries = hasSilence ? tries + 1 : 0;
      const pauseMs = hasSilence ? retryDelayMs(tries, chance.fraction()) : lookEveryMs;
      await clock.sleep(pauseMs, this.#waking.signal);
    }
  }

  /** One silent address must not keep the others from being told. */
  async #sendOnce(
    due: readonly Payment[],
    tellCustomer: (payment: Payment) => Promise<MailAnswer>,
  ): Promise<boolean> {
    let hasSilence = false;
    for (const payment of due) {
      const { paymentId } = payment.order;
      const answer = await tellCustomer(payment);
      if (this.#book.hasStopped()) return false;
      if (answer.is === 'sent') this.#book.write(paymentId, { is: 'notice-sent' });
      else if (answer.is === 'refused')
        this.#book.write(paymentId, { is: 'notice-refused', why: answer.why });
      else {
        hasSilence = true;
        this.#giveUpAfterADay(paymentId);
        this.#devices.log({ is: 'mail-silent', paymentId, cause: answer.cause });
      }
    }
    return hasSilence;
  }

  /** A server that takes a mail and never says so would be sent it for ever. Staff see what was given up. */
  #giveUpAfterADay(paymentId: string): void {
    const silences = (this.#silences.get(paymentId) ?? 0) + 1;
    this.#silences.set(paymentId, silences);
    if (silences >= silencesMax) this.#book.write(paymentId, { is: 'notice-refused', why: 'gave-up' });
  }
}

/** Some 24 hours of tries that are five minutes apart. */
const silencesMax = 288;

/** Pause between two looks when nothing is due; what becomes due wakes it. In milliseconds. */
const lookEveryMs = 600_000;
