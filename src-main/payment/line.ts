import type { Clock } from './port.ts';
import { retryDelayMs } from './retry-schedule.ts';

/** Who goes first when several wait for the line: the payment of whoever stands at the kiosk. */
export type Rank = 'present' | 'absent';

const ranks: readonly Rank[] = ['present', 'absent'];

/** One that has not been answered yet: it asks, rests, and asks again. */
interface Asker {
  /** Resolves when it has asked once more. */
  asked: PromiseWithResolvers<void>;
  /** Only while it rests. */
  resting: AbortController | undefined;
}

/**
 * The way to one outside, VPOS or biller: so many may ask at once, the rest wait in their ranks.
 *
 * What hears nothing rests, for longer each time, and is woken as soon as anybody on the line is answered: a queue
 * of a thousand begins to move with the first answer, and goes as fast as the other side answers.
 */
export class Line {
  readonly #clock: Clock;
  readonly #chance: () => number;
  readonly #waiting: Record<Rank, (() => void)[]> = { present: [], absent: [] };
  readonly #askers = new Set<Asker>();
  #free: number;
  #isStopped = false;

  /**
   * @param widthMax - how many may ask at once
   * @param chance - from 0 to 1, anew at each call
   */
  constructor(clock: Clock, widthMax: number, chance: () => number) {
    this.#clock = clock;
    this.#free = widthMax;
    this.#chance = chance;
  }

  /** Asks once, when it is this one's turn. */
  async ask<Answer>(rank: Rank, ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting[rank].push(resolve));
    try {
      return await ask();
    } finally {
      this.#passOn();
    }
  }

  /**
   * Asks until there is an answer, for as long as it takes.
   *
   * @param ask - gives undefined when nothing was answered
   * @param onSilence - told after each silence how often it has been asked
   * @returns undefined when the line was stopped
   */
  async untilAnswered<Answer>(
    rank: Rank,
    ask: () => Promise<Answer | undefined>,
    onSilence: (tries: number) => void,
  ): Promise<Answer | undefined> {
    const asker: Asker = { asked: Promise.withResolvers(), resting: undefined };
    this.#askers.add(asker);
    try {
      for (let tries = 1; !this.#isStopped; tries += 1) {
        const answer = await this.ask(rank, ask);
        if (answer !== undefined) return answer;
        asker.asked.resolve();
        asker.asked = Promise.withResolvers();
        onSilence(tries);
        await this.#rest(asker, tries);
      }
      return undefined;
    } finally {
      this.#askers.delete(asker);
      asker.asked.resolve();
    }
  }

  /** Somebody was answered here: whoever rests tries again. */
  wake(): void {
    for (const { resting } of this.#askers) resting?.abort();
  }

  /** Has everything that is still unanswered asked once more, now, and waits until it was. */
  async pressOn(): Promise<void> {
    const pending = [...this.#askers].map(({ asked }) => asked.promise);
    this.wake();
    await Promise.all(pending);
  }

  /** Ends every rest. What is being asked is left to end by itself. */
  stop(): void {
    this.#isStopped = true;
    this.wake();
  }

  async #rest(asker: Asker, tries: number): Promise<void> {
    if (this.#isStopped) return;
    asker.resting = new AbortController();
    await this.#clock.sleep(retryDelayMs(tries, this.#chance()), asker.resting.signal);
    asker.resting = undefined;
  }

  #passOn(): void {
    for (const rank of ranks) {
      const go = this.#waiting[rank].shift();
      if (!go) continue;
      go();
      return;
    }
    this.#free += 1;
  }
}
