import fc from 'fast-check';
import type { BillIssuer } from '../../../src-main/scan/read-bill-code.ts';

/** FNC1 as scanners send it. */
export const separator = '\x1d';

/** Made up; its check digit is right. */
export const payee = '7701234567897';
export const otherPayee = '7709998726789';
export const issuer: BillIssuer = { payees: [payee] };

/** One bill's elements: application identifier and data, in the order of the print. */
export type Elements = readonly (readonly [string, string])[];

const digits = Array.from('0123456789');
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const digit = fc.constantFrom(...digits);
/** All that an element may be made of (GS1 General Specifications, figure 7.11-1). */
const encodable = fc.constantFrom(...digits, ...letters, ...Array.from('!"%&\'()*+,-./:;<=>?_'));

export const referenceArbitrary = fc.oneof(
  fc.string({ unit: digit, minLength: 1, maxLength: 25 }),
  fc.string({ unit: encodable, minLength: 1, maxLength: 25 }),
);

const amountArbitrary = fc
  .tuple(fc.constantFrom('3900', '3902'), fc.string({ unit: digit, minLength: 3, maxLength: 14 }))
  .map((element) => [element] as Elements);
const dateArbitrary = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => [['96', date.toISOString().slice(0, 10).replaceAll('-', '')]] as Elements);

/** What stands after the reference of a bill: an amount, a date, both or nothing. */
export const tailArbitrary = fc
  .tuple(fc.option(amountArbitrary, { nil: [] }), fc.option(dateArbitrary, { nil: [] }))
  .map(([amount, date]): Elements => [...amount, ...date]);

/** As a scanner sends it that is set up well: a separator after each element of varying length but the last. */
export function withSeparators(elements: Elements): string {
  const last = elements.length - 1;
  return elements
    .map(([name, data], index) => name + data + (name === '415' || index === last ? '' : separator))
    .join('');
}

/** As many bills are printed, and as many scanners send all of them. */
export function withoutSeparators(elements: Elements): string {
  return elements.map(([name, data]) => name + data).join('');
}

/** As printed under the bars. */
export function inBrackets(elements: Elements): string {
  return elements.map(([name, data]) => `(${name})${data}`).join('');
}
