import type { Payment } from './payment.ts';

/** How much may wait for the acquirer, as it has permitted in writing. */
export interface QueueLimits {
  readonly permissionId: string;
  /** The most that one queued payment may be, in minor units. */
  readonly paymentMaxMinor: number;
  /** The most that may wait in all, in minor units. */
  readonly totalMaxMinor: number;
  /** How many may wait. */
  readonly countMax: number;
  /** How old a queued payment may be when it is sent, in hours. */
  readonly ageMaxHours: number;
}

export type QueueRefusal = 'queue-not-permitted' | 'over-queue-limit' | 'queue-full';

/**
 * Whether one more payment may wait.
 *
 * @param waiting - every payment whose sale has been taken and not been answered
 */
export function queueRefusal(
  amountMinor: number,
  waiting: readonly Payment[],
  limits: QueueLimits | undefined,
): QueueRefusal | undefined {
  if (!limits) return 'queue-not-permitted';
  if (amountMinor > limits.paymentMaxMinor) return 'over-queue-limit';
  const totalMinor = waiting.reduce((sum, { order }) => sum + order.amountMinor, amountMinor);
  if (waiting.length >= limits.countMax || totalMinor > limits.totalMaxMinor) return 'queue-full';
  return undefined;
}
