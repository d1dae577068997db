import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.mjs';
import { runTraced } from '../power/strace.ts';
import { findAftermath } from './aftermath.ts';
import {
  countCalls,
  describePoint,
  enumeratePoints,
  faultableCalls,
  filesIn,
  injectionOf,
  type FaultPoint,
} from './fault-points.ts';
import type { PlayName } from './play.ts';
import { faultCode, type PlayerTask } from './player-task.ts';
import { openStage } from './stage.ts';
import { openWitness, type Witness } from './witness.ts';

/** A disk on which a play can begin, and the files that the play touches there. */
export interface Scene {
  readonly play: PlayName;
  /** Where disk and witness lie as the play finds them. */
  readonly before: string;
  /** By their names on the disk; the disk itself is ''. */
  readonly files: readonly string[];
  readonly points: readonly FaultPoint[];
}

export interface PointRun {
  readonly scene: Scene;
  /** Of this run; its parent is shared by all runs. */
  readonly directory: string;
  /** The control: the program does not stop at a failed commit. */
  readonly isCareless?: boolean;
}

export interface FaultOutcome {
  readonly point: FaultPoint;
  /** Whether the program met the fault and stopped; otherwise it could do without that call. */
  readonly hasStopped: boolean;
  readonly committedThoughFailed: boolean;
  readonly wrong: readonly string[];
}

const calls = faultableCalls.join(',');

/**
 * Prepares a play: what it begins with, and, by a run without faults, every call that it makes of its disk.
 *
 * @param directory - for what is prepared; to be kept until the last run
 */
export async function prepareScene(play: 'whole' | 'taken-up', directory: string): Promise<Scene> {
  const before = join(directory, `before-${play}`);
  mkdirSync(join(before, 'disk'), { recursive: true });
  if (play === 'taken-up') {
    const { code, output } = await playOn({ directory: before, play: 'before', isCareless: false }, [
      '-e',
      'trace=none',
    ]);
    if (code !== 137) throw new Error(`the play before "${play}" ended with ${code}, not killed:\n${output}`);
  }
  const all = join(directory, 'all-calls');
  const files = await traceQuietly(
    { play, before, directory: all },
    ['-y', '-e', `trace=${calls}`],
    (trace) => filesIn(trace, join(all, 'disk')).map((file) => file.slice(join(all, 'disk').length + 1)),
  );
  const counted = join(directory, 'counted-calls');
  const counts = await traceQuietly(
    { play, before, directory: counted },
    ['-e', `trace=${calls}`, ...watchOnly(counted, files)],
    countCalls,
  );
  return { play, before, files, points: enumeratePoints(play, counts) };
}

/** Runs a play in which one call fails, then starts anew on a disk that is whole again, and looks at what came of it. */
export async function runPoint(
  { scene, directory, isCareless = false }: PointRun,
  point: FaultPoint,
): Promise<FaultOutcome> {
  layOut(scene.before, directory);
  const watch = ['-e', `trace=${calls}`, '-e', injectionOf(point), ...watchOnly(directory, scene.files)];
  const { code, output } = await playOn({ directory, play: scene.play, isCareless }, watch);
  const hasStopped = code === faultCode;
  const outcome = { point, hasStopped, committedThoughFailed: false };
  if (code !== 0 && !hasStopped) return { ...outcome, wrong: [`the program broke with ${code}:\n${output}`] };
  if (!readFileSync(join(directory, 'trace'), 'utf8').includes('(INJECTED)')) {
    return { ...outcome, wrong: ['the call was not made, so nothing was tested'] };
  }
  const witness = openWitness(join(directory, 'witness'));
  try {
    const disk = join(directory, 'disk');
    const wrong = await startAgain(disk, witness);
    return wrong.length > 0 ? { ...outcome, wrong } : { ...outcome, ...findAftermath(disk, witness.read()) };
  } finally {
    witness.close();
  }
}

export function describeOutcome({ point, wrong }: FaultOutcome): string {
  return `${describePoint(point)}: ${wrong.join('; ')}`;
}

/** The next start of the kiosk, in this process: takes up what was left and brings it to rest. */
async function startAgain(disk: string, witness: Witness): Promise<string[]> {
  const faults: unknown[] = [];
  const onFault = (fault: unknown): void => void faults.push(fault);
  try {
    const stage = openStage({
      disk,
      witness,
      bootId: 'again',
      isHanging: false,
      isCareless: false,
      onFault,
    });
    try {
      stage.service.recover();
      await stage.rest();
    } finally {
      // What does not come to rest must not go on behind the next run.
      await stage.close();
    }
  } catch (error) {
    onFault(error);
  }
  return faults.map(
    (fault) => `the next start failed: ${fault instanceof Error ? fault.message : String(fault)}`,
  );
}

interface QuietRun {
  readonly play: PlayName;
  readonly before: string;
  readonly directory: string;
}

/** A run without faults. */
async function traceQuietly<Result>(
  { play, before, directory }: QuietRun,
  watch: readonly string[],
  read: (traceFile: string) => Result,
): Promise<Result> {
  layOut(before, directory);
  const { code, output } = await playOn({ directory, play, isCareless: false }, watch);
  if (code !== 0) throw new Error(`the play "${play}" ended with ${code} without any fault:\n${output}`);
  return read(join(directory, 'trace'));
}

function layOut(before: string, directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  cpSync(before, directory, { recursive: true });
}

/** strace then counts, and breaks, calls about these files alone. */
function watchOnly(directory: string, files: readonly string[]): string[] {
  return files.flatMap((file) => ['-P', join(directory, 'disk', file)]);
}

async function playOn(
  { directory, play, isCareless }: { directory: string; play: PlayName; isCareless: boolean },
  watch: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  // Beside what is laid out for one run, so that it serves them all.
  const compileCache = join(directory, '..', 'compiled');
  const task: PlayerTask = {
    disk: join(directory, 'disk'),
    witness: join(directory, 'witness'),
    play,
    isCareless,
  };
  return runTraced({
    watch: ['--seccomp-bpf', ...watch],
    traceFile: join(directory, 'trace'),
    program: [inProject('test/disk/player.ts'), JSON.stringify(task)],
    compileCache,
  });
}
