import { minor, type Money } from '#contract/money.ts';

/** The sum of amounts of one currency; undefined of none. */
export function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts;
  if (!first) return undefined;
  const sumMinor = amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return { amountMinor: minor(sumMinor), currency: first.currency };
}
