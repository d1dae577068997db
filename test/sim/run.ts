/*
 * npm run sim -- --payments N --seed S: lives of a kiosk in virtual time, full of faults, with the real payment
 * service in their middle. Ends with 1 when an invariant was broken, and tells the shortest story of it.
 */
import { Worker } from 'node:worker_threads';
import { runCampaign, sumUp, type CampaignOptions, type CampaignReport } from './campaign.ts';
import { readCommandLine, usage, type CommandLine } from './command-line.ts';
import { live } from './life.ts';
import { printCampaign, printFinding, printStory } from './print-report.ts';
import { shrink } from './shrink.ts';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runAll({
  payments,
  seed,
  workers,
}: Extract<CommandLine, { is: 'campaign' }>): Promise<CampaignReport> {
  if (workers === 1) return runCampaign({ payments, seed });
  const shares = Array.from({ length: workers }, (_, first) => ({
    payments: Math.ceil(payments / workers),
    seed,
    share: { first, of: workers },
  }));
  return sumUp(await Promise.all(shares.map(runInWorker)));
}

function runInWorker(options: CampaignOptions): Promise<CampaignReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function tellStory(lifeSeed: number): Promise<void> {
  const { story, finding } = await live({ seed: lifeSeed, keepsStory: true, without: new Set() });
  printStory(say, story);
  if (!finding) return;
  printFinding(say, finding);
  process.exitCode = 1;
}

async function runAndReport(asked: Extract<CommandLine, { is: 'campaign' }>): Promise<void> {
  // Measured: a third of the time went into stack traces of cut-off waits, which nobody reads.
  Error.stackTraceLimit = 0;
  const startedAtMs = performance.now();
  const report = await runAll(asked);
  printCampaign(say, report, (performance.now() - startedAtMs) / 1_000);
  if (!report.found) return;
  Error.stackTraceLimit = 20;
  process.exitCode = 1;
  const { lifeSeed, finding } = report.found;
  say('');
  printFinding(say, finding);
  say('');
  const shortest = await shrink(lifeSeed, finding);
  say(`The shortest story of it, with ${shortest.happened.length} of the faults that happened in this life:`);
  printStory(say, shortest.story);
  if (shortest.finding) printFinding(say, shortest.finding);
  say('');
  say(`The whole life: npm run sim -- --story ${lifeSeed}`);
}

const asked = readCommandLine(process.argv.slice(2));
switch (asked.is) {
  case 'wrong':
    process.stderr.write(`${asked.why}\n${usage}\n`);
    process.exitCode = 2;
    break;
  case 'story':
    await tellStory(asked.lifeSeed);
    break;
  case 'campaign':
    await runAndReport(asked);
    break;
}
