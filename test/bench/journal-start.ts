import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Journal } from '../../src-main/journal/port.ts';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { median, timeEach, type Figure } from './figure.ts';
import { eventsOfPayment, writePayments } from './whole-payments.ts';

const manyEvents = 1_000_000;
const fewEvents = 1_000;
const starts = 9;

/**
 * What years of payments cost a start: opening a journal of a million events beside one of a thousand; and what the
 * verification of all of them does in its own thread, beside the start that it no longer holds up.
 */
export async function benchJournalStart(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  try {
    const large = join(directory, 'large.sqlite');
    const small = join(directory, 'small.sqlite');
    const startedMs = performance.now();
    write(large, manyEvents);
    const builtMs = performance.now() - startedMs;
    write(small, fewEvents);
    const verifiedMs = await timeVerification(large);
    await timeVerification(small);
    const manyMs: number[] = [];
    const fewMs: number[] = [];
    // In turn, so that whatever else the machine is doing slows both alike.
    for (let round = 0; round < starts; round += 1) {
      manyMs.push(...(await timeEach(1, () => start(large))));
      fewMs.push(...(await timeEach(1, () => start(small))));
    }
    return [
      { name: 'journal events written, many in a commit', value: perSecond(manyEvents, builtMs), unit: '/s' },
      { name: 'journal of a million events: start', value: median(manyMs), unit: 'ms' },
      {
        name: 'journal of a million events: start, of one of a thousand',
        value: median(manyMs) / median(fewMs),
        unit: 'x',
      },
      {
        name: 'journal events verified beside the work',
        value: perSecond(manyEvents, verifiedMs),
        unit: '/s',
      },
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function open(file: string): Journal {
  return openSqliteJournal({ file, bootId: 'bench' });
}

function write(file: string, events: number): void {
  const journal = open(file);
  writePayments(journal, events / eventsOfPayment);
  journal.close();
}

/** What a kiosk does at its start: opens the journal and asks for what is unfinished. */
async function start(file: string): Promise<void> {
  const journal = open(file);
  journal.readUnfinished();
  journal.readMailsDue();
  journal.close();
}

async function timeVerification(file: string): Promise<number> {
  const journal = open(file);
  const startedMs = performance.now();
  const wrong = await journal.verifyWhole();
  if (wrong !== undefined) throw new Error(wrong);
  const tookMs = performance.now() - startedMs;
  journal.close();
  return tookMs;
}

function perSecond(many: number, tookMs: number): number {
  return (many * 1_000) / tookMs;
}
