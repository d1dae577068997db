import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDiskReserve, type DiskReserve } from '../../../src-main/journal/disk-reserve.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const reserveBytes = 2_000_000;
const ballastBytes = 3_000_000;

interface Disk {
  readonly directory: string;
  readonly ballast: string;
  readonly lines: string[];
  /** What others have left of it; the ballast takes its own share. */
  freeBytes: number;
  readonly open: () => DiskReserve;
}

function disk(freeBytes: number): Disk {
  const directory = temporaryDirectory();
  const ballast = join(directory, 'ballast');
  const lines: string[] = [];
  const made: Disk = {
    directory,
    ballast,
    lines,
    freeBytes,
    open: () =>
      openDiskReserve({
        directory,
        reserveBytes,
        ballastBytes,
        freeBytes: () => made.freeBytes - (statSync(ballast, { throwIfNoEntry: false })?.size ?? 0),
        log: ({ is }) => lines.push(is),
      }),
  };
  return made;
}

describe('the reserve of disk space', () => {
  it('holds a ballast of bytes that are really on the disk', () => {
    const { ballast, open } = disk(10_000_000);
    expect(open().isLow()).toBe(false);
    expect(statSync(ballast).size).toBe(ballastBytes);
    // Blocks of 512 bytes; Windows counts none.
    if (process.platform !== 'win32')
      expect(statSync(ballast).blocks * 512).toBeGreaterThanOrEqual(ballastBytes);
  });

  it('lets no payment start once less than the reserve is free', () => {
    const made = disk(10_000_000);
    const reserve = made.open();
    made.freeBytes = ballastBytes + reserveBytes;
    expect(reserve.isLow()).toBe(false);
    made.freeBytes -= 1;
    expect(reserve.isLow()).toBe(true);
  });

  it('gives the ballast to the payments that are open, and lets no new one have it', () => {
    const made = disk(10_000_000);
    const reserve = made.open();
    made.freeBytes = ballastBytes;
    reserve.release();
    expect(existsSync(made.ballast)).toBe(false);
    // All of it is free now, but for those only.
    expect(reserve.isLow()).toBe(true);
    reserve.keep();
    expect(existsSync(made.ballast)).toBe(false);
  });

  it('takes the ballast on again when there is room for it', () => {
    const made = disk(10_000_000);
    const reserve = made.open();
    reserve.release();
    made.freeBytes = ballastBytes + reserveBytes;
    reserve.keep();
    expect(statSync(made.ballast).size).toBe(ballastBytes);
    expect(reserve.isLow()).toBe(false);
    expect(made.lines).toEqual(['ballast-kept', 'ballast-released', 'ballast-kept']);
  });

  it('throws the ballast off at once when it finds the disk full at its start', () => {
    const made = disk(10_000_000);
    made.open();
    made.freeBytes = ballastBytes + ballastBytes / 2 - 1;
    expect(made.open().isLow()).toBe(true);
    expect(existsSync(made.ballast)).toBe(false);
  });

  it('writes the ballast anew when a power cut left a piece of it', () => {
    const made = disk(10_000_000);
    writeFileSync(made.ballast, 'x');
    writeFileSync(`${made.ballast}.new`, 'x');
    made.open();
    expect(statSync(made.ballast).size).toBe(ballastBytes);
    expect(readdirSync(made.directory)).toEqual(['ballast']);
  });

  it('goes on without a ballast that cannot be written, and says so', () => {
    const made = disk(10_000_000);
    // A folder where the file would be: whoever may do anything cannot write this either.
    mkdirSync(`${made.ballast}.new`);
    const reserve = made.open();
    expect(made.lines).toContain('ballast-not-kept');
    expect(reserve.isLow()).toBe(false);
    made.freeBytes = ballastBytes;
    expect(reserve.isLow()).toBe(true);
    reserve.release();
    expect(existsSync(made.ballast)).toBe(false);
  });

  it('lets no payment start on a disk that does not answer', () => {
    const lines: string[] = [];
    const directory = temporaryDirectory();
    const reserve = openDiskReserve({
      directory,
      reserveBytes,
      ballastBytes,
      freeBytes: () => {
        throw new Error('EIO: i/o error, statfs');
      },
      log: ({ is }) => lines.push(is),
    });
    expect(reserve.isLow()).toBe(true);
    expect(lines).toContain('disk-unknown');
  });

  it('asks the disk itself unless told otherwise', () => {
    const directory = temporaryDirectory();
    const options = { directory, ballastBytes: 1, log: () => undefined };
    expect(openDiskReserve({ ...options, reserveBytes: 1 }).isLow()).toBe(false);
    expect(openDiskReserve({ ...options, reserveBytes: Number.MAX_SAFE_INTEGER }).isLow()).toBe(true);
  });
});
