import type { Payment, PaymentEvent } from '../../../src-main/payment/payment.ts';
import { next } from '../../../src-main/payment/rule.ts';
import { approval, opened, queueTerms } from './orders.ts';

/** What usually happens to a payment, to tell stories of. */
const shown = { brand: 'visa', lastFour: '1111' } as const;
export const confirmed = {
  is: 'confirmed',
  card: shown,
  requestDigest: 'digest',
} as const satisfies PaymentEvent;
export const approved = { is: 'approved', approval, atUnixMs: 1 } as const satisfies PaymentEvent;
export const silent = { is: 'silent', cause: 'no-answer-in-time' } as const satisfies PaymentEvent;
export const posted = { is: 'posted', billerReceipt: 'R-1' } as const satisfies PaymentEvent;
export const reversed = {
  is: 'reversed',
  reversalReference: 'V-1',
  captured: true,
} as const satisfies PaymentEvent;
export const queued = {
  is: 'queued',
  card: shown,
  queue: queueTerms,
  requestDigest: 'digest',
} as const satisfies PaymentEvent;
export const started = { is: 'sale-started', requestDigest: 'digest' } as const satisfies PaymentEvent;

/** Every payment that the story passes through, the first one included; events without meaning change nothing. */
export function play(story: readonly PaymentEvent[]): Payment[] {
  const passed = [opened];
  for (const event of story) {
    const after = next(passed.at(-1) ?? opened, event);
    if (after) passed.push(after);
  }
  return passed;
}

export function endOf(...story: readonly PaymentEvent[]): Payment {
  return play(story).at(-1) ?? opened;
}
