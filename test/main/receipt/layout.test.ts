import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { toPrintable } from '../../../src-main/receipt/printable-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('a line of paper', () => {
  it.each([32, 48])('is never longer than the %i columns that the printer has', (columns) => {
    fc.assert(
      fc.property(anyText, anyText, (label, value) => {
        const lines = layOut(
          [
            { is: 'title', text: label },
            { is: 'pair', label, value },
            { is: 'paragraph', text: value },
            { is: 'centred', text: value },
          ],
          columns,
        );
        for (const { text, isLarge } of lines)
          expect(text.length * (isLarge ? 2 : 1)).toBeLessThanOrEqual(columns);
        expect(layOut([{ is: 'rule', mark: '-' }], columns)[0]?.text).toHaveLength(columns);
      }),
    );
  });

  it('loses nothing of a value that is too long to stand beside its label', () => {
    const value = 'Consumo de energía eléctrica del periodo comprendido entre dos fechas';
    const [label, ...rest] = layOut([{ is: 'pair', label: 'Detalle', value }], 32);
    expect(label?.text).toBe('Detalle');
    expect(rest.map(({ text }) => text.trim()).join(' ')).toBe(value);
  });
});

describe('text for the printer', () => {
  it('keeps Spanish as it is, however it is composed', () => {
    expect(toPrintable('¿Año Núñez?'.normalize('NFD'))).toBe('¿Año Núñez?');
  });

  it('can carry no command to the printer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toPrintable(text)).toMatch(/^[\u0020-\u007eáéíóúüñÁÉÍÓÚÜÑ¿¡ºª°·«»€]*$/u);
      }),
    );
    expect(toPrintable('Ana\u001bp\u0000\u0019\u00fa 💡 ₡500 Ł')).toBe('Anapú ? CRC 500 ?');
  });
});
