import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchDay } from '../../simulators/civil-date.ts';
import { sealTo } from '../../simulators/seal-card.ts';
import type { VposSimulator } from '../../simulators/vpos/vpos-simulator.ts';
import type { CheckedAnswer } from './checked-client.ts';
import { scratchDirectory } from './scratch.ts';
import {
  approvingCard,
  askVpos,
  inquire,
  reverse,
  saleOf,
  securityCode,
  sell,
  startVpos,
} from './vpos-client.ts';

function settle(vpos: VposSimulator, batch: string, net: readonly object[]): Promise<CheckedAnswer> {
  return askVpos(vpos, { operation: 'POST /v1/batches/current/settlement', body: { batch, net } });
}

function batchOf(vpos: VposSimulator): Promise<CheckedAnswer> {
  return askVpos(vpos, { operation: 'GET /v1/batches/current' });
}

describe('a sale at the VPOS', () => {
  it('is charged once, however often it is sent, also at the same time', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    const answers = await Promise.all([sell(vpos, sale), sell(vpos, sale), sell(vpos, sale)]);
    expect(answers[0]).toMatchObject({
      status: 200,
      body: { status: 'approved', amountMinor: 4350, cardBrand: 'visa' },
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await inquire(vpos, sale.paymentId)).toEqual(answers[0]);
    const { paymentId, invoiceNumber, amountMinor, currency } = sale;
    expect(vpos.ledger()).toEqual([
      { paymentId, invoiceNumber, amountMinor, currency, status: 'captured', lastFour: '1111' },
    ]);
  });

  it.each(['credit', 'debit'])(
    'is charged to the %s account that the cardholder chose',
    async (accountType) => {
      const vpos = await startVpos();
      const sale = { ...(await saleOf(vpos)), accountType };
      expect((await sell(vpos, sale)).status).toBe(200);
      expect(vpos.ledger()).toMatchObject([{ paymentId: sale.paymentId, accountType }]);
    },
  );

  it('charges nothing to an account that no card has', async () => {
    const vpos = await startVpos();
    const answer = await sell(vpos, { ...(await saleOf(vpos)), accountType: 'savings' });
    expect(answer).toMatchObject({ status: 400, body: { problem: 'malformed', field: 'accountType' } });
    expect(vpos.ledger()).toEqual([]);
  });

  it('is another sale under the same payment id when it names another account', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    await sell(vpos, { ...sale, accountType: 'debit' });
    expect((await sell(vpos, { ...sale, accountType: 'credit' })).status).toBe(409);
    expect(vpos.liveCaptures()).toBe(1);
  });

  it('is refused with other content under a payment id that is known', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    await sell(vpos, sale);
    expect(await sell(vpos, { ...sale, reference: 'K014-000382' })).toEqual({
      status: 409,
      body: { problem: 'different-sale' },
    });
    expect(vpos.liveCaptures()).toBe(1);
  });

  it.each([
    ['payment', { paymentId: '11111111-2222-4333-8444-555555555555' }],
    ['amount', { amountMinor: 1 }],
    ['currency', { currency: 'COP' }],
    ['kiosk', { kioskId: 'K015' }],
  ])('charges nothing when the card was sealed for another %s', async (_what, sealedFor) => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { sealedFor });
    expect(await sell(vpos, sale)).toEqual({ status: 422, body: { problem: 'card-not-bound' } });
    expect((await inquire(vpos, sale.paymentId)).status).toBe(404);
    expect(vpos.ledger()).toEqual([]);
  });

  it('charges nothing when the sealed card does not open or holds no card', async () => {
    const vpos = await startVpos();
    const unreadable = { status: 422, body: { problem: 'card-unreadable' } };
    const other = await startVpos();
    expect(await sell(vpos, await saleOf(other))).toEqual(unreadable);
    expect(await sell(vpos, await saleOf(vpos, { sealedFor: { cvv: 'abc' } }))).toEqual(unreadable);
    expect(vpos.ledger()).toEqual([]);
  });

  it.each([
    ['paymentId', 'K014-000381'],
    ['amountMinor', 43.95],
    ['amountMinor', 0],
    ['currency', 'EUR'],
    ['sealedCard', approvingCard],
    ['surprise', true],
  ])('is refused for a wrong %s, naming the field', async (field, value) => {
    const vpos = await startVpos();
    const answer = await sell(vpos, { ...(await saleOf(vpos)), [field]: value });
    expect(answer).toEqual({ status: 400, body: { problem: 'malformed', field } });
  });

  it('needs the key of a kiosk, as every other call does', async () => {
    const vpos = await startVpos();
    const refusal = { status: 401, body: { problem: 'wrong-key' } };
    expect(await sell({ ...vpos, key: 'guessed' }, await saleOf(vpos))).toEqual(refusal);
    expect(await batchOf({ ...vpos, key: '' })).toEqual(refusal);
  });
});

