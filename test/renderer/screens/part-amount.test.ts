import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor } from '../../../src-main/contract/money.ts';
import { readPart } from '../../../src-renderer/screens/part-amount.ts';

const invoice = { amountMinor: minor(4_400), partial: { leastMinor: minor(1_000) } };

describe('a part of a bill, as it is typed', () => {
  it.each([
    ['', '', 'none'],
    ['0', '00', 'none'],
    ['9', '99', 'little'],
    ['', '5', 'little'],
    ['10', '', 'part'],
    ['43', '99', 'part'],
    ['44', '', 'much'],
    ['44', '00', 'much'],
    ['999999999', '99', 'much'],
  ])('"%s" and "%s" cents of $44.00, of which $10.00 is the least, is: %s', (whole, cents, is) => {
    expect(readPart({ whole, cents }, invoice).is).toBe(is);
  });

  it('takes one digit of cents for so many cents, as it stands there', () => {
    expect(readPart({ whole: '20', cents: '5' }, invoice)).toEqual({
      is: 'part',
      partMinor: 2_005,
      leftMinor: 2_395,
    });
  });

  it('takes no part of a bill that must be paid whole', () => {
    expect(readPart({ whole: '20', cents: '' }, { amountMinor: minor(4_400) }).is).toBe('little');
  });

  it('and what is left are always the bill, to the last cent', () => {
    const isExact = fc.property(fc.integer({ min: 1_000, max: 4_399 }), (typedMinor) => {
      const digits = String(typedMinor);
      const part = readPart({ whole: digits.slice(0, -2), cents: digits.slice(-2) }, invoice);
      expect(part).toEqual({ is: 'part', partMinor: typedMinor, leftMinor: 4_400 - typedMinor });
    });
    fc.assert(isExact);
  });
});
