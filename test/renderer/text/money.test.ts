import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { showLanguage } from '../../../src-renderer/text.svelte.ts';
import { writeMoney } from '../../../src-renderer/text/money.ts';

const amounts = [
  [{ amountMinor: 4_400, currency: 'USD' }, '$44.00', '$44.00'],
  [{ amountMinor: 123_450, currency: 'USD' }, '$1,234.50', '$1,234.50'],
  [{ amountMinor: -500, currency: 'USD' }, '-$5.00', '-$5.00'],
  [{ amountMinor: 3_845_000, currency: 'COP' }, '$ 38.450', 'COP 38,450'],
  [{ amountMinor: 8_351_050, currency: 'COP' }, '$ 83.510,50', 'COP 83,510.50'],
  [{ amountMinor: 123_456_700, currency: 'COP' }, '$ 1.234.567', 'COP 1,234,567'],
  [{ amountMinor: -1_200_000, currency: 'COP' }, '-$ 12.000', '-COP 12,000'],
  [{ amountMinor: 0, currency: 'COP' }, '$ 0', 'COP 0'],
] as const;

afterEach(async () => {
  await showLanguage('es');
});

describe('an amount on a screen', () => {
  it.each(amounts)('is written in Spanish as people there read it', (money, spanish) => {
    expect(writeMoney(money)).toBe(spanish.replace(' ', '\u00A0'));
  });

  it.each(amounts)(
    'is never taken for another one by who reads English',
    async (money, _spanish, english) => {
      await showLanguage('en');
      expect(writeMoney(money)).toBe(english.replace(' ', '\u00A0'));
    },
  );

  it('loses no digit in English', async () => {
    await showLanguage('en');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (amountMinor) => {
        const [whole = '', cents = '00'] = writeMoney({ amountMinor, currency: 'COP' }).split('.');
        expect(Number(whole.replaceAll(/\D/g, '') + cents)).toBe(amountMinor);
      }),
    );
  });
});
