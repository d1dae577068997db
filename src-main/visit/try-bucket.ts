import type { Clock } from '../payment/port.ts';

export interface TryLimits {
  /** How many wrong tries may follow each other at once. */
  readonly triesMax: number;
  /** How long until one more is given, in milliseconds. */
  readonly refillMs: number;
}

/**
 * Wrong tries of whoever stands at this kiosk, whoever they are: guessing is soon slow, and the next honest customer
 * waits for one try at most. In memory: a restart costs a guesser more than it gives.
 */
export class TryBucket {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #limits: TryLimits;
  /** Spent, as milliseconds that it takes to give them back. */
  #owedMs = 0;
  #atMs: number;

  constructor(clock: Pick<Clock, 'monotonicMs'>, limits: TryLimits) {
    this.#clock = clock;
    this.#limits = limits;
    this.#atMs = clock.monotonicMs();
  }

  /** Takes a try before it is made, so that many at once count as many. False when there is none. */
  take(): boolean {
    const { triesMax, refillMs } = this.#limits;
    const nowMs = this.#clock.monotonicMs();
    this.#owedMs = Math.max(0, this.#owedMs - (nowMs - this.#atMs));
    this.#atMs = nowMs;
    if (this.#owedMs + refillMs > triesMax * refillMs) return false;
    this.#owedMs += refillMs;
    return true;
  }

  /** It was no wrong try after all. */
  giveBack(): void {
    this.#owedMs = Math.max(0, this.#owedMs - this.#limits.refillMs);
  }
}
