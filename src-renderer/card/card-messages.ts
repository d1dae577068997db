import type { PageLook } from './page-look.ts';

/**
 * What the kiosk's page and the card frame say to each other with `postMessage`.
 *
 * Nothing here can hold a card: digits leave the frame only inside `sealed`. Each side also checks
 * that a message's origin and source are the other side's; the guards below check only its form.
 */

/** One of the payments that a card is typed for. */
export interface BoundPayment {
  readonly paymentId: string;
  readonly amountMinor: number;
}

/** As many as a customer may pay with one card. */
const paymentsMax = 8;

/** Kiosk to card: binds what is typed to these payments and no other. Sent again, it starts an empty card. */
export interface BindMessage {
  readonly is: 'bind';
  readonly payments: readonly BoundPayment[];
  /** ISO 4217. */
  readonly currency: string;
  readonly kioskId: string;
  /**
   * The acquirer's permission to let this payment wait for the bank: the card is sealed without its code, which must
   * never wait anywhere. Null for a payment that is charged at once, whose code is needed.
   */
  readonly permissionId: string | null;
  /** The month at the kiosk, 'YYYY-MM'; a card expires at the end of its own. */
  readonly todayYearMonth: string;
}

/** Kiosk to card: how the page is to look and speak. Sent before all else, and whenever it changes; keeps what is typed. */
export interface LookMessage {
  readonly is: 'look';
  readonly look: PageLook;
}

/** Kiosk to card: seal what is typed. Answered by `sealed`, `incomplete` or `failed`. */
export interface SealMessage {
  readonly is: 'seal';
}

export type KioskToCard = LookMessage | BindMessage | SealMessage;

export type CardBrand = 'visa' | 'mastercard';

/** Card to kiosk: the card, sealed to the acquirer's key as a compact JWE for each payment, in their order. */
export interface SealedMessage {
  readonly is: 'sealed';
  readonly sealed: readonly string[];
  readonly brand: CardBrand;
  readonly lastFour: string;
}

/** Where typing goes just now and how much of it is typed, for the kiosk's voice: counts, never digits. */
export interface FieldState {
  readonly field: (typeof fields)[number];
  readonly typed: number;
  readonly of: number;
  /** Of that field. */
  readonly problem: (typeof problems)[number] | null;
}

const fields = ['number', 'expiry', 'code'] as const;
const problems = ['missing', 'other-brand', 'check-digit', 'month', 'expired', 'far-year'] as const;

/**
 * Card to kiosk: `ready` to be bound; `state` after every touch, so it also says that the customer is
 * still there; `leave-forward` and `leave-back` when an arrow key leads out of the frame; `incomplete` when a seal was asked for and the form now shows what is missing; `failed`
 * when nothing can be sealed, said as early as `bind` if there is no key.
 */
export type CardToKiosk =
  | { readonly is: 'ready' }
  | ({ readonly is: 'state'; readonly complete: boolean } & FieldState)
  | { readonly is: 'leave-forward' }
  | { readonly is: 'leave-back' }
  | { readonly is: 'incomplete' }
  | SealedMessage
  | { readonly is: 'failed' };

/** Whether a message from the kiosk's page is one the card frame understands. */
export function isKioskToCard(data: unknown): data is KioskToCard {
  if (!isRecord(data)) return false;
  if (data['is'] === 'seal') return true;
  if (data['is'] === 'look') return isPageLook(data['look']);
  return (
    data['is'] === 'bind' &&
    isListOf(data['payments'], isBoundPayment) &&
    ['currency', 'kioskId'].every((name) => isText(data[name])) &&
    (data['permissionId'] === null || matches(data['permissionId'], /^[\w-]{1,40}$/)) &&
    matches(data['todayYearMonth'], /^\d{4}-(0[1-9]|1[0-2])$/)
  );
}

function isPageLook(look: unknown): boolean {
  if (!isRecord(look)) return false;
  return (
    (look['language'] === 'es' || look['language'] === 'en') &&
    matches(look['brand'], /^#[\da-f]{6}$/i) &&
    ['pxPerMm', 'readFromMm'].every((name) => isPositive(look[name])) &&
    ['hasLargeText', 'hasHighContrast', 'isLow'].every((name) => typeof look[name] === 'boolean')
  );
}

/** Whether a message from the card frame is one the kiosk's page understands. */
export function isCardToKiosk(data: unknown): data is CardToKiosk {
  if (!isRecord(data)) return false;
  switch (data['is']) {
    case 'ready':
    case 'leave-forward':
    case 'leave-back':
    case 'incomplete':
    case 'failed':
      return true;
    case 'state':
      return typeof data['complete'] === 'boolean' && isFieldState(data);
    case 'sealed':
      return (
        isListOf(data['sealed'], isText) &&
        (data['brand'] === 'visa' || data['brand'] === 'mastercard') &&
        matches(data['lastFour'], /^\d{4}$/)
      );
    default:
      return false;
  }
}

function isBoundPayment(data: unknown): boolean {
  if (!isRecord(data)) return false;
  return (
    isText(data['paymentId']) && isPositive(data['amountMinor']) && Number.isSafeInteger(data['amountMinor'])
  );
}

function isListOf(data: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(data) && data.length > 0 && data.length <= paymentsMax && data.every(isOne);
}

function isFieldState({ field, typed, of, problem }: Readonly<Record<string, unknown>>): boolean {
  return (
    isOneOf(fields, field) &&
    isCount(typed) &&
    isCount(of) &&
    typed <= of &&
    (problem === null || isOneOf(problems, problem))
  );
}

function isOneOf(these: readonly unknown[], value: unknown): boolean {
  return these.includes(value);
}

/** Of digits in one field of a card. */
function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 19;
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
