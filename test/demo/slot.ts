import { mkdirSync, rmSync } from 'node:fs';
import { takeLock } from '../../scripts/lock.mjs';
import { inProject } from '../../scripts/project.mjs';

/** Demos that may run at once on one checkout. */
const slotsMax = 9;

/** A folder that one demo keeps its state in, from one start to the next, while it is its own. */
export interface Slot {
  readonly directory: string;
  release(): void;
}

/**
 * Takes the first state folder that no other running demo has.
 *
 * @param isFresh whether it begins empty
 */
export function takeSlot(isFresh: boolean): Slot {
  for (let number = 1; number <= slotsMax; number += 1) {
    const name = `demo-${number}`;
    const release = takeLock(name);
    if (!release) continue;
    const directory = inProject('.state', name);
    if (isFresh) rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return { directory, release };
  }
  throw new Error(`${slotsMax} demos are running already`);
}
