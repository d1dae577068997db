import { describe, expect, it } from 'vitest';
import type { VposSimulator } from '../../simulators/vpos/vpos-simulator.ts';
import type { CheckedAnswer } from './checked-client.ts';
import { inquire, reverse, saleOf, securityCode, sell, startVpos, type SaleOptions } from './vpos-client.ts';

const permissionId = 'OFF-2026-014';
const noon = Date.parse('2026-11-22T17:00:00Z');
const hourMs = 3_600_000;

/** A sale that was queued at noon under the acquirer's permission. */
async function queuedSale(
  vpos: VposSimulator,
  options: SaleOptions = {},
): Promise<Record<string, unknown> & { readonly paymentId: string }> {
  const sale = await saleOf(vpos, { permissionId, ...options });
  return { ...sale, queued: { permissionId, queuedAt: '2026-11-22T12:00:00-05:00' } };
}

async function expectNothingCharged(vpos: VposSimulator, paymentId: string): Promise<void> {
  expect(vpos.ledger()).toEqual([]);
  expect((await inquire(vpos, paymentId)).status).toBe(404);
}

describe('a queued sale at the VPOS', () => {
  it('is charged once without a security code, however often it is sent, and can be reversed', async () => {
    const vpos = await startVpos({ now: () => noon + 2 * hourMs });
    const sale = await queuedSale(vpos);
    const first = await sell(vpos, sale);
    expect(first).toMatchObject({ status: 200, body: { status: 'approved', batch: '000001' } });
    expect(await sell(vpos, sale)).toEqual(first);
    expect(await inquire(vpos, sale.paymentId)).toEqual(first);
    expect(vpos.ledger()).toMatchObject([
      { paymentId: sale.paymentId, status: 'captured', lastFour: '1111' },
    ]);
    await reverse(vpos, sale.paymentId);
    expect(vpos.liveCaptures()).toBe(0);
  });

  it('is another sale when it is sent again without its queue, or queued at another time', async () => {
    const vpos = await startVpos({ now: () => noon });
    const { queued, ...sale } = await queuedSale(vpos);
    await sell(vpos, { ...sale, queued });
    const different = { status: 409, body: { problem: 'different-sale' } };
    expect(await sell(vpos, sale)).toEqual(different);
    const later = { permissionId, queuedAt: '2026-11-22T12:00:01-05:00' };
    expect(await sell(vpos, { ...sale, queued: later })).toEqual(different);
    expect(vpos.liveCaptures()).toBe(1);
  });

  it('is taken for 24 hours and not a moment longer, but answered again at any time', async () => {
    let now = noon + 24 * hourMs;
    const vpos = await startVpos({ now: () => now });
    const inTime = await queuedSale(vpos);
    const approved = await sell(vpos, inTime);
    expect(approved.body).toMatchObject({ status: 'approved' });
    now += 1;
    const tooLate = await queuedSale(vpos);
    expect(await sell(vpos, tooLate)).toEqual({ status: 422, body: { problem: 'too-old' } });
    expect((await inquire(vpos, tooLate.paymentId)).status).toBe(404);
    expect(await sell(vpos, inTime)).toEqual(approved);
    expect(vpos.liveCaptures()).toBe(1);
  });

  it('is refused under a permission that the acquirer has not given', async () => {
    const vpos = await startVpos({ now: () => noon, permissions: ['OFF-2027-001'] });
    const sale = await queuedSale(vpos);
    expect(await sell(vpos, sale)).toEqual({ status: 422, body: { problem: 'not-permitted' } });
    await expectNothingCharged(vpos, sale.paymentId);
  });

  it('is refused when its card was sealed under another permission', async () => {
    const vpos = await startVpos({ now: () => noon, permissions: [permissionId, 'OFF-2027-001'] });
    const sale = await queuedSale(vpos, { permissionId: 'OFF-2027-001' });
    expect(await sell(vpos, sale)).toEqual({ status: 422, body: { problem: 'card-not-bound' } });
    await expectNothingCharged(vpos, sale.paymentId);
  });

  it.each([
    ['payment', { paymentId: '11111111-2222-4333-8444-555555555555' }],
    ['amount', { amountMinor: 1 }],
    ['kiosk', { kioskId: 'K015' }],
  ])('is refused when its card was sealed for another %s', async (_what, sealedFor) => {
    const vpos = await startVpos({ now: () => noon });
    const sale = await queuedSale(vpos, { sealedFor });
    expect(await sell(vpos, sale)).toEqual({ status: 422, body: { problem: 'card-not-bound' } });
    await expectNothingCharged(vpos, sale.paymentId);
  });

  it('is refused when its card has kept its code', async () => {
    const vpos = await startVpos({ now: () => noon });
    const both = await queuedSale(vpos, { sealedFor: { cvv: securityCode } });
    expect(await sell(vpos, both)).toEqual({ status: 422, body: { problem: 'card-unreadable' } });
    const { queued } = both;
    const onlyCode = { ...(await saleOf(vpos)), queued };
    expect(await sell(vpos, onlyCode)).toEqual({ status: 422, body: { problem: 'card-not-bound' } });
    await expectNothingCharged(vpos, both.paymentId);
  });

  it('is the only sale that needs no code: a card without one is refused in any other', async () => {
    const vpos = await startVpos();
    const sale = await saleOf(vpos, { permissionId });
    expect(await sell(vpos, sale)).toEqual({ status: 422, body: { problem: 'not-permitted' } });
    await expectNothingCharged(vpos, sale.paymentId);
  });

  it.each([
    ['queued.queuedAt', { permissionId, queuedAt: '2026-11-22T12:00:00' }],
    ['queued.queuedAt', { permissionId, queuedAt: '2026-13-45T12:00:00Z' }],
    ['queued.queuedAt', { permissionId }],
    ['queued.permissionId', { permissionId: '', queuedAt: '2026-11-22T12:00:00Z' }],
  ])('is refused for a wrong %s, naming the field', async (field, queued) => {
    const vpos = await startVpos({ now: () => noon });
    const answer: CheckedAnswer = await sell(vpos, { ...(await queuedSale(vpos)), queued });
    expect(answer).toEqual({ status: 400, body: { problem: 'malformed', field } });
  });
});
