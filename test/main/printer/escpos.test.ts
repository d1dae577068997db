import { describe, expect, it } from 'vitest';
import { toEscPos } from '../../../src-main/printer/escpos.ts';

const plain = { isBold: false, isLarge: false };

describe('the bytes of a receipt', () => {
  it('begin with code page 858 and carry Spanish in it', () => {
    const bytes = toEscPos([{ text: '¿Año Núñez?', ...plain }]);
    expect(bytes.includes(Buffer.from([0x1b, 0x74, 19]))).toBe(true);
    expect(
      bytes.includes(Buffer.from([0xa8, 0x41, 0xa4, 0x6f, 0x20, 0x4e, 0xa3, 0xa4, 0x65, 0x7a, 0x3f])),
    ).toBe(true);
  });

  it('hold each line once, in its order, and one cut at the end', () => {
    const bytes = toEscPos(['uno', '', 'tres'].map((text) => ({ text, ...plain })));
    expect(bytes.toString('latin1')).toMatch(/uno\n\n?.*tres\n/s);
    expect(bytes.subarray(-4)).toEqual(Buffer.from([0x1d, 0x56, 66, 0]));
  });

  it('make a title twice as wide and high, and what follows plain again', () => {
    const bytes = toEscPos([
      { text: 'APROBADO', isBold: true, isLarge: true },
      { text: 'total', ...plain },
    ]);
    const large = bytes.indexOf(Buffer.from([0x1b, 0x21, 0x30]));
    expect(large).toBeGreaterThanOrEqual(0);
    expect(bytes.indexOf('APROBADO')).toBeGreaterThan(large);
    expect(bytes.subarray(bytes.indexOf('APROBADO')).includes(Buffer.from([0x1b, 0x21, 0x00]))).toBe(true);
  });
});
