import { CompactEncrypt, importJWK, type JWK } from 'jose';
import type { OpenedPayment, RequestOf } from '#contract/kiosk-api.ts';

/** The card and what it is sealed to, in the VPOS's own words; see `resources/openapi/vpos.yaml`. */
export type CardToSeal = BoundCard &
  (
    | { readonly cvv: string }
    /** Instead of the code, for the queue only: the permission to do without it. */
    | { readonly permissionId: string }
  );

interface BoundCard {
  readonly pan: string;
  readonly expiry: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly kioskId: string;
  readonly sealedAtUnixMs: number;
}

/** Seals a card, or a diagnosis nonce, to an acquirer's public key as a kiosk does: compact JWE. */
export async function sealTo(
  sealingKey: JWK,
  content: CardToSeal | { readonly nonce: string },
): Promise<string> {
  // A card without its code says so where the kiosk can read it.
  const permission = 'permissionId' in content && { permissionId: content.permissionId };
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: sealingKey.kid ?? '', ...permission })
    .encrypt(await importJWK(sealingKey, 'RSA-OAEP-256'));
}

/** What the card frame makes of a test card for an opened payment: without its code when it is to be queued. */
export async function sealTestCard(
  sealingKey: JWK,
  { paymentId, amountMinor, currency, kioskId, queue }: OpenedPayment,
  pan: string,
): Promise<RequestOf<'confirmPayment'>['card']> {
  const bound = { pan, expiry: '1230', paymentId, amountMinor, currency, kioskId, sealedAtUnixMs: 1 };
  const code = queue ? { permissionId: queue.permissionId } : { cvv: '123' };
  return { brand: 'visa', lastFour: pan.slice(-4), sealed: await sealTo(sealingKey, { ...bound, ...code }) };
}
