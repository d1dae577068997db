import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Biller, BillerPosting } from '../../src-main/biller/port.ts';
import type { Config } from '../../src-main/config.ts';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { createLog } from '../../src-main/log.ts';
import { openDevices, type Devices } from '../../src-main/open-devices.ts';
import { PaymentService } from '../../src-main/payment/payment-service.ts';
import { median, timeEach, type Figure } from './figure.ts';
import { lonelyConfiguration } from './lonely-configuration.ts';
import { openRawLog } from './raw-log.ts';
import { writeApproved } from './whole-payments.ts';

const posts = 1_000;
const rounds = 5;
/** Quicker than any company across a network. */
const answerMs = 10;

/**
 * The kiosk's outbox after an outage, on its real journal, adapter and log, beside two bare loops that tell the same
 * biller of the same payments, as many at once: one keeps nothing, the other writes each answer down in the cheapest
 * way that lasts, as whoever must not tell twice has to.
 */
export async function benchDrain(): Promise<Figure[]> {
  const biller = new Worker(new URL('./steady-biller.ts', import.meta.url), { workerData: { answerMs } });
  try {
    const [url] = (await once(biller, 'message')) as [string];
    const lonely = lonelyConfiguration();
    const config = { ...lonely, biller: { ...lonely.biller, url } };
    const ours: number[] = [];
    const bare: number[] = [];
    const keeping: number[] = [];
    // In turn, so that whatever else the machine is doing slows both alike.
    for (let round = 0; round < rounds; round += 1) {
      const drained = await drainOutbox(config);
      ours.push(drained.tookMs);
      const bodies = drained.told.map((posting) => bodyOf(posting));
      const loop = { url: `${url}/v1/payments`, bodies, atOnce: drained.atOnce };
      bare.push(...(await timeEach(1, () => postAll({ ...loop, keep: () => undefined }))));
      keeping.push(await timeKeeping(loop));
    }
    return [
      { name: 'outbox: posts after an outage', value: (posts * 1_000) / median(ours), unit: '/s' },
      {
        name: 'outbox: time, of a bare loop of the same posts',
        value: median(ours) / median(bare),
        unit: 'x',
      },
      {
        name: 'outbox: time, of a loop that flushes after each post',
        value: median(ours) / median(keeping),
        unit: 'x',
      },
    ];
  } finally {
    await biller.terminate();
  }
}

interface Drained {
  /** From the end of the outage until the last posting is on the disk. */
  readonly tookMs: number;
  readonly told: readonly BillerPosting[];
  /** The most postings that were under way at one time. */
  readonly atOnce: number;
}

async function drainOutbox(config: Config): Promise<Drained> {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  fillOutbox(directory);
  const devices = openDevices(config, directory, createLog(join(directory, 'ventanilla.log')));
  try {
    return await drain(devices, config.kioskId);
  } finally {
    devices.close();
    rmSync(directory, { recursive: true });
  }
}

function fillOutbox(directory: string): void {
  const journal = openSqliteJournal({ file: join(directory, 'journal.sqlite'), bootId: 'bench' });
  writeApproved(journal, posts);
  journal.close();
}

async function drain(devices: Devices, kioskId: string): Promise<Drained> {
  const biller = billerWithAnOutage(devices.biller);
  const end = Promise.withResolvers<undefined>();
  const journal = countingPosted(devices.journal, () => {
    end.resolve(undefined);
  });
  const listeners = { show: (): undefined => undefined, onFault: end.reject };
  const service = new PaymentService({ ...devices, journal, biller }, listeners, {
    kioskId,
    queue: undefined,
  });
  service.recover();
  await Promise.race([biller.untilAllHeardNothing, end.promise]);
  const startedMs = performance.now();
  biller.endOutage();
  // As the kiosk's own probe does when the biller answers again.
  service.noteReached('biller');
  await end.promise;
  const tookMs = performance.now() - startedMs;
  await service.stop();
  if (biller.told.length !== posts)
    throw new Error(`${posts} payments were told ${biller.told.length} times`);
  return { tookMs, told: biller.told, atOnce: biller.atOnce() };
}

interface OutageBiller extends Biller {
  readonly untilAllHeardNothing: Promise<undefined>;
  endOutage(): void;
  readonly told: readonly BillerPosting[];
  atOnce(): number;
}

/** The biller behind a line that is down at first: each posting is tried once in vain. */
function billerWithAnOutage(biller: Biller): OutageBiller {
  const heardNothing = Promise.withResolvers<undefined>();
  const told: BillerPosting[] = [];
  let silences = 0;
  let isDown = true;
  let underWay = 0;
  let atOnce = 0;
  return {
    ...biller,
    untilAllHeardNothing: heardNothing.promise,
    endOutage: () => {
      isDown = false;
    },
    told,
    atOnce: () => atOnce,
    hold: async () => ({ is: 'not-offered' }),
    post: async (posting) => {
      if (isDown) {
        silences += 1;
        if (silences === posts) heardNothing.resolve(undefined);
        return { is: 'silent', cause: 'outage' };
      }
      told.push(posting);
      underWay += 1;
      atOnce = Math.max(atOnce, underWay);
      const answer = await biller.post(posting);
      underWay -= 1;
      return answer;
    },
  };
}

/** The journal; says when it has written the last of the postings down. */
function countingPosted(journal: Devices['journal'], onAll: () => void): Devices['journal'] {
  let posted = 0;
  return {
    ...journal,
    append: (entries) => {
      const answer = journal.append(entries);
      posted += entries.filter(({ event }) => event.is === 'posted').length;
      if (posted === posts) onAll();
      return answer;
    },
  };
}

function bodyOf({ paidAtUnixMs, ...posting }: BillerPosting): string {
  return JSON.stringify({ ...posting, paidAt: new Date(paidAtUnixMs).toISOString() });
}

interface BareLoop {
  readonly url: string;
  readonly bodies: readonly string[];
  readonly atOnce: number;
  /** Called after each answer. */
  readonly keep: () => void;
}

/** Milliseconds of a loop that flushes the disk once for each answer, on the disk that the outbox is on. */
async function timeKeeping(loop: Omit<BareLoop, 'keep'>): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  const log = openRawLog(join(directory, 'raw'));
  const [tookMs = Number.NaN] = await timeEach(1, () => postAll({ ...loop, keep: log.append }));
  log.close();
  rmSync(directory, { recursive: true });
  return tookMs;
}

async function postAll({ url, bodies, atOnce, keep }: BareLoop): Promise<void> {
  const left = bodies.values();
  const headers = {
    accept: 'application/json',
    authorization: 'Kiosk none',
    'content-type': 'application/json',
  };
  const postInTurn = async (): Promise<void> => {
    // All of them take from the same ones.
    for (const body of left) {
      const response = await fetch(url, { method: 'POST', headers, body });
      await response.json();
      keep();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, postInTurn));
}
