import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newReceiptKey, readReceiptKey, type ReceiptKey } from '../../../src-main/receipt/receipt-key.ts';
import { receiptLink } from '../../../src-main/receipt/receipt-link.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { panamanianOrder, printedAtUnixMs } from './sample-payments.ts';

const script = path.join(import.meta.dirname, '../../../scripts/verify-receipt.mjs');

/** What the file of a kiosk's public key holds. */
function publicFile(key: ReceiptKey, ...kiosks: readonly string[]): string {
  return JSON.stringify({ ...key.publicKey, kiosks });
}

function linkBy(key: ReceiptKey): string {
  const kind = 'approved';
  const linkBase = 'https://pagos.luz.example/r';
  return receiptLink({ order: panamanianOrder }, { kind, printedAtUnixMs, linkBase, key });
}

/** What somebody reads who verifies these lines with these files of keys, and how the program ends. */
function verified(lines: readonly string[], keys: Readonly<Record<string, string>>): [number | null, string] {
  const folder = temporaryDirectory();
  const file = path.join(folder, 'links.txt');
  writeFileSync(file, lines.join('\n'));
  const keysFolder = path.join(folder, 'keys');
  mkdirSync(keysFolder);
  for (const [name, text] of Object.entries(keys)) writeFileSync(path.join(keysFolder, name), text);
  const { status, stdout } = spawnSync(process.execPath, [script, file, '--keys', keysFolder], {
    encoding: 'utf8',
  });
  return [status, stdout];
}

const key = readReceiptKey(newReceiptKey());
const keys = { 'K014.json': publicFile(key, 'K014') };
const link = linkBy(key);
const [header = '', claims = '', signature = ''] = link.slice(link.indexOf('#') + 1).split('.');

/** A link with something else in one of its parts. */
function rewritten(part: string, change: (text: string) => string): string {
  return Buffer.from(change(Buffer.from(part, 'base64url').toString())).toString('base64url');
}

describe('verifying receipts offline', () => {
  it('says what a genuine link proves, and that it was so then', () => {
    const [code, text] = verified([link], keys);
    expect(text).toContain(
      'line 1: PROVEN. On 2026-11-22 15:42:12 UTC kiosk K014 put on paper that payment K014-000381 of USD 38.45 was approved by the bank and booked by the company.',
    );
    expect(text).toContain('ask the company how it stands now');
    expect(code).toBe(0);
  });

  it('takes the signed part alone, and a set of keys, too', () => {
    const other = readReceiptKey(newReceiptKey());
    const set = `{"keys":[${publicFile(other, 'K099')},${publicFile(key, 'K014')}]}`;
    expect(verified([`${header}.${claims}.${signature}`], { 'all.json': set })[0]).toBe(0);
  });

  it.each([
    [
      'with another amount',
      `${header}.${rewritten(claims, (text) => text.replace('3845', '9999'))}.${signature}`,
    ],
    [
      'with another state',
      `${header}.${rewritten(claims, (text) => text.replace('approved', 'reversed'))}.${signature}`,
    ],
    [
      'with another signature',
      `${header}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    ],
  ])('says of one %s that it was altered', (_what, altered) => {
    expect(verified([link, altered], keys)).toEqual([
      1,
      expect.stringMatching(/line 1: PROVEN[^]*line 2: NOT PROVEN\. It was altered/),
    ]);
  });

  it('says of one that is signed by a key which nobody gave that it may be false', () => {
    const [code, text] = verified([linkBy(readReceiptKey(newReceiptKey()))], keys);
    expect([code, text]).toEqual([
      1,
      expect.stringMatching(/NOT PROVEN\. It names a key that you did not give/),
    ]);
  });

  it('does not take the paper of one kiosk from the key of another, whose key is known, too', () => {
    const other = readReceiptKey(newReceiptKey());
    const both = { ...keys, 'K099.json': publicFile(other, 'K099') };
    expect(verified([link, linkBy(other)], both)).toEqual([
      1,
      expect.stringMatching(
        /line 1: PROVEN[^]*line 2: NOT PROVEN\. It claims to be of kiosk K014, but the key that signed it is that of K099\./,
      ),
    ]);
  });

  it('proves what a kiosk signed before it was given another name, and since', () => {
    expect(verified([link], { 'K099.json': publicFile(key, 'K014', 'K099') })[0]).toBe(0);
    expect(verified([link], { 'K014.json': publicFile(key, 'K001', 'K014') })[0]).toBe(0);
    // The folder of the company may have both files: of before and of after.
    expect(
      verified([link], { 'a.json': publicFile(key, 'K014'), 'b.json': publicFile(key, 'K099') })[0],
    ).toBe(0);
  });

  it.each([
    ['an ordinary link', 'https://pagos.luz.example/r'],
    ['two parts', `${header}.${claims}`],
    ['no signature at all', `${rewritten(header, (text) => text.replace('EdDSA', 'none'))}.${claims}.`],
    [
      'more in its header',
      `${rewritten(header, (text) => text.replace('{', '{"crit":["x"],'))}.${claims}.${signature}`,
    ],
    ['padding', `${header}.${claims}.${signature}==`],
    ['no JSON', `aaaa.${claims}.${signature}`],
  ])('takes %s for no receipt', (_what, text) => {
    expect(verified([text], keys)).toEqual([1, expect.stringMatching(/NOT PROVEN\. This is not a receipt/)]);
  });

  it('does not take something else that a kiosk signed for a receipt', () => {
    const signed = `${header}.${rewritten(claims, (text) => text.replace('"v":1', '"v":2'))}`;
    const bySame = Buffer.from(key.sign(Buffer.from(signed))).toString('base64url');
    const [code, text] = verified([`${signed}.${bySame}`], keys);
    expect([code, text]).toEqual([1, expect.stringMatching(/not a receipt that this program knows/)]);
  });

  it.each([
    ['a private key', { 'k.json': JSON.stringify({ ...key.publicKey, d: 'x' }) }, /private key/],
    ['a key under a false name', { 'k.json': JSON.stringify({ ...key.publicKey, kid: 'x' }) }, /thumbprint/],
    [
      'a key that names no kiosk',
      { 'k.json': JSON.stringify(key.publicKey) },
      /k\.json does not name the kiosk/,
    ],
    ['a key of nobody', { 'k.json': publicFile(key) }, /k\.json does not name the kiosk/],
    ['a key of nonsense', { 'k.json': publicFile(key, 'K014', 'K 1') }, /k\.json does not name the kiosk/],
    ['another kind of key', { 'k.json': '{"kty":"RSA"}' }, /something else than Ed25519/],
    ['no JSON', { 'k.json': 'key' }, /is not JSON/],
    ['no key', { 'k.txt': '' }, /holds no public key/],
  ])('refuses %s in the folder of keys and says which file it is', (_what, files, why) => {
    expect(verified([link], files)).toEqual([2, expect.stringMatching(why)]);
  });

  it('says how it is used when it is used otherwise', () => {
    const { status, stdout } = spawnSync(process.execPath, [script, 'links.txt'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([2, expect.stringMatching(/^usage: npm run verify-receipt/)]);
  });

  it('needs nothing but Node: not one package, nor the program that signs', () => {
    const imports = readFileSync(script, 'utf8').match(/from '[^']+'/g) ?? [];
    expect(imports.every((from) => /'(node:|\.\/)/.test(from))).toBe(true);
    expect(imports).not.toEqual([]);
  });
});
