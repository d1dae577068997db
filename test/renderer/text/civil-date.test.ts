import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { showLanguage } from '../../../src-renderer/text.svelte.ts';
import { writeDate } from '../../../src-renderer/text/civil-date.ts';

afterEach(async () => {
  await showLanguage('es');
});

describe('the date of a bill', () => {
  it('is written as people write it', () => {
    expect(writeDate('2026-05-03')).toBe('03 may 2026');
    expect(writeDate('2026-12-31')).toBe('31 dic 2026');
  });

  it('is written in English as people write it there', async () => {
    await showLanguage('en');
    expect(writeDate('2026-05-03')).toBe('3 May 2026');
    expect(writeDate('2026-12-31')).toBe('31 Dec 2026');
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
