/*
 * Disk faults: `npm run disk-faults`. Makes every call that the journal and the sealed cards make of their disk in a
 * whole payment fail once, and for good, with EIO and, where room is needed, with ENOSPC; and looks each time at what
 * the next start makes of it. `--every 10` takes a tenth of them. Ends with 1 when anything was lost, doubled or told wrong.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../../scripts/progress.mjs';
import { takeScratchFolder } from '../power/scratch-folder.ts';
import { stracePath } from '../power/strace.ts';
import type { FaultPoint } from './fault-points.ts';
import { describeOutcome, prepareScene, runPoint, type FaultOutcome, type Scene } from './fault-run.ts';
import { describeTally } from './tally.ts';

const usage = 'usage: npm run disk-faults -- [--every 1]  (a whole number from 1)';
const lanes = 2;
const controlsMin = 5;

async function run(every: number, directory: string): Promise<boolean> {
  const outcomes: FaultOutcome[] = [];
  let foundByControl = 0;
  for (const play of ['whole', 'taken-up'] as const) {
    const scene = await prepareScene(play, directory);
    const points = scene.points.filter((_, index) => index % every === 0);
    say(`disk faults in the play "${play}": ${points.length} of ${scene.points.length} points`);
    outcomes.push(...(await runAll(scene, points, directory)));
    foundByControl += await runControl(scene, directory);
  }
  for (const line of describeTally(outcomes)) say(line);
  say(`control, a program that goes on after a failed commit: found wrong ${foundByControl} times`);
  return foundByControl >= controlsMin && outcomes.every(({ wrong }) => wrong.length === 0);
}

async function runAll(
  scene: Scene,
  points: readonly FaultPoint[],
  directory: string,
): Promise<FaultOutcome[]> {
  const outcomes: FaultOutcome[] = [];
  const waiting = [...points];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let point = waiting.shift(); point; point = waiting.shift()) {
        const outcome = await runPoint({ scene, directory: join(directory, `lane-${lane}`) }, point);
        outcomes.push(outcome);
        if (outcome.wrong.length > 0) say(`  ${describeOutcome(outcome)}`);
        if (outcomes.length % 250 === 0) say(`  ${outcomes.length} done`);
      }
    }),
  );
  return outcomes;
}

/** Syncs that fail once, under a program that does not care: its journal must be found wrong. */
async function runControl(scene: Scene, directory: string): Promise<number> {
  const syncs = scene.points.filter(
    ({ call, error, isLasting }) => call === 'fsync' && error === 'EIO' && !isLasting,
  );
  // Those of the second half are syncs of commits, not of the making of files.
  const points = syncs.slice(syncs.length / 2).slice(0, 2 * controlsMin);
  const outcomes: FaultOutcome[] = [];
  for (const point of points) {
    outcomes.push(await runPoint({ scene, directory: join(directory, 'control'), isCareless: true }, point));
  }
  return outcomes.filter(({ wrong }) => wrong.length > 0).length;
}

function readEvery(): number {
  try {
    const { values } = parseArgs({ options: { every: { type: 'string', default: '1' } } });
    const every = Number(values.every);
    if (Number.isSafeInteger(every) && every >= 1) return every;
    throw new Error(`--every ${values.every} is not a whole number from 1`);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

try {
  const every = readEvery();
  stracePath();
  process.exitCode = (await run(every, takeScratchFolder('memory').path)) ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
