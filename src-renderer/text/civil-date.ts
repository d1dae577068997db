import { language } from '../text.svelte.ts';

const months = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;

/**
 * A civil date as people write it: 2026-11-03 is "03 nov 2026", in English "3 Nov 2026". Cut as text, because a date of
 * a bill is the same day in every time zone.
 */
export function writeDate(isoDate: string): string {
  const [year = '', month, day = ''] = isoDate.split('-');
  const shown = language();
  return `${shown === 'en' ? day.replace(/^0/, '') : day} ${months[shown][Number(month) - 1] ?? ''} ${year}`;
}
