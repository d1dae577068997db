declare const minorBrand: unique symbol;

/** A whole number of the currency's smallest unit: 12.50 USD is 1250, 38 450 COP is 3845000. */
export type Minor = number & { readonly [minorBrand]: true };

/**
 * The currencies a kiosk may charge in. Both have two decimals in ISO 4217; people rarely see the
 * cents of a Colombian peso, but a bill may carry them, so they are always kept.
 */
export const currencies = ['USD', 'COP'] as const;
export type Currency = (typeof currencies)[number];

/** An amount to pay, in whole minor units of its currency. */
export interface Money {
  readonly amountMinor: Minor;
  readonly currency: Currency;
}

/** The greatest amount that can be charged: twelve digits, as field 4 of ISO 8583 has. */
export const amountMinorMax = 999_999_999_999;

/**
 * Brings a plain number into money.
 *
 * @param value - minor units, a whole number from 1 to `amountMinorMax`
 * @throws RangeError when it is not: a wrong amount must stop here, not on a customer's card
 */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`amount is not a whole number: ${value}`);
  if (value < 1 || value > amountMinorMax) throw new RangeError(`amount out of range: ${value}`);
  return value as Minor;
}

/**
 * Writes an amount as a person reads it, with dots and commas of the country that bills in it.
 *
 * The digits are cut as text, never divided: `$1,234.50` in USD, `$ 38.450` in COP, whose cents are written only when
 * there are any. A line of a bill may also be nothing or, as a subsidy is, less than nothing.
 *
 * @param money.amountMinor - whole minor units
 */
export function formatMoney(money: { readonly amountMinor: number; readonly currency: Currency }): string {
  const sign = money.amountMinor < 0 ? '-' : '';
  const digits = String(Math.abs(money.amountMinor)).padStart(3, '0');
  const whole = digits.slice(0, -2);
  const cents = digits.slice(-2);
  const grouped = (separator: string): string => whole.replaceAll(/\B(?=(\d{3})+$)/g, separator);
  if (money.currency === 'USD') return `${sign}$${grouped(',')}.${cents}`;
  return cents === '00' ? `${sign}$ ${grouped('.')}` : `${sign}$ ${grouped('.')},${cents}`;
}
