import { aroundStates } from './around.ts';
import { billStates } from './bills.ts';
import { entryStates } from './entry.ts';
import { joiningStates } from './joining.ts';
import { payingStates } from './paying.ts';
import { resultStates } from './results.ts';
import type { State } from './state.ts';

/** Everything that a customer can see, in the order in which they may come to it. */
export const states: readonly State[] = [
  ...aroundStates,
  ...entryStates,
  ...joiningStates,
  ...billStates,
  ...payingStates,
  ...resultStates,
];
