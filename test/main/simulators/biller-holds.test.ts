import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { firstUnpaid, hold, paymentOf, post, release, startBiller } from './biller-client.ts';
import { scratchDirectory } from './scratch.ts';

const noon = Date.parse('2026-11-22T17:00:00Z');
const first = randomUUID();
const second = randomUUID();

describe('a hold at the biller', () => {
  it('keeps an invoice for one payment, until its time is over', async () => {
    let now = noon;
    const biller = await startBiller({ now: () => now });
    const { invoiceNumber } = await firstUnpaid(biller);
    expect(await hold(biller, { invoiceNumber, paymentId: first })).toEqual({
      status: 200,
      body: { invoiceNumber, paymentId: first, until: '2026-11-22T12:10:00.000-05:00' },
    });
    now += 599_999;
    const refusal = { status: 409, body: { problem: 'held' } };
    expect(await hold(biller, { invoiceNumber, paymentId: second })).toEqual(refusal);
    expect(biller.holds()).toMatchObject([{ invoiceNumber, paymentId: first, kioskId: 'K014' }]);
    now += 1;
    expect(biller.holds()).toEqual([]);
    expect((await hold(biller, { invoiceNumber, paymentId: second })).status).toBe(200);
    expect(await hold(biller, { invoiceNumber, paymentId: first })).toEqual(refusal);
  });

  it('is given to one of two payments that ask at the same time', async () => {
    const biller = await startBiller();
    const { invoiceNumber } = await firstUnpaid(biller);
    const answers = await Promise.all(
      [first, second].map((paymentId) => hold(biller, { invoiceNumber, paymentId })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is prolonged when its payment asks again, and never shortened', async () => {
    let now = noon;
    const biller = await startBiller({ now: () => now });
    const { invoiceNumber } = await firstUnpaid(biller);
    await hold(biller, { invoiceNumber, paymentId: first });
    now += 300_000;
    const prolonged = { body: { until: '2026-11-22T12:15:00.000-05:00' } };
    expect(await hold(biller, { invoiceNumber, paymentId: first })).toMatchObject(prolonged);
    expect(await hold(biller, { invoiceNumber, paymentId: first, seconds: 1 })).toMatchObject(prolonged);
    expect(biller.holds()).toMatchObject([{ untilUnixMs: noon + 900_000 }]);
  });

  it('ends when it is released by its own payment, and by no other', async () => {
    const biller = await startBiller();
    const { invoiceNumber } = await firstUnpaid(biller);
    await hold(biller, { invoiceNumber, paymentId: first });
    expect((await release(biller, { invoiceNumber, paymentId: second })).status).toBe(204);
    expect(biller.holds()).toMatchObject([{ paymentId: first }]);
    expect((await release(biller, { invoiceNumber, paymentId: first })).status).toBe(204);
    expect((await release(biller, { invoiceNumber, paymentId: first })).status).toBe(204);
    expect((await release(biller, { invoiceNumber: 'LDI-1', paymentId: first })).status).toBe(204);
    expect(biller.holds()).toEqual([]);
    expect((await hold(biller, { invoiceNumber, paymentId: second })).status).toBe(200);
  });

  it('ends when its payment is posted, and a paid invoice is never held', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    await hold(biller, payment);
    expect((await post(biller, payment)).status).toBe(201);
    expect(biller.holds()).toEqual([]);
    expect(await hold(biller, { ...payment, paymentId: second })).toEqual({
      status: 409,
      body: { problem: 'already-paid' },
    });
  });

  it('never keeps a payment from being booked, because its money is taken', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    await hold(biller, { ...payment, paymentId: second });
    expect((await post(biller, payment)).status).toBe(201);
    expect(biller.ledger()).toMatchObject([{ paymentId: payment['paymentId'] }]);
    expect(biller.holds()).toEqual([]);
  });

  it('lives on over a restart of the biller', async () => {
    const directory = scratchDirectory();
    const before = await startBiller({ directory });
    const { invoiceNumber } = await firstUnpaid(before);
    await hold(before, { invoiceNumber, paymentId: first });
    const held = before.holds();
    await before.stop();
    const after = await startBiller({ directory });
    expect(after.holds()).toEqual(held);
    expect((await hold(after, { invoiceNumber, paymentId: second })).status).toBe(409);
  });

  it('is of an invoice that exists', async () => {
    const biller = await startBiller();
    expect(await hold(biller, { invoiceNumber: 'LDI-1', paymentId: first })).toEqual({
      status: 404,
      body: { problem: 'not-found' },
    });
  });

  it('is not offered by every biller, and then there is nothing to release', async () => {
    const biller = await startBiller({ holds: false });
    const { invoiceNumber } = await firstUnpaid(biller);
    expect(await hold(biller, { invoiceNumber, paymentId: first })).toEqual({
      status: 501,
      body: { problem: 'not-offered' },
    });
    expect((await release(biller, { invoiceNumber, paymentId: first })).status).toBe(204);
    expect(biller.holds()).toEqual([]);
  });

  it('needs the key of a kiosk, and whole seconds up to two days', async () => {
    const biller = await startBiller();
    const { invoiceNumber } = await firstUnpaid(biller);
    const stranger = { ...biller, kioskKey: 'guessed' };
    const wrongKey = { status: 401, body: { problem: 'wrong-key' } };
    expect(await hold(stranger, { invoiceNumber, paymentId: first })).toEqual(wrongKey);
    expect(await release(stranger, { invoiceNumber, paymentId: first })).toEqual(wrongKey);
    for (const seconds of [0, 1.5, 172_801]) {
      const answer = await hold(biller, { invoiceNumber, paymentId: first, seconds });
      expect(answer).toEqual({ status: 400, body: { problem: 'malformed', field: 'seconds' } });
    }
    expect((await release(biller, { invoiceNumber, paymentId: 'mine' })).body).toEqual({
      problem: 'malformed',
      field: 'paymentId',
    });
    expect(biller.holds()).toEqual([]);
  });
});
