/** Numbers that look like chance and are the same for the same seed. */
export interface PseudoRandom {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True once in so many times. */
  onceIn(times: number): boolean;
  /** From 0 up to but not including 1. */
  fraction(): number;
}

/** mulberry32, a public-domain generator by Tommy Ettinger: 32 bits of state, integers only. */
export function createPseudoRandom(seed: number): PseudoRandom {
  let state = seed;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  return {
    between: (least, most) => least + (next() % (most - least + 1)),
    onceIn: (times) => next() % times === 0,
    fraction: () => next() / 2 ** 32,
  };
}
