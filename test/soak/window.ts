import type { ElectronApplication, Page } from '@playwright/test';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openBranch } from '../e2e/branch.ts';
import { processesOf } from '../e2e/lonely-kiosk.ts';
import { findDifferences, readJournal } from '../ledgers.ts';
import { growthOf, type Growth, type Sample } from './growth.ts';
import { countPage } from './one-page.ts';
import { goThrough, kindOf } from './visit.ts';

/** What one visit may add. The journal grows by its rows, and is not among them. */
const most = {
  'main: memory of scripts, kB': 4,
  'main: all memory, kB': 60,
  'main: open files': 0.03,
  'main: timers and sockets': 0.03,
  processes: 0.03,
  'files beside journal and receipts': 0.03,
  'screen: memory of scripts, kB': 2,
  'screen: elements': 0.05,
  'screen: listeners': 0.05,
};

export interface Soaked {
  readonly growths: readonly Growth[];
  /** Bytes that each payment added to the journal, the log and the receipts. */
  readonly journalBytesAPayment: number;
  readonly payments: number;
  /** Where journal, VPOS and biller do not say the same. */
  readonly differences: readonly string[];
}

/**
 * So many whole visits at the kiosk as it ships, in a real window, one customer after the other.
 *
 * @param onVisit - told of each visit that has ended
 */
export async function soakWindow(
  visits: number,
  samplesWanted: number,
  onVisit: (visit: number) => void,
): Promise<Soaked> {
  const branch = await openBranch();
  try {
    const { app, page: first } = await branch.open();
    const count = (page: Page): Promise<Record<string, number>> =>
      countKiosk({ app, page, stateDirectory: branch.stateDirectory });
    const samples: Sample[] = [];
    const every = Math.max(1, Math.floor(visits / samplesWanted));
    let page = first;
    const bytesBefore = bytesIn(branch.stateDirectory);
    for (let visit = 0; visit < visits; visit += 1) {
      page = await goThrough(app, page, kindOf(visit));
      if ((visit + 1) % every === 0) samples.push({ visits: visit + 1, counts: await count(page) });
      onVisit(visit + 1);
    }
    const { journalFile, simulators, stateDirectory } = branch;
    const payments = readJournal(journalFile).length;
    return {
      growths: growthOf(samples, most),
      journalBytesAPayment: (bytesIn(stateDirectory) - bytesBefore) / payments,
      payments,
      differences: findDifferences(journalFile, simulators.vpos, simulators.biller),
    };
  } finally {
    await branch.close();
  }
}

interface Counted {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly stateDirectory: string;
}

async function countKiosk({ app, page, stateDirectory }: Counted): Promise<Record<string, number>> {
  // What belongs to the last customer's page goes soon after it.
  await pause(500);
  const main = await app.evaluate(() => {
    const v8 = process.getBuiltinModule('node:v8');
    // Compiled code is a store of the engine's, filled as it likes: it grows for long, and is nobody's leak.
    v8.setFlagsFromString('--expose-gc --no-opt --no-maglev --no-sparkplug');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (const _again of [1, 2]) collect();
    const ofData = v8.getHeapSpaceStatistics().filter(({ space_name }) => !/code|trusted/.test(space_name));
    const heap = ofData.reduce((sum, { space_used_size }) => sum + space_used_size, 0);
    const { external, rss } = process.memoryUsage();
    return { pid: process.pid, heap: heap + external, rss, held: process.getActiveResourcesInfo().length };
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const screen = await countPage(devtools, 'screen');
  await devtools.detach();
  return {
    ...screen,
    'main: memory of scripts, kB': main.heap / 1_000,
    'main: all memory, kB': main.rss / 1_000,
    'main: open files': readdirSync(`/proc/${main.pid}/fd`).length,
    'main: timers and sockets': main.held,
    processes: processesOf(stateDirectory).length,
    // Each payment that is charged keeps its receipt.
    'files beside journal and receipts': kioskFiles(stateDirectory).filter((file) => !file.endsWith('.pdf'))
      .length,
  };
}

/** The kiosk's own: what the browser keeps in its profile is the browser's, and a log that is still to be merged ends. */
function kioskFiles(stateDirectory: string): string[] {
  return readdirSync(stateDirectory, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(stateDirectory, 'chromium')) && !/-(wal|shm)$/.test(file));
}

function bytesIn(stateDirectory: string): number {
  return kioskFiles(stateDirectory).reduce((sum, file) => sum + statSync(file).size, 0);
}
