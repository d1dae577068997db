import type { PaymentStep } from '#contract/kiosk-api.ts';

/** Steps after which nothing more happens that the customer should wait for. */
const finalSteps: readonly PaymentStep['at'][] = [
  'queued',
  'paid',
  'paid-posting-later',
  'declined',
  'not-charged',
  'needs-staff',
];

export function isFinal(step: PaymentStep): boolean {
  return finalSteps.includes(step.at);
}

/** The bank has approved it, and the bill is paid or will be. */
export function isSurelyPaid({ at }: PaymentStep): boolean {
  return at === 'paid' || at === 'paid-posting-later';
}
