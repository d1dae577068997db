import type { Ending } from './plan.ts';

type Work = Ending | 'start';

/** How long things usually take on this machine, so that kills at any moment are spread over all of it. */
export interface Pace {
  took(work: Work, durationMs: number): void;
  usualMs(work: Work): number;
}

/** Before the first was measured, in milliseconds. */
const guessesMs: Readonly<Partial<Record<Work, number>>> = { start: 300, late: 1_400 };
const guessMs = 80;

export function createPace(): Pace {
  const known = new Map<Work, number>();
  const usualMs = (work: Work): number => known.get(work) ?? guessesMs[work] ?? guessMs;
  return {
    took: (work, durationMs) => {
      // Moves half-way to each new one: machines are busy at times.
      known.set(work, (usualMs(work) + durationMs) / 2);
    },
    usualMs,
  };
}
