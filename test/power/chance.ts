import { createPseudoRandom } from '../simulators/demo/pseudo-random.ts';

/** Numbers that look random and are the same for the same seed, so that a finding can be repeated. */
export interface Chance {
  /** From 0 up to but not including 1. */
  fraction(): number;
  /** A whole number from 0 up to but not including `limit`. */
  below(limit: number): number;
  /** @throws Error when there is nothing to choose from */
  oneOf<Item>(items: readonly Item[]): Item;
}

export function chanceFrom(seed: number): Chance {
  const random = createPseudoRandom(seed);
  const below = (limit: number): number => Math.floor(random.fraction() * limit);
  return {
    fraction: () => random.fraction(),
    below,
    oneOf: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    },
  };
}
