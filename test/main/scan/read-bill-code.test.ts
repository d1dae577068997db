import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBillCode, type BillCode } from '../../../src-main/scan/read-bill-code.ts';
import {
  inBrackets,
  issuer,
  otherPayee,
  payee,
  referenceArbitrary,
  separator,
  tailArbitrary,
  withoutSeparators,
  withSeparators,
  type Elements,
} from './bill-codes.ts';

const reference = '0000000010203040';
const bill: Elements = [
  ['415', payee],
  ['8020', reference],
  ['3900', '00083510'],
  ['96', '20251231'],
];

function billOf(...references: readonly string[]): BillCode {
  return { is: 'bill', readings: references.map((one) => ({ payee, reference: one })) };
}

describe('the code of the company’s own bill', () => {
  it.each([
    ['with separators', withSeparators(bill)],
    ['with the kind of code before it', `]C1${withSeparators(bill)}`],
    ['from a QR code', `]Q3${withSeparators(bill)}`],
    ['from a plain QR code', `]Q1${withSeparators(bill)}`],
    ['from a GS1 DataMatrix', `]d2${withSeparators(bill)}`],
    ['from a GS1 DataBar', `]e0${withSeparators(bill)}`],
    ['with separators at both ends', `]C1${separator}${withSeparators(bill)}${separator}`],
    ['with the end of a line', `${withSeparators(bill)}\r\n`],
    ['with a separator that the payee does not need', `415${payee}${separator}8020${reference}`],
    ['with the reference before the payee', `8020${reference}${separator}415${payee}`],
    ['as printed under the bars', inBrackets(bill)],
    ['as printed, with spaces', inBrackets(bill).replaceAll('(', ' (').replaceAll(')', ') ')],
    ['without separators', withoutSeparators(bill)],
    ['without a separator before the date', `415${payee}8020${reference}${separator}3900000835109620251231`],
    ['without a date', `415${payee}8020${reference}390000083510`],
    ['with payee and reference only', `415${payee}8020${reference}`],
    ['with a date that begins with the day', `415${payee}8020${reference}3900000835109631122025`],
    ['with a note of the company’s own', withSeparators([...bill.slice(0, 3), ['91', 'R-7']])],
  ])('is read %s', (_, code) => {
    expect(readBillCode(code, issuer)).toEqual(billOf(reference));
  });

  it('keeps every zero and every letter of the reference', () => {
    expect(readBillCode(`415${payee}80200A-0/9_b`, issuer)).toEqual(billOf('0A-0/9_b'));
  });

  it('is not guessed at where it can be read in several ways', () => {
    const code = `415${payee}802012390053900000835109620251231`;
    // An amount of 5390000083510 and a date; an amount of 83510 and a date; a date alone.
    expect(readBillCode(code, issuer)).toEqual(billOf('12', '1239005', '1239005390000083510'));
  });

  it('is read in one way where a separator or the known length says which', () => {
    const code = `415${payee}80201239005${separator}390000083510${separator}9620251231`;
    expect(readBillCode(code, issuer)).toEqual(billOf('1239005'));
    expect(readBillCode(code.replaceAll(separator, ''), { ...issuer, referenceLength: 7 })).toEqual(
      billOf('1239005'),
    );
  });

  it('says nothing when it can be read in too many ways', () => {
    const code = `415${payee}8020390039003900390039003`;
    expect(readBillCode(code, issuer)).toEqual({ is: 'damaged' });
  });
});

describe('a code that pays nothing', () => {
  it.each([
    ['a link', 'https://recibos.example/#a.b.c'],
    ['a link that names a payee', `https://id.gs1.org/415/${payee}/8020/${reference}`],
    ['a link of another kind', 'bitcoin:175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W?amount=1'],
    ['a contact', 'BEGIN:VCARD\nVERSION:4.0\nFN:María Núñez\nEND:VCARD'],
    ['a network', 'WIFI:T:WPA;S:Casa;P:secreta;;'],
    ['a product', '7702004003508'],
    ['a product whose number begins as a bill does', '4150000000008'],
    ['a product with the kind of code before it', ']E04150000000008'],
    ['goods in a box', `]C10107702004003505${separator}10LOTE7`],
    ['nothing', ''],
    ['a blank', ' '],
    ['separators', separator.repeat(9)],
    ['keys that control', '\x1b[A\x03\x08\x7f\r\n\t'],
    ['an emoji', '🧾🧾🧾'],
    ['4 kB of noise', 'x'.repeat(4_096)],
    ['4 kB that begin as a bill', `415${payee}8020`.padEnd(4_096, '1')],
  ])('is no bill: %s', (_, code) => {
    expect(readBillCode(code, issuer)).toEqual({ is: 'not-a-bill' });
  });

  it.each([
    ['a wrong check digit', `415${payee.slice(0, -1)}88020${reference}`],
    ['the wrong check digit that a library prints', `41577099989436198020${reference}`],
    ['no reference', `415${payee}`],
    ['an empty reference', `415${payee}8020`],
    ['an amount instead of a reference', `]C1415${payee}390000083510`],
    ['a payee that stops in its middle', '415770123'],
    ['a reference that is too long', `415${payee}8020${'7'.repeat(26)}`],
    ['a character that no bill may have', `415${payee}8020${reference}ñ`],
    ['a blank in the reference', `415${payee}80201020 3040`],
    ['a key that controls in the reference', `415${payee}80201020\x073040`],
    ['two references', `415${payee}80201${separator}80202`],
    ['two payees', `415${payee}415${payee}80201`],
    ['letters in the amount', `415${payee}8020${reference}${separator}3900A`],
    ['an element that stands on no bill', `415${payee}8020${reference}${separator}17261231`],
    ['no reference, as printed', `(415)${payee}(3900)00083510`],
    ['a bracket in the reference, as printed', `(415)${payee}(8020)12)34`],
  ])('is damaged: %s', (_, code) => {
    expect(readBillCode(code, issuer)).toEqual({ is: 'damaged' });
  });

  it.each([
    ['with separators', withSeparators([['415', otherPayee], ...bill.slice(1)])],
    ['without', withoutSeparators([['415', otherPayee], ...bill.slice(1)])],
    ['as printed', inBrackets([['415', otherPayee], ...bill.slice(1)])],
  ])('is another company’s, whatever the length of our references: %s', (_, code) => {
    expect(readBillCode(code, { ...issuer, referenceLength: 7 })).toEqual({ is: 'other-company' });
    expect(readBillCode(code, { payees: [payee, otherPayee] }).is).toBe('bill');
  });

  it('is damaged when its reference has not the length of all our references', () => {
    for (const code of [withSeparators(bill), inBrackets(bill), withoutSeparators(bill)]) {
      expect(readBillCode(code, { ...issuer, referenceLength: 15 })).toEqual({ is: 'damaged' });
    }
  });
});

