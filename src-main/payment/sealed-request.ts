import { createHash } from 'node:crypto';
import type { SealedCard } from '../vpos/port.ts';
import type { Payment } from './payment.ts';

/** SHA-256 of what is about to be sent: proves later what was asked, and holds no card data. */
export function requestDigest({ order }: Payment, card: SealedCard): string {
  const { paymentId, amountMinor, currency, invoice, method } = order;
  const asked = [
    paymentId,
    amountMinor,
    currency,
    invoice.invoiceNumber,
    card.sealed,
    ...(method ? [method] : []),
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}

/**
 * The permission under which a card was sealed without its code, as the card frame wrote it into the JWE's protected
 * header (RFC 7516, section 4.3); undefined for any other card. What does not say so may hold a code, which must
 * never come near a disk.
 */
export function permissionSealedIn(sealed: string): string | undefined {
  try {
    const header: unknown = JSON.parse(
      Buffer.from(sealed.split('.', 1)[0] ?? '', 'base64url').toString('utf8'),
    );
    if (typeof header !== 'object' || header === null || !('permissionId' in header)) return undefined;
    return typeof header.permissionId === 'string' ? header.permissionId : undefined;
  } catch {
    // No header of ours: nothing was promised.
    return undefined;
  }
}
