import { describe, expect, it } from 'vitest';
import { dotsPath } from '../../../src-renderer/parts/dots-path.ts';

/** What a path of runs, each one dot high, makes dark. */
function drawn(path: string, size: number): string[] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => '0'));
  for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(width);
    rows[Number(y)]?.fill('1', Number(x), Number(x) + Number(width));
  }
  return rows.map((row) => row.join(''));
}

describe('a code on the screen', () => {
  it('has just the dark dots that it was given', () => {
    const rows = ['1110', '0101', '0000', '1001'];
    expect(drawn(dotsPath(rows), 4)).toEqual(rows);
    expect(dotsPath(['011'])).toBe('M1 0h2v1h-2z');
  });
});
