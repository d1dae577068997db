import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { inProject } from '../../scripts/project.mjs';

/** Starts a child that starts another that ignores Ctrl-C, says the numbers of both, and waits. */
const script = `
  import { startChild } from ${JSON.stringify(inProject('scripts', 'child.mjs'))};
  const shell = 'trap "" INT TERM; sleep 600 & echo $$ $!; wait';
  startChild('sh', ['-c', shell], { stdio: ['ignore', 'inherit', 'inherit'] });`;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

it('Ctrl-C leaves nothing running that was started, not even what will not listen', async () => {
  const run = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(run.stdout, 'data')) as [Buffer];
  const pids = line.toString('utf8').trim().split(' ').map(Number);
  expect(pids.map(isRunning)).toEqual([true, true]);
  run.kill('SIGINT');
  const [code] = (await once(run, 'exit')) as [number | null];
  expect(code).toBe(130);
  await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);
});
