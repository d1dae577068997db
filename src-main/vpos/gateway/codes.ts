import type { DeclineReason } from '#contract/kiosk-api.ts';

/**
 * What each response code of the network means to the person who holds the card.
 * Source: ISO 8583:1987 field 39, as the card networks use it; N7 is Visa's "CVV2 failure".
 */
const reasons: Readonly<Record<string, DeclineReason>> = {
  '01': 'call-bank',
  '02': 'call-bank',
  '04': 'blocked-card',
  '14': 'wrong-details',
  '33': 'expired-card',
  '41': 'blocked-card',
  '43': 'blocked-card',
  '51': 'insufficient-funds',
  '54': 'expired-card',
  '57': 'call-bank',
  '61': 'over-limit',
  '62': 'call-bank',
  '65': 'over-limit',
  '82': 'wrong-code',
  N7: 'wrong-code',
};

export function reasonFor(code: string): DeclineReason {
  return reasons[code] ?? 'declined-by-bank';
}
