import { branchTime } from '../civil-date.ts';
import type { Capture } from './ledger.ts';

const dayMs = 86_400_000;

/**
 * The numbers of the next capture, unique within a ledger. The retrieval reference is made as networks make
 * it: last digit of the year, day of the year, hour, trace (YDDDHHNNNNNN).
 *
 * @param captureCount - captures so far
 */
export function nextNumbers(captureCount: number, nowUnixMs: number): Omit<Capture, 'batch'> {
  const trace = digits(captureCount + 1, 6);
  const time = branchTime(nowUnixMs);
  const year = time.slice(0, 4);
  const dayOfYear = (Date.parse(time.slice(0, 10)) - Date.parse(`${year}-01-01`)) / dayMs + 1;
  return {
    // 7919 is prime to a million: the codes look unrelated and do not repeat within a million captures.
    authorizationCode: digits(((captureCount + 1) * 7919) % 1_000_000, 6),
    retrievalReference: `${year.slice(3)}${digits(dayOfYear, 3)}${time.slice(11, 13)}${trace}`,
    trace,
    approvedAtUnixMs: nowUnixMs,
  };
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
