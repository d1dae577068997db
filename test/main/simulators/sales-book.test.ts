import { describe, expect, it, onTestFinished } from 'vitest';
import { createBatches } from '../../simulators/vpos/batches.ts';
import { openLedger, type Ledger, type Order } from '../../simulators/vpos/ledger.ts';
import { stateOf } from '../../simulators/vpos/sale-record.ts';
import { createSalesBook, type SalesBook } from '../../simulators/vpos/sales-book.ts';
import { scratchDirectory } from './scratch.ts';

const start = Date.parse('2026-11-22T12:00:00Z');
const lateOrder: Order = {
  requestDigest: 'digest',
  kioskId: 'K014',
  terminalId: 'T0140001',
  merchantId: 'M000000014',
  reference: 'K014-000381',
  invoiceNumber: 'LDI-00048204',
  amountMinor: 4350,
  currency: 'USD',
  cardBrand: 'visa',
  cardLastFour: '1111',
  verdict: { is: 'approve' },
  dueAtUnixMs: start + 1000,
};

function openBook(): { readonly ledger: Ledger; readonly book: SalesBook } {
  const now = (): number => start;
  const ledger = openLedger(scratchDirectory(), now);
  onTestFinished(() => {
    ledger.close();
  });
  return { ledger, book: createSalesBook(ledger, createBatches(ledger, now), now) };
}

describe('the sales book', () => {
  it('takes no money for a sale that was reversed before it was carried out', () => {
    const { ledger, book } = openBook();
    expect(book.take('payment', lateOrder)).toBe(true);
    book.reverse('payment', 'no answer');
    book.carryOut('payment');
    expect(ledger.count('sale')).toBe(0);
    expect(stateOf(book.read('payment')).at).toBe('reversed');
  });

  it('takes money once for a sale that is carried out twice', () => {
    const { ledger, book } = openBook();
    book.take('payment', lateOrder);
    expect(book.unfinished()).toEqual([{ paymentId: 'payment', dueAtUnixMs: lateOrder.dueAtUnixMs }]);
    book.carryOut('payment');
    book.carryOut('payment');
    expect(ledger.count('sale')).toBe(1);
    expect(book.unfinished()).toEqual([]);
  });

  it('takes no second order under a payment id', () => {
    const { ledger, book } = openBook();
    expect(book.take('payment', lateOrder)).toBe(true);
    expect(book.take('payment', { ...lateOrder, amountMinor: 1 })).toBe(false);
    expect(ledger.count('accepted')).toBe(1);
  });
});

describe('the ledger', () => {
  it('refuses a second capture of a payment even if it were asked for one', () => {
    const { ledger } = openBook();
    const capture = {
      is: 'sale',
      paymentId: 'payment',
      content: {
        authorizationCode: '007919',
        retrievalReference: '632609000001',
        batch: '000001',
        trace: '000001',
        approvedAtUnixMs: start,
      },
    } as const;
    ledger.append(capture);
    expect(() => {
      ledger.append(capture);
    }).toThrow('UNIQUE');
    expect(ledger.count('sale')).toBe(1);
  });
});
