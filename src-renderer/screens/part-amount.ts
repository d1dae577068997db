import type { InvoiceView } from '#contract/kiosk-api.ts';
import { minor, type Minor } from '#contract/money.ts';

/** An amount as it is typed: digits, in two fields. */
export interface TypedAmount {
  readonly whole: string;
  readonly cents: string;
}

/** More digits than this no bill has, and a number would not hold exactly. */
export const wholeDigitsMax = 9;

export type ReadPart =
  | { readonly is: 'part'; readonly partMinor: Minor; readonly leftMinor: Minor }
  /** Nothing, less than the company takes, or not less than the bill. */
  | { readonly is: 'none' | 'little' | 'much' };

/** What the typed amount is of the bill. In minor units. */
export function readPart(
  { whole, cents }: TypedAmount,
  { amountMinor, partial }: Pick<InvoiceView, 'amountMinor' | 'partial'>,
): ReadPart {
  const typedMinor = Number(whole) * 100 + Number(cents);
  if (typedMinor === 0) return { is: 'none' };
  if (typedMinor >= amountMinor) return { is: 'much' };
  if (typedMinor < (partial?.leastMinor ?? amountMinor)) return { is: 'little' };
  return { is: 'part', partMinor: minor(typedMinor), leftMinor: minor(amountMinor - typedMinor) };
}
