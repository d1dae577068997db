import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InvoiceView } from '#contract/kiosk-api.ts';
import { minor } from '#contract/money.ts';
import { newOrder, partRefusal } from '../../../src-main/payment/new-order.ts';
import { order } from './orders.ts';

const invoice: InvoiceView = {
  ...order.invoice,
  accountNumber: 'A-1',
  issuedOn: '2026-11-01',
  dueOn: '2026-11-20',
  isOverdue: true,
  isTaken: false,
  serviceAddress: 'Vía España',
  period: 'octubre 2026',
  lines: [],
  amountMinor: minor(3845),
  currency: 'USD',
  partial: { leastMinor: minor(1000) },
};
const now = { isOnline: true, isOfEarlier: false };

describe('a part of a bill', () => {
  it.each([
    [999, 'wrong-amount'],
    [1000, undefined],
    [3844, undefined],
    [3845, 'wrong-amount'],
    [3846, 'wrong-amount'],
  ])('of %i out of 3845, at least 1000, is answered %s', (partMinor, refusal) => {
    expect(partRefusal(partMinor, invoice, now)).toBe(refusal);
  });

  it('is not taken of a bill that the company wants whole', () => {
    const { partial: _, ...whole } = invoice;
    expect(partRefusal(2000, whole, now)).toBe('wrong-amount');
  });

  it('is not taken of what a silent company said earlier, nor while the bank is silent', () => {
    expect(partRefusal(2000, invoice, { ...now, isOfEarlier: true })).toBe('biller-offline');
    expect(partRefusal(2000, invoice, { ...now, isOnline: false })).toBe('vpos-offline');
  });

  it('that is taken always leaves something, and parts until the last never come to more than the bill', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10_000_000 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.array(fc.integer({ min: 1, max: 10_000_000 }), { maxLength: 20 }),
        (billedMinor, leastMinor, parts) => {
          let left = billedMinor;
          for (const partMinor of parts) {
            const bill = { ...invoice, amountMinor: minor(left), partial: { leastMinor: minor(leastMinor) } };
            if (partRefusal(partMinor, bill, now)) continue;
            const paid = newOrder(bill, { partMinor });
            expect(paid).toMatchObject({ amountMinor: partMinor, isPart: true, dueBeforeMinor: left });
            expect(partMinor).toBeGreaterThanOrEqual(leastMinor);
            left -= partMinor;
            expect(left).toBeGreaterThan(0);
          }
          const rest = newOrder({ ...invoice, amountMinor: minor(left) }, {});
          expect(rest.amountMinor).toBe(left);
          expect(rest.isPart).toBeUndefined();
        },
      ),
    );
  });
});

describe('the order of a payment', () => {
  it('of the whole bill, in Spanish and by no named method, says nothing of parts, language and method', () => {
    expect(newOrder(invoice, { language: 'es' })).toEqual({
      driver: 'gateway',
      amountMinor: 3845,
      currency: 'USD',
      invoice: order.invoice,
    });
  });

  it('keeps the language, the method and the part that the customer chose', () => {
    const chosen = { language: 'en', method: 'debit', partMinor: 1500 } as const;
    expect(newOrder(invoice, chosen)).toMatchObject({
      language: 'en',
      method: 'debit',
      amountMinor: 1500,
      isPart: true,
      dueBeforeMinor: 3845,
    });
  });
});
