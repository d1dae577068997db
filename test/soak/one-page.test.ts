import { beforeAll, expect, test } from 'vitest';
import type { Growth } from './growth.ts';
import { soakOnePage } from './one-page.ts';

/** A slice of `npm run soak`: enough for whatever a visit leaves behind in whole pieces. */
const visits = 40;
/** Far above what shapes and caches still take so early; a list that is kept weighs more. */
const memoryMostKb = 20;

let growths: readonly Growth[];

beforeAll(async () => {
  growths = await soakOnePage(visits, 8);
}, 120_000);

function growthNamed(part: string): Growth {
  const found = growths.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`nothing is counted as ${part}`);
  return found;
}

test.each(['elements', 'listeners', 'documents'])(
  'forty customers leave no %s behind on one page',
  (part) => {
    expect(growthNamed(part).isGrowing).toBe(false);
  },
);

test('forty customers leave nothing large behind in the memory of one page', () => {
  expect(growthNamed('memory').perVisit).toBeLessThan(memoryMostKb);
});
