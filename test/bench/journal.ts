import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minor } from '#contract/money.ts';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { created } from '../../src-main/payment/payment.ts';
import type { Figure } from './figure.ts';

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
      journal.append([{ event: { is: 'opened' }, payment: paymentNumber(count), atUnixMs: 0 }]);
    }
    journal.close();
  };
}

function paymentNumber(count: number): ReturnType<typeof created> {
  return created({
    paymentId: crypto.randomUUID(),
    reference: `K014-${count}`,
    kioskId: 'K014',
    driver: 'gateway',
    openedAtUnixMs: 0,
    amountMinor: minor(3845),
    currency: 'USD',
    invoice: {
      invoiceNumber: `FE-${count}`,
      invoiceCode: '7700000000',
      customerName: 'María Núñez',
      detail: 'Energía eléctrica',
      subtotalMinor: 3700,
      taxName: 'ITBMS 7 %',
      taxMinor: 145,
    },
  });
}

function ratePerSecond(work: () => void): number {
  const startedMs = performance.now();
  work();
  return (commits * 1_000) / (performance.now() - startedMs);
}
