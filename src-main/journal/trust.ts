import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { chainStart, type ChainHead } from './chain.ts';
import { JournalFault } from './port.ts';
import { syncFolder, writeDurably } from './write-durably.ts';

/** How far the journal was verified, in a file beside it: JSON `{seq, hash}`, the hash in hexadecimal digits. */
function verifiedFile(journalFile: string): string {
  return `${journalFile}.verified`;
}

/** There when a verification has failed: what was wrong, in words. */
function distrustedFile(journalFile: string): string {
  return `${journalFile}.distrusted`;
}

/**
 * The last event that was verified, or the start of the chain when none was.
 *
 * @throws JournalFault when it says nothing, or when the journal that it speaks of is gone
 */
export function readCheckpoint(journalFile: string): ChainHead {
  const file = verifiedFile(journalFile);
  if (!existsSync(file)) return { seq: 0, hash: chainStart };
  const checkpoint = parseCheckpoint(readFileSync(file, 'utf8'));
  if (!checkpoint) {
    throw new JournalFault(
      `${file} cannot be read: put it back, or remove it to have the journal verified from its first event`,
    );
  }
  if (!existsSync(journalFile)) {
    throw new JournalFault(
      `the journal is gone: ${journalFile} is missing, and ${checkpoint.seq} events were in it. Put the file back; if it ` +
        `cannot be had, settle the day with the acquirer and the biller first, then remove ${file} to begin a new journal`,
    );
  }
  return checkpoint;
}

/** A checkpoint that could not be written is no fault: the next start only has more to verify. */
export function tryToWriteCheckpoint(journalFile: string, { seq, hash }: ChainHead): boolean {
  // Of a journal without events there is nothing to remember.
  if (seq === 0) return true;
  try {
    writeDurably(verifiedFile(journalFile), `${JSON.stringify({ seq, hash: hash.toString('hex') })}\n`);
    return true;
  } catch {
    return false;
  }
}

export function isDistrusted(journalFile: string): boolean {
  return existsSync(distrustedFile(journalFile));
}

/** From now on the journal opens only after a whole verification, whatever its checkpoint says. */
export function distrust(journalFile: string, what: string): void {
  writeDurably(distrustedFile(journalFile), `${what}\n`);
}

export function trustAgain(journalFile: string): void {
  if (!isDistrusted(journalFile)) return;
  rmSync(distrustedFile(journalFile));
  syncFolder(dirname(journalFile));
}

function parseCheckpoint(text: string): ChainHead | undefined {
  const found = parseJson(text);
  if (typeof found !== 'object' || found === null) return undefined;
  if (!('seq' in found) || !('hash' in found)) return undefined;
  const { seq, hash } = found;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 1) return undefined;
  if (typeof hash !== 'string' || !/^[\da-f]{64}$/.test(hash)) return undefined;
  return { seq, hash: Buffer.from(hash, 'hex') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
