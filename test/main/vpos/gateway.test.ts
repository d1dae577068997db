import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import type { RequestListener } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { minor } from '#contract/money.ts';
import { createGatewayVpos } from '../../../src-main/vpos/gateway/driver.ts';
import type { SaleRequest, Vpos } from '../../../src-main/vpos/port.ts';
import { card } from '../payment/orders.ts';
import { answering, closedPort, readBody, startServer } from '../scripted-server.ts';

const keys = await generateKeyPair('RSA-OAEP-256', { extractable: true });
const others = await generateKeyPair('RSA-OAEP-256', { extractable: true });
let sealingKey: Record<string, unknown>;
beforeAll(async () => {
  sealingKey = { ...(await exportJWK(keys.publicKey)), kid: 'test' };
});

const paymentId = '0e7f3a44-5d7b-4a3e-9f60-1f2b3c4d5e6f';
const request: SaleRequest = {
  paymentId,
  kioskId: 'K014',
  reference: 'K014-000001',
  invoiceNumber: 'FE-1',
  amountMinor: minor(3845),
  currency: 'USD',
  card,
};
const approvedBody = {
  status: 'approved',
  paymentId,
  amountMinor: 3845,
  currency: 'USD',
  authorizationCode: '123456',
  retrievalReference: '632619004218',
  batch: '1',
  trace: '2',
};

function connectTo(url: string): Vpos {
  return createGatewayVpos({
    url,
    key: 'key',
    terminalId: 'T1',
    merchantId: 'M1',
    sealingKey,
    saleTimeoutMs: 400,
    answerTimeoutMs: 400,
    lateExecutionMaxMs: 1_000,
  });
}

describe('a sale', () => {
  it('is approved only by an answer that is whole and names this payment', async () => {
    const vpos = connectTo(await startServer(answering(200, approvedBody)));
    expect(await vpos.sale(request)).toMatchObject({
      is: 'approved',
      approval: { authorizationCode: '123456' },
    });
  });

  it.each([
    ['of another payment', 200, { ...approvedBody, paymentId: 'other' }],
    ['that is no JSON', 200, '{"status":"appro'],
    ['without an authorization code', 200, { ...approvedBody, authorizationCode: '' }],
    ['with an amount that is no whole number', 200, { ...approvedBody, amountMinor: '38.45' }],
    ['of a broken gateway', 503, { problem: 'unavailable' }],
    ['of some proxy on the way', 404, '<html>'],
    ['that refuses what nobody has read', 422, { problem: 'something-else' }],
    ['whose word is no word of a gateway', 422, { problem: 'constructor' }],
    ['that is endless', 200, `"${'x'.repeat(100_000)}"`],
  ])('is silent, never declined, after an answer %s', async (_what, status, body) => {
    const vpos = connectTo(await startServer(answering(status, body)));
    expect(await vpos.sale(request)).toMatchObject({ is: 'silent' });
  });

  it('is silent when the line breaks after the request has left', async () => {
    const vpos = connectTo(await startServer((incoming) => incoming.socket.destroy()));
    expect(await vpos.sale(request)).toMatchObject({ is: 'silent' });
  });

  it('is silent when the answer is cut off in its middle', async () => {
    const url = await startServer((_incoming, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"status":"approved"');
      setImmediate(() => response.destroy());
    });
    expect(await connectTo(url).sale(request)).toMatchObject({ is: 'silent' });
  });

  it('is silent when no answer comes in time', async () => {
    const vpos = connectTo(await startServer(() => undefined));
    expect(await vpos.sale(request)).toEqual({ is: 'silent', cause: 'no-answer-in-time' });
  });

  it('was not sent, for certain, when nobody listens', async () => {
    expect(await connectTo(await closedPort()).sale(request)).toEqual({
      is: 'not-sent',
      cause: 'ECONNREFUSED',
    });
  });

  it('is sent once, whatever comes back', async () => {
    let sales = 0;
    const url = await startServer((incoming) => {
      sales += 1;
      incoming.socket.destroy();
    });
    await connectTo(url).sale(request);
    expect(sales).toBe(1);
  });

  it('that was queued says so, and names its permission and its time', async () => {
    const bodies: unknown[] = [];
    const url = await startServer((incoming, response) => {
      void readBody(incoming).then((body) => {
        bodies.push(JSON.parse(body));
        answering(200, approvedBody)(incoming, response);
      });
    });
    const queued = { permissionId: 'OFF-2026-014', queuedAtUnixMs: Date.parse('2026-11-22T17:00:00Z') };
    expect(await connectTo(url).sale({ ...request, queued })).toMatchObject({ is: 'approved' });
    await connectTo(url).sale(request);
    const { card: sealed, ...sale } = request;
    const body = { ...sale, terminalId: 'T1', merchantId: 'M1', sealedCard: sealed.sealed };
    expect(bodies).toEqual([
      { ...body, queued: { permissionId: 'OFF-2026-014', queuedAt: '2026-11-22T17:00:00.000Z' } },
      body,
    ]);
  });

  it('names the account of the card that its holder chose', async () => {
    const bodies: unknown[] = [];
    const url = await startServer((incoming, response) => {
      void readBody(incoming).then((body) => {
        bodies.push(JSON.parse(body));
        answering(200, approvedBody)(incoming, response);
      });
    });
    await connectTo(url).sale({ ...request, accountType: 'debit' });
    expect(bodies).toMatchObject([{ paymentId, accountType: 'debit' }]);
  });

  it.each([
    ['card-unreadable', 'wrong-details'],
    ['card-not-bound', 'declined-by-bank'],
    ['not-permitted', 'declined-by-bank'],
    ['too-old', 'declined-by-bank'],
  ])('is declined when the gateway asked no bank, because it was %s', async (problem, reason) => {
    const vpos = connectTo(await startServer(answering(422, { problem })));
    expect(await vpos.sale(request)).toEqual({ is: 'declined', code: problem, reason });
  });

  it('is declined with the reason in the words of a customer', async () => {
    const vpos = connectTo(await startServer(answering(200, { status: 'declined', paymentId, code: '51' })));
    expect(await vpos.sale(request)).toEqual({ is: 'declined', code: '51', reason: 'insufficient-funds' });
  });
});

