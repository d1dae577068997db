import { describe, expect, it } from 'vitest';
import { firstUnpaid, hold, paymentOf, post, sessionOf, startBiller } from './biller-client.ts';
import { askVpos, inquire, reverse, saleOf, sell, startVpos } from './vpos-client.ts';

describe('a request that is lost', () => {
  it('is never carried out, and the one after it is', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    vpos.lose('request', 1);
    await expect(sell(vpos, sale)).rejects.toThrow();
    expect((await inquire(vpos, sale.paymentId)).status).toBe(404);
    expect((await sell(vpos, sale)).body).toMatchObject({ status: 'approved' });
    expect(vpos.liveCaptures()).toBe(1);
  });

  it('books nothing at the biller', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    biller.lose('request', 2);
    await expect(post(biller, payment)).rejects.toThrow();
    await expect(post(biller, payment)).rejects.toThrow();
    expect(biller.ledger()).toEqual([]);
    expect((await post(biller, payment)).status).toBe(201);
  });
});

describe('an answer that is lost', () => {
  it('leaves a sale charged, and a reversal done', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    vpos.lose('answer', 2);
    await expect(sell(vpos, sale)).rejects.toThrow();
    expect(vpos.liveCaptures()).toBe(1);
    await expect(reverse(vpos, sale.paymentId)).rejects.toThrow();
    expect(vpos.ledger()).toMatchObject([{ status: 'reversed' }]);
    expect((await reverse(vpos, sale.paymentId)).body).toMatchObject({ captured: true });
  });

  it('leaves a payment booked at the biller', async () => {
    const biller = await startBiller();
    const payment = paymentOf(await firstUnpaid(biller));
    biller.lose('answer', 1);
    await expect(post(biller, payment)).rejects.toThrow();
    expect(biller.ledger()).toHaveLength(1);
    expect((await post(biller, payment)).status).toBe(200);
  });
});

describe('losses', () => {
  it('come in the order in which they were asked for', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos);
    vpos.lose('request', 1);
    vpos.lose('answer', 1);
    await expect(sell(vpos, sale)).rejects.toThrow();
    expect(vpos.liveCaptures()).toBe(0);
    await expect(sell(vpos, sale)).rejects.toThrow();
    expect(vpos.liveCaptures()).toBe(1);
    expect((await sell(vpos, sale)).status).toBe(200);
  });

  it('are not used up by inquiries, holds, sign-ins or a diagnosis', async () => {
    const vpos = await startVpos();
    const biller = await startBiller();
    vpos.lose('request', 1);
    biller.lose('request', 1);
    const challenge = 'a.b.c.d.e';
    expect((await askVpos(vpos, { operation: 'POST /v1/diagnosis', body: { challenge } })).status).toBe(422);
    expect((await inquire(vpos, '0e7f3a44-5d7b-4a3e-9f60-1f2b3c4d5e6f')).status).toBe(404);
    await sessionOf(biller);
    const payment = paymentOf(await firstUnpaid(biller));
    expect((await hold(biller, payment)).status).toBe(200);
    await expect(post(biller, payment)).rejects.toThrow();
    await expect(sell(vpos, await saleOf(vpos))).rejects.toThrow();
  });

  it.each([0, -1, 1.5, NaN, Infinity])(
    'of %d requests are refused, saying what to ask for',
    async (count) => {
      const biller = await startBiller();
      expect(() => {
        biller.lose('request', count);
      }).toThrow('count must be a whole number from 1');
    },
  );
});
