import { describe, expect, it } from 'vitest';
import { opened as someOpened, approval, order } from '../main/payment/orders.ts';
import type { Payment, PaymentState } from '../../src-main/payment/payment.ts';
import { viewOf } from '../../src-main/payment/payment-view.ts';
import { checkAtOnce, type Books } from './books.ts';
import { createTellingBook } from './told.ts';

const posted: PaymentState = { at: 'posted', approval, approvedAtUnixMs: 0, billerReceipt: 'RC-00000001' };
const declined: PaymentState = { at: 'declined', code: '51', reason: 'insufficient-funds' };

function paymentAt(state: PaymentState): Payment {
  return { ...someOpened, card: { brand: 'visa', lastFour: '1111' }, state };
}

const { paymentId, amountMinor, currency, invoice } = order;
const row = { paymentId, amountMinor, currency, invoiceNumber: invoice.invoiceNumber };
const capture = { ...row, status: 'captured', lastFour: '1111' } as const;

/** Books that agree: one payment, told, charged and booked; with something else in place of a part of them. */
function books(
  changed: { told?: PaymentState; journal?: PaymentState; captures?: (typeof capture)[] } = {},
): Books {
  const told = createTellingBook();
  const view = viewOf(paymentAt(changed.told ?? posted), false);
  if (view) told.hear(view);
  return {
    journalFile: '',
    sealedCardsFile: '',
    payments: [paymentAt(changed.journal ?? posted)],
    told,
    other: {
      vpos: { ledger: () => changed.captures ?? [capture] },
      biller: { ledger: () => [row] },
      receipts: () => [],
    },
  };
}

describe('the books of a killed kiosk', () => {
  it('are in order when told, charged, written down and booked is the same', () => {
    expect(checkAtOnce(books())).toEqual([]);
  });

  it('show an invoice that was charged twice', () => {
    const again = { ...capture, paymentId: '7b1d1c52-0b0f-4a55-8a0e-8f3c5e0a9d11' };
    expect(checkAtOnce(books({ captures: [capture, again] }))).toMatchObject([{ is: 'doubled' }]);
  });

  it('show a customer who was told that nothing was charged, and was charged', () => {
    const found = checkAtOnce(books({ told: declined }));
    expect(found).toMatchObject([{ is: 'misreported' }]);
    expect(found[0]?.what).toContain('was told "declined", but it is posted, charged');
  });

  it('show a customer who was told "paid" of a payment that the journal does not have so', () => {
    const unknown: PaymentState = { at: 'unknown', cause: 'restarted', inquiries: 0 };
    const found = checkAtOnce(books({ journal: unknown })).map(({ what }) => what);
    expect(found).toContainEqual(expect.stringContaining('was told "paid", but it is unknown'));
    expect(found).toContainEqual(expect.stringContaining('without a durable approval'));
  });
});
