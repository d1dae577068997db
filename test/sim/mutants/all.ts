import type { Mutant } from './mutant.ts';
import { mutantsOfTheBook } from './of-the-book.ts';
import { mutantsOfTheParts } from './of-the-parts.ts';
import { mutantsOfThePaper } from './of-the-paper.ts';
import { mutantsOfTheQueue } from './of-the-queue.ts';
import { mutantsOfTheRule } from './of-the-rule.ts';
import { mutantsOfTheWalk } from './of-the-walk.ts';

/** Every deliberate fault that the simulation must find, each alone. None of them is the same program as ours. */
export const mutants: readonly Mutant[] = [
  ...mutantsOfTheRule,
  ...mutantsOfTheBook,
  ...mutantsOfThePaper,
  ...mutantsOfTheWalk,
  ...mutantsOfTheQueue,
  ...mutantsOfTheParts,
];
