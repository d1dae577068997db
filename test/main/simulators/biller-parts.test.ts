import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBillerDatabase } from '../../simulators/biller/biller-database.ts';
import type { BillerSimulator } from '../../simulators/biller/biller-simulator.ts';
import { createInvoices, type Invoice } from '../../simulators/biller/invoices.ts';
import { paymentRequest } from '../../simulators/biller/messages.ts';
import { createPayments } from '../../simulators/biller/payments.ts';
import type { DemoInvoice } from '../../simulators/demo/demo-invoices.ts';
import { demoBillsOf, demoCustomers } from '../../simulators/demo-data.ts';
import { askBiller, hold, paymentOf, post, sessionOf, startBiller, unpaidOf } from './biller-client.ts';
import { scratchDirectory } from './scratch.ts';

const bills = demoBillsOf('pa', demoCustomers.withAccounts);
const [bill, other] = bills;
const whole = demoBillsOf('pa', demoCustomers.withSeveral)[0];
if (!bill || !other || !whole) throw new Error('the demo has no such bills');
const { invoiceNumber, amountMinor } = bill;
const leastMinor = 500;

function part(ofMinor: number, of = bill): Record<string, unknown> {
  if (!of) throw new Error('of no bill');
  return { ...paymentOf({ ...of, amountMinor: ofMinor }), isPart: true };
}

interface Read {
  readonly amountMinor: number;
  readonly subtotalMinor: number;
  readonly taxMinor: number;
  readonly status: string;
  readonly lines: readonly {
    readonly kind: string;
    readonly description: string;
    readonly amountMinor: number;
  }[];
  readonly partialPayment?: { readonly leastMinor: number };
  readonly paid?: { readonly paidOn: string; readonly billerReceipt: string };
}

async function read(biller: BillerSimulator, number = invoiceNumber): Promise<Read> {
  const authorization = await sessionOf(biller, demoCustomers.withAccounts);
  const { body } = await askBiller(biller.url, {
    operation: 'GET /v1/invoices/{invoiceNumber}',
    path: { invoiceNumber: number },
    authorization,
  });
  return body as unknown as Read;
}

function paidOf(biller: BillerSimulator): { amountMinor: number; invoiceNumber: string }[] {
  return biller.ledger().map((row) => ({ amountMinor: row.amountMinor, invoiceNumber: row.invoiceNumber }));
}