const elementsArbitrary = fc
  .tuple(referenceArbitrary, tailArbitrary)
  .map(([text, tail]): Elements => [['415', payee], ['8020', text], ...tail]);

function referenceOf(elements: Elements): string {
  return elements[1]?.[1] ?? '';
}

describe('any bill', () => {
  it('is read as it was printed, in exactly one way, where its separators are there', () => {
    fc.assert(
      fc.property(elementsArbitrary, (elements) => {
        fc.pre(elements.length > 2);
        expect(readBillCode(withSeparators(elements), issuer)).toEqual(billOf(referenceOf(elements)));
      }),
    );
  });

  it('is read as it was printed under the bars, where no bracket is in its reference', () => {
    fc.assert(
      fc.property(elementsArbitrary, (elements) => {
        fc.pre(!/[()]/.test(referenceOf(elements)));
        expect(readBillCode(inBrackets(elements), issuer)).toEqual(billOf(referenceOf(elements)));
      }),
    );
  });

  it('is among the readings where its separators are missing, or nothing is read', () => {
    fc.assert(
      fc.property(elementsArbitrary, (elements) => {
        const answer = readBillCode(withoutSeparators(elements), issuer);
        if (answer.is === 'bill')
          expect(answer.readings).toContainEqual({ payee, reference: referenceOf(elements) });
        else expect(answer.is).toBe('damaged');
      }),
    );
  });

  it('is read in exactly one way without separators where the length is known', () => {
    fc.assert(
      fc.property(elementsArbitrary, (elements) => {
        const known = { ...issuer, referenceLength: referenceOf(elements).length };
        expect(readBillCode(withoutSeparators(elements), known)).toEqual(billOf(referenceOf(elements)));
      }),
    );
  });

  it('opens no other reference of the known length when its end is missing', () => {
    fc.assert(
      fc.property(elementsArbitrary, fc.boolean(), fc.nat(), (elements, isSeparated, cut) => {
        const whole = isSeparated ? withSeparators(elements) : withoutSeparators(elements);
        const known = { ...issuer, referenceLength: referenceOf(elements).length };
        const answer = readBillCode(whole.slice(0, cut % whole.length), known);
        if (answer.is === 'bill') expect(answer).toEqual(billOf(referenceOf(elements)));
        else expect(['damaged', 'not-a-bill']).toContain(answer.is);
      }),
    );
  });

  it('names only what stands in the code when one digit of it is wrong', () => {
    fc.assert(
      fc.property(elementsArbitrary, fc.nat(), fc.integer({ min: 1, max: 9 }), (elements, place, by) => {
        const whole = withSeparators(elements);
        const at = place % whole.length;
        const digit = /\d/.exec(whole[at] ?? '')?.[0];
        fc.pre(digit !== undefined);
        const wrong = `${whole.slice(0, at)}${(Number(digit) + by) % 10}${whole.slice(at + 1)}`;
        const answer = readBillCode(wrong, issuer);
        const isInPayee = at < 3 + payee.length;
        if (isInPayee) expect(['damaged', 'not-a-bill']).toContain(answer.is);
        if (answer.is !== 'bill') return;
        // The company is asked with what was read, and with nothing that was put right.
        for (const reading of answer.readings) expect(wrong).toContain(`8020${reading.reference}`);
      }),
    );
  });
});

describe('whatever is scanned', () => {
  const pieces = fc.constantFrom(
    ...[
      '415',
      payee,
      otherPayee,
      '8020',
      '3900',
      '96',
      '20251231',
      separator,
      '(',
      ')',
      ']C1',
      '1',
      'x',
      ' ',
    ],
  );

  it('is answered, and a bill has our payee and one to four references that stand in it', () => {
    const codes = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(codes, fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined }), (code, length) => {
        const answer = readBillCode(code, { ...issuer, referenceLength: length });
        if (answer.is !== 'bill') {
          expect(['not-a-bill', 'other-company', 'damaged']).toContain(answer.is);
          return;
        }
        expect(answer.readings.length).toBeGreaterThan(0);
        expect(answer.readings.length).toBeLessThanOrEqual(4);
        for (const reading of answer.readings) {
          expect(reading.payee).toBe(payee);
          expect(reading.reference).toMatch(/^[!"%-?A-Z_a-z]{1,25}$/);
          expect(code).toContain(reading.reference);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
