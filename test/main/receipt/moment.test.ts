import { describe, expect, it } from 'vitest';
import { formatMinute, formatMoment } from '../../../src-main/receipt/moment.ts';

describe('a moment on paper', () => {
  const unixMs = Date.UTC(2026, 8, 5, 4, 7, 9);

  it.each([
    ['America/Panama', '04/09/2026 23:07:09 -05:00'],
    ['Europe/London', '05/09/2026 05:07:09 +01:00'],
    ['UTC', '05/09/2026 04:07:09 +00:00'],
    ['Asia/Kolkata', '05/09/2026 09:37:09 +05:30'],
  ])('is told by the clock of %s, with its distance from UTC', (timeZone, written) => {
    expect(formatMoment(unixMs, timeZone)).toBe(written);
  });

  it('names the month in English', () => {
    expect(formatMoment(unixMs, 'America/Panama', 'en')).toBe('04 Sep 2026 23:07:09 -05:00');
  });

  it('is told to the minute where nobody needs more', () => {
    expect(formatMinute(unixMs, 'America/Panama')).toBe('04/09/2026 23:07');
    expect(formatMinute(unixMs, 'America/Panama', 'en')).toBe('04 Sep 2026 23:07');
  });

  it('is midnight at nought, not at twenty-four', () => {
    expect(formatMoment(Date.UTC(2026, 0, 1, 5), 'America/Panama')).toBe('01/01/2026 00:00:00 -05:00');
  });
});
