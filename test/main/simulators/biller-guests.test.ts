import { describe, expect, it } from 'vitest';
import { askAs, askBiller, paymentOf, post, signIn, startBiller, unpaidOf } from './biller-client.ts';
import {
  bearer,
  demetrios,
  find,
  marias,
  mariasSecond,
  minuteMs,
  payee,
  proof,
  scan,
} from './biller-doors.ts';
import type { CheckedAnswer } from './checked-client.ts';

const mariasProof = { customerNumber: '100241', invoiceCode: marias.invoiceCode };

describe('a guest who scanned a bill', () => {
  it('sees that bill, shortened, and no other; pays it, and can still read it', async () => {
    const biller = await startBiller();
    const answer = await scan(biller, [marias.paymentReference]);
    expect(answer).toMatchObject({ status: 201, body: { name: 'M*** F*** N*** P***' } });
    const authorization = bearer(answer);
    const { total, invoices } = await unpaidOf(biller, authorization);
    expect([total, invoices]).toMatchObject([1, [{ invoiceNumber: marias.invoiceNumber }]]);
    const read = (invoiceNumber: string): Promise<CheckedAnswer> =>
      askBiller(biller.url, {
        operation: 'GET /v1/invoices/{invoiceNumber}',
        path: { invoiceNumber },
        authorization,
      });
    const { body } = await read(marias.invoiceNumber);
    expect(body).toMatchObject({ customerName: 'M*** F*** N*** P***', amountMinor: marias.amountMinor });
    expect(body['serviceAddress']).toMatch(/^\S+ \*\*\*$/);
    expect(JSON.stringify(body)).not.toContain(marias.paymentReference);
    expect((await read(mariasSecond.invoiceNumber)).status).toBe(404);
    expect((await askBiller(biller.url, { operation: 'GET /v1/customer', authorization })).status).toBe(403);
    expect((await post(biller, paymentOf(marias))).status).toBe(201);
    expect((await unpaidOf(biller, authorization)).total).toBe(0);
    expect((await unpaidOf(biller, authorization, { status: 'paid' })).total).toBe(0);
    expect((await read(marias.invoiceNumber)).body['status']).toBe('paid');
    expect(await scan(biller, [marias.paymentReference])).toMatchObject({
      status: 409,
      body: { problem: 'already-paid' },
    });
  });

  it('sees every bill that a code can mean, and those that are paid are left out', async () => {
    const biller = await startBiller();
    await post(biller, paymentOf(marias));
    const references = [marias, mariasSecond, demetrios].map((bill) => bill.paymentReference);
    const answer = await scan(biller, [...references, '0000000000000000']);
    const { invoices } = await unpaidOf(biller, bearer(answer));
    const numbers = invoices.map(({ invoiceNumber }) => invoiceNumber).toSorted();
    expect(numbers).toEqual([mariasSecond.invoiceNumber, demetrios.invoiceNumber].toSorted());
  });

  it('finds nothing by another company’s code, and soon nothing more by guessing, at that kiosk', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const biller = await startBiller({ now: () => now });
    expect((await scan(biller, [marias.paymentReference], '7709998000421')).body).toEqual({
      problem: 'not-found',
    });
    for (let guess = 1; guess < 30; guess += 1) await scan(biller, [String(guess)]);
    expect((await scan(biller, [marias.paymentReference])).status).toBe(429);
    const elsewhere = await askAs(biller, 'POST /v1/guest-sessions/scanned', {
      kioskId: 'K015',
      readings: [{ payee, reference: marias.paymentReference }],
    });
    expect(elsewhere.status).toBe(201);
    now += 10 * minuteMs;
    expect((await scan(biller, [marias.paymentReference])).status).toBe(201);
  });

  it('is let in by a kiosk only', async () => {
    const biller = await startBiller();
    const stranger = { ...biller, kioskKey: 'guessed' };
    expect((await scan(stranger, [marias.paymentReference])).body).toEqual({ problem: 'wrong-key' });
    expect((await find(stranger)).status).toBe(401);
    expect((await signIn(stranger, 'maria.nunez@correo.example', 'Luz-2026-pa')).status).toBe(401);
  });
});

describe('a guest who holds a bill', () => {
  it('sees all that is unpaid of that customer, shortened', async () => {
    const biller = await startBiller();
    const answer = await find(biller, { invoiceCode: demetrios.invoiceCode.toLowerCase() });
    expect(answer).toMatchObject({ status: 201, body: { name: 'D*** A*** H***' } });
    expect((await unpaidOf(biller, bearer(answer))).total).toBe(2);
  });

  it('is told the same of a wrong number, a wrong code, another’s code and a paid bill’s', async () => {
    const biller = await startBiller();
    await post(biller, paymentOf(demetrios));
    const refusal = { status: 404, body: { problem: 'no-match' } };
    expect(await find(biller, { customerNumber: '999999' })).toEqual(refusal);
    expect(await find(biller, { invoiceCode: 'E000000-0' })).toEqual(refusal);
    expect(await find(biller, { invoiceCode: marias.invoiceCode })).toEqual(refusal);
    expect(await find(biller)).toEqual(refusal);
  });

  it.each([proof.customerNumber, '999999'])(
    'gets ten tries of the number %s a quarter of an hour, at that kiosk, whether it exists or not',
    async (customerNumber) => {
      let now = Date.parse('2026-11-22T12:00:00Z');
      const biller = await startBiller({ now: () => now });
      const guess = { customerNumber, invoiceCode: 'E000000-0' };
      for (let times = 0; times < 10; times += 1) expect((await find(biller, guess)).status).toBe(404);
      expect((await find(biller, guess)).status).toBe(429);
      // Neither another customer here nor this one elsewhere pays for it.
      expect((await find(biller, mariasProof)).status).toBe(201);
      expect((await find(biller, { kioskId: 'K015' })).status).toBe(201);
      now += 15 * minuteMs;
      expect((await find(biller)).status).toBe(201);
    },
  );
});
