import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { Figure } from './figure.ts';
import { openRawLog } from './raw-log.ts';
import { openedPayment } from './whole-payments.ts';

const commits = 1_000;

/** One commit of the journal against the least that any durable commit costs: one append and one fdatasync. */
export function benchJournal(): Figure[] {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  try {
    const raw = ratePerSecond(syncRaw(join(directory, 'raw')));
    const journal = ratePerSecond(commitAll(join(directory, 'journal.sqlite')));
    return [
      { name: 'append and fdatasync, the disk alone', value: raw, unit: '/s' },
      { name: 'journal commits', value: journal, unit: '/s' },
      { name: 'journal commits, of what the disk can do', value: journal / raw, unit: 'x' },
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function syncRaw(path: string): () => void {
  const log = openRawLog(path);
  return () => {
    for (let count = 0; count < commits; count += 1) log.append();
    log.close();
  };
}

function commitAll(file: string): () => void {
  const journal = openSqliteJournal({ file, bootId: 'bench' });
  return () => {
    for (let count = 0; count < commits; count += 1) {
      journal.append([{ event: { is: 'opened' }, payment: openedPayment(count), atUnixMs: 0 }]);
    }
    journal.close();
  };
}

function ratePerSecond(work: () => void): number {
  const startedMs = performance.now();
  work();
  return (commits * 1_000) / (performance.now() - startedMs);
}
