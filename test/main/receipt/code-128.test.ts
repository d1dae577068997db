import bwip from 'bwip-js/node';
import { describe, expect, it } from 'vitest';
import { code128 } from '../../../src-main/receipt/code-128.ts';

/** The same by another program: widths of bars and spaces. */
function byAnother(payload: string): string {
  const [symbol] = bwip.raw('code128', payload, {});
  if (!symbol || !('sbs' in symbol)) throw new Error('it made no bar code');
  return symbol.sbs.map((width, index) => (index % 2 === 0 ? '1' : '0').repeat(width)).join('');
}

describe('a bar code', () => {
  const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));

  it('has the bars that another program draws, for every character that it can hold', () => {
    for (const character of printable) expect(code128(`a${character}`)).toBe(byAnother(`a${character}`));
  });

  it('ends with the same check character for every reference', () => {
    for (const payload of ['K014-a', 'SELF-TEST', 'zZ~ |{}', 'Kiosk-12']) {
      expect(code128(payload)).toBe(byAnother(payload));
    }
  });
});
