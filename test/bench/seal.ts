import { CompactEncrypt, generateKeyPair } from 'jose';
import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { median, timeEach, type Figure } from './figure.ts';

const rounds = 200;

/** Sealing a card as the card frame does, beside the one RSA encryption that no way of sealing can do without. */
export async function benchSeal(): Promise<Figure[]> {
  const { publicKey } = await generateKeyPair('RSA-OAEP-256');
  const card = new TextEncoder().encode(
    JSON.stringify({ pan: '4111111111111111', expiry: '1230', cvv: '123' }),
  );
  const seals = await timeEach(rounds, () =>
    new CompactEncrypt(card).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }).encrypt(publicKey),
  );
  const bare = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const wrapping = { key: bare, oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING };
  const floors = await timeEach(rounds, async () => publicEncrypt(wrapping, randomBytes(32)));
  return [
    { name: 'sealing a card', value: median(seals), unit: 'ms' },
    { name: 'sealing a card, of one RSA-OAEP encryption', value: median(seals) / median(floors), unit: 'x' },
  ];
}
