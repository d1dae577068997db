import { createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** The public half of a kiosk's key, as the company keeps it to verify what this kiosk signed (RFC 8037). */
export interface PublicReceiptKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  /** The thumbprint of the key (RFC 7638): it is the same wherever it is computed. */
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** What a kiosk signs its receipts with. The private half never leaves it. */
export interface ReceiptKey {
  readonly publicKey: PublicReceiptKey;
  /** An Ed25519 signature of 64 bytes: the same bytes are always signed the same way. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** A new private key, as PKCS #8 in PEM. */
export function newReceiptKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * @param pem - PKCS #8
 * @throws Error for what is no Ed25519 private key; it quotes nothing of it
 */
export function readReceiptKey(pem: string): ReceiptKey {
  const key = privateKeyOf(pem);
  const publicKey = publicKeyOf(key);
  return { publicKey, sign: (bytes) => sign(null, bytes, key) };
}

function privateKeyOf(pem: string): KeyObject {
  const key = parsed(pem);
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error('it holds no Ed25519 private key (PKCS #8, PEM)');
  return key;
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // The library's own message may quote what it could not read.
    return undefined;
  }
}

function publicKeyOf(key: KeyObject): PublicReceiptKey {
  const { x } = key.export({ format: 'jwk' });
  if (x === undefined) throw new Error('the key has no public half');
  // RFC 7638, section 3: the required members alone, in this order, without a space.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' };
}
