import type { Currency } from '#contract/money.ts';
import type { Payment, ReceiptKind } from '../payment/payment.ts';
import type { ReceiptKey } from './receipt-key.ts';

/**
 * What a signed link says: what the paper says, and nothing of a person or a card. Short names, because each letter
 * makes the code on the paper finer. The whole is described in docs/receipt-page.md.
 */
interface ReceiptClaims {
  readonly v: 1;
  /** The reference that people read. */
  readonly ref: string;
  /** The payment's id, by which the page asks how it stands now. */
  readonly pid: string;
  /** What the paper said of it when it was made. */
  readonly st: ReceiptKind;
  /** Whole minor units. */
  readonly amt: number;
  readonly cur: Currency;
  /** When the paper was made, in seconds since 1970. */
  readonly iat: number;
  readonly kiosk: string;
}

export interface LinkOptions {
  readonly kind: ReceiptKind;
  readonly printedAtUnixMs: number;
  /** The page that shows what is signed: an https address without a fragment. */
  readonly linkBase: string;
  readonly key: ReceiptKey;
}

/**
 * The link in a receipt's QR code: the page's address and, as its fragment, which browsers send to nobody, a compact
 * JWS (RFC 7515) signed with EdDSA (RFC 8037).
 */
export function receiptLink(
  { order }: Pick<Payment, 'order'>,
  { kind, printedAtUnixMs, linkBase, key }: LinkOptions,
): string {
  const { reference, paymentId, amountMinor, currency, kioskId } = order;
  const claims: ReceiptClaims = {
    v: 1,
    ref: reference,
    pid: paymentId,
    st: kind,
    amt: amountMinor,
    cur: currency,
    iat: Math.floor(printedAtUnixMs / 1_000),
    kiosk: kioskId,
  };
  const signed = `${encoded({ alg: 'EdDSA', kid: key.publicKey.kid })}.${encoded(claims)}`;
  const signature = Buffer.from(key.sign(Buffer.from(signed, 'ascii'))).toString('base64url');
  return `${linkBase}#${signed}.${signature}`;
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
