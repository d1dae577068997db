import { CompactEncrypt, importJWK, type JWK } from 'jose';

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
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: sealingKey.kid ?? '' })
    .encrypt(await importJWK(sealingKey, 'RSA-OAEP-256'));
}
