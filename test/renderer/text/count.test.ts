import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted as inEnglish } from '../../../src-renderer/text/en-count.ts';
import { counted as inSpanish } from '../../../src-renderer/text/es-count.ts';

const spanishRule = new Intl.PluralRules('es');
const englishRule = new Intl.PluralRules('en');
const counts = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.integer({ min: 0, max: 9_999_999 }),
  fc.integer({ min: 1, max: 9 }).map((millions) => millions * 1_000_000),
);

describe('so many bills', () => {
  it.each([
    [0, '0 facturas', '0 bills'],
    [1, '1 factura', '1 bill'],
    [2, '2 facturas', '2 bills'],
    [2_000, '2000 facturas', '2,000 bills'],
    [12_345, '12\u00A0345 facturas', '12,345 bills'],
    [1_000_000, '1\u00A0000\u00A0000 de facturas', '1,000,000 bills'],
    [1_000_001, '1\u00A0000\u00A0001 facturas', '1,000,001 bills'],
  ])('are said as people say %i', (count, spanish, english) => {
    expect(inSpanish(count, 'factura', 'facturas')).toBe(spanish);
    expect(inEnglish(count, 'bill')).toBe(english);
  });

  it('follow the plural rules of the language up to millions', () => {
    const said = { one: /\d factura$/, many: /\d de facturas$/, other: /\d facturas$/ };
    const saidInEnglish = { one: /\d bill$/, other: /\d bills$/ };
    fc.assert(
      fc.property(counts, (count) => {
        expect(inSpanish(count, 'factura', 'facturas')).toMatch(
          said[spanishRule.select(count) as keyof typeof said],
        );
        expect(inEnglish(count, 'bill')).toMatch(
          saidInEnglish[englishRule.select(count) as keyof typeof saidInEnglish],
        );
      }),
    );
  });

  it('lose no digit', () => {
    fc.assert(
      fc.property(counts, (count) => {
        for (const words of [inSpanish(count, 'a', 'b'), inEnglish(count, 'a', 'b')]) {
          expect(Number(words.replaceAll(/\D/g, ''))).toBe(count);
        }
      }),
    );
  });
});
