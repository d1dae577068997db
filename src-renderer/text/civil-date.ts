const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'] as const;

/**
 * A civil date as people write it: 2026-11-03 is "03 nov 2026". Cut as text, because a date of a bill is the same day in
 * every time zone.
 */
export function writeDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-');
  return `${day ?? ''} ${months[Number(month) - 1] ?? ''} ${year ?? ''}`;
}