describe('an inquiry', () => {
  it('does not take a page of some proxy for "no such sale"', async () => {
    expect(await connectTo(await startServer(answering(404, '<html>'))).inquire(paymentId)).toMatchObject({
      is: 'silent',
    });
    const known = connectTo(await startServer(answering(404, { status: 'not-found', conclusive: false })));
    expect(await known.inquire(paymentId)).toEqual({ is: 'not-found', conclusive: false });
  });

  it('about a sale that is still being decided is silent', async () => {
    const vpos = connectTo(await startServer(answering(200, { status: 'in-progress', paymentId })));
    expect(await vpos.inquire(paymentId)).toEqual({ is: 'silent', cause: 'in-progress' });
  });
});

describe('the channel', () => {
  /** A gateway that answers the challenge with whatever key it has. */
  function holderOf(privateKey: CryptoKey): RequestListener {
    return (incoming, response) => {
      void readBody(incoming).then(async (body) => {
        const { challenge } = JSON.parse(body) as { challenge: string };
        const opened = await compactDecrypt(challenge, privateKey).catch(() => undefined);
        const nonce =
          opened && (JSON.parse(new TextDecoder().decode(opened.plaintext)) as { nonce: string }).nonce;
        answering(opened ? 200 : 422, { status: 'ready', nonce: nonce ?? '', keyId: 'test' })(
          incoming,
          response,
        );
      });
    };
  }

  it('is verified when the other end holds the private half of the pinned key', async () => {
    expect(await connectTo(await startServer(holderOf(keys.privateKey))).verifyChannel()).toBe(true);
  });

  it('is not verified for anybody else, nor when nobody answers', async () => {
    expect(await connectTo(await startServer(holderOf(others.privateKey))).verifyChannel()).toBe(false);
    const parrot = answering(200, { status: 'ready', nonce: 'guess', keyId: 'test' });
    expect(await connectTo(await startServer(parrot)).verifyChannel()).toBe(false);
    expect(await connectTo(await closedPort()).verifyChannel()).toBe(false);
  });
});
