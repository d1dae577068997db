import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandOf, numberDigits, numberProblem } from '../../../src-renderer/card/card-number.ts';
import { publishedTestCards } from '../../house/card-numbers.ts';
import { typed } from './typed.ts';

const taken = publishedTestCards.filter((card) => /^[245]/.test(card));
const someTaken = fc.constantFrom(...taken);
const place = fc.nat(numberDigits - 1);

describe('a card number', () => {
  it('is Visa from its first digit on', () => {
    expect(brandOf(typed(''))).toBeUndefined();
    expect(brandOf(typed('4'))).toBe('visa');
  });

  it.each([
    ['5', undefined],
    ['51', 'mastercard'],
    ['55', 'mastercard'],
    ['56', undefined],
    ['222', undefined],
    ['2220', undefined],
    ['2221', 'mastercard'],
    ['223', 'mastercard'],
    ['2720', 'mastercard'],
    ['2721', undefined],
  ] as const)('that begins with %s is %s', (beginning, brand) => {
    expect(brandOf(typed(beginning))).toBe(brand);
  });

  it.each(['3', '6', '50', '56', '2220', '2721', '28'])(
    'that begins with %s is refused at once, for no brand taken here is left',
    (beginning) => {
      expect(numberProblem(typed(beginning.slice(0, -1)))).toBeUndefined();
      expect(numberProblem(typed(beginning))).toBe('other-brand');
    },
  );

  it('of every published test card of a brand taken here is right', () => {
    expect(taken.length).toBeGreaterThan(10);
    expect(taken.map((card) => numberProblem(typed(card)))).toEqual(taken.map(() => undefined));
  });

  it('with any one digit mistyped is noticed', () => {
    fc.assert(
      fc.property(someTaken, place, fc.integer({ min: 1, max: 9 }), (card, at, change) => {
        const digits = Array.from(card, Number);
        digits[at] = ((digits[at] ?? 0) + change) % 10;
        expect(numberProblem(typed(digits.join('')))).toBeDefined();
      }),
    );
  });

  it('has exactly one right last digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^4\d{14}$/), (beginning) => {
        const problems = Array.from('0123456789', (last) => numberProblem(typed(beginning + last)));
        expect(problems.filter((problem) => problem === undefined)).toHaveLength(1);
      }),
    );
  });

  it('is never called wrong while it can still become right', () => {
    fc.assert(
      fc.property(someTaken, place, (card, count) => {
        expect(numberProblem(typed(card.slice(0, count)))).toBeUndefined();
      }),
    );
  });
});
