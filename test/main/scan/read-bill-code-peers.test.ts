import bwip from 'bwip-js/node';
import fc from 'fast-check';
import { parseBarcode } from 'gs1-barcode-parser-mod';
import { describe, expect, it } from 'vitest';
import { readBillCode } from '../../../src-main/scan/read-bill-code.ts';
import { scan } from '../simulators/printer-scan.ts';
import {
  inBrackets,
  issuer,
  payee,
  referenceArbitrary,
  separator,
  tailArbitrary,
  withoutSeparators,
  withSeparators,
  type Elements,
} from './bill-codes.ts';

const bill: Elements = [
  ['415', payee],
  ['8020', '0000000010203040'],
  ['3900', '00083510'],
  ['96', '20251231'],
];

/** What another parser, which is not ours, finds in a code whose separators are there. */
function peerReading(code: string): unknown {
  const items = parseBarcode(code).parsedCodeItems;
  return {
    payee: items.find(({ ai }) => ai === '415')?.data,
    reference: items.find(({ ai }) => ai === '8020')?.data,
  };
}

describe('against gs1-barcode-parser-mod', () => {
  it('reads the same payee and reference', () => {
    const elements = fc
      .tuple(referenceArbitrary, tailArbitrary)
      // It takes a bracket for that of an identifier.
      .filter(([reference, tail]) => tail.length > 0 && !/[()]/.test(reference))
      .map(([reference, tail]): Elements => [['415', payee], ['8020', reference], ...tail]);
    fc.assert(
      fc.property(elements, fc.constantFrom('', ']C1', ']d2', ']Q3'), (parts, kind) => {
        const code = kind + withSeparators(parts);
        expect(readBillCode(code, issuer)).toEqual({ is: 'bill', readings: [peerReading(code)] });
      }),
      { numRuns: 500 },
    );
  });

  it('does better where separators are missing: the other takes all of it for the reference', () => {
    const code = withoutSeparators(bill);
    expect(peerReading(code)).toEqual({ payee, reference: '00000000102030403900000835109620251231' });
    expect(readBillCode(code, issuer)).toEqual({
      is: 'bill',
      readings: [{ payee, reference: '0000000010203040' }],
    });
  });
});

function picture(bcid: string, text: string): Promise<Buffer> {
  return bwip.toBuffer({ ...{ bcid, text, scale: 2 }, ...{ padding: 20, backgroundcolor: 'ffffff' } });
}

describe('printed by bwip-js and read by zbarimg', () => {
  // A GS1-128 has at most 48 characters of data.
  it.each([
    ['a bar code', 'gs1-128', bill.slice(0, 3)],
    ['a short bar code', 'gs1-128', bill.slice(0, 2)],
    ['a QR code', 'gs1qrcode', bill],
  ])('is the same bill: %s', async (_, kind, elements) => {
    const codes = scan(await picture(kind, inBrackets(elements)));
    expect(codes).toEqual([withSeparators(elements)]);
    expect(readBillCode(codes[0] ?? '', issuer)).toEqual({
      is: 'bill',
      readings: [{ payee, reference: '0000000010203040' }],
    });
  });

  it.each([
    ['a bar code without separators', 'code128', withoutSeparators(bill)],
    ['a QR code of what stands under the bars', 'qrcode', inBrackets(bill)],
  ])('is the same bill though it breaks the rules: %s', async (_, kind, text) => {
    const codes = scan(await picture(kind, text));
    expect(codes).toEqual([text]);
    expect(readBillCode(codes[0] ?? '', issuer)).toEqual({
      is: 'bill',
      readings: [{ payee, reference: '0000000010203040' }],
    });
  });

  it('reads every reference that a bar code can carry', async () => {
    await fc.assert(
      fc.asyncProperty(referenceArbitrary, async (reference) => {
        fc.pre(!/[()]/.test(reference));
        const elements: Elements = [
          ['415', payee],
          ['8020', reference],
          ['3900', '83510'],
        ];
        fc.pre(withSeparators(elements).replaceAll(separator, '').length <= 48);
        const [code = ''] = scan(await picture('gs1-128', inBrackets(elements)));
        expect(readBillCode(code, issuer)).toEqual({ is: 'bill', readings: [{ payee, reference }] });
      }),
      { numRuns: 25 },
    );
  });

  it('is no bill when it is a box of goods', async () => {
    const codes = scan(await picture('gs1-128', '(01)07702004003508(10)LOTE7'));
    expect(codes).toEqual(['010770200400350810LOTE7']);
    expect(readBillCode(codes[0] ?? '', issuer)).toEqual({ is: 'not-a-bill' });
  });
});
