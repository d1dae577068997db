/** Failed screens within `windowMs` after which a kiosk gives up, as the third would not be the last. */
export const failuresMax = 3;
export const windowMs = 10 * 60_000;

export interface Watch {
  /** Times of the failures that still count, on a clock that never jumps. */
  readonly failuresAtMs: readonly number[];
  readonly verdict: 'fresh-window' | 'out-of-service';
}

/**
 * Counts one more failed screen.
 *
 * @param earlierAtMs - what the last call gave back
 * @param nowMs - a monotonic clock in milliseconds
 */
export function countFailure(earlierAtMs: readonly number[], nowMs: number): Watch {
  const failuresAtMs = [...earlierAtMs.filter((atMs) => nowMs - atMs < windowMs), nowMs];
  return { failuresAtMs, verdict: failuresAtMs.length < failuresMax ? 'fresh-window' : 'out-of-service' };
}
