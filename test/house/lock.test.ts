import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../scripts/lock.mjs';
import { inProject } from '../../scripts/project.mjs';

const lock = JSON.stringify(inProject('scripts', 'lock.mjs'));
let directory = '';
let name = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ventanilla-lock-'));
  name = `test-${directory.split('-').at(-1) ?? ''}`;
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Reads a number and writes it back one greater, slowly: runs that overlap would lose counts. */
function countingScript(file: string): string {
  return `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    import { withLock } from ${lock};
    for (let times = 0; times < 3; times += 1) {
      await withLock(${JSON.stringify(name)}, async () => {
        const count = Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
        await wait(5);
        writeFileSync(${JSON.stringify(file)}, String(count + 1));
      });
    }`;
}

describe('two runs at once', () => {
  it('never do the same work together', async () => {
    const file = join(directory, 'count');
    writeFileSync(file, '0');
    const args = ['--input-type=module', '--eval', countingScript(file)];
    const runs = [1, 2, 3].map(() => spawn(process.execPath, args, { stdio: 'ignore' }));
    await Promise.all(runs.map((run) => once(run, 'exit')));
    expect(readFileSync(file, 'utf8')).toBe('9');
  });

  it('do not wait for one that was killed', () => {
    const script = `
      import { takeLock } from ${lock};
      if (!takeLock(${JSON.stringify(name)})) process.exit(2);
      process.kill(process.pid, 'SIGKILL');`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
    expect(signal).toBe('SIGKILL');
    const release = takeLock(name);
    expect(release).toBeDefined();
    release?.();
  });

  it('find a lock taken while its owner lives, and free after it lets go', () => {
    const release = takeLock(name);
    expect(release).toBeDefined();
    expect(takeLock(name)).toBeUndefined();
    release?.();
    const again = takeLock(name);
    expect(again).toBeDefined();
    again?.();
  });
});
