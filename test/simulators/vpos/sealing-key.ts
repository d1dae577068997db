import {
  calculateJwkThumbprint,
  compactDecrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The only algorithms a sealed message may name: RFC 7518, sections 4.3 and 5.3. */
const keyAlgorithm = 'RSA-OAEP-256';
const contentAlgorithm = 'A256GCM';

export interface SealingKey {
  /** What kiosks pin and seal to. Its `kid` is its RFC 7638 thumbprint. */
  readonly publicKey: JWK;
  readonly keyId: string;
  /** The JSON inside a compact JWE that was sealed to this key; undefined when it does not open. */
  open(sealed: string): Promise<unknown>;
}

/** The acquirer's key pair: made on the first start, kept in the simulator's own directory for its owner alone. */
export async function keepSealingKey(directory: string): Promise<SealingKey> {
  const path = join(directory, 'sealing-key.json');
  if (!existsSync(path)) {
    const { privateKey } = await generateKeyPair(keyAlgorithm, { modulusLength: 2048, extractable: true });
    writeFileSync(path, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  }
  const { kty, n, e, ...secret } = JSON.parse(readFileSync(path, 'utf8')) as JWK & { readonly kty: 'RSA' };
  const bare = { kty, n, e } as JWK;
  const keyId = await calculateJwkThumbprint(bare);
  // Sound: importJWK answers bytes for symmetric keys only, and this one is RSA.
  const privateKey = (await importJWK({ ...bare, ...secret }, keyAlgorithm)) as CryptoKey;
  return {
    publicKey: { ...bare, kid: keyId, use: 'enc', alg: keyAlgorithm },
    keyId,
    open: (sealed) => open(sealed, privateKey, keyId),
  };
}

async function open(sealed: string, privateKey: CryptoKey, keyId: string): Promise<unknown> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, privateKey, {
      keyManagementAlgorithms: [keyAlgorithm],
      contentEncryptionAlgorithms: [contentAlgorithm],
    });
    if (protectedHeader.kid !== keyId) return undefined;
    return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
  } catch {
    // Sealed to another key, tampered with, or not JSON inside: it does not open, whatever the reason.
    return undefined;
  }
}
