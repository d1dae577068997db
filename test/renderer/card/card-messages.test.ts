import { describe, expect, it } from 'vitest';
import { isCardToKiosk, isKioskToCard } from '../../../src-renderer/card/card-messages.ts';

const payment = { paymentId: '0b6f3f0e-8a52-4b83-9d13-0f3f6a1c2b11', amountMinor: 3845 };
const bind = {
  is: 'bind',
  payments: [payment],
  currency: 'USD',
  kioskId: 'K-014',
  permissionId: null,
  todayYearMonth: '2026-11',
};
const sealed = { is: 'sealed', sealed: ['a.b.c.d.e'], brand: 'visa', lastFour: '1111' };

describe('a message to the card frame', () => {
  it('is understood when it binds to a payment or asks for the seal', () => {
    expect(isKioskToCard(bind)).toBe(true);
    expect(isKioskToCard({ ...bind, payments: Array.from({ length: 8 }, () => payment) })).toBe(true);
    expect(isKioskToCard({ ...bind, permissionId: 'OFF-2026-014' })).toBe(true);
    expect(isKioskToCard({ is: 'seal' })).toBe(true);
  });

  it.each([
    { payments: undefined },
    { payments: [] },
    { payments: Array.from({ length: 9 }, () => payment) },
    { payments: [payment, null] },
    { payments: [{ ...payment, paymentId: '' }] },
    { payments: [{ ...payment, amountMinor: 38.45 }] },
    { payments: [payment, { ...payment, amountMinor: 0 }] },
    { payments: [{ ...payment, amountMinor: '3845' }] },
    { currency: undefined },
    { kioskId: 14 },
    { permissionId: undefined },
    { permissionId: '' },
    { permissionId: 'may wait' },
    { todayYearMonth: '2026-13' },
    { todayYearMonth: '2026-11-22' },
  ])('is not understood with %o', (wrong) => {
    expect(isKioskToCard({ ...bind, ...wrong })).toBe(false);
  });

  it.each([
    ['another language', { language: 'fr' }],
    ['no size', { pxPerMm: 0 }],
    ['a colour that is more than one', { brand: '#0b4f8a; background: url(x)' }],
    ['a mode that is neither on nor off', { isLow: 'yes' }],
  ])('does not change the look to %s', (_what, wrong) => {
    const look = {
      language: 'en',
      brand: '#0b4f8a',
      pxPerMm: 4.03,
      readFromMm: 600,
      hasLargeText: true,
      hasHighContrast: false,
      isLow: true,
    };
    expect(isKioskToCard({ is: 'look', look })).toBe(true);
    expect(isKioskToCard({ is: 'look', look: { ...look, ...wrong } })).toBe(false);
  });

  it.each([null, undefined, 'seal', 1, [], {}, { is: 'sealed' }, { is: 'toString' }])(
    'is not %o',
    (data: unknown) => {
      expect(isKioskToCard(data)).toBe(false);
    },
  );
});

const state = { is: 'state', complete: false, field: 'number', typed: 5, of: 16, problem: null };

describe('a message from the card frame', () => {
  it.each([
    { is: 'ready' },
    state,
    { ...state, field: 'code', typed: 3, of: 3, problem: 'missing' },
    { is: 'leave-forward' },
    { is: 'leave-back' },
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
    { ...state, complete: undefined },
    { ...state, field: 'pin' },
    { ...state, typed: 17 },
    { ...state, typed: -1 },
    { ...state, typed: 4.5 },
    { ...state, typed: '4111' },
    { ...state, of: 4_111_111 },
    { ...state, problem: 'toString' },
    { ...state, problem: undefined },
    { is: 'leave' },
    { ...sealed, brand: 'amex' },
    { ...sealed, lastFour: '41111' },
    { ...sealed, sealed: 'a.b.c.d.e' },
    { ...sealed, sealed: [] },
    { ...sealed, sealed: ['a.b.c.d.e', ''] },
  ])('may not be %o', (data: unknown) => {
    expect(isCardToKiosk(data)).toBe(false);
  });
});
