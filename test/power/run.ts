/*
 * Power loss: `npm run power -- --images 50000 --seed 1`. Records what the journal and the sealed cards do to their
 * disk, cuts power at as many moments as asked for, and checks what is left. Ends with 1 when anything acknowledged
 * was lost, or when the controls lose nothing.
 */
import { parseArgs } from 'node:util';
import { endChild, startChild } from '../../scripts/child.mjs';
import { say } from '../../scripts/progress.mjs';
import { inProject, nodePath } from '../../scripts/project.mjs';
import type { Task, TaskResult } from './campaign.ts';
import { stracePath } from './strace.ts';
import { describeResults, isSound, planTasks } from './verdict.ts';

const usage = 'usage: npm run power -- [--images 50000] [--seed 1]  (whole numbers from 1)';
const lanes = 2;

async function run(images: number, seed: number): Promise<boolean> {
  stracePath();
  const tasks = planTasks(images, seed);
  const results: TaskResult[] = [];
  const startedAtMs = performance.now();
  say(`power loss: ${images} images, seed ${seed}, ${tasks.length} recordings in ${lanes} processes`);
  await Promise.all(
    Array.from({ length: lanes }, () =>
      workOff(tasks, (result) => {
        results.push(result);
        const { task, asTold } = result;
        say(`  recording ${task.seed} (${task.synchronous}): ${asTold.images} images, ${asTold.wrong} wrong`);
      }),
    ),
  );
  for (const line of describeResults(results)) say(line);
  say(`${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
  return isSound(results);
}

/** One process, which is given the next task when it has done the last. */
async function workOff(tasks: Task[], onResult: (result: TaskResult) => void): Promise<void> {
  const child = startChild(nodePath(), [inProject('test/power/lane.ts')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      const answered = new Promise<TaskResult | { readonly failed: string }>((resolve, reject) => {
        child.once('message', resolve);
        child.once('exit', (code) =>
          reject(new Error(`a process of the test ended with ${code ?? 'a signal'}`)),
        );
      });
      child.send(task);
      const answer = await answered;
      if ('failed' in answer) throw new Error(`recording ${task.seed}: ${answer.failed}`);
      onResult(answer);
    }
  } catch (error) {
    // The other process ends with what it is doing.
    tasks.length = 0;
    throw error;
  } finally {
    endChild(child);
  }
}

function readArguments(): { readonly images: number; readonly seed: number } {
  try {
    const { values } = parseArgs({
      options: { images: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } },
    });
    return { images: readCount('--images', values.images), seed: readCount('--seed', values.seed) };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function readCount(option: string, given: string): number {
  const count = Number(given);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new Error(`${option} ${given} is not a whole number from 1`);
  return count;
}

try {
  const { images, seed } = readArguments();
  process.exitCode = (await run(images, seed)) ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
