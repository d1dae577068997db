/*
 * npm run kill -- --runs 1000 [--seed 42] [--lanes 3]: kills the built main process again and again in the middle of
 * payments, starts it anew, and compares what journal, acquirer, biller, printer and customers know.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { say, step } from '../../scripts/progress.mjs';
import { killKiosks, type Report } from './campaign.ts';
import type { Counter } from './tally.ts';

const usage = 'usage: npm run kill -- --runs N [--seed S] [--lanes L], each a whole number from 1 up';

/** The kiosk's pauses between two inquiries or two tries are cut to this fraction; nothing else is. */
const haste = 12;

function readCommandLine(): { runs: number; seed: number; lanes: number } | undefined {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
      lanes: { type: 'string', default: '3' },
    },
  });
  const [runs, seed, lanes] = [Number(values.runs), Number(values.seed), Number(values.lanes)];
  return [runs, seed, lanes].every((number) => Number.isSafeInteger(number) && number > 0)
    ? { runs, seed, lanes }
    : undefined;
}

function describe({ runs, durationMs, tally, found }: Report, seed: number): string[] {
  const count = (kind: string): number => found.filter((violation) => violation.is === kind).length;
  const perSecond = Math.round((runs * 10_000) / durationMs) / 10;
  return [
    `seed ${seed}: ${runs} runs, ${tally.kills.total()} kills, ${tally.states.total()} payments`,
    ...section('kills by point', tally.kills),
    ...section('payments killed over, by how they were to end', tally.endings),
    ...section('troubles beside the kill', tally.troubles),
    ...section('payments at rest, by state', tally.states),
    ...section('what customers were told', tally.promises),
    ...section('what customers were refused', tally.refusals),
    ...section('invoices still held at the biller when all was at rest', tally.holds),
    `${tally.receipts} receipts were printed; pauses between tries were ${haste} times shorter than in a branch`,
    ...found.map(
      ({ is, what, run, directory }) => `${is.toUpperCase()} in run ${run}: ${what}; see ${directory}`,
    ),
    `${count('lost')} lost, ${count('doubled')} doubled, ${count('misreported')} misreported, ` +
      `${count('broken')} broken; ${perSecond} runs a second`,
  ];
}

function section(title: string, counter: Counter): string[] {
  const rows = counter.entries().map(([name, many]) => `  ${String(many).padStart(6)}  ${name}`);
  return [`${title}:`, ...(rows.length > 0 ? rows : ['       none'])];
}

async function run(options: { runs: number; seed: number; lanes: number }): Promise<number> {
  if (!(await build())) return 1;
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-kill-'));
  let hasFound = false;
  // However this ends: only disks on which something was found are of use to anybody.
  process.on('exit', () => {
    if (!hasFound) rmSync(directory, { recursive: true, force: true });
  });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stopping.abort());
  }
  let done = 0;
  const onRun = (count: number): void => {
    done = count;
    if (done % 100 === 0) say(`  ${done} of ${options.runs} runs`);
  };
  const { signal } = stopping;
  const title = `killing a kiosk ${options.runs} times, seed ${options.seed}, ${options.lanes} lanes`;
  const report = await step(title, () =>
    killKiosks({ ...options, haste, directory, stopping: signal, onRun }),
  );
  for (const line of describe(report, options.seed)) say(line);
  hasFound = report.found.length > 0;
  return !hasFound && report.runs === options.runs ? 0 : 1;
}

const options = readCommandLine();
if (options === undefined) {
  say(usage);
  process.exitCode = 2;
} else {
  process.exitCode = await run(options);
}
