import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveIndex, type Arrow, type Stop } from '../../../src-renderer/card/focus-moves.ts';

/** A line of buttons, a keyboard of rows of unlike length, and a line of buttons again. */
function page(before: number, rowLengths: readonly number[], after: number): Stop[] {
  const line = (count: number): Stop[] =>
    Array.from({ length: count }, (_, index) => ({ x: 50 + index, row: null, grid: null }));
  const grid = {};
  const keys = rowLengths.flatMap((length) => {
    const row = {};
    return Array.from({ length }, (_, index) => ({ x: ((index + 0.5) * 100) / length, row, grid }));
  });
  return [...line(before), ...keys, ...line(after)];
}

const pad = page(2, [3, 3, 3, 3], 1);
const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

describe('an arrow key', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowRight', 0, 1],
    ['ArrowUp', 1, 0],
    ['ArrowLeft', 1, 0],
  ] as const)('%s goes along what can be pressed, in the order in which it is read', (arrow, from, to) => {
    expect(moveIndex(pad, from, arrow)).toBe(to);
  });

  it('goes into a keyboard at its first key', () => {
    expect(moveIndex(pad, 1, 'ArrowDown')).toBe(2);
  });

  it('goes up and down between the rows of a keyboard, to the key above or below', () => {
    const five = 2 + 4;
    expect(moveIndex(pad, five, 'ArrowUp')).toBe(2 + 1);
    expect(moveIndex(pad, five, 'ArrowDown')).toBe(2 + 7);
  });

  it('goes round in a row, so that no key is far', () => {
    const [four, six] = [2 + 3, 2 + 5];
    expect(moveIndex(pad, six, 'ArrowRight')).toBe(four);
    expect(moveIndex(pad, four, 'ArrowLeft')).toBe(six);
  });

  it('goes to the nearest key where rows are of unlike length', () => {
    const letters = page(0, [10, 4], 0);
    expect(moveIndex(letters, 9, 'ArrowDown')).toBe(13);
    expect(moveIndex(letters, 0, 'ArrowDown')).toBe(10);
    expect(moveIndex(letters, 11, 'ArrowUp')).toBe(3);
  });

  it('leads out of a keyboard above its first row and below its last, whatever the column', () => {
    for (const key of [2, 3, 4]) expect(moveIndex(pad, key, 'ArrowUp')).toBe(1);
    for (const key of [11, 12, 13]) expect(moveIndex(pad, key, 'ArrowDown')).toBe(14);
  });

  it('says where there is nothing more that way', () => {
    expect(moveIndex(pad, 0, 'ArrowUp')).toBe(-1);
    expect(moveIndex(pad, 14, 'ArrowDown')).toBe(15);
  });

  it('with the other three reaches everything from everywhere, and never anything that is not there', () => {
    const pages = fc
      .tuple(fc.nat(4), fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 5 }), fc.nat(4))
      .map(([before, rows, after]) => page(before, rows, after))
      .filter((stops) => stops.length > 0);
    fc.assert(
      fc.property(pages, fc.nat(), (stops, seed) => {
        const reached = new Set([seed % stops.length]);
        for (const from of reached) {
          for (const arrow of arrows) reached.add(step(stops, from, arrow));
        }
        expect(reached.size).toBe(stops.length);
      }),
    );
  });
});

/** As the screens do it: after the last comes the first. */
function step(stops: readonly Stop[], from: number, arrow: Arrow): number {
  const to = moveIndex(stops, from, arrow);
  expect(to).toBeGreaterThanOrEqual(-1);
  expect(to).toBeLessThanOrEqual(stops.length);
  return (to + stops.length) % stops.length;
}
