/**
 * The endings that a test may choose, published in `resources/openapi/vpos.yaml`: by card number, and for
 * cards that approve, by the last two digits of the amount. There are no others.
 */

export type Verdict =
  | { readonly is: 'approve' }
  /** The network's response code, as field 39 of ISO 8583 has it. */
  | { readonly is: 'decline'; readonly code: string };

/** Test numbers that card networks and gateways publish: no account is behind any of them. */
const verdicts: Readonly<Record<string, Verdict>> = {
  '4111111111111111': { is: 'approve' },
  '4242424242424242': { is: 'approve' },
  '5555555555554444': { is: 'approve' },
  '2223003122003222': { is: 'approve' },
  '4000000000000002': { is: 'decline', code: '05' },
  '4000000000009995': { is: 'decline', code: '51' },
  '4000000000000069': { is: 'decline', code: '54' },
  '4000000000000127': { is: 'decline', code: 'N7' },
  '4000000000009987': { is: 'decline', code: '41' },
  '4000000000009979': { is: 'decline', code: '43' },
  '4000000000006975': { is: 'decline', code: '61' },
  '4000000000000119': { is: 'decline', code: '91' },
  '4000000000000101': { is: 'decline', code: '14' },
};

export function verdictOf(pan: string): Verdict {
  return verdicts[pan] ?? { is: 'decline', code: '05' };
}

export type AmountEnding =
  | 'plain'
  /** Charged; the connection is cut without an answer. */
  | 'charged-silent'
  /** Charged only after a long delay; in progress until then. */
  | 'late'
  /** Never arrived: nothing charged, nothing known of it, no answer. */
  | 'lost'
  /** Charged; the answer is cut off in its middle. */
  | 'charged-broken'
  /** Charged rightly; every answer about it names another amount. */
  | 'wrong-echo'
  /** Charged; no answer, and the first two inquiries get none either. */
  | 'charged-long-silent';

const amountEndings: Readonly<Record<number, AmountEnding>> = {
  91: 'charged-silent',
  92: 'late',
  93: 'lost',
  94: 'charged-broken',
  95: 'wrong-echo',
  96: 'charged-long-silent',
};

export const unansweredInquiriesMax = 2;

export function endingOfAmount(amountMinor: number): AmountEnding {
  return amountEndings[amountMinor % 100] ?? 'plain';
}

/** What the VPOS says was charged: a whole unit too much for the wrong echo, else the truth. */
export function echoedAmount(amountMinor: number): number {
  return endingOfAmount(amountMinor) === 'wrong-echo' ? amountMinor + 100 : amountMinor;
}

export type CardBrand = 'visa' | 'mastercard' | 'other';

/** Visa starts with 4; Mastercard with 51 to 55 or 2221 to 2720. */
export function brandOf(pan: string): CardBrand {
  if (pan.startsWith('4')) return 'visa';
  const prefix = Number(pan.slice(0, 4));
  const isMastercard = (prefix >= 5100 && prefix <= 5599) || (prefix >= 2221 && prefix <= 2720);
  return isMastercard ? 'mastercard' : 'other';
}
