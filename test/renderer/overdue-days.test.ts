import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../src-renderer/overdue-days.ts';

describe('how long a bill is overdue', () => {
  it.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-10-21', '2026-11-22', 32],
    ['2026-11-22', '2026-10-21', -32],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-12-31', '2027-01-01', 1],
  ])('is counted in whole days: from %s to %s are %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('goes up by one a day, whatever daylight saving does', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 4_000 }), (from, days) => {
        const to = new Date(from.getTime() + days * 86_400_000);
        expect(daysBetween(from.toISOString().slice(0, 10), to.toISOString().slice(0, 10))).toBe(days);
      }),
    );
  });
});
