import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { Figure } from './figure.ts';
import { openedPayment } from './whole-payments.ts';

/** Where Debian puts strace; the set-up installs it. */
const tracer = '/usr/bin/strace';
const commits = 100;

/** Flushes of the disk for one commit, counted from outside; none where there is no strace to count them with. */
export function benchFlushes(): Figure[] {
  if (!existsSync(tracer)) return [];
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  try {
    // What opening and closing cost is not a commit's.
    const flushes = countFlushes(directory, 2 * commits) - countFlushes(directory, commits);
    return [{ name: 'journal commit: flushes, of the least for any', value: flushes / commits, unit: 'x' }];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function countFlushes(directory: string, many: number): number {
  const trace = join(directory, `trace-${many}`);
  const tracing = ['-f', '-qq', '-o', trace, '-e', 'trace=fsync,fdatasync,sync_file_range,msync'];
  const file = join(directory, `journal-${many}.sqlite`);
  execFileSync(tracer, [...tracing, process.execPath, import.meta.filename, file, String(many)]);
  return readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => line.includes('sync')).length;
}

function commitTo(file: string, many: number): void {
  const journal = openSqliteJournal({ file, bootId: 'bench' });
  for (let count = 0; count < many; count += 1) {
    journal.append([{ event: { is: 'opened' }, payment: openedPayment(count), atUnixMs: 0 }]);
  }
  journal.close();
}

// Started by strace, above.
const [, script, file, many] = process.argv;
if (script === import.meta.filename && file !== undefined) commitTo(file, Number(many));
