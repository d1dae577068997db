import { live, type LifeReport } from './life.ts';
import type { Finding } from './witness.ts';

/** Replays that are spent at most on making one story short. */
const replaysMax = 600;

/**
 * The shortest life that still shows the same fault: visits and misfortunes are left out, many at once at first, then
 * one by one, as long as it remains.
 */
export async function shrink(lifeSeed: number, finding: Finding): Promise<LifeReport> {
  let replays = 0;
  const replay = async (visits: ReadonlySet<number>, without: ReadonlySet<string>): Promise<LifeReport> => {
    replays += 1;
    return live({ seed: lifeSeed, keepsStory: true, without, visits });
  };
  const { visits: planned } = await live({ seed: lifeSeed, keepsStory: false, without: new Set() });
  let visits = new Set(Array.from({ length: planned }, (_, index) => index + 1));
  let without = new Set<string>();
  let shortest = await replay(visits, without);

  /** Leaves things out as long as the fault remains; half of them at once, then a quarter, and so on. */
  async function leaveOut<Item>(
    all: () => readonly Item[],
    tryWithout: (left: readonly Item[]) => Promise<boolean>,
  ): Promise<void> {
    for (let size = Math.ceil(all().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = 0; from < all().length && replays < replaysMax;) {
        const chosen = all().slice(from, from + size);
        if (!(await tryWithout(chosen))) from += size;
      }
    }
  }

  async function keepIfSame(nextVisits: Set<number>, nextWithout: Set<string>): Promise<boolean> {
    const life = await replay(nextVisits, nextWithout);
    if (!isSame(life.finding, finding)) return false;
    [visits, without, shortest] = [nextVisits, nextWithout, life];
    return true;
  }

  for (let isShorter = true; isShorter && replays < replaysMax;) {
    const { length } = shortest.story;
    await leaveOut(
      () => [...visits],
      (chosen) => keepIfSame(new Set([...visits].filter((visit) => !chosen.includes(visit))), without),
    );
    await leaveOut(
      () => shortest.happened,
      (chosen) => keepIfSame(visits, new Set([...without, ...chosen])),
    );
    isShorter = shortest.story.length < length;
  }
  return shortest;
}

function isSame(one: Finding | undefined, other: Finding): boolean {
  if (one?.is === 'violation' && other.is === 'violation') return one.invariant === other.invariant;
  return one?.is === 'program-fault' && other.is === 'program-fault';
}
