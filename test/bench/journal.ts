import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { Figure } from './figure.ts';
import { openedPayment } from './whole-payments.ts';

const commits = 1_000;
/** What SQLite appends to its log for one page: 4 096 bytes and a frame header of 24. */
const frame = Buffer.alloc(4_120, 1);

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
  const file = openSync(path, 'a');
  return () => {
    for (let count = 0; count < commits; count += 1) {
      writeSync(file, frame);
      fdatasyncSync(file);
    }
    closeSync(file);
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
