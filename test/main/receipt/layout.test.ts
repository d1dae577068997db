import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line, TextLine } from '../../../src-main/printer/port.ts';
import type { ReceiptDocument } from '../../../src-main/receipt/document.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';

const isText = (line: Line): line is TextLine => line.is === 'text';

function textsOf(document: ReceiptDocument, columns: number): string[] {
  return layOut(document, columns)
    .filter(isText)
    .map(({ text }) => text);
}

/** Words as an evil biller might send them, long runs without a space, and ordinary ones. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.stringMatching(/^[A-ZÑ]{0,120}$/),
  fc.constantFrom(
    '\u001b@\u001dV\u0000',
    '\u202eabc',
    '₡\u00a01.500',
    'N\u0303un\u0303ez',
    '💡👩‍👩‍👧',
    '"\'<>&\\',
  ),
);

const anyDocument = fc
  .record({ label: anyText, value: anyText, count: fc.nat() })
  .map(({ label, value, count }): ReceiptDocument => [
    { is: 'title', text: label },
    { is: 'centred', text: value },
    { is: 'paragraph', text: value },
    { is: 'pair', label, value },
    { is: 'tally', label, count, value },
    { is: 'code', label, value },
    { is: 'rule', mark: '=' },
    { is: 'ruler' },
  ]);

describe('a line of paper', () => {
  it.each([32, 48])('is never longer than the %i columns that the printer has', (columns) => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const { text, isLarge } of layOut(document, columns).filter(isText)) {
          expect(text.length * (isLarge ? 2 : 1)).toBeLessThanOrEqual(columns);
        }
      }),
    );
  });

  it.each([32, 48])('holds nothing that a printer of %i columns could take for a command', (columns) => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        for (const text of textsOf(document, columns)) {
          expect(text).toMatch(/^[\u0020-\u007eáéíóúüñÁÉÍÓÚÜÑ¿¡ºª°·«»€]*$/u);
        }
      }),
    );
  });

  it.each([32, 48])('loses not one letter of what it is to say on %i columns', (columns) => {
    const words = fc.array(fc.stringMatching(/^[a-zñ]{1,70}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, (said) => {
        for (const is of ['title', 'centred', 'paragraph'] as const) {
          const lines = textsOf([{ is, text: said.join(' ') }], columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(said.join(''));
        }
      }),
    );
  });

  it('loses nothing of a value that is too long to stand beside its label', () => {
    const value = 'Consumo de energía eléctrica del periodo comprendido entre dos fechas';
    const [label, ...rest] = textsOf([{ is: 'pair', label: 'Detalle', value }], 32);
    expect(label).toBe('Detalle');
    expect(rest.map((text) => text.trim()).join(' ')).toBe(value);
  });

  it('leaves no word alone in the middle of the paper', () => {
    const text = 'NO PAGUE DE NUEVO ESTA FACTURA HASTA SABER CÓMO QUEDÓ';
    expect(textsOf([{ is: 'centred', text }], 48).map((line) => line.trim())).toEqual([
      'NO PAGUE DE NUEVO ESTA FACTURA',
      'HASTA SABER CÓMO QUEDÓ',
    ]);
  });

  it('is not broken at a space that must not break', () => {
    const text = 'El total que se cobra es de COP $\u00a0187.450,75';
    expect(textsOf([{ is: 'paragraph', text }], 34)).toEqual([
      'El total que se cobra es de COP',
      '$ 187.450,75',
    ]);
  });

  it('puts counts and amounts below each other', () => {
    const document: ReceiptDocument = [
      { is: 'tally', label: 'VISA', count: 61, value: '$2,805.74' },
      { is: 'tally', label: 'Anulados', count: 1, value: '-$38.45' },
    ];
    expect(textsOf(document, 32)).toEqual([
      'VISA           61      $2,805.74',
      'Anulados        1        -$38.45',
    ]);
  });

  it('counts the columns on a ruler', () => {
    const [tens, units] = textsOf([{ is: 'ruler' }], 32);
    expect(tens).toBe('         1         2         3');
    expect(units).toBe('12345678901234567890123456789012');
  });
});

describe('a code on paper', () => {
  it.each([
    ['qr', 'ñ'],
    ['qr', ''],
    ['qr', 'x'.repeat(601)],
    ['barcode', 'K014\u0000'],
    ['barcode', 'x'.repeat(21)],
  ] as const)('is refused as a %s, by name, when no printer can print it', (is, payload) => {
    expect(() => layOut([{ is, payload }], 48)).toThrow(
      new RegExp(`a ${is} holds 1 to \\d+ printable ASCII`),
    );
  });
});
