import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './log.ts';
import type { Payment } from './payment/payment.ts';

export interface ReceiptCopiesOptions {
  /** Each month's copies lie in a folder of their own in here, such as 2026-11. */
  readonly directory: string;
  readonly pdfOf: (payment: Payment) => Promise<Buffer>;
  /** ISO civil date where the kiosk stands. */
  readonly today: () => string;
  /** How many whole months are kept besides this one. */
  readonly keptMonths: number;
  /** Nothing is written while the disk is nearly full: every copy can be made again from the journal. */
  readonly mayWrite: () => boolean;
  readonly log: Log;
  /** Waited for between two copies; a second when left out. */
  readonly rest?: () => Promise<unknown>;
}

/** Keeps the merchant's copy of every payment that was posted, and of every one that was given back, as a PDF. */
export function createReceiptCopies(options: ReceiptCopiesOptions): (payment: Payment) => Promise<void> {
  const { directory, pdfOf, today, mayWrite, log, rest = aSecond } = options;
  let prunedIn = '';

  function prune(month: string): void {
    if (prunedIn === month) return;
    prunedIn = month;
    const oldest = monthBefore(month, options.keptMonths);
    for (const folder of readdirSync(directory)) {
      if (/^\d{4}-\d{2}$/.test(folder) && folder < oldest)
        rmSync(join(directory, folder), { recursive: true });
    }
  }

  async function keep(payment: Payment): Promise<void> {
    try {
      if (!mayWrite()) return;
      const month = today().slice(0, 7);
      mkdirSync(join(directory, month), { recursive: true });
      prune(month);
      const file = join(directory, month, `${nameOf(payment)}.pdf`);
      await writeFile(file, await pdfOf(payment), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      log({ is: 'receipt-copy-failed', why: error instanceof Error ? error.message : 'unknown' });
    }
  }

  let last = Promise.resolve();
  return (payment) => {
    const kept = last.then(() => keep(payment));
    // After an outage a thousand are posted at once, and a PDF takes as long as many posts: copies take their time.
    last = kept.then(async () => {
      await rest();
    });
    return kept;
  };
}

/** Keeps no process from ending. */
function aSecond(): Promise<unknown> {
  return sleep(1_000, undefined, { ref: false });
}

/** With the beginning of its id: a new journal gives the same references again. */
function nameOf({ order, state }: Payment): string {
  const ending = state.at === 'reversed' ? '-reversed' : '';
  return `${order.reference}-${order.paymentId.slice(0, 8)}${ending}`;
}

function monthBefore(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 - months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}
