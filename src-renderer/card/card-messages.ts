/**
 * What the kiosk's page and the card frame say to each other with `postMessage`.
 *
 * Nothing here can hold a card: digits leave the frame only inside `sealed`. Each side also checks
 * that a message's origin and source are the other side's; the guards below check only its form.
 */

/** Kiosk to card: binds what is typed to one payment. Sent again, it starts an empty card. */
export interface BindMessage {
  readonly is: 'bind';
  readonly paymentId: string;
  readonly amountMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly kioskId: string;
  /**
   * The acquirer's permission to let this payment wait for the bank: the card is sealed without its code, which must
   * never wait anywhere. Null for a payment that is charged at once, whose code is needed.
   */
  readonly permissionId: string | null;
  readonly pxPerMm: number;
  /** The month at the kiosk, 'YYYY-MM'; a card expires at the end of its own. */
  readonly todayYearMonth: string;
}

/** Kiosk to card: seal what is typed. Answered by `sealed`, `incomplete` or `failed`. */
export interface SealMessage {
  readonly is: 'seal';
}

export type KioskToCard = BindMessage | SealMessage;

export type CardBrand = 'visa' | 'mastercard';

/** Card to kiosk: the card, sealed to the acquirer's key as a compact JWE. */
export interface SealedMessage {
  readonly is: 'sealed';
  readonly sealed: string;
  readonly brand: CardBrand;
  readonly lastFour: string;
}

/**
 * Card to kiosk: `ready` to be bound; `state` after every touch, so it also says that the customer is
 * still there; `incomplete` when a seal was asked for and the form now shows what is missing; `failed`
 * when nothing can be sealed, said as early as `bind` if there is no key.
 */
export type CardToKiosk =
  | { readonly is: 'ready' }
  | { readonly is: 'state'; readonly complete: boolean }
  | { readonly is: 'incomplete' }
  | SealedMessage
  | { readonly is: 'failed' };

/** Whether a message from the kiosk's page is one the card frame understands. */
export function isKioskToCard(data: unknown): data is KioskToCard {
  if (!isRecord(data)) return false;
  if (data['is'] === 'seal') return true;
  return (
    data['is'] === 'bind' &&
    ['paymentId', 'currency', 'kioskId'].every((name) => isText(data[name])) &&
    (data['permissionId'] === null || matches(data['permissionId'], /^[\w-]{1,40}$/)) &&
    isPositive(data['amountMinor']) &&
    Number.isSafeInteger(data['amountMinor']) &&
    isPositive(data['pxPerMm']) &&
    matches(data['todayYearMonth'], /^\d{4}-(0[1-9]|1[0-2])$/)
  );
}

/** Whether a message from the card frame is one the kiosk's page understands. */
export function isCardToKiosk(data: unknown): data is CardToKiosk {
  if (!isRecord(data)) return false;
  switch (data['is']) {
    case 'ready':
    case 'incomplete':
    case 'failed':
      return true;
    case 'state':
      return typeof data['complete'] === 'boolean';
    case 'sealed':
      return (
        isText(data['sealed']) &&
        (data['brand'] === 'visa' || data['brand'] === 'mastercard') &&
        matches(data['lastFour'], /^\d{4}$/)
      );
    default:
      return false;
  }
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}
