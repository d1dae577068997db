import { digestOfClosing, type Closing, type ShiftFigures } from '../../../src-main/receipt/shift-figures.ts';

export const sampleFigures: ShiftFigures = {
  kioskId: 'K014',
  shift: 207,
  currency: 'USD',
  fromUnixMs: Date.UTC(2026, 10, 22, 11, 0, 11),
  toUnixMs: Date.UTC(2026, 10, 23, 3, 0, 3),
  references: { first: 'K014-000240', last: 'K014-000338' },
  operatorIds: ['tec-014', 'sup-002'],
  brands: [
    { brand: 'visa', count: 61, sumMinor: 280_574 },
    { brand: 'mastercard', count: 33, sumMinor: 136_908 },
  ],
  approved: { count: 94, sumMinor: 417_482 },
  reversed: { count: 1, sumMinor: 3845 },
  notChargedCount: 9,
  queued: { count: 2, sumMinor: 7380 },
  inDoubt: { count: 0, sumMinor: 0 },
  manual: { count: 1, sumMinor: 5210 },
  copiesPrinted: 3,
  unknownPrints: 1,
  batch: '000142',
  acquirer: { count: 93, sumMinor: 413_637 },
};

export const emptyFigures: ShiftFigures = {
  ...sampleFigures,
  shift: 206,
  references: null,
  brands: [],
  approved: { count: 0, sumMinor: 0 },
  reversed: { count: 0, sumMinor: 0 },
};

export const firstClosing: Closing = { number: 1, previous: null, journalHead: 'a7'.repeat(32) };
export const sampleClosing: Closing = {
  number: 2,
  previous: { number: 1, digest: digestOfClosing(emptyFigures, firstClosing) },
  journalHead: '9f3c71aa0be24d58'.repeat(4),
};

export const disputedFigures: ShiftFigures = { ...sampleFigures, acquirer: { count: 92, sumMinor: 408_427 } };
