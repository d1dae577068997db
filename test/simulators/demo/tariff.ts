import type { Currency } from '#contract/money.ts';
import type { PseudoRandom } from './pseudo-random.ts';

export interface TariffLine {
  readonly description: string;
  /** Minor units; negative for a subsidy. */
  readonly amountMinor: number;
  readonly isTaxed: boolean;
}

/** What one company charges for, and how its tax is called. */
export interface Tariff {
  readonly currency: Currency;
  readonly taxName: string;
  readonly taxPercent: number;
  /** What the tax is rounded to, in minor units: cents in Panama, whole pesos in Colombia. */
  readonly roundedToMinor: number;
  /**
   * A month's lines. The first is the consumption and carries no tax, so a total is rounded there.
   *
   * @param account - whose bill: what does not change from month to month is chosen by it
   */
  draw(
    random: PseudoRandom,
    account: number,
  ): { readonly service: string; readonly lines: readonly TariffLine[] };
}

/** A percentage of an amount, half up, to whole steps; whole numbers all the way. */
export function percentOf(amountMinor: number, percent: number, stepMinor: number): number {
  return Math.floor((amountMinor * percent + 50 * stepMinor) / (100 * stepMinor)) * stepMinor;
}

export function line(description: string, amountMinor: number): TariffLine {
  return { description, amountMinor, isTaxed: false };
}

export function taxedLine(description: string, amountMinor: number): TariffLine {
  return { description, amountMinor, isTaxed: true };
}
