import { digitAt } from './typed-digits.ts';

/** MMYY. */
export const expiryDigits = 4;

/** Further ahead than any card is issued for, so the year was mistyped. */
const yearsAheadMax = 20;

export type ExpiryProblem = 'month' | 'expired' | 'far-year';

/**
 * What is already certain to be wrong with an expiry, whole or still being typed.
 *
 * @param todayYearMonth - 'YYYY-MM'; a card is good to the end of the month on it
 */
export function expiryProblem(digits: Uint8Array, todayYearMonth: string): ExpiryProblem | undefined {
  if (digits.length === 0) return undefined;
  if (digitAt(digits, 0) > 1) return 'month';
  if (digits.length === 1) return undefined;
  const month = digitAt(digits, 0) * 10 + digitAt(digits, 1);
  if (month < 1 || month > 12) return 'month';
  if (digits.length < expiryDigits) return undefined;
  const today = Number(todayYearMonth.slice(0, 4)) * 12 + Number(todayYearMonth.slice(5));
  // The two digits on a card mean this century: no card is older than its issuer's last one.
  const expiry = (2000 + digitAt(digits, 2) * 10 + digitAt(digits, 3)) * 12 + month;
  if (expiry < today) return 'expired';
  return expiry > today + yearsAheadMax * 12 ? 'far-year' : undefined;
}
