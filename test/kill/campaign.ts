import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from './books.ts';
import { chanceOf } from './chance.ts';
import { openLane, type Lane, type LaneOptions } from './lane.ts';
import { drawPlan } from './plan.ts';
import { createTally, type Tally } from './tally.ts';

export interface CampaignOptions extends Pick<LaneOptions, 'seed' | 'haste' | 'bundle' | 'afterKill'> {
  readonly runs: number;
  /** Kiosks that live and die side by side. */
  readonly lanes: number;
  /** Each lane's disks lie in a folder of its own in here. They are removed, but for those of a lane with a violation. */
  readonly directory: string;
  /** The plan of each run, when it is not drawn from the seed. */
  readonly planOf?: LaneOptions['planOf'];
  /** Ends the campaign early. */
  readonly stopping?: AbortSignal;
  /** Called after each run with how many have been done. */
  readonly onRun?: (done: number) => void;
}

export interface Found extends Violation {
  readonly run: number;
  /** Where the disks of that kiosk and of the other side are kept. */
  readonly directory: string;
}

export interface Report {
  readonly runs: number;
  readonly durationMs: number;
  readonly tally: Tally;
  readonly found: readonly Found[];
}

/** After so many runs of a lane, a life is let live until nothing is unfinished, and all books are compared. */
const restEvery = 20;
/** After so many runs a lane begins anew on empty disks. */
const freshEvery = 100;

/** Kills kiosks as often as it is told, on lanes side by side, until the first violation. */
export async function killKiosks(options: CampaignOptions): Promise<Report> {
  const tally = createTally();
  const found: Found[] = [];
  const startedMs = performance.now();
  let done = 0;

  async function runLane(lane: number): Promise<void> {
    for (let first = lane; first < options.runs && isGoingOn(); first += freshEvery * options.lanes) {
      await runOnFreshDisks(first);
    }
  }

  async function runOnFreshDisks(first: number): Promise<void> {
    const directory = join(options.directory, `from-run-${first}`);
    mkdirSync(directory, { recursive: true });
    const { seed } = options;
    const planOf = options.planOf ?? ((run) => drawPlan(chanceOf(seed, run)));
    const lane = await openLane({ ...options, planOf, directory, tally });
    const own: Found[] = [];
    const look = async (run: number, work: Promise<readonly Violation[]>): Promise<void> => {
      const violations = await work;
      // Told to end: whatever ended by it proves nothing.
      if (options.stopping?.aborted === true) return;
      own.push(...violations.map((violation) => ({ ...violation, run, directory })));
      found.push(...own);
    };
    try {
      await runAll(lane, first, look);
    } finally {
      await lane.close();
    }
    if (own.length === 0) rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async function runAll(
    lane: Lane,
    first: number,
    look: (run: number, work: Promise<readonly Violation[]>) => Promise<void>,
  ): Promise<void> {
    for (let count = 1; count <= freshEvery && isGoingOn(); count += 1) {
      const run = first + (count - 1) * options.lanes;
      await look(run, lane.run(run));
      done += 1;
      options.onRun?.(done);
      const isLast = run + options.lanes >= options.runs || count === freshEvery;
      if ((isLast || count % restEvery === 0) && isGoingOn()) await look(run, lane.rest());
      if (isLast) return;
    }
  }

  function isGoingOn(): boolean {
    return found.length === 0 && options.stopping?.aborted !== true;
  }

  await Promise.all(Array.from({ length: options.lanes }, (_, lane) => runLane(lane)));
  return { runs: done, durationMs: performance.now() - startedMs, tally, found };
}
