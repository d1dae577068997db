import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOfClosing, type Closing, type ShiftFigures } from '../../../src-main/receipt/shift-figures.ts';
import { firstClosing, sampleClosing, sampleFigures } from './sample-shift.ts';

const digest = digestOfClosing(sampleFigures, sampleClosing);

describe('the digest of a closing', () => {
  it('stays what it is, release after release, because the next closing is chained to it', () => {
    expect(digest).toBe('25b42b73fce602bb408e26d1477a49ef21e0016c93201ac44f62870bb20391b0');
  });

  it.each<[string, Partial<ShiftFigures>]>([
    ['kiosk', { kioskId: 'K015' }],
    ['shift', { shift: 208 }],
    ['currency', { currency: 'COP' }],
    ['beginning', { fromUnixMs: 1 }],
    ['end', { toUnixMs: sampleFigures.toUnixMs + 1 }],
    ['references', { references: { first: 'K014-000240', last: 'K014-000339' } }],
    ['no references', { references: null }],
    ['operators', { operatorIds: ['tec-014'] }],
    ['operators that look like the same', { operatorIds: ['tec-014,sup-002'] }],
    ['reversals', { reversed: { count: 2, sumMinor: 3845 } }],
    ['payments not charged', { notChargedCount: 10 }],
    ['queue', { queued: { count: 2, sumMinor: 7381 } }],
    ['payments in doubt', { inDoubt: { count: 1, sumMinor: 0 } }],
    ['payments by hand', { manual: { count: 0, sumMinor: 5210 } }],
    ['copies', { copiesPrinted: 4 }],
    ['unknown prints', { unknownPrints: 2 }],
    ['batch', { batch: '000143' }],
    ['no batch', { batch: null }],
    ['acquirer', { acquirer: null }],
  ])('is another with another %s', (_what, other) => {
    expect(digestOfClosing({ ...sampleFigures, ...other }, sampleClosing)).not.toBe(digest);
  });

  it('is another when money moves from one brand to the other', () => {
    const [visa, mastercard] = sampleFigures.brands;
    if (!visa || !mastercard) throw new Error('the sample has two brands');
    const brands = [
      { ...visa, sumMinor: visa.sumMinor - 1 },
      { ...mastercard, sumMinor: mastercard.sumMinor + 1 },
    ];
    expect(digestOfClosing({ ...sampleFigures, brands }, sampleClosing)).not.toBe(digest);
  });

  it('does not depend on the order in which the brands are named', () => {
    const brands = [...sampleFigures.brands].reverse();
    expect(digestOfClosing({ ...sampleFigures, brands }, sampleClosing)).toBe(digest);
  });

  it('is another when an earlier closing was another, however far back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat({ max: 100 }), (length, copiesPrinted) => {
        fc.pre(copiesPrinted !== sampleFigures.copiesPrinted);
        expect(lastOfChain({ ...sampleFigures, copiesPrinted }, length)).not.toBe(
          lastOfChain(sampleFigures, length),
        );
      }),
    );
  });

  function lastOfChain(first: ShiftFigures, length: number): string {
    let previous: Closing['previous'] = null;
    for (let number = 1; number <= length; number += 1) {
      const figures = number === 1 ? first : sampleFigures;
      const made = digestOfClosing(figures, { number, previous, journalHead: firstClosing.journalHead });
      previous = { number, digest: made };
    }
    return previous?.digest ?? '';
  }

  it.each<[string, Partial<Closing>, RegExp]>([
    ['leaves a number out', { number: 3 }, /closing 3 cannot follow 1/],
    ['repeats a number', { number: 1 }, /closing 1 cannot follow 1/],
    ['follows none but is not the first', { previous: null }, /closing 2 cannot follow none/],
    ['is chained to no digest', { previous: { number: 1, digest: 'x' } }, /previous digest must be SHA-256/],
    ['has no journal behind it', { journalHead: '' }, /head of the journal must be SHA-256/],
  ])('is not made of a closing that %s', (_what, wrong, why) => {
    expect(() => digestOfClosing(sampleFigures, { ...sampleClosing, ...wrong })).toThrow(why);
  });
});
