import type { Language } from '#contract/appearance.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
/** Written out here: which of 09/10 is the month is not the same to every reader of English. */
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Day, time and the zone's distance from UTC: 22/11/2026 10:42:07 -05:00, in English 22 Nov 2026 10:42:07 -05:00.
 *
 * @param timeZone - IANA name
 */
export function formatMoment(unixMs: number, timeZone: string, language: Language = 'es'): string {
  const part = partsOf(unixMs, timeZone);
  const zone = part('timeZoneName').replace(/^GMT$/, 'GMT+00:00').replace('GMT', '');
  return `${minuteOf(part, language)}:${part('second')} ${zone}`;
}

/**
 * Day, hour and minute by the clock on the wall, for what people plan by: 22/11/2026 10:42.
 *
 * @param timeZone - IANA name
 */
export function formatMinute(unixMs: number, timeZone: string, language: Language = 'es'): string {
  return minuteOf(partsOf(unixMs, timeZone), language);
}

type Part = (type: Intl.DateTimeFormatPartTypes) => string;

function partsOf(unixMs: number, timeZone: string): Part {
  const parts = formatOf(timeZone).formatToParts(unixMs);
  return (type) => parts.find((found) => found.type === type)?.value ?? '';
}

function minuteOf(part: Part, language: Language): string {
  const month = part('month');
  const day =
    language === 'en'
      ? `${part('day')} ${englishMonths[Number(month) - 1] ?? month} ${part('year')}`
      : `${part('day')}/${month}/${part('year')}`;
  return `${day} ${part('hour')}:${part('minute')}`;
}

/** Kept, because it costs more to make than a whole receipt. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('es', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}
