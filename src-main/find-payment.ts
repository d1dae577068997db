import type { Answers, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Journal } from './journal/port.ts';
import type { PaymentService } from './payment/payment-service.ts';
import type { Payment } from './payment/payment.ts';
import type { Clock } from './payment/port.ts';
import { TryBucket } from './visit/try-bucket.ts';

/** Wrong guesses that are answered at once; after them one a minute, so that the next customer waits no longer. */
const guesses = { triesMax: 5, refillMs: 60_000 };

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
  readonly #guesses: TryBucket;

  constructor(parts: FinderParts) {
    this.#parts = parts;
    this.#guesses = new TryBucket(parts.clock, guesses);
  }

  find({ reference, lastFour }: RequestOf<'findPayment'>): Answers['findPayment'] {
    if (!this.#guesses.take()) return refused('too-many-tries');
    const payment = this.#read(reference);
    if (payment?.card?.lastFour !== lastFour) return refused('not-found');
    // Only this guess is given back: whoever knows one payment must not guess at others without end.
    this.#guesses.giveBack();
    const view = this.#parts.payments.show(payment);
    return view ? accepted(view) : refused('not-found');
  }

  /** A paper may be from before the kiosk was given its present name, with which the screen begins what is typed. */
  #read(reference: string): Payment | undefined {
    const { journal, kioskId } = this.#parts;
    const [prefix, number] = reference.split('-');
    const found = journal.readReference(reference);
    return found ?? (prefix === kioskId ? journal.readNumber(Number(number)) : undefined);
  }
}
