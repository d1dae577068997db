import { describe, expect, it } from 'vitest';
import { fittingRows } from '../../../src-renderer/parts/fitting-rows.ts';

describe('the bills on a page', () => {
  it.each([
    { which: 'all', heightsPx: [100, 100, 100], roomPx: 320, rows: 3 },
    { which: 'only those that are whole', heightsPx: [100, 100, 100], roomPx: 319, rows: 2 },
    { which: 'fewer where one has more words', heightsPx: [100, 200, 100], roomPx: 320, rows: 2 },
    { which: 'one at least, though it must be scrolled', heightsPx: [100, 100], roomPx: 40, rows: 1 },
    { which: 'none where there is none', heightsPx: [], roomPx: 320, rows: 0 },
  ])('are $which', ({ heightsPx, roomPx, rows }) => {
    expect(fittingRows(heightsPx, 10, roomPx)).toBe(rows);
  });
});
