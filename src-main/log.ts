import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** One thing that happened. Values are short words and numbers of ours, never text that a person typed. */
export interface LogLine {
  readonly is: string;
  readonly [field: string]: string | number;
}

export type Log = (line: LogLine) => void;

/** A log file is put aside at this size, in bytes; the one put aside before it goes. */
const fileBytesMax = 5_000_000;

/** Twelve digits or more, however they are grouped: what a card number would look like in a log. */
const cardLike = /\d(?:[ -]?\d){11,}/g;

/**
 * Writes one JSON object a line. Anything that looks like a card number is blotted out whatever field it is in, so
 * that no mistake elsewhere can put one here.
 */
export function createLog(file: string): Log {
  return (line) => {
    const text = `${formatLine(line, Date.now())}\n`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      putAsideWhenFull(file);
      appendFileSync(file, text);
    } catch {
      // A full disk must not stop a payment for want of a line in the log; whoever watches the process sees it.
      process.stderr.write(text);
    }
  };
}

/** @param atUnixMs - becomes an ISO 8601 moment, the only digits that are not looked at */
export function formatLine(line: LogLine, atUnixMs: number): string {
  const safe = Object.entries(line).map(([field, value]) => [field, blot(value)] as const);
  const at = new Date(atUnixMs).toISOString();
  // First in the line, and never covered by a field of that name.
  return JSON.stringify(Object.assign({ at }, Object.fromEntries(safe), { at }));
}

function blot(value: string | number): string | number {
  const text = String(value);
  // A payment's own id is made of groups of hex digits and may, rarely, look like a card's.
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) return value;
  const blotted = text.replaceAll(cardLike, '[digits]');
  return blotted === text ? value : blotted;
}

function putAsideWhenFull(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > fileBytesMax) renameSync(file, `${file}.1`);
}
