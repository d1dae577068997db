import type { CardBrand } from './card-messages.ts';
import { digitAt } from './typed-digits.ts';

/**
 * Digits of a number. ISO/IEC 7812-1 allows up to 19, but Mastercard's and all but rare Visa cards have
 * sixteen, and a fixed length is what lets the form go on by itself.
 */
export const numberDigits = 16;

export type NumberProblem = 'other-brand' | 'check-digit';

/** The first and last beginnings of each brand's numbers (issuer ranges, as the brands publish them). */
const ranges: readonly { readonly brand: CardBrand; readonly first: number; readonly last: number }[] = [
  { brand: 'visa', first: 4000, last: 4999 },
  { brand: 'mastercard', first: 5100, last: 5599 },
  { brand: 'mastercard', first: 2221, last: 2720 },
];
const beginningDigits = 4;

/** The brand, as soon as the digits typed leave no other; undefined before, and for brands not taken here. */
export function brandOf(digits: Uint8Array): CardBrand | undefined {
  const { lowest, highest } = beginningsOf(digits);
  return ranges.find(({ first, last }) => lowest >= first && highest <= last)?.brand;
}

/** What is already certain to be wrong with a number, whole or still being typed. */
export function numberProblem(digits: Uint8Array): NumberProblem | undefined {
  const { lowest, highest } = beginningsOf(digits);
  if (!ranges.some(({ first, last }) => lowest <= last && highest >= first)) return 'other-brand';
  return digits.length === numberDigits && !passesCheckDigit(digits) ? 'check-digit' : undefined;
}

/** The check digit of ISO/IEC 7812-1, annex B (Luhn): from the right, every second digit counts double. */
function passesCheckDigit(digits: Uint8Array): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = digitAt(digits, digits.length - 1 - fromRight);
    const value = fromRight % 2 === 0 ? digit : digit * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** The beginnings that a number can still have, given its digits so far. */
function beginningsOf(digits: Uint8Array): { readonly lowest: number; readonly highest: number } {
  let lowest = 0;
  let highest = 0;
  for (let place = 0; place < beginningDigits; place += 1) {
    const isTyped = place < digits.length;
    lowest = lowest * 10 + (isTyped ? digitAt(digits, place) : 0);
    highest = highest * 10 + (isTyped ? digitAt(digits, place) : 9);
  }
  return { lowest, highest };
}
