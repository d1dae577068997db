import type { LineKind } from '#contract/kiosk-api.ts';
import type { Currency } from '#contract/money.ts';
import type { PseudoRandom } from './pseudo-random.ts';

export interface TariffLine {
  readonly description: string;
  /** Minor units; negative for a subsidy. */
  readonly amountMinor: number;
  readonly isTaxed: boolean;
  readonly kind: LineKind;
  /** How much was used: a whole number, and its unit. */
  readonly used?: { readonly quantity: number; readonly unit: string };
}

/** What one company charges for, and how its tax is called. */
export interface Tariff {
  readonly currency: Currency;
  readonly taxName: string;
  readonly taxPercent: number;
  /** What the tax is rounded to, in minor units: cents in Panama, whole pesos in Colombia. */
  readonly roundedToMinor: number;
  /** The least that is taken of a bill in part, in minor units. */
  readonly partLeastMinor: number;
  /** Lines of the bills of customers who owe from before: what was left over, and what that costs. */
  readonly owedLines: readonly TariffLine[];
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

export function line(kind: LineKind, description: string, amountMinor: number): TariffLine {
  return { kind, description, amountMinor, isTaxed: false };
}

export function taxedLine(kind: LineKind, description: string, amountMinor: number): TariffLine {
  return { kind, description, amountMinor, isTaxed: true };
}

/** What was used at so much for each. */
export function usedLine(
  description: string,
  used: { readonly quantity: number; readonly unit: string },
  rateMinor: number,
): TariffLine {
  const amountMinor = used.quantity * rateMinor;
  const text = `${description} ${used.quantity} ${used.unit}`;
  return { kind: 'consumption', description: text, amountMinor, isTaxed: false, used };
}
