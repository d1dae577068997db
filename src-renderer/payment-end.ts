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
