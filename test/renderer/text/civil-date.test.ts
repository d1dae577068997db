import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDate } from '../../../src-renderer/text/civil-date.ts';

describe('the date of a bill', () => {
  it('is written as people write it', () => {
    expect(writeDate('2026-05-03')).toBe('03 may 2026');
    expect(writeDate('2026-12-31')).toBe('31 dic 2026');
  });

  it('is the same day wherever the kiosk stands', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date(4_000_000_000_000), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [day, , year] = writeDate(iso).split(' ');
          expect([year, day]).toEqual([iso.slice(0, 4), iso.slice(8)]);
        },
      ),
    );
  });
});