describe('a reversal at the VPOS', () => {
  it('gives the money back once, and the sale stays refused', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    await sell(vpos, sale);
    const first = await reverse(vpos, sale.paymentId);
    expect(first).toMatchObject({ status: 200, body: { status: 'reversed', captured: true } });
    expect(await reverse(vpos, sale.paymentId)).toEqual(first);
    expect((await inquire(vpos, sale.paymentId)).body).toEqual(first.body);
    expect((await sell(vpos, sale)).body).toMatchObject({ status: 'declined', code: 'reversed' });
    expect(vpos.ledger()).toMatchObject([{ status: 'reversed' }]);
    expect(vpos.liveCaptures(String(sale['invoiceNumber']))).toBe(0);
  });

  it('of an unknown sale leaves a tombstone that refuses the sale when it arrives late', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    expect((await reverse(vpos, sale.paymentId)).body).toMatchObject({ status: 'reversed', captured: false });
    expect((await sell(vpos, sale)).body).toMatchObject({ status: 'declined', code: 'reversed' });
    expect(vpos.ledger()).toEqual([]);
  });

  it('is refused once the batch of the sale is settled', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    await sell(vpos, sale);
    await settle(vpos, '000001', [{ currency: 'USD', amountMinor: 4350 }]);
    expect(await reverse(vpos, sale.paymentId)).toEqual({ status: 409, body: { problem: 'settled' } });
    expect(vpos.liveCaptures()).toBe(1);
  });
});

describe('a batch at the VPOS', () => {
  it('counts sales, reversals and what is left, to the last cent and by currency', async () => {
    const vpos = await startVpos();
    const reversed = await saleOf(vpos, { amountMinor: 1001 });
    await sell(vpos, reversed);
    await sell(vpos, await saleOf(vpos, { amountMinor: 4350 }));
    await sell(vpos, await saleOf(vpos, { amountMinor: 3_845_050, currency: 'COP' }));
    await sell(vpos, await saleOf(vpos, { pan: '4000000000009995' }));
    await reverse(vpos, reversed.paymentId);
    await reverse(vpos, randomUUID());
    const cop = { currency: 'COP', amountMinor: 3_845_050 };
    expect((await batchOf(vpos)).body).toMatchObject({
      batch: '000001',
      sales: { count: 3, totals: [{ currency: 'USD', amountMinor: 5351 }, cop] },
      reversals: { count: 1, totals: [{ currency: 'USD', amountMinor: 1001 }] },
      net: [{ currency: 'USD', amountMinor: 4350 }, cop],
    });
  });

  it('is closed once, says whether the kiosk agrees, and the next one is empty', async () => {
    const vpos = await startVpos();
    await sell(vpos, await saleOf(vpos));
    expect((await settle(vpos, '000007', [])).body).toEqual({ problem: 'wrong-batch', batch: '000001' });
    const closed = await settle(vpos, '000001', [{ currency: 'USD', amountMinor: 4349 }]);
    expect(closed.body).toMatchObject({ agrees: false, sales: { count: 1 }, nextBatch: '000002' });
    expect(await settle(vpos, '000001', [{ currency: 'USD', amountMinor: 4350 }])).toEqual(closed);
    expect((await batchOf(vpos)).body).toMatchObject({ batch: '000002', sales: { count: 0 }, net: [] });
    expect((await settle(vpos, '000002', [{ currency: 'USD', amountMinor: 0 }])).body).toMatchObject({
      agrees: true,
    });
  });

  it('is listed by day for reconciliation', async () => {
    const now = Date.parse('2026-11-23T04:30:00Z');
    const vpos = await startVpos({ now: () => now });
    const sale = await saleOf(vpos);
    await sell(vpos, sale);
    const ofDay = (day: string): Promise<CheckedAnswer> =>
      askVpos(vpos, { operation: 'GET /v1/sales', query: { day } });
    const { paymentId } = sale;
    // Half past eleven at night in the branch is already the next day in UTC.
    expect(branchDay(now)).toBe('2026-11-22');
    expect((await ofDay('2026-11-22')).body).toMatchObject({
      count: 1,
      sales: [{ paymentId, status: 'captured' }],
    });
    expect((await ofDay('2026-11-23')).body).toEqual({ day: '2026-11-23', count: 0, sales: [] });
  });
});

