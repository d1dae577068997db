import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHttpBiller } from '../../../src-main/biller/http/adapter.ts';
import type { Biller } from '../../../src-main/biller/port.ts';
import { startBiller, firstUnpaid } from '../simulators/biller-client.ts';
import { answering, closedPort, readBody, startServer } from '../scripted-server.ts';

const paymentId = '0e7f3a44-5d7b-4a3e-9f60-1f2b3c4d5e6f';
const otherPaymentId = '7c0f3c1d-92f4-4a8e-8d53-41b7a90c6e15';
const claim = { invoiceNumber: 'FE/1', paymentId, kioskId: 'K014', holdForMs: 90_001 };
const heldBody = { invoiceNumber: 'FE/1', paymentId, until: '2026-11-22T12:00:00-05:00' };

function connectTo(
  url: string,
  options: { readonly kioskKey?: string; readonly answerTimeoutMs?: number } = {},
): Biller {
  return createHttpBiller({
    url,
    kioskKey: 'key',
    kioskId: 'K014',
    answerTimeoutMs: 20_000,
    currency: 'USD',
    today: () => '2026-11-22',
    log: () => undefined,
    ...options,
  });
}

/** A server that keeps what it was asked: the method, the address, the credential and the body. */
async function startWitness(answer: RequestListener): Promise<{ url: string; asked: unknown[] }> {
  const asked: unknown[] = [];
  const url = await startServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      asked.push([incoming.method, incoming.url, incoming.headers.authorization, body]);
      answer(incoming, response);
    });
  });
  return { url, asked };
}

describe('holding an invoice at the biller', () => {
  it('names the payment, the kiosk and whole seconds, never fewer than were wanted', async () => {
    const { url, asked } = await startWitness(answering(200, heldBody));
    expect(await connectTo(url).hold(claim)).toEqual({ is: 'held' });
    const body = JSON.stringify({ paymentId, kioskId: 'K014', seconds: 91 });
    expect(asked).toEqual([['PUT', '/v1/invoices/FE%2F1/hold', 'Kiosk key', body]]);
  });

  it.each([
    [409, { problem: 'held' }, { is: 'held-elsewhere' }],
    [409, { problem: 'already-paid' }, { is: 'already-paid' }],
    [501, { problem: 'not-offered' }, { is: 'not-offered' }],
    [501, '<html>Not Implemented</html>', { is: 'not-offered' }],
  ])('is refused by an answer of %i %j', async (status, body, answer) => {
    expect(await connectTo(await startServer(answering(status, body))).hold(claim)).toEqual(answer);
  });

  it.each([
    ['no such route', 404, '<html>'],
    ['no such invoice', 404, { problem: 'not-found' }],
    ['no such method', 405, {}],
    ['a refusal without a word', 409, {}],
    ['a refusal of something else', 409, { problem: 'in-progress' }],
    ['a fault of its own', 500, { problem: 'internal' }],
    ['a key that it does not know', 401, { problem: 'wrong-key' }],
    ['another payment', 200, { ...heldBody, paymentId: otherPaymentId }],
    ['another invoice', 200, { ...heldBody, invoiceNumber: 'FE/2' }],
    ['nothing', 200, {}],
    ['a word about holds in a page of some proxy', 200, '<html>held</html>'],
  ])('is silent after an answer with %s', async (_what, status, body) => {
    const biller = connectTo(await startServer(answering(status, body)));
    expect(await biller.hold(claim)).toMatchObject({ is: 'silent' });
  });

  it('is silent when nobody answers', async () => {
    expect(await connectTo(await closedPort()).hold(claim)).toMatchObject({ is: 'silent' });
    expect(
      await connectTo(await startServer(() => undefined), { answerTimeoutMs: 400 }).hold(claim),
    ).toMatchObject({ is: 'silent' });
  });

  it('is given up for its own payment, and a lost release throws nothing', async () => {
    const { url, asked } = await startWitness((_incoming, response) => response.writeHead(204).end());
    await connectTo(url).release(claim);
    expect(asked).toEqual([['DELETE', `/v1/invoices/FE%2F1/hold?paymentId=${paymentId}`, 'Kiosk key', '']]);
    await expect(connectTo(await closedPort()).release(claim)).resolves.toBeUndefined();
  });

  it('agrees with the biller about whose hold it is', async () => {
    const simulator = await startBiller();
    const { kioskKey } = simulator;
    const { invoiceNumber } = await firstUnpaid(simulator);
    const biller = connectTo(simulator.url, { kioskKey });
    const ours = { ...claim, invoiceNumber };
    const theirs = { ...ours, paymentId: otherPaymentId };
    expect(await biller.hold(ours)).toEqual({ is: 'held' });
    expect(await biller.hold(theirs)).toEqual({ is: 'held-elsewhere' });
    await biller.release(theirs);
    expect(simulator.holds()).toMatchObject([{ paymentId }]);
    await biller.release(ours);
    expect(await biller.hold(theirs)).toEqual({ is: 'held' });
  });
});

describe('whether the biller answers', () => {
  it('is told by its health', async () => {
    const simulator = await startBiller();
    const biller = connectTo(simulator.url);
    expect(await biller.probe()).toBe(true);
    await simulator.pause();
    expect(await biller.probe()).toBe(false);
    await simulator.resume();
    expect(await biller.probe()).toBe(true);
  });

  it.each([
    ['a fault of its own', 503, {}],
    ['a page that some proxy made', 200, '<html>Sign in</html>'],
    ['not implemented', 501, ''],
  ])('is not true of %s', async (_what, status, body) => {
    expect(await connectTo(await startServer(answering(status, body))).probe()).toBe(false);
  });

  it.each([
    [400, 400],
    [600_000, 3_000],
  ])('is waited for as long as any answer, %i ms, but at most %i ms', async (answerTimeoutMs, waitedMs) => {
    const timeouts = vi.spyOn(AbortSignal, 'timeout');
    onTestFinished(() => {
      timeouts.mockRestore();
    });
    const biller = connectTo(await startServer(answering(200, { status: 'ok' })), { answerTimeoutMs });
    expect(await biller.probe()).toBe(true);
    expect(timeouts.mock.calls).toEqual([[waitedMs]]);
  });

  it('is no when no answer comes in time', async () => {
    expect(await connectTo(await startServer(() => undefined), { answerTimeoutMs: 400 }).probe()).toBe(false);
  });
});
