import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './write-durably.ts';

/** Space kept free on the journal's disk, and a ballast that is thrown off so that what is open can be finished. */
export interface DiskReserve {
  /** Whether no new payment may start. True too when the disk cannot say how much is free. */
  isLow(): boolean;
  /** Whether so much can be written for convenience, and payments still have their reserve. */
  hasRoomFor(bytes: number): boolean;
  /** Gives the ballast's space to the payments that are open. */
  release(): void;
  /** Takes the ballast on again, once there is room for it above the reserve. */
  keep(): void;
}

interface DiskReserveOptions {
  /** A folder on the disk in question; the ballast lies in it. */
  readonly directory: string;
  /** Below this much free space no payment starts. */
  readonly reserveBytes: number;
  readonly ballastBytes: number;
  /** Bytes that this program may still write; asked of the disk unless given. */
  readonly freeBytes?: () => number;
  readonly log: (line: { readonly is: string } & Readonly<Record<string, string | number>>) => void;
}

const chunkBytes = 1_048_576;

/** Opens the reserve: the ballast is there afterwards if the disk has room for it. Never throws for a full disk. */
export function openDiskReserve(options: DiskReserveOptions): DiskReserve {
  const { directory, reserveBytes, ballastBytes, log } = options;
  const ballast = join(directory, 'ballast');
  const freeBytes = options.freeBytes ?? ((): number => freeOnDisk(directory));

  const reserve = { isLow, hasRoomFor, release, keep };
  if (free() < ballastBytes / 2) release();
  else keep();
  return reserve;

  function isLow(): boolean {
    return !hasRoomFor(0);
  }

  function hasRoomFor(bytes: number): boolean {
    // Space that the ballast still has to take is not free for payments.
    const missingBytes = isKept() ? 0 : ballastBytes;
    return free() - missingBytes >= reserveBytes + bytes;
  }

  function release(): void {
    attempt('ballast-not-released', () => {
      rmSync(unfinished(ballast), { force: true });
      if (!existsSync(ballast)) return;
      rmSync(ballast);
      log({ is: 'ballast-released', freeBytes: free() });
    });
  }

  function keep(): void {
    if (isKept() || free() < reserveBytes + ballastBytes) return;
    const isWritten = attempt('ballast-not-kept', () => writeBallast(ballast, ballastBytes));
    if (isWritten) log({ is: 'ballast-kept', freeBytes: free() });
    // What a full disk let through of it would only take away more.
    else attempt('ballast-not-removed', () => rmSync(unfinished(ballast), { force: true }));
  }

  function isKept(): boolean {
    return statSync(ballast, { throwIfNoEntry: false })?.size === ballastBytes;
  }

  function free(): number {
    let bytes = 0;
    attempt('disk-unknown', () => {
      bytes = freeBytes();
    });
    return bytes;
  }

  function attempt(failure: string, act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      log({ is: failure, why: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }
}

function freeOnDisk(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** Random bytes, so that no file system makes less of them than they are. */
function writeBallast(ballast: string, ballastBytes: number): void {
  const chunk = randomBytes(Math.min(chunkBytes, ballastBytes));
  const descriptor = openSync(unfinished(ballast), 'w', 0o600);
  try {
    for (let written = 0; written < ballastBytes;) {
      written += writeSync(descriptor, chunk, 0, Math.min(chunk.length, ballastBytes - written));
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished(ballast), ballast);
  syncFolder(join(ballast, '..'));
}

/** Under this name until it is whole. */
function unfinished(ballast: string): string {
  return `${ballast}.new`;
}
