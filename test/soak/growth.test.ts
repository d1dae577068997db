import { describe, expect, test } from 'vitest';
import { growthOf, tableOf, type Sample } from './growth.ts';

function samplesOf(countAfter: (visits: number) => number): Sample[] {
  return Array.from({ length: 20 }, (_, index) => ({
    visits: index * 5,
    counts: { memory: countAfter(index * 5) },
  }));
}

/** Up and down, without leading anywhere. */
function noise(visits: number): number {
  return [3, -5, 4, -2][(visits / 5) % 4] ?? 0;
}

describe('growth', () => {
  test('what grows with every visit is told, with how much', () => {
    const [growth] = growthOf(
      samplesOf((visits) => 1_000 + visits * 3 + noise(visits)),
      { memory: 2 },
    );
    expect(growth).toMatchObject({ name: 'memory', isGrowing: true });
    expect(growth?.perVisit).toBeCloseTo(3, 0);
  });

  test('what only goes up and down does not grow', () => {
    const [growth] = growthOf(samplesOf(noise), { memory: 0.01 });
    expect(growth?.isGrowing).toBe(false);
  });

  test('what was loaded once, in the beginning, does not grow', () => {
    const [growth] = growthOf(
      samplesOf((visits) => (visits < 20 ? 500 : 900)),
      { memory: 0.01 },
    );
    expect(growth?.isGrowing).toBe(false);
    expect(growth?.perVisit).toBe(0);
  });

  test('what was not counted is no proof that it does not grow', () => {
    const [growth] = growthOf(
      samplesOf(() => 1),
      { files: 1 },
    );
    expect(growth?.isGrowing).toBe(true);
  });

  test('too few samples make no line', () => {
    expect(() => growthOf(samplesOf(noise).slice(0, 4), { memory: 1 })).toThrow('too few');
  });

  test('the table marks what grows', () => {
    const samples = samplesOf((visits) => visits);
    expect(tableOf(growthOf(samples, { memory: 0.5 }))).toMatch(/^✗ memory/);
    expect(tableOf(growthOf(samples, { memory: 2 }))).toMatch(/^✓ memory/);
  });
});
