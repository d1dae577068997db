import { CompactEncrypt, importJWK, type CryptoKey, type JWK } from 'jose';
import type { BindMessage, BoundPayment } from './card-messages.ts';

/** The acquirer's public key, ready for use. */
export interface SealingKey {
  readonly keyId: string;
  readonly key: CryptoKey;
}

/** The payment that a sealed card is good for, and no other. */
export type Binding = BoundPayment & Pick<BindMessage, 'currency' | 'kioskId' | 'permissionId'>;

/** A typed card, as ASCII digits; the expiry is MMYY. */
export interface CardDigits {
  readonly number: Uint8Array;
  readonly expiry: Uint8Array;
  /** Sealed only into a payment that is charged at once: without a permission to wait. */
  readonly code: Uint8Array;
}

/** Reads the public JWK that the shell put into the page; undefined when there is none that can be sealed to. */
export async function readSealingKey(json: string): Promise<SealingKey | undefined> {
  const jwk = JSON.parse(json) as JWK | null;
  if (jwk?.kid === undefined) return undefined;
  try {
    const key = await importJWK(jwk, 'RSA-OAEP-256');
    return key instanceof Uint8Array || key.type !== 'public' ? undefined : { keyId: jwk.kid, key };
  } catch {
    // Not an RSA key. The frame says so to the kiosk when it is bound, before anything is typed.
    return undefined;
  }
}

/**
 * Seals a card to the acquirer and to one payment: a compact JWE (RFC 7516), RSA-OAEP-256 with A256GCM.
 *
 * A card that may wait says so in the protected header too, with the permission: who keeps it cannot open it, but can
 * read there that it holds no code.
 *
 * The digits are read before this first waits, so the caller may overwrite them at once.
 */
export async function sealCard(
  card: CardDigits,
  binding: Binding,
  { keyId, key }: SealingKey,
): Promise<string> {
  const content = contentOf(card, binding);
  const { permissionId } = binding;
  try {
    return await new CompactEncrypt(content)
      .setProtectedHeader({
        alg: 'RSA-OAEP-256',
        enc: 'A256GCM',
        kid: keyId,
        ...(permissionId !== null && { permissionId }),
      })
      .encrypt(key);
  } finally {
    content.fill(0);
  }
}

/** Seals one typed card to each payment, so that none of the seals is good for another. */
export async function sealEach(
  card: CardDigits,
  { payments, ...rest }: Pick<BindMessage, 'payments' | 'currency' | 'kioskId' | 'permissionId'>,
  key: SealingKey,
): Promise<readonly string[]> {
  return Promise.all(payments.map((payment) => sealCard(card, { ...rest, ...payment }, key)));
}

/** The JSON to seal, put together from bytes: as a string, the card would outlive its sealing. */
function contentOf(card: CardDigits, binding: Binding): Uint8Array {
  const { permissionId, paymentId, amountMinor, currency, kioskId } = binding;
  const bound = { paymentId, amountMinor, currency, kioskId, sealedAtUnixMs: Date.now() };
  const rest = JSON.stringify(permissionId === null ? bound : { permissionId, ...bound });
  const code = permissionId === null ? [text('","cvv":"'), card.code] : [];
  return joined([
    text('{"pan":"'),
    card.number,
    text('","expiry":"'),
    card.expiry,
    ...code,
    text(`",${rest.slice(1)}`),
  ]);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
