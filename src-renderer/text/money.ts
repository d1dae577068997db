import { formatMoney, type Currency } from '#contract/money.ts';
import { language } from '../text.svelte.ts';

const noBreak = '\u00A0';

/**
 * Writes an amount in the language that is shown now, never broken over two lines. Spanish has the dots and commas of the
 * country that bills in the currency; who reads English would take the dot of `$ 38.450` for a decimal point, and `$` for
 * dollars.
 *
 * @param money.amountMinor - whole minor units
 */
export function writeMoney(money: { readonly amountMinor: number; readonly currency: Currency }): string {
  if (language() === 'es' || money.currency === 'USD') return formatMoney(money).replace(' ', noBreak);
  const sign = money.amountMinor < 0 ? '-' : '';
  const written = formatMoney({ amountMinor: Math.abs(money.amountMinor), currency: 'USD' });
  return `${sign}${money.currency}${noBreak}${written.slice(1).replace(/\.00$/, '')}`;
}
