import { describe, expect, it } from 'vitest';
import type { VposSimulator } from '../../simulators/vpos/vpos-simulator.ts';
import { ask } from './checked-client.ts';
import { scratchDirectory } from './scratch.ts';
import { inquire, reverse, saleOf, saleQuestion, sell, startVpos } from './vpos-client.ts';

/** Asks for a sale whose answer is lost, or broken on purpose. */
function sellUnchecked(vpos: VposSimulator, sale: unknown): Promise<Response> {
  return ask(vpos.url, saleQuestion(vpos, sale));
}

async function untilInProgress(vpos: VposSimulator, paymentId: string): Promise<void> {
  await expect.poll(async () => (await inquire(vpos, paymentId)).body['status']).toBe('in-progress');
}

describe('the test cards', () => {
  it.each([
    ['4111111111111111', 'visa'],
    ['4242424242424242', 'visa'],
    ['5555555555554444', 'mastercard'],
    ['2223003122003222', 'mastercard'],
  ])('%s is approved as %s', async (pan, cardBrand) => {
    const vpos = await startVpos();
    const { body } = await sell(vpos, await saleOf(vpos, { pan }));
    expect(body).toMatchObject({ status: 'approved', cardBrand, cardLastFour: pan.slice(-4) });
  });

  it.each([
    ['4000000000000002', '05'],
    ['4000000000009995', '51'],
    ['4000000000000069', '54'],
    ['4000000000000127', 'N7'],
    ['4000000000009987', '41'],
    ['4000000000009979', '43'],
    ['4000000000006975', '61'],
    ['4000000000000119', '91'],
    ['4000000000000101', '14'],
    // Any other: American Express's published test number, which nobody here accepts.
    ['378282246310005', '05'],
  ])('%s is declined with %s, charged nothing, and an amount ending changes nothing', async (pan, code) => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { pan, amountMinor: 4391 });
    const declined = { status: 'declined', paymentId: sale.paymentId, code };
    expect((await sell(vpos, sale)).body).toEqual(declined);
    expect((await inquire(vpos, sale.paymentId)).body).toEqual(declined);
    expect(vpos.ledger()).toEqual([]);
  });
});

describe('the amount endings', () => {
  it('91 charges and is silent: the inquiry and the same sale again tell the truth', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { amountMinor: 4391 });
    await expect(sellUnchecked(vpos, sale)).rejects.toThrow();
    expect((await inquire(vpos, sale.paymentId)).body).toMatchObject({
      status: 'approved',
      amountMinor: 4391,
    });
    expect((await sell(vpos, sale)).body).toMatchObject({ status: 'approved' });
    expect(vpos.liveCaptures()).toBe(1);
  });

  it('92 is in progress, and not charged, while the delay lasts', async () => {
    const vpos = await startVpos({ lateMs: 600_000 });
    const sale = await saleOf(vpos, { amountMinor: 4392 });
    const cut = expect(sellUnchecked(vpos, sale)).rejects.toThrow();
    await untilInProgress(vpos, sale.paymentId);
    expect(vpos.ledger()).toEqual([]);
    await vpos.stop();
    await cut;
  });

  it('92 is charged once when the delay is over, and both who asked are told so', async () => {
    const vpos = await startVpos({ lateMs: 50 });
    const sale = await saleOf(vpos, { amountMinor: 4392 });
    const [answer, again] = await Promise.all([sell(vpos, sale), sell(vpos, sale)]);
    expect(answer.body).toMatchObject({ status: 'approved' });
    expect(again).toEqual(answer);
    expect(vpos.liveCaptures()).toBe(1);
  });

  it('92 reversed while it is in progress is never charged, also when its time comes', async () => {
    const directory = scratchDirectory();
    const before = await startVpos({ directory, lateMs: 600_000 });
    const sale = await saleOf(before, { amountMinor: 4392 });
    const cut = expect(sellUnchecked(before, sale)).rejects.toThrow();
    await untilInProgress(before, sale.paymentId);
    expect((await reverse(before, sale.paymentId)).body).toMatchObject({ captured: false });
    expect((await sell(before, sale)).body).toMatchObject({ status: 'declined', code: 'reversed' });
    await before.stop();
    await cut;
    const after = await startVpos({ directory, now: () => Date.now() + 600_000 });
    expect((await inquire(after, sale.paymentId)).body).toMatchObject({ status: 'reversed' });
    expect(after.ledger()).toEqual([]);
  });

  it('92 is charged when its time comes after a restart of the VPOS in its middle', async () => {
    const directory = scratchDirectory();
    const before = await startVpos({ directory, lateMs: 600_000 });
    const sale = await saleOf(before, { amountMinor: 4392 });
    const cut = expect(sellUnchecked(before, sale)).rejects.toThrow();
    await untilInProgress(before, sale.paymentId);
    await before.stop();
    await cut;
    const after = await startVpos({ directory, now: () => Date.now() + 600_000 });
    await expect.poll(() => after.liveCaptures()).toBe(1);
    expect((await inquire(after, sale.paymentId)).body).toMatchObject({ status: 'approved' });
  });

  it('93 is lost: silent, not charged, not known', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { amountMinor: 4393 });
    await expect(sellUnchecked(vpos, sale)).rejects.toThrow();
    expect(await inquire(vpos, sale.paymentId)).toMatchObject({ status: 404, body: { conclusive: false } });
    expect((await reverse(vpos, sale.paymentId)).body).toMatchObject({ captured: false });
    expect(vpos.ledger()).toEqual([]);
  });

  it('94 charges and answers broken JSON', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { amountMinor: 4394 });
    const response = await sellUnchecked(vpos, sale);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
    expect((await inquire(vpos, sale.paymentId)).body).toMatchObject({
      status: 'approved',
      amountMinor: 4394,
    });
  });

  it('95 charges rightly and names another amount, in the answer and in the inquiry', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { amountMinor: 4395 - 100 });
    const { body } = await sell(vpos, sale);
    expect(body['amountMinor']).toBe(4395);
    expect((await inquire(vpos, sale.paymentId)).body).toEqual(body);
    expect(vpos.ledger()).toMatchObject([{ amountMinor: 4295 }]);
  });

  it('96 charges and stays silent to two inquiries, also over a restart, then tells', async () => {
    const directory = scratchDirectory();
    const vpos = await startVpos({ directory });
    const sale = await saleOf(vpos, { amountMinor: 4396 });
    await expect(sellUnchecked(vpos, sale)).rejects.toThrow();
    await expect(inquire(vpos, sale.paymentId)).rejects.toThrow();
    await vpos.stop();
    const after = await startVpos({ directory });
    await expect(inquire(after, sale.paymentId)).rejects.toThrow();
    expect((await inquire(after, sale.paymentId)).body).toMatchObject({
      status: 'approved',
      amountMinor: 4396,
    });
    expect(after.liveCaptures()).toBe(1);
  });
});
