import { describe, expect, it } from 'vitest';
import {
  askBiller,
  firstUnpaid,
  paymentOf,
  post,
  sessionOf,
  startBiller,
  unpaidOf,
} from './biller-client.ts';
import type { CheckedAnswer } from './checked-client.ts';

describe('booking a payment at the biller', () => {
  it('books it once however often it is told, with one receipt, and takes the invoice off the list', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    const first = await post(biller, payment);
    const again = await post(biller, payment);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const { paymentId, invoiceNumber, amountMinor, currency } = payment;
    expect(biller.ledger()).toEqual([{ paymentId, invoiceNumber, amountMinor, currency }]);
    const session = await sessionOf(biller);
    expect((await unpaidOf(biller, session)).total).toBe(3);
    expect((await unpaidOf(biller, session, { status: 'paid' })).invoices).toMatchObject([{ invoiceNumber }]);
  });

  it('refuses a second payment of an invoice, also when both are told at the same time', async () => {
    const biller = await startBiller();
    const invoice = await firstUnpaid(biller);
    const answers = await Promise.all([post(biller, paymentOf(invoice)), post(biller, paymentOf(invoice))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toEqual({ problem: 'already-paid' });
    expect(biller.ledger()).toHaveLength(1);
  });

  it('refuses other content under a payment id that it knows', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    await post(biller, payment);
    const other = await post(biller, { ...payment, authorizationCode: '999999' });
    expect(other).toEqual({ status: 409, body: { problem: 'different-payment' } });
  });

  it('refuses another amount or currency than the invoice has, and an unknown invoice', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    const wrongAmount = await post(biller, { ...payment, amountMinor: Number(payment['amountMinor']) + 1 });
    expect(wrongAmount.body).toEqual({ problem: 'wrong-amount' });
    expect((await post(biller, { ...payment, currency: 'COP' })).body).toEqual({ problem: 'wrong-amount' });
    expect((await post(biller, { ...payment, invoiceNumber: 'LDI-1' })).status).toBe(404);
    expect(biller.ledger()).toEqual([]);
  });

  it.each([
    ['paymentId', 'not-a-uuid'],
    ['amountMinor', 12.5],
    ['amountMinor', '1250'],
    ['currency', 'EUR'],
    ['cardLastFour', '4111111111111111'],
    ['paidAt', '2026-11-22T23:30:00'],
  ])('refuses a wrong %s, naming the field', async (field, value) => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    const answer = await post(biller, { ...payment, [field]: value });
    expect(answer).toEqual({ status: 400, body: { problem: 'malformed', field } });
  });

  it('needs the key of a kiosk', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    expect((await post({ ...biller, kioskKey: 'guessed' }, payment)).body).toEqual({ problem: 'wrong-key' });
    expect(biller.ledger()).toEqual([]);
  });

  it('lists the payments of a day by the time of the branch, with their totals', async () => {
    const biller = await startBiller();
    const invoice = await firstUnpaid(biller);
    await post(biller, paymentOf(invoice));
    const ofDay = (day: string): Promise<CheckedAnswer> =>
      askBiller(biller.url, {
        operation: 'GET /v1/payments',
        query: { day },
        authorization: `Kiosk ${biller.kioskKey}`,
      });
    const totals = [{ currency: 'USD', amountMinor: invoice.amountMinor }];
    // 23:30 in Panama is already the 23rd in UTC.
    expect((await ofDay('2026-11-22')).body).toMatchObject({ count: 1, totals });
    expect((await ofDay('2026-11-23')).body).toMatchObject({ count: 0, totals: [], payments: [] });
    expect((await ofDay('yesterday')).body).toEqual({ problem: 'malformed', field: 'day' });
  });
});
