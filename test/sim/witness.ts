import { hashOf, scramble } from './dice.ts';
import type { Invariant } from './invariants.ts';
import type { Timeline } from './timeline.ts';

/** What a life must not show: a broken invariant, or the program throwing where nothing was at fault. */
export type Finding =
  | { readonly is: 'violation'; readonly invariant: Invariant; readonly what: string; readonly atMs: number }
  | { readonly is: 'program-fault'; readonly what: string; readonly atMs: number };

export interface StoryLine {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
}

/** Sees everything that happens: keeps its digest, and, when asked, its story. */
export class Witness {
  readonly #timeline: Timeline;
  readonly #names = new Map<string, string>();
  readonly story: StoryLine[] | undefined;
  /** 32 bits of everything that was told: equal digests, equal lives. */
  digest = 0;
  /** The first; nothing after it counts. */
  finding: Finding | undefined;

  constructor(timeline: Timeline, keepsStory: boolean) {
    this.#timeline = timeline;
    this.story = keepsStory ? [] : undefined;
  }

  /** From here on a payment is called by its reference. */
  name(paymentId: string, reference: string): void {
    this.#names.set(paymentId, reference);
  }

  nameOf(paymentId: string): string {
    return this.#names.get(paymentId) ?? paymentId;
  }

  /**
   * @param who - a payment's id, or the name of whoever did it
   * @param detail - what it ends in, or how many or how much it is
   */
  tell(who: string, what: string, detail: string | number = ''): void {
    const { nowMs } = this.#timeline;
    const hash = typeof detail === 'number' ? detail : hashOf(detail);
    this.digest = scramble(this.digest ^ hashOf(what) ^ Math.imul(nowMs, 0x9e3779b1)) ^ hash;
    this.story?.push({ atMs: nowMs, who: this.nameOf(who), what: `${what} ${detail}`.trim() });
  }

  violated(invariant: Invariant, paymentId: string, why: string): void {
    this.tell(paymentId, 'VIOLATION:', why);
    const what = `${this.nameOf(paymentId)}: ${why}`;
    this.finding ??= { is: 'violation', invariant, what, atMs: this.#timeline.nowMs };
  }

  programFault(error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.tell('program', 'FAULT:', what.split('\n', 1)[0]);
    this.finding ??= { is: 'program-fault', what, atMs: this.#timeline.nowMs };
  }
}
