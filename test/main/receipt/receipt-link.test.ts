import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { writeDurably } from '../../../src-main/journal/write-durably.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { openReceiptKey } from '../../../src-main/receipt/receipt-key-file.ts';
import { newReceiptKey, readReceiptKey } from '../../../src-main/receipt/receipt-key.ts';
import { receiptLink } from '../../../src-main/receipt/receipt-link.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { panamanianOrder, printedAtUnixMs, sampleKey } from './sample-payments.ts';

const options = { kind: 'approved', printedAtUnixMs, linkBase: 'https://pagos.luz.example/r' } as const;
const link = receiptLink({ order: panamanianOrder }, { ...options, key: sampleKey });
const jws = link.slice(link.indexOf('#') + 1);

describe('the link on a receipt', () => {
  it('is verified by another library, and says what the paper says', async () => {
    const { payload, protectedHeader } = await compactVerify(
      jws,
      await importJWK(sampleKey.publicKey, 'EdDSA'),
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: sampleKey.publicKey.kid });
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({
      v: 1,
      ref: 'K014-000381',
      pid: panamanianOrder.paymentId,
      st: 'approved',
      amt: 3845,
      cur: 'USD',
      iat: printedAtUnixMs / 1_000,
      kiosk: 'K014',
    });
  });

  it('keeps what it says from the page’s server: it stands behind the #, which no browser sends', () => {
    expect(new URL(link).hash).toBe(`#${jws}`);
    expect(`${new URL(link).origin}${new URL(link).pathname}${new URL(link).search}`).toBe(options.linkBase);
  });

  it('says nothing of the customer or the card', () => {
    const [, claims = ''] = jws.split('.');
    const text = Buffer.from(claims, 'base64url').toString();
    const { customerName, invoiceNumber, invoiceCode, detail } = panamanianOrder.invoice;
    for (const secret of [...customerName.split(' '), invoiceNumber, invoiceCode, detail, '1111']) {
      expect(text).not.toContain(secret);
    }
  });

  it('fits the QR code of every printer with the longest names that a kiosk may have', () => {
    const order = {
      ...panamanianOrder,
      kioskId: 'K123456789',
      reference: 'K123456789-999999',
      amountMinor: panamanianOrder.amountMinor,
    };
    const longest = receiptLink({ order }, { ...options, kind: 'posting-later', key: sampleKey });
    expect(layOut([{ is: 'qr', payload: longest }], 32)).toHaveLength(1);
    expect(longest.length).toBeLessThan(450);
  });
});

describe('the key of receipts', () => {
  const file = 'receipt-key.pem';
  const publicFile = 'receipt-key.public.json';

  it('has the thumbprint that another library computes', async () => {
    const { kty, crv, x, kid } = readReceiptKey(newReceiptKey()).publicKey;
    expect(kid).toBe(await calculateJwkThumbprint({ kty, crv, x }));
  });

  it('is made once, for its owner alone, with its public half beside it', () => {
    const folder = temporaryDirectory();
    const first = openReceiptKey(folder, writeDurably, 'K014');
    expect(readdirSync(folder).sort()).toEqual([file, publicFile]);
    expect(statSync(path.join(folder, file)).mode & 0o077).toBe(0);
    expect(openReceiptKey(folder, writeDurably, 'K014').publicKey).toEqual(first.publicKey);
    const shown: unknown = JSON.parse(readFileSync(path.join(folder, publicFile), 'utf8'));
    expect(shown).toEqual({ ...first.publicKey, kiosks: ['K014'] });
    expect(shown).not.toHaveProperty('d');
  });

  it('signs after a restart what its public half from before proves', () => {
    const folder = temporaryDirectory();
    const { publicKey } = openReceiptKey(folder, writeDurably, 'K014');
    const bytes = createHash('sha256').update('x').digest();
    const signature = openReceiptKey(folder, writeDurably, 'K014').sign(bytes);
    const { kty, crv, x } = publicKey;
    expect(verify(null, bytes, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), signature)).toBe(
      true,
    );
  });

  it('is written before its public half, so that no key is given out which a power cut takes', () => {
    const folder = temporaryDirectory();
    const written: string[] = [];
    openReceiptKey(folder, (name) => written.push(path.basename(name)), 'K014');
    expect(written).toEqual([file, publicFile]);
  });

  it('puts back a public half that is missing or wrong', () => {
    const folder = temporaryDirectory();
    openReceiptKey(folder, writeDurably, 'K014');
    const right = readFileSync(path.join(folder, publicFile), 'utf8');
    for (const spoil of [rmSync, (name: string) => writeFileSync(name, '{}')]) {
      spoil(path.join(folder, publicFile));
      openReceiptKey(folder, writeDurably, 'K014');
      expect(readFileSync(path.join(folder, publicFile), 'utf8')).toBe(right);
    }
  });

  /** The kiosks that the public half names after the kiosk was started under each of these names. */
  function namedAfter(folder: string, ...kioskIds: readonly string[]): unknown {
    for (const kioskId of kioskIds) openReceiptKey(folder, writeDurably, kioskId);
    const shown: unknown = JSON.parse(readFileSync(path.join(folder, publicFile), 'utf8'));
    return typeof shown === 'object' && shown !== null && 'kiosks' in shown ? shown.kiosks : undefined;
  }

  it('names its kiosk, and goes on naming it as it was called before: its old papers are still proven', () => {
    expect(namedAfter(temporaryDirectory(), 'K014', 'K099', 'K099')).toEqual(['K014', 'K099']);
    expect(namedAfter(temporaryDirectory(), 'K014', 'K099', 'K014')).toEqual(['K014', 'K099']);
  });

  it('takes no earlier name from the public half of another key, nor from one that names nonsense', () => {
    const folder = temporaryDirectory();
    namedAfter(folder, 'K014');
    rmSync(path.join(folder, file));
    expect(namedAfter(folder, 'K099')).toEqual(['K099']);
    const right = readFileSync(path.join(folder, publicFile), 'utf8');
    for (const names of ['["K099", 7, "K 1", "K014"]', '"K099"', 'null', '{}']) {
      writeFileSync(path.join(folder, publicFile), right.replace(/\[[^\]]*\]/, names));
      expect(namedAfter(folder, 'K099')).toEqual(['K099']);
    }
  });

  it('is never replaced when it is damaged: the error says which file it is and what to do', () => {
    const folder = temporaryDirectory();
    writeFileSync(path.join(folder, file), 'half a ke');
    expect(() => openReceiptKey(folder, writeDurably, 'K014')).toThrow(
      /receipt-key\.pem cannot be used: it holds no Ed25519 private key .* Put it back from a copy/,
    );
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe('half a ke');
  });

  it('is not made anew where it cannot be read', () => {
    const folder = temporaryDirectory();
    mkdirSync(path.join(folder, file));
    expect(() => openReceiptKey(folder, writeDurably, 'K014')).toThrow(/cannot be read: check its rights/);
  });
});