describe('a part of a bill', () => {
  it('is booked once, and the bill stays unpaid with the rest, on the list and in full', async () => {
    const biller = await startBiller();
    const first = part(1_000);
    expect((await post(biller, first)).status).toBe(201);
    expect((await post(biller, first)).status).toBe(200);
    expect((await post(biller, part(2_000))).status).toBe(201);
    const left = amountMinor - 3_000;
    const now = await read(biller);
    expect(now).toMatchObject({ amountMinor: left, status: 'unpaid', partialPayment: { leastMinor } });
    expect(now.lines.at(-1)).toEqual({
      description: 'Abono recibido',
      kind: 'credit',
      amountMinor: -3_000,
    });
    expect(now.lines.reduce((total, line) => total + line.amountMinor, 0)).toBe(now.subtotalMinor);
    expect(now.subtotalMinor + now.taxMinor).toBe(left);
    const { invoices } = await unpaidOf(biller, await sessionOf(biller, demoCustomers.withAccounts));
    expect(invoices.find((row) => row.invoiceNumber === invoiceNumber)?.amountMinor).toBe(left);
    expect(paidOf(biller)).toEqual([
      { amountMinor: 1_000, invoiceNumber },
      { amountMinor: 2_000, invoiceNumber },
    ]);
  });

  it('is followed by the rest, and then the bill is paid as it was billed', async () => {
    const biller = await startBiller();
    await post(biller, part(1_000));
    expect((await post(biller, paymentOf(bill))).body).toEqual({ problem: 'wrong-amount' });
    expect((await post(biller, paymentOf({ ...bill, amountMinor: amountMinor - 1_000 }))).status).toBe(201);
    expect(await read(biller)).toMatchObject({
      amountMinor,
      status: 'paid',
      paid: { paidOn: '2026-11-22', billerReceipt: 'RC-00000002' },
    });
    expect((await post(biller, part(1_000))).body).toEqual({ problem: 'already-paid' });
  });

  it.each([
    ['less than the least', leastMinor - 1],
    ['all of it', amountMinor],
    ['more than all', amountMinor + 1],
  ])('is not %s', async (_what, ofMinor) => {
    const biller = await startBiller();
    expect(await post(biller, part(ofMinor))).toEqual({ status: 422, body: { problem: 'wrong-amount' } });
    expect(biller.ledger()).toEqual([]);
  });

  it('is not taken of a bill that the company wants whole', async () => {
    const biller = await startBiller();
    expect((await post(biller, part(1_000, whole))).body).toEqual({ problem: 'wrong-amount' });
  });

  it('is no longer offered when what is left is too little', async () => {
    const biller = await startBiller();
    await post(biller, part(amountMinor - leastMinor));
    expect((await read(biller)).partialPayment).toBeUndefined();
    expect((await post(biller, part(leastMinor - 1))).body).toEqual({ problem: 'wrong-amount' });
  });

  it('lets the bill go for the next payment at once, and another payment’s hold stays', async () => {
    const biller = await startBiller();
    const first = { ...part(1_000), invoiceNumber };
    const paymentId = String((first as { paymentId?: unknown }).paymentId);
    const rest = paymentOf({ ...bill, amountMinor: amountMinor - 1_000 });
    expect((await hold(biller, { invoiceNumber, paymentId })).status).toBe(200);
    expect((await hold(biller, rest)).status).toBe(409);
    await post(biller, first);
    expect(biller.holds()).toEqual([]);
    expect((await hold(biller, rest)).status).toBe(200);
    await post(biller, part(1_000));
    expect(biller.holds()).toMatchObject([{ paymentId: rest.paymentId }]);
  });

  it('never makes the company book more than was billed, whatever is told in whatever order', () => {
    const database = openBillerDatabase(scratchDirectory(), 'pa', '2026-11-22');
    onTestFinished(() => {
      database.close();
    });
    const payments = createPayments(database);
    const invoices = createInvoices(database);
    const readNow = (of: DemoInvoice): Invoice => {
      const now = invoices.read({ is: 'customer', customerId: of.customerId }, of.invoiceNumber);
      if (!now) throw new Error('the bill is gone');
      return now;
    };
    const tell = fc.record({
      of: fc.constantFrom(...bills),
      ofMinor: fc.oneof(
        { weight: 19, arbitrary: fc.integer({ min: 1, max: amountMinor }) },
        { weight: 1, arbitrary: fc.constant('rest' as const) },
      ),
      isPart: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(tell, { maxLength: 8 }), (told) => {
        for (const { of, ofMinor, isPart } of told) {
          const dueMinor = ofMinor === 'rest' ? readNow(of).amountMinor : ofMinor;
          const payment = isPart ? part(dueMinor, of) : paymentOf({ ...of, amountMinor: dueMinor });
          payments.post(v.parse(paymentRequest, payment));
        }
        for (const of of bills) {
          const booked = payments
            .ledger()
            .filter(({ invoiceNumber: number }) => number === of.invoiceNumber)
            .reduce((total, row) => total + row.amountMinor, 0);
          const now = readNow(of);
          expect(now.status === 'paid' ? booked : booked + now.amountMinor).toBe(of.amountMinor);
        }
      }),
    );
  });
});

describe('paid bills', () => {
  it('come by their last payment, the newest first, with its day and the company’s receipt', async () => {
    const biller = await startBiller();
    await post(biller, paymentOf(other));
    await post(biller, paymentOf(bill));
    const session = await sessionOf(biller, demoCustomers.withAccounts);
    const { total, invoices } = await unpaidOf(biller, session, { status: 'paid' });
    expect([total, invoices]).toMatchObject([
      2,
      [
        { invoiceNumber, amountMinor, paid: { paidOn: '2026-11-22', billerReceipt: 'RC-00000002' } },
        { invoiceNumber: other.invoiceNumber, paid: { billerReceipt: 'RC-00000001' } },
      ],
    ]);
  });
});
