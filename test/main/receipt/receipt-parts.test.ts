import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenName } from '../../../src-main/receipt/receipt-parts.ts';

describe('the name of a customer on paper', () => {
  it.each([
    ['María Fernanda Núñez', 'M*** F*** Núñez'],
    ['Cher', 'Cher'],
    ['  Ana\tRuiz ', 'A*** Ruiz'],
    ['', ''],
    ['X'.repeat(60), `${'X'.repeat(40)}...`],
    ['a b c d e f g Ruiz', 'c*** d*** e*** f*** g*** Ruiz'],
  ])('is shortened but for the last word of it: "%s"', (name, shown) => {
    expect(shortenName(name)).toBe(shown);
  });

  it.each([
    ['Ana Ruiz 8-123-456', 'A*** Ruiz ***'],
    ['Ana Ruiz 8 123 456 7 8 9 1', 'A*** Ruiz ***'],
    ['8-123-456 Ana Ruiz', '*** A*** Ruiz'],
    ['Ana Ruiz8123456', 'Ana ***'],
    ['8-123-456', '***'],
    ['Ana ٨١٢٣٤٥٦', 'Ana ***'],
  ])('gives away no number that a biller has put into it: "%s"', (name, shown) => {
    expect(shortenName(name)).toBe(shown);
  });

  it('has no digit in it, whatever the biller sends', () => {
    const fewLetters = fc.string({ unit: fc.constantFrom(...Array.from('ab ñ1٣²-(\n')), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fewLetters, fc.string({ unit: 'binary' })), (name) => {
        expect(shortenName(name)).not.toMatch(/\p{N}/u);
      }),
    );
  });
});
