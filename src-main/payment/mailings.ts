import type { MailAnswer } from '../mail/port.ts';
import { truestReceipt } from './paper.ts';
import type { Payment, PaymentEvent } from './payment.ts';
import type { PaymentBook } from './payment-book.ts';
import type { PaymentDevices } from './payment-devices.ts';
import { retryDelayMs } from './retry-schedule.ts';

/** One mail that is due, and what is written down when the mail server has answered. */
interface Mailing {
  send(): Promise<MailAnswer>;
  readonly sent: PaymentEvent;
  refused(why: string): PaymentEvent;
}

/**
 * Mails customers the receipts that they have asked for, and tells those who have gone how their queued payments
 * ended. That a mail is due is written down in the commit that makes it so; it is tried until the mail server has
 * taken it or never will.
 */
export class Mailings {
  readonly #devices: PaymentDevices;
  readonly #book: PaymentBook;
  /** Of each mail that nobody answers for: since when, on the monotonic clock. */
  readonly #silentSinceMs = new Map<string, number>();
  #waking = new AbortController();

  constructor(devices: PaymentDevices, book: PaymentBook) {
    this.#devices = devices;
    this.#book = book;
    book.onDecision(({ notice, mail }) => {
      if (notice?.at === 'due' || mail?.at === 'due') this.wake();
    });
  }

  wake(): void {
    this.#waking.abort();
  }

  /** Sends what is due, for as long as this process lives. */
  async send(): Promise<void> {
    const { journal, clock, chance } = this.#devices;
    let tries = 0;
    while (!this.#book.hasStopped()) {
      this.#waking = new AbortController();
      const hasSilence = await this.#sendOnce(journal.readMailsDue());
      if (this.#book.hasStopped()) return;
      tries = hasSilence ? tries + 1 : 0;
      const pauseMs = hasSilence ? retryDelayMs(tries, chance.fraction()) : lookEveryMs;
      await clock.sleep(pauseMs, this.#waking.signal);
    }
  }

  /** One silent address must not keep the others from being told. */
  async #sendOnce(due: readonly Payment[]): Promise<boolean> {
    let hasSilence = false;
    for (const { order } of due) {
      const { paymentId } = order;
      for (const mailingOf of [this.#noticeOf, this.#receiptOf]) {
        // The one before may have taken a minute: what is sent is what is true now.
        const payment = this.#book.read(paymentId);
        const mailing = payment && mailingOf(payment);
        if (!mailing) continue;
        const answer = await mailing.send();
        if (this.#book.hasStopped()) return false;
        if (answer.is === 'silent') hasSilence = true;
        this.#note(paymentId, mailing, answer);
      }
    }
    return hasSilence;
  }

  readonly #noticeOf = (payment: Payment): Mailing | undefined => {
    const { tellCustomer } = this.#devices;
    if (!tellCustomer || payment.notice?.at !== 'due') return undefined;
    return {
      send: () => tellCustomer(payment),
      sent: { is: 'notice-sent' },
      refused: (why) => ({ is: 'notice-refused', why }),
    };
  };

  readonly #receiptOf = (payment: Payment): Mailing | undefined => {
    const { mailReceipt } = this.#devices;
    const { mail } = payment;
    const kind = truestReceipt(payment);
    if (!mailReceipt || mail?.at !== 'due' || kind === undefined) return undefined;
    return {
      send: () => mailReceipt(payment, kind, mail.to),
      sent: { is: 'receipt-mailed', kind, to: mail.to },
      refused: (why) => ({ is: 'receipt-mail-refused', why, to: mail.to }),
    };
  };

  #note(paymentId: string, mailing: Mailing, answer: MailAnswer): void {
    const key = `${paymentId} ${mailing.sent.is}`;
    if (answer.is === 'silent') {
      this.#devices.log({ is: 'mail-silent', paymentId, cause: answer.cause });
      if (!this.#isSilentTooLong(key)) return;
    }
    this.#silentSinceMs.delete(key);
    if (answer.is === 'sent') this.#book.write(paymentId, mailing.sent);
    else this.#book.write(paymentId, mailing.refused(answer.is === 'refused' ? answer.why : 'gave-up'));
  }

  /** A server that takes a mail and never says so would be sent it for ever. Staff see what was given up. */
  #isSilentTooLong(key: string): boolean {
    const nowMs = this.#devices.clock.monotonicMs();
    const sinceMs = this.#silentSinceMs.get(key) ?? nowMs;
    this.#silentSinceMs.set(key, sinceMs);
    return nowMs - sinceMs >= silenceMaxMs;
  }
}

/** A long weekend without a network; each start of the kiosk counts anew. In milliseconds. */
const silenceMaxMs = 4 * 24 * 3_600_000;

/** Pause between two looks when nothing is due; what becomes due wakes it. In milliseconds. */
const lookEveryMs = 600_000;
