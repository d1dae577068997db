import { createPseudoRandom } from '../simulators/demo/pseudo-random.ts';

/** Choices that look like chance and are the same for the same seed and run. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  onceIn(times: number): boolean;
  /** From 0 to just below 1, in thousandths. */
  share(): number;
  /** @throws RangeError when there is nothing to pick from */
  pick<Item>(items: readonly Item[]): Item;
}

/** The choices of one run: they depend on no other run, so that one run can be done again without the others. */
export function chanceOf(seed: number, run: number): Chance {
  const random = createPseudoRandom(Math.imul(seed, 1_000_003) ^ Math.imul(run + 1, 0x9e3779b1));
  return {
    ...random,
    share: () => random.between(0, 999) / 1_000,
    pick: (items) => {
      const picked = items[random.between(0, items.length - 1)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}
