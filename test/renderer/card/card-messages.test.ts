import { describe, expect, it } from 'vitest';
import { isCardToKiosk, isKioskToCard } from '../../../src-renderer/card/card-messages.ts';

const bind = {
  is: 'bind',
  paymentId: '0b6f3f0e-8a52-4b83-9d13-0f3f6a1c2b11',
  amountMinor: 3845,
  currency: 'USD',
  kioskId: 'K-014',
  permissionId: null,
  pxPerMm: 4.03,
  todayYearMonth: '2026-11',
};
const sealed = { is: 'sealed', sealed: 'a.b.c.d.e', brand: 'visa', lastFour: '1111' };

describe('a message to the card frame', () => {
  it('is understood when it binds to a payment or asks for the seal', () => {
    expect(isKioskToCard(bind)).toBe(true);
    expect(isKioskToCard({ ...bind, permissionId: 'OFF-2026-014' })).toBe(true);
    expect(isKioskToCard({ is: 'seal' })).toBe(true);
  });

  it.each([
    { paymentId: '' },
    { amountMinor: 38.45 },
    { amountMinor: 0 },
    { amountMinor: '3845' },
    { currency: undefined },
    { kioskId: 14 },
    { permissionId: undefined },
    { permissionId: '' },
    { permissionId: 'may wait' },
    { pxPerMm: 0 },
    { pxPerMm: Infinity },
    { todayYearMonth: '2026-13' },
    { todayYearMonth: '2026-11-22' },
  ])('is not understood with %o', (wrong) => {
    expect(isKioskToCard({ ...bind, ...wrong })).toBe(false);
  });

  it.each([null, undefined, 'seal', 1, [], {}, { is: 'sealed' }, { is: 'toString' }])(
    'is not %o',
    (data: unknown) => {
      expect(isKioskToCard(data)).toBe(false);
    },
  );
});

describe('a message from the card frame', () => {
  it.each([
    { is: 'ready' },
    { is: 'state', complete: false },
    { is: 'incomplete' },
    { is: 'failed' },
    sealed,
  ])('may be %o', (data) => {
    expect(isCardToKiosk(data)).toBe(true);
  });

  it.each([
    null,
    'ready',
    { is: 'bind' },
    { is: 'state' },
    { ...sealed, brand: 'amex' },
    { ...sealed, lastFour: '41111' },
    { ...sealed, sealed: '' },
  ])('may not be %o', (data: unknown) => {
    expect(isCardToKiosk(data)).toBe(false);
  });
});
