/** Milliseconds before each inquiry about a silent sale: quick at first, for the customer is waiting. */
const inquiryDelaysMs = [500, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 6_000] as const;

/** The longest pause between two tries at the biller or at a reversal. */
const retryDelayMaxMs = 300_000;

/** @param inquiries - inquiries already made about this sale, from 0 */
export function inquiryDelayMs(inquiries: number): number {
  return inquiryDelaysMs[Math.min(inquiries, inquiryDelaysMs.length - 1)] ?? 0;
}

/**
 * How long to wait before a post or a reversal is tried again: doubling from one second to five minutes,
 * shortened by up to a quarter so that the kiosks of a city do not come back at the same instant.
 *
 * @param tries - tries already made, from 1
 * @param chance - from 0 to 1
 */
export function retryDelayMs(tries: number, chance: number): number {
  const delayMs = Math.min(1_000 * 2 ** Math.min(tries - 1, 20), retryDelayMaxMs);
  return Math.round(delayMs * (1 - chance / 4));
}

/** Pause between two looks at what answers, and the longest at what does not, in milliseconds. */
const probeEveryMs = 15_000;
const probeEveryMaxMs = 60_000;

/**
 * How long to wait before a device is looked at again: soon after its first silence, then less and less often.
 *
 * @param silences - looks in a row that found it silent
 * @param chance - from 0 to 1
 */
export function probeDelayMs(silences: number, chance: number): number {
  const delayMs =
    silences === 0 ? probeEveryMs : Math.min(2_000 * 2 ** Math.min(silences - 1, 20), probeEveryMaxMs);
  return Math.round(delayMs * (1 - chance / 4));
}
