import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newReceiptKey, readReceiptKey, type ReceiptKey } from './receipt-key.ts';

/** The private half: it stays on this kiosk, and only its own user may read it. */
const privateName = 'receipt-key.pem';
/**
 * The public half, for the company to fetch: a JWK that also names its kiosk, by every name that it has had with this
 * key. Whoever verifies a paper takes it from no other kiosk.
 */
const publicName = 'receipt-key.public.json';

/**
 * Opens the key with which this kiosk signs its receipts; makes it when there is none yet.
 *
 * @param write - puts a file in place whole and durably, readable by its owner alone
 * @param kioskId - what the kiosk is called now
 * @throws Error that names the file and says what to do, for a key that cannot be read or used
 */
export function openReceiptKey(
  folder: string,
  write: (file: string, text: string) => void,
  kioskId: string,
): ReceiptKey {
  const file = join(folder, privateName);
  const pem = textOf(file) ?? made(file, write);
  const key = readOrSay(file, pem);
  const publicFile = join(folder, publicName);
  const before = textOf(publicFile);
  const kiosks = [...new Set([...namesIn(before, key.publicKey.kid), kioskId])];
  const publicText = `${JSON.stringify({ ...key.publicKey, kiosks }, undefined, 2)}\n`;
  if (before !== publicText) write(publicFile, publicText);
  return key;
}

/** None in a file that is damaged or of another key: with this key nothing was signed under those names. */
function namesIn(text: string | undefined, kid: string): string[] {
  const content = parsed(text);
  if (typeof content !== 'object' || content === null) return [];
  const isOfThisKey = 'kid' in content && content.kid === kid;
  if (!isOfThisKey || !('kiosks' in content) || !Array.isArray(content.kiosks)) return [];
  const names: readonly unknown[] = content.kiosks;
  return names.every(isName) ? [...names] : [];
}

/** As the configuration has it. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Z0-9]{2,10}$/.test(name);
}

/** Undefined for what is not JSON. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function made(file: string, write: (file: string, text: string) => void): string {
  const pem = newReceiptKey();
  write(file, pem);
  return pem;
}

function readOrSay(file: string, pem: string): ReceiptKey {
  try {
    return readReceiptKey(pem);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    throw new Error(
      `the key of receipts ${file} cannot be used: ${why}. Put it back from a copy, or take it away: then a new one ` +
        `is made, and the company must get its public half (${publicName})`,
    );
  }
}

/** Undefined where there is no such file. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read: check its rights and its disk`);
  }
}
