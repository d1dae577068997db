import { compactDecrypt, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { permissionSealedIn } from '../../../src-main/payment/sealed-request.ts';
import { readSealingKey, sealCard, sealEach, type SealingKey } from '../../../src-renderer/card/seal.ts';
import { typed } from './typed.ts';

const binding = {
  paymentId: '0b6f3f0e-8a52-4b83-9d13-0f3f6a1c2b11',
  amountMinor: 3845,
  currency: 'USD',
  kioskId: 'K-014 "norte"',
} as const;
const permissionId = 'OFF-2026-014';
const atOnce = { ...binding, permissionId: null };
let publicJwk: JWK;
let privateKey: CryptoKey;
let key: SealingKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RSA-OAEP-256', { extractable: true });
  privateKey = pair.privateKey;
  publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'acquirer-1', use: 'enc', alg: 'RSA-OAEP-256' };
  const read = await readSealingKey(JSON.stringify(publicJwk));
  if (!read) throw new Error('the key was not read');
  key = read;
});

function visa(): { number: Uint8Array; expiry: Uint8Array; code: Uint8Array } {
  return { number: typed('4111111111111111'), expiry: typed('1130'), code: typed('012') };
}

describe('sealing a card', () => {
  it('gives the acquirer the card, bound to this payment, amount and kiosk', async () => {
    const sealed = await sealCard(visa(), atOnce, key);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, privateKey);
    expect(protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'acquirer-1' });
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual({
      pan: '4111111111111111',
      expiry: '1130',
      cvv: '012',
      ...binding,
      sealedAtUnixMs: expect.any(Number) as number,
    });
  });

  it('leaves the code out of a card that has to wait, and says so where whoever keeps it can read it', async () => {
    const sealed = await sealCard(visa(), { ...binding, permissionId }, key);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, privateKey);
    expect(protectedHeader).toEqual({
      alg: 'RSA-OAEP-256',
      enc: 'A256GCM',
      kid: 'acquirer-1',
      permissionId,
    });
    const content = new TextDecoder().decode(plaintext);
    expect(content).not.toMatch(/cvv|012/);
    expect(JSON.parse(content)).toEqual({
      pan: '4111111111111111',
      expiry: '1130',
      permissionId,
      ...binding,
      sealedAtUnixMs: expect.any(Number) as number,
    });
  });

  it('makes of a waiting card what the kiosk agrees to keep, and of no other', async () => {
    const waiting = await sealCard(visa(), { ...binding, permissionId }, key);
    expect(permissionSealedIn(waiting)).toBe(permissionId);
    expect(permissionSealedIn(await sealCard(visa(), atOnce, key))).toBeUndefined();
  });

  it('does not mind that the digits are overwritten at once', async () => {
    const card = visa();
    const sealing = sealCard(card, atOnce, key);
    card.number.fill(0);
    card.code.fill(0);
    const { plaintext } = await compactDecrypt(await sealing, privateKey);
    expect(new TextDecoder().decode(plaintext)).toContain('"pan":"4111111111111111"');
  });

  it('seals one card to each of several payments, each for its own amount and no other', async () => {
    const { paymentId: _paymentId, amountMinor: _amountMinor, ...rest } = atOnce;
    const payments = [
      { paymentId: 'first', amountMinor: 3845 },
      { paymentId: 'second', amountMinor: 4400 },
    ];
    const card = visa();
    const sealing = sealEach(card, { ...rest, payments }, key);
    card.number.fill(0);
    card.code.fill(0);
    const contents = await Promise.all(
      (await sealing).map(async (sealed): Promise<unknown> => {
        const { plaintext } = await compactDecrypt(sealed, privateKey);
        return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
      }),
    );
    const numbers = { pan: '4111111111111111', cvv: '012' };
    expect(contents).toMatchObject(payments.map((payment) => ({ ...payment, ...numbers })));
  });

  it('seals the same card differently every time', async () => {
    expect(await sealCard(visa(), atOnce, key)).not.toBe(await sealCard(visa(), atOnce, key));
  });
});

describe('the key in the page', () => {
  it('is none when the shell put none there', async () => {
    expect(await readSealingKey('null')).toBeUndefined();
  });

  it('is none when it has no name, is private, or is of another kind', async () => {
    const { kid: _kid, ...nameless } = publicJwk;
    const secret = { ...(await exportJWK(privateKey)), kid: 'acquirer-1' };
    const elliptic = await generateKeyPair('ECDH-ES', { extractable: true });
    const other = { ...(await exportJWK(elliptic.publicKey)), kid: 'acquirer-1' };
    for (const jwk of [nameless, secret, other]) {
      expect(await readSealingKey(JSON.stringify(jwk))).toBeUndefined();
    }
  });
});
