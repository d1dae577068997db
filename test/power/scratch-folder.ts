import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone once it is released, or, at the latest, when this process ends. */
export interface ScratchFolder {
  readonly path: string;
  release(): void;
}

/** What one disk in the making needs at the most, with room to spare. */
const memoryBytesMin = 256_000_000;

/**
 * @param where - `memory` where there is room, for what is looked at once and need not outlive anything; recordings
 *   are too large for that
 */
export function takeScratchFolder(where: 'memory' | 'disk'): ScratchFolder {
  const path = mkdtempSync(join(where === 'memory' ? quickFolder() : tmpdir(), 'ventanilla-scratch-'));
  const remove = (): void => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', remove);
  return {
    path,
    release: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

function quickFolder(): string {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize >= memoryBytesMin) return memory;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return tmpdir();
}
