import type { Answers, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Journal } from './journal/port.ts';
import type { PaymentService } from './payment/payment-service.ts';
import type { Payment } from './payment/payment.ts';
import type { Clock } from './payment/port.ts';

/** Wrong guesses that are answered before the kiosk stops answering for a while. */
const triesMax = 5;
const lockedForMs = 300_000;

interface FinderParts {
  readonly journal: Journal;
  readonly payments: PaymentService;
  readonly clock: Clock;
  /** The present name of this kiosk. */
  readonly kioskId: string;
}

/**
 * Shows a payment of an earlier visit to whoever has its reference and knows its card's last four digits. A payment
 * that is not there and one whose digits are wrong get the same answer, and guessing soon gets none.
 */
export class PaymentFinder {
  readonly #parts: FinderParts;
  #wrongTries = 0;
  #lockedUntilMs = -Infinity;

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  find({ reference, lastFour }: RequestOf<'findPayment'>): Answers['findPayment'] {
    const { payments, clock } = this.#parts;
    if (clock.monotonicMs() < this.#lockedUntilMs) return refused('too-many-tries');
    const payment = this.#read(reference);
    if (payment?.card?.lastFour !== lastFour) return this.#wrong();
    this.#wrongTries = 0;
    const view = payments.show(payment);
    return view ? accepted(view) : refused('not-found');
  }

  /** A paper may be from before the kiosk was given its present name, with which the screen begins what is typed. */
  #read(reference: string): Payment | undefined {
    const { journal, kioskId } = this.#parts;
    const [prefix, number] = reference.split('-');
    const found = journal.readReference(reference);
    return found ?? (prefix === kioskId ? journal.readNumber(Number(number)) : undefined);
  }

  #wrong(): Answers['findPayment'] {
    this.#wrongTries += 1;
    if (this.#wrongTries < triesMax) return refused('not-found');
    this.#wrongTries = 0;
    this.#lockedUntilMs = this.#parts.clock.monotonicMs() + lockedForMs;
    return refused('too-many-tries');
  }
}
