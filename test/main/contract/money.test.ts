import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountMinorMax, formatMoney, minor } from '#contract/money.ts';

describe('an amount', () => {
  it.each([0, -1, 12.5, Number.NaN, Infinity, amountMinorMax + 1])('of %s is not money', (value) => {
    expect(() => minor(value)).toThrow(RangeError);
  });

  it.each([
    [{ amountMinor: minor(5), currency: 'USD' }, '$0.05'],
    [{ amountMinor: minor(3845), currency: 'USD' }, '$38.45'],
    [{ amountMinor: minor(123_456_789), currency: 'USD' }, '$1,234,567.89'],
    [{ amountMinor: minor(3_845_000), currency: 'COP' }, '$ 38.450'],
    [{ amountMinor: minor(8_351_050), currency: 'COP' }, '$ 83.510,50'],
  ] as const)('is written as people there read it', (money, text) => {
    expect(formatMoney(money)).toBe(text);
  });

  it('loses no digit when it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: amountMinorMax }), (value) => {
        const digits = formatMoney({ amountMinor: minor(value), currency: 'USD' }).replaceAll(/\D/g, '');
        expect(Number(digits)).toBe(value);
      }),
    );
  });
});
