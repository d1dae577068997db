/**
 * Days and times as the branches live them. Panama and Colombia are both at UTC-05:00 all year round
 * (Panama never had summer time, Colombia not since 1993), so a fixed offset is exact for both.
 */
const offsetMs = -5 * 3_600_000;
const dayMs = 86_400_000;

const monthNames = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const;

/** The instant with the branch's own offset: `2026-11-22T09:15:00.000-05:00`. */
export function branchTime(unixMs: number): string {
  return new Date(unixMs + offsetMs).toISOString().replace('Z', '-05:00');
}

/** The branch's civil date at an instant, as ISO 8601 `YYYY-MM-DD`. */
export function branchDay(unixMs: number): string {
  return branchTime(unixMs).slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** The same day some months later or earlier; at most the 28th, so that every month has it. */
export function addMonths(date: string, months: number): string {
  const { year, month } = yearAndMonth(date, months);
  const day = Math.min(Number(date.slice(8)), 28);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The month of a date, moved by some months, as a bill names its period: `octubre 2026`. */
export function periodName(date: string, months: number): string {
  const { year, month } = yearAndMonth(date, months);
  return `${monthNames[month - 1] ?? ''} ${year}`;
}

function yearAndMonth(date: string, months: number): { readonly year: number; readonly month: number } {
  const moved = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1 };
}