describe('the VPOS as a server', () => {
  it('proves that it holds the key that cards are sealed to, and cannot when it does not', async () => {
    const vpos = await startVpos();
    const diagnose = async (key: VposSimulator['sealingKey'], nonce: string): Promise<CheckedAnswer> =>
      askVpos(vpos, { operation: 'POST /v1/diagnosis', body: { challenge: await sealTo(key, { nonce }) } });
    const nonce = randomUUID();
    expect((await diagnose(vpos.sealingKey, nonce)).body).toMatchObject({
      nonce,
      keyId: vpos.sealingKey.kid,
    });
    const impostor = await startVpos();
    expect((await diagnose(impostor.sealingKey, nonce)).status).toBe(422);
    expect((await askVpos(vpos, { operation: 'GET /v1/sealing-key' })).body).toEqual(vpos.sealingKey);
  });

  it('takes no sale of a terminal that restarts, and takes it afterwards', async () => {
    let now = Date.parse('2026-11-22T12:00:00Z');
    const vpos = await startVpos({ restartMs: 1500, now: () => now });
    const restart = {
      operation: 'POST /v1/terminals/{terminalId}/restart',
      path: { terminalId: 'T0140001' },
    };
    expect(await askVpos(vpos, restart)).toEqual({
      status: 202,
      body: { status: 'restarting', readyInMs: 1500 },
    });
    const sale = await saleOf(vpos);
    expect((await sell(vpos, sale)).body).toEqual({ problem: 'restarting', readyInMs: 1500 });
    expect((await inquire(vpos, sale.paymentId)).body).toMatchObject({
      status: 'not-found',
      conclusive: false,
    });
    now += 1500;
    expect((await sell(vpos, sale)).body).toMatchObject({ status: 'approved' });
  });

  it('keeps sales, tombstones, batches and both keys over a restart', async () => {
    const directory = scratchDirectory();
    const before = await startVpos({ directory });
    const sale = await saleOf(before);
    const approved = await sell(before, sale);
    const buried = await saleOf(before);
    await reverse(before, buried.paymentId);
    await before.stop();
    const after = await startVpos({ directory });
    expect([after.key, after.sealingKey]).toEqual([before.key, before.sealingKey]);
    expect(await sell(after, sale)).toEqual(approved);
    expect((await sell(after, buried)).body).toMatchObject({ code: 'reversed' });
    expect((await batchOf(after)).body).toMatchObject({ batch: '000001', sales: { count: 1 } });
    expect(after.ledger()).toHaveLength(1);
  });

  it('writes no card number and no code to any file, and keeps its private key to itself', async () => {
    const directory = scratchDirectory();
    const vpos = await startVpos({ directory });
    await sell(vpos, await saleOf(vpos));
    await sell(vpos, await saleOf(vpos, { pan: '4000000000009995' }));
    const files = readdirSync(directory);
    expect(files).toContain('vpos.sqlite-wal');
    for (const file of files) {
      const bytes = readFileSync(join(directory, file));
      for (const secret of [approvingCard, '4000000000009995', `"cvv":"${securityCode}"`, '"expiry"']) {
        expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false);
      }
    }
    expect(statSync(join(directory, 'sealing-key.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses connections while it is paused', async () => {
    const vpos = await startVpos();
    await vpos.pause();
    await expect(batchOf(vpos)).rejects.toThrow();
    await vpos.resume();
    expect((await batchOf(vpos)).status).toBe(200);
  });
});
