import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.mjs';
import type { Payment } from '../../src-main/payment/payment.ts';
import { chanceFrom } from './chance.ts';
import { readTrace, type DiskAct } from './read-trace.ts';
import type { StoryStep } from './story.ts';
import { changingCalls, runTraced } from './strace.ts';

export const journalFile = 'journal.sqlite';
export const cardsFile = 'queue.sqlite';

/** What the recorded program says: what it is about to do, and that it is done. */
export type Intention =
  | { readonly is: 'opened'; readonly bootId: string }
  | { readonly is: 'append'; readonly payments: readonly Payment[] }
  | Exclude<StoryStep, { is: 'append' }>
  | { readonly is: 'done' };

/** One process of a recording. */
export interface Life {
  readonly disk: string;
  readonly spoken: string;
  readonly seed: number;
  /** From 0. */
  readonly number: number;
  /** How often it opens the files, one time after the other. */
  readonly starts: number;
  readonly stepsEach: number;
  readonly ending: 'closed' | 'killed';
  /** Which of its waits for the disk a killed life does not survive, from 1. */
  readonly killedAtSync: number;
  readonly synchronous: 'full' | 'normal';
}

/** Everything that a few lives of the program did to one disk. */
export interface Recording {
  readonly seed: number;
  readonly disk: string;
  readonly acts: readonly DiskAct[];
}

/**
 * Records five lives on one disk: one closes its files and opens them again, three are killed while they wait for the
 * disk, so that the next finds what was written but not waited for, and the last closes.
 *
 * @param options.directory - made for this recording; its files are needed no longer than until this resolves,
 *   but for the disk in `disk`
 */
export async function record(options: {
  readonly seed: number;
  readonly directory: string;
  readonly stepsEach: number;
  readonly synchronous: Life['synchronous'];
}): Promise<Recording> {
  const { seed, directory, stepsEach, synchronous } = options;
  const disk = join(directory, 'disk');
  const spoken = join(directory, 'spoken');
  mkdirSync(disk, { recursive: true });
  const acts: DiskAct[] = [];
  const chance = chanceFrom(seed);
  for (const [number, { starts, ending }] of livesOf(synchronous).entries()) {
    // Every step waits at least once.
    const killedAtSync = 1 + chance.below(stepsEach);
    const life: Life = { disk, spoken, seed, number, starts, stepsEach, ending, killedAtSync, synchronous };
    const lived = await live(life, join(directory, `trace-${number}`));
    const before = acts.length;
    // Acts are counted from the beginning of the disk, not of the life.
    for (const act of lived) acts.push(act.is === 'sync' ? { ...act, covers: act.covers + before } : act);
  }
  return { seed, disk, acts };
}

/** Who does not wait for the disk cannot be killed while waiting. */
function livesOf(synchronous: Life['synchronous']): readonly Pick<Life, 'starts' | 'ending'>[] {
  const killed = { starts: 1, ending: 'killed' } as const;
  const kills = synchronous === 'full' ? [killed, killed, killed] : [];
  return [{ starts: 2, ending: 'closed' }, ...kills, { starts: 1, ending: 'closed' }];
}

async function live(life: Life, traceFile: string): Promise<DiskAct[]> {
  const watch = ['-y', '-xx', '-s', '1048576', '-e', `trace=${changingCalls}`];
  // Quicker; but with it strace 6.1 injects no signals, and does not say so.
  if (life.ending === 'closed') watch.push('--seccomp-bpf');
  else watch.push('-e', `inject=fsync,fdatasync:signal=KILL:when=${life.killedAtSync}`);
  const program = [inProject('test/power/workload.ts'), JSON.stringify(life)] as const;
  const { code, output } = await runTraced({ watch, traceFile, program });
  const expected = life.ending === 'killed' ? 137 : 0;
  if (code !== expected)
    throw new Error(`the recorded program ended with ${code}, not ${expected}:\n${output}`);
  const acts = readTrace({ traceFile, disk: life.disk, spoken: life.spoken });
  rmSync(traceFile);
  return acts;
}
