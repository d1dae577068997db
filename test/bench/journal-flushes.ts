import { join } from 'node:path';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { countFlushes } from './count-flushes.ts';
import type { Figure } from './figure.ts';
import { openedPayment } from './whole-payments.ts';

/** Flushes of the disk for one commit; none where they cannot be counted. */
export function benchFlushes(): Figure[] {
  const value = countFlushes(import.meta.filename);
  return value === undefined
    ? []
    : [{ name: 'journal commit: flushes, of the least for any', value, unit: 'x' }];
}

function commitIn(directory: string, many: number): void {
  const journal = openSqliteJournal({ file: join(directory, 'journal.sqlite'), bootId: 'bench' });
  for (let count = 0; count < many; count += 1) {
    journal.append([{ event: { is: 'opened' }, payment: openedPayment(count), atUnixMs: 0 }]);
  }
  journal.close();
}

// Started by strace, from count-flushes.ts.
const [, script, directory, many] = process.argv;
if (script === import.meta.filename && directory !== undefined) commitIn(directory, Number(many));
