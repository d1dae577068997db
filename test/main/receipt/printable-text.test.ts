import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPrintable } from '../../../src-main/receipt/printable-text.ts';

describe('text for the printer', () => {
  it('keeps Spanish as it is, however it is composed', () => {
    const spanish = '¿Año Núñez? ¡Sí! «Güiza» n.º 1.ª 20 °C 5 € · ÁÉÍÓÚÜÑ áéíóúüñ';
    expect(toPrintable(spanish)).toBe(spanish);
    expect(toPrintable(spanish.normalize('NFD'))).toBe(spanish);
  });

  it.each([
    ['₡1.500', 'CRC 1.500'],
    ['$\u00a038.450', '$ 38.450'],
    ['1\u202f000', '1 000'],
    ['“Señor” ‘O’Higgins’ — 2026…', "\"Señor\" 'O'Higgins' - 2026..."],
    ['François Łukasz Straße Ørsted Çelik', 'Francois Lukasz Strasse Orsted Celik'],
    ['½ ① ﬁn ™ ＡＢＣ', '1/2 1 fin TM ABC'],
    ['a\tb\r\nc\u2028d', 'a b c d'],
  ])('writes %j as %j', (text, printed) => {
    expect(toPrintable(text)).toBe(printed);
  });

  it('can carry no command to the printer', () => {
    expect(toPrintable('Ana\u001bp\u0000\u0019\u00fa 💡 ₡500 Ł')).toBe('Anapú ? CRC 500 L');
    expect(toPrintable('\u001b@\u001dV\u0042\u0000\u0010\u0004\u0001\u007f\u009b')).toBe('@VB');
  });

  it('turns no text round: what is written from right to left is not ours to print', () => {
    expect(toPrintable('\u202eoiretupmoc\u202c')).toBe('oiretupmoc');
    expect(toPrintable('שלום')).toBe('????');
  });

  it('writes the same text the same way however often, and never a sign that the code pages lack', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const printed = toPrintable(text);
        expect(printed).toMatch(/^[\u0020-\u007eáéíóúüñÁÉÍÓÚÜÑ¿¡ºª°·«»€]*$/u);
        expect(toPrintable(printed)).toBe(printed);
      }),
    );
  });
});
