import { createHash } from 'node:crypto';
import { scramble } from './dice.ts';
import { live, type LifeReport } from './life.ts';
import type { Finding } from './witness.ts';

export interface CampaignOptions {
  /** Lives are lived until this many payments were opened in them. */
  readonly payments: number;
  readonly seed: number;
  /** Only every so-manieth life, from which one on: several processes share the lives of a seed. */
  readonly share?: { readonly first: number; readonly of: number };
}

export type Counts = Record<string, number>;

export interface CampaignReport {
  readonly lives: number;
  readonly payments: number;
  readonly events: number;
  readonly boots: number;
  readonly faults: Counts;
  readonly crashes: Counts;
  readonly eventsWritten: Counts;
  readonly statesWritten: Counts;
  /** Of everything that happened: the same for the same seed and program. Sixteen hexadecimal digits. */
  readonly digest: string;
  readonly found: { readonly lifeSeed: number; readonly finding: Finding } | undefined;
}

/** Lives one life after another until there were so many payments, or one of them has shown a fault. */
export async function runCampaign({ payments, seed, share }: CampaignOptions): Promise<CampaignReport> {
  const { first, of } = share ?? { first: 0, of: 1 };
  const digest = createHash('sha256');
  const faults: Counts = {};
  const crashes: Counts = {};
  const eventsWritten: Counts = {};
  const statesWritten: Counts = {};
  const sums = { lives: 0, payments: 0, events: 0, boots: 0 };
  let found: CampaignReport['found'];
  for (let index = first; sums.payments < payments && !found; index += of) {
    const lifeSeed = seedOfLife(seed, index);
    const life = await live({ seed: lifeSeed, keepsStory: false, without: new Set() });
    addLife(sums, life);
    addCounts(faults, Object.entries(life.faults));
    addCounts(crashes, life.crashes);
    addCounts(eventsWritten, life.eventsWritten);
    addCounts(statesWritten, life.statesWritten);
    digest.update(String(life.digest));
    if (life.finding) found = { lifeSeed, finding: life.finding };
  }
  const counts = { faults, crashes, eventsWritten, statesWritten };
  return { ...sums, ...counts, digest: digest.digest('hex').slice(0, 16), found };
}

/** What several campaigns have come to together; their digests in this order. */
export function sumUp(reports: readonly CampaignReport[]): CampaignReport {
  const digest = createHash('sha256');
  const total = { faults: {}, crashes: {}, eventsWritten: {}, statesWritten: {} };
  const sums = { lives: 0, payments: 0, events: 0, boots: 0 };
  for (const report of reports) {
    for (const name of ['lives', 'payments', 'events', 'boots'] as const) sums[name] += report[name];
    for (const name of ['faults', 'crashes', 'eventsWritten', 'statesWritten'] as const)
      addCounts(total[name], Object.entries(report[name]));
    digest.update(report.digest);
  }
  const found = reports.find((report) => report.found)?.found;
  return { ...sums, ...total, digest: digest.digest('hex').slice(0, 16), found };
}

function seedOfLife(seed: number, index: number): number {
  return scramble(scramble(seed) + index) >>> 0;
}

function addLife(
  sums: { lives: number; payments: number; events: number; boots: number },
  life: LifeReport,
): void {
  sums.lives += 1;
  sums.payments += life.payments;
  sums.events += life.events;
  sums.boots += life.boots;
}

function addCounts(sums: Counts, more: Iterable<readonly [string, number]>): void {
  for (const [name, times] of more) sums[name] = (sums[name] ?? 0) + times;
}
