import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How a second instance tells the first that it was there. */
export const secondInstanceSignal = 'SIGUSR2';

/**
 * Takes the lock of a user data folder, or tells the process that has it.
 *
 * The lock is a file with the owner's process id, linked into place whole. It outlives a killed owner,
 * so it counts only while that process is a stand-in.
 */
export function takeInstanceLock(userData: string): boolean {
  const lock = path.join(userData, 'stand-in.lock');
  const mine = `${lock}.${process.pid}`;
  mkdirSync(userData, { recursive: true });
  writeFileSync(mine, String(process.pid));
  try {
    const owner = ownerOf(lock);
    if (owner === undefined) rmSync(lock, { force: true });
    linkSync(mine, lock);
  } catch {
    const owner = ownerOf(lock);
    if (owner === undefined) throw new Error(`cannot take the lock ${lock}`);
    process.kill(owner, secondInstanceSignal);
    return false;
  } finally {
    rmSync(mine);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  return true;
}

function ownerOf(lock: string): number | undefined {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // The id may belong to another program by now.
    return readFileSync(`/proc/${owner}/cmdline`, 'utf8').includes('launch.ts') ? owner : undefined;
  } catch {
    return undefined;
  }
}
