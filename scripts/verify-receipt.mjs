/*
 * npm run verify-receipt -- FILE --keys FILE|FOLDER
 *
 * Says offline whether the links of receipts, one a line of FILE, were signed by the kiosks that they name, whose public
 * keys are given. It shares no code with what signs them: it goes by docs/receipt-page.md alone.
 * Ends with 0 when all are proven, 1 when one is not, 2 when it could not begin.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './progress.mjs';
import { isStarted } from './project.mjs';

const usage = 'usage: npm run verify-receipt -- FILE --keys FILE|FOLDER';

/** What each state says of the money, at the moment at which the paper was made. */
const states = new Map([
  ['queued', 'was waiting for the bank: nothing had been charged yet'],
  ['no-answer', 'had no answer yet: nobody knew whether it had been charged'],
  ['posting-later', 'was approved by the bank; the company had not booked it yet'],
  ['approved', 'was approved by the bank and booked by the company'],
  ['not-charged', 'was not charged'],
  ['reversed', 'was charged and given back'],
]);

/** What can be told to whoever started this: it is no fault of the program. */
class Refusal extends Error {}

/**
 * @typedef {{ key: import('node:crypto').KeyObject, kiosks: readonly string[] }} Key what a kiosk signs with, by each
 *   name that it has had
 * @param {readonly string[]} args
 * @returns {number} the exit code
 */
function run(args) {
  const [file, option, keysPath, ...more] = args;
  if (file === undefined || option !== '--keys' || keysPath === undefined || more.length > 0) {
    say(usage);
    return 2;
  }
  const keys = readKeys(keysPath);
  const lines = textOf(file)
    .split(/\r?\n/)
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter(({ text }) => text !== '');
  if (lines.length === 0)
    throw new Refusal(`${file} is empty: it must hold the link of a receipt, one a line`);
  const proven = lines.filter(({ text, number }) => {
    const verdict = judge(text, keys);
    say(`line ${number}: ${verdict.isProven ? 'PROVEN' : 'NOT PROVEN'}. ${verdict.says}`);
    return verdict.isProven;
  });
  if (proven.length > 0)
    say('What is proven was so when the paper was made: ask the company how it stands now.');
  return proven.length === lines.length ? 0 : 1;
}

/**
 * @param {string} link
 * @param {ReadonlyMap<string, Key>} keys
 * @returns {{ isProven: boolean, says: string }}
 */
