import { spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { temporaryDirectory } from '../temporary-directory.ts';

export interface ConnectedTerminal {
  /** Of its device file. */
  readonly path: string;
  /** The device is gone, as when its cable is pulled. What has reached the printer goes on being printed. */
  readonly unplug: () => Promise<void>;
  /** A device at the same path again, also when the one before is gone because the printer broke its line. */
  readonly plugIn: () => Promise<void>;
}

/**
 * A pseudo-terminal whose other end is a printer on a TCP port, as a USB or serial printer looks to a program. Debian's
 * socat makes it; it ends with the test.
 */
export async function connectTerminal(port: number): Promise<ConnectedTerminal> {
  const path = join(temporaryDirectory(), 'lp0');
  let unplug = await startTerminal(port, path);
  return {
    path,
    unplug: () => unplug(),
    plugIn: async () => {
      await unplug();
      unplug = await startTerminal(port, path);
    },
  };
}

/** @returns what ends it */
async function startTerminal(port: number, path: string): Promise<() => Promise<void>> {
  const socat = spawn('socat', [`PTY,raw,echo=0,link=${path}`, `TCP:127.0.0.1:${port}`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    socat.once('exit', () => {
      resolve();
    });
  });
  await new Promise((resolve, reject) => {
    socat.once('spawn', resolve);
    socat.once('error', () => {
      reject(new Error('this test needs socat: apt-get install socat'));
    });
  });
  await vi.waitUntil(() => existsSync(path), { timeout: 10_000 });
  // socat ends when nobody has the terminal open any more; a printer stays between two jobs.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  let isHeld = true;
  const end = async (): Promise<void> => {
    socat.kill();
    await ended;
    // It removes its path itself, but not when it is killed by its other end.
    rmSync(path, { force: true });
    if (isHeld) closeSync(held);
    isHeld = false;
  };
  onTestFinished(end);
  return end;
}
