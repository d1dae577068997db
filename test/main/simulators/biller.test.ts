import { describe, expect, it } from 'vitest';
import { startBillerSimulator } from '../../simulators/biller/biller-simulator.ts';
import { demoCustomers, demoCustomersOfColombia } from '../../simulators/demo-data.ts';
import {
  askBiller,
  firstUnpaid,
  paymentOf,
  post,
  sessionOf,
  signIn,
  startBiller,
  unpaidOf,
} from './biller-client.ts';
import type { CheckedAnswer } from './checked-client.ts';
import { scratchDirectory } from './scratch.ts';

const minuteMs = 60_000;

describe('signing in at the biller', () => {
  it.each(['maria.nunez@correo.example', 'MARIA.NUNEZ@correo.example', '100241'])(
    'knows a customer as %s',
    async (user) => {
      const biller = await startBiller();
      const answer = await signIn(biller, user, demoCustomers.withSeveral.password);
      expect(answer).toMatchObject({
        status: 201,
        body: { customer: { name: 'María Fernanda Núñez Peñalba' } },
      });
    },
  );

  it('refuses a wrong password and an unknown user alike', async () => {
    const biller = await startBiller();
    const refusal = { status: 401, body: { problem: 'wrong-credentials' } };
    expect(await signIn(biller, demoCustomers.withNone.user, 'not-it')).toEqual(refusal);
    expect(await signIn(biller, 'nobody@correo.example', 'not-it')).toEqual(refusal);
  });

  it('locks a user for a minute at the fifth wrong try, even for the right password, and nobody else', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const biller = await startBiller({ now: () => now });
    const { user, password } = demoCustomers.withSeveral;
    for (let wrong = 0; wrong < 4; wrong += 1) expect((await signIn(biller, user, 'no')).status).toBe(401);
    expect((await signIn(biller, '100241', 'no')).body).toEqual({ problem: 'locked', retryAfterSeconds: 60 });
    expect((await signIn(biller, user, password)).status).toBe(423);
    expect((await signIn(biller, demoCustomers.withNone.user, demoCustomers.withNone.password)).status).toBe(
      201,
    );
    now += minuteMs;
    expect((await signIn(biller, user, password)).status).toBe(201);
  });

  it('forgets wrong tries after a quarter of an hour', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const biller = await startBiller({ now: () => now });
    const { user } = demoCustomers.withSeveral;
    for (let wrong = 0; wrong < 4; wrong += 1) await signIn(biller, user, 'no');
    now += 15 * minuteMs;
    expect((await signIn(biller, user, 'no')).status).toBe(401);
  });

  it('ends a session when the customer leaves, and by itself after half an hour', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const biller = await startBiller({ now: () => now });
    const customer = async (authorization: string): Promise<number> =>
      (await askBiller(biller.url, { operation: 'GET /v1/customer', authorization })).status;
    const left = await sessionOf(biller);
    expect(await customer(left)).toBe(200);
    const end = { operation: 'DELETE /v1/sessions/current', authorization: left };
    expect((await askBiller(biller.url, end)).status).toBe(204);
    expect((await askBiller(biller.url, end)).status).toBe(401);
    expect(await customer(left)).toBe(401);
    const forgotten = await sessionOf(biller);
    now += 30 * minuteMs;
    expect(await customer(forgotten)).toBe(401);
  });
});

describe('the invoices of a customer', () => {
  it('come oldest first, in pages, with the whole count', async () => {
    const biller = await startBiller();
    const session = await sessionOf(biller, demoCustomers.withThousands);
    const first = await unpaidOf(biller, session);
    expect(first.total).toBe(2000);
    expect(first.invoices).toHaveLength(8);
    const last = await unpaidOf(biller, session, { offset: '1960', limit: '50' });
    expect(last.invoices).toHaveLength(40);
    const dates = [...first.invoices, ...last.invoices].map(({ issuedOn }) => issuedOn);
    expect(dates).toEqual([...dates].sort());
  });

  it('are none for a customer who owes nothing', async () => {
    const biller = await startBiller();
    const session = await sessionOf(biller, demoCustomers.withNone);
    expect(await unpaidOf(biller, session)).toEqual({ total: 0, invoices: [] });
  });

  it('are read in full by their own customer and by no other', async () => {
    const biller = await startBiller();
    const { invoiceNumber, amountMinor } = await firstUnpaid(biller);
    const read = async (authorization: string): Promise<CheckedAnswer> =>
      askBiller(biller.url, {
        operation: 'GET /v1/invoices/{invoiceNumber}',
        path: { invoiceNumber },
        authorization,
      });
    expect(await read(await sessionOf(biller))).toMatchObject({
      status: 200,
      body: { amountMinor, status: 'unpaid' },
    });
    expect((await read(await sessionOf(biller, demoCustomers.withNone))).status).toBe(404);
    expect((await read('Bearer not-a-token')).body).toEqual({ problem: 'no-session' });
  });

  it.each([{ limit: '0' }, { limit: '51' }, { offset: '-1' }, { status: 'all' }, { colour: 'red' }])(
    'are refused for the query %j, naming the field',
    async (query) => {
      const biller = await startBiller();
      const authorization = await sessionOf(biller);
      const answer = await askBiller(biller.url, { operation: 'GET /v1/invoices', query, authorization });
      expect(answer).toEqual({ status: 400, body: { problem: 'malformed', field: Object.keys(query)[0] } });
    },
  );

  it('are in pesos and the customers Colombian when the company is', async () => {
    const biller = await startBiller({ company: 'co' });
    const { invoices } = await unpaidOf(biller, await sessionOf(biller, demoCustomersOfColombia.withSeveral));
    expect(invoices.map(({ currency }) => currency)).toEqual(['COP', 'COP', 'COP', 'COP']);
  });
});

describe('the biller as a server', () => {
  it('keeps payments, receipts and its key over a restart, and can be told again', async () => {
    const directory = scratchDirectory();
    const before = await startBiller({ directory });
    const payment = paymentOf(await firstUnpaid(before));
    const first = await post(before, payment);
    await before.stop();
    const after = await startBiller({ directory, today: '2027-05-01' });
    expect(after.kioskKey).toBe(before.kioskKey);
    expect(await post(after, payment)).toEqual({ status: 200, body: first.body });
    expect(after.ledger()).toHaveLength(1);
    expect((await unpaidOf(after, await sessionOf(after))).total).toBe(3);
  });

  it('does not open the file of another company', async () => {
    const directory = scratchDirectory();
    await (await startBiller({ directory })).stop();
    await expect(startBillerSimulator({ directory, company: 'co' })).rejects.toThrow('holds company "pa"');
  });

  it('refuses connections while it is paused and answers at the same address afterwards', async () => {
    const biller = await startBiller();
    const health = { operation: 'GET /v1/health' };
    expect((await askBiller(biller.url, health)).status).toBe(200);
    await biller.pause();
    await expect(askBiller(biller.url, health)).rejects.toThrow();
    await biller.resume();
    expect((await askBiller(biller.url, health)).body).toEqual({ status: 'ok' });
  });
});