function judge(link, keys) {
  try {
    return { isProven: true, says: said(claimsOf(link.slice(link.indexOf('#') + 1), keys)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { isProven: false, says: error.message };
  }
}

/**
 * Nothing of the claims is looked at before the signature holds (RFC 7515, section 5.2).
 *
 * @param {string} jws
 * @param {ReadonlyMap<string, Key>} keys
 * @returns {Record<string, unknown>}
 */
function claimsOf(jws, keys) {
  const [header, claims, signature, ...more] = jws.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0) {
    throw new Refusal('This is not a receipt: a signed link ends with three parts, with a dot between them.');
  }
  const { alg, kid, ...others } = objectIn(header);
  if (alg !== 'EdDSA' || typeof kid !== 'string' || Object.keys(others).length > 0) {
    throw new Refusal('This is not a receipt: it is signed in another way than receipts are.');
  }
  const known = keys.get(kid);
  if (!known) {
    throw new Refusal(
      `It names a key that you did not give (${kid}): it may be false, or from another kiosk.`,
    );
  }
  if (!verify(null, Buffer.from(`${header}.${claims}`, 'ascii'), known.key, bytesOf(signature))) {
    throw new Refusal('It was altered, or it was never signed by the kiosk that it names.');
  }
  return ofItsKiosk(objectIn(claims), known.kiosks);
}

/**
 * One kiosk's key proves nothing of another: whoever has opened one kiosk could sign for all.
 *
 * @param {Record<string, unknown>} claims
 * @param {readonly string[]} kiosks the names of the kiosk whose key signed them
 */
function ofItsKiosk(claims, kiosks) {
  const { kiosk } = claims;
  if (isName(kiosk) && !kiosks.includes(kiosk)) {
    const signer = kiosks.join(', ');
    throw new Refusal(`It claims to be of kiosk ${kiosk}, but the key that signed it is that of ${signer}.`);
  }
  return claims;
}

/** @type {Readonly<Record<string, (value: unknown) => boolean>>} */
const rules = {
  v: (value) => value === 1,
  ref: isName,
  pid: (value) => value === undefined || isName(value),
  st: (value) => typeof value === 'string' && states.has(value),
  amt: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  cur: (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
  // Seconds since 1970, as far as dates go.
  iat: (value) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) < 8.64e12,
  kiosk: isName,
};

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isName(value) {
  return typeof value === 'string' && /^[\w-]{1,40}$/.test(value);
}

/** @param {Record<string, unknown>} claims */
function said(claims) {
  if (!Object.entries(rules).every(([name, isRight]) => isRight(claims[name]))) {
    throw new Refusal('A kiosk signed it, but it is not a receipt that this program knows: a newer one may.');
  }
  const { ref, st, amt, cur, iat, kiosk } = claims;
  const digits = String(amt).padStart(3, '0');
  const money = `${String(cur)} ${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const made = new Date(Number(iat) * 1_000).toISOString().replace('T', ' ').replace('.000Z', ' UTC');
  const payment = `payment ${String(ref)} of ${money}`;
  return `On ${made} kiosk ${String(kiosk)} put on paper that ${payment} ${states.get(String(st)) ?? ''}.`;
}

/**
 * @param {string} part base64url of a JSON object
 * @returns {Record<string, unknown>}
 */
function objectIn(part) {
  const value = parsed(bytesOf(part).toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('This is not a receipt: one of its parts cannot be read.');
  }
  return { ...value };
}

/**
 * @param {string} text
 * @returns {unknown} undefined for what is not JSON
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} part */
function bytesOf(part) {
  const bytes = Buffer.from(part, 'base64url');
  // One way of writing each: otherwise two different links would be the same receipt.
  if (bytes.toString('base64url') !== part)
    throw new Refusal('This is not a receipt: it was altered or cut.');
  return bytes;
}

/**
 * @param {string} path of one key, a set of keys (RFC 7517) or a folder of such files
 * @returns {ReadonlyMap<string, Key>} by thumbprint
 */
function readKeys(path) {
  const files = isFolder(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .map((name) => join(path, name))
    : [path];
  /** @type {Map<string, Key>} */
  const keys = new Map();
  for (const [thumbprint, { key, kiosks }] of files.flatMap((file) => keysIn(file))) {
    // The same key again, from before or after its kiosk was given another name.
    const others = keys.get(thumbprint)?.kiosks ?? [];
    keys.set(thumbprint, { key, kiosks: [...new Set([...others, ...kiosks])] });
  }
  if (keys.size === 0) throw new Refusal(`${path} holds no public key: give a receipt-key.public.json`);
  return keys;
}

/**
 * @param {string} file
 * @returns {[string, Key][]}
 */
function keysIn(file) {
  const content = parsed(textOf(file));
  if (typeof content !== 'object' || content === null) {
    throw new Refusal(`${file} is not JSON: give a receipt-key.public.json`);
  }
  /** @type {unknown[]} */
  const all = 'keys' in content && Array.isArray(content.keys) ? content.keys : [content];
  return all.map((jwk) => keyOf(file, jwk));
}

/**
 * @param {string} file
 * @param {unknown} jwk
 * @returns {[string, Key]}
 */
function keyOf(file, jwk) {
  const { kty, crv, x, kid, d, kiosks } = /** @type {Record<string, unknown>} */ (jwk ?? {});
  if (d !== undefined) {
    throw new Refusal(`${file} holds a private key, which must not leave its kiosk: give the public one`);
  }
  const isKey = kty === 'OKP' && crv === 'Ed25519' && typeof x === 'string';
  if (!isKey || Buffer.from(x, 'base64url').length !== 32) {
    throw new Refusal(`${file} holds something else than Ed25519 public keys (JWK, RFC 8037)`);
  }
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  if (kid !== undefined && kid !== thumbprint) {
    throw new Refusal(`${file} was altered: its kid is not the thumbprint of its key (RFC 7638)`);
  }
  if (!Array.isArray(kiosks) || kiosks.length === 0 || !kiosks.every(isName)) {
    throw new Refusal(
      `${file} does not name the kiosk of each key ("kiosks": ["K014"]): fetch the kiosk's receipt-key.public.json anew`,
    );
  }
  return [thumbprint, { key: createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), kiosks }];
}

/** @param {string} path */
function isFolder(path) {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new Refusal(`there is no ${path}`);
  }
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`${file} cannot be read`);
  }
}

/** @param {readonly string[]} args */
function runOrSay(args) {
  try {
    return run(args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
    return 2;
  }
}

if (isStarted(import.meta.url)) process.exitCode = runOrSay(process.argv.slice(2));
