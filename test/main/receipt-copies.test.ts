import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LogLine } from '../../src-main/log.ts';
import { createReceiptCopies } from '../../src-main/receipt-copies.ts';
import { opened } from './payment/orders.ts';
import { approved, confirmed, endOf, posted } from './payment/stories.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const paid = endOf(confirmed, approved, posted);
const name = 'K014-000001-0e7f3a44.pdf';

interface Copies {
  readonly directory: string;
  readonly lines: LogLine[];
  readonly keep: (text?: string) => Promise<void>;
}

function copiesAt(today: string, hasRoom = true): Copies {
  const directory = join(temporaryDirectory(), 'receipts');
  const lines: LogLine[] = [];
  return {
    directory,
    lines,
    keep: (text = 'a copy') =>
      createReceiptCopies({
        directory,
        pdfOf: async () => Buffer.from(text),
        today: () => today,
        keptMonths: 2,
        mayWrite: () => hasRoom,
        log: (line) => lines.push(line),
      })(paid),
  };
}

describe('the merchant’s copy of a receipt', () => {
  it('lies in the month in which it was charged where the kiosk stands', async () => {
    const { directory, keep } = copiesAt('2026-10-31');
    await keep();
    expect(readdirSync(join(directory, '2026-10'))).toEqual([name]);
  });

  it('is never written over: a new journal gives the same references again', async () => {
    const { directory, keep, lines } = copiesAt('2026-10-31');
    await keep('the first');
    await keep('another');
    expect(readFileSync(join(directory, '2026-10', name), 'utf8')).toBe('the first');
    expect(lines).toMatchObject([{ is: 'receipt-copy-failed' }]);
  });

  it('goes after so many months, and nothing else goes with it', async () => {
    const { directory, keep } = copiesAt('2027-01-02');
    for (const folder of ['2026-10', '2026-11', '2026-12', 'notes'])
      mkdirSync(join(directory, folder), { recursive: true });
    await keep();
    expect(readdirSync(directory).sort()).toEqual(['2026-11', '2026-12', '2027-01', 'notes']);
  });

  it('is not written where the disk is needed for payments', async () => {
    const { directory, keep } = copiesAt('2026-10-31', false);
    await keep();
    expect(() => readdirSync(directory)).toThrow('ENOENT');
  });

  it('waits for its turn: what is posted by the thousand after an outage is not held up by copies', async () => {
    const directory = temporaryDirectory();
    const made: string[] = [];
    const { promise: rested, resolve: goOn } = Promise.withResolvers<null>();
    const keep = createReceiptCopies({
      directory,
      pdfOf: async ({ order }) => {
        made.push(order.reference);
        return Buffer.from('a copy');
      },
      today: () => '2026-10-31',
      keptMonths: 2,
      mayWrite: () => true,
      log: () => undefined,
      rest: () => rested,
    });
    const second = { ...paid, order: { ...paid.order, reference: 'K014-000002' } };
    const kept = [keep(paid), keep(second)];
    await kept[0];
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toEqual(['K014-000001']);
    goOn(null);
    await kept[1];
    expect(made).toEqual(['K014-000001', 'K014-000002']);
  });

  it('that cannot be made stops nothing', async () => {
    const lines: LogLine[] = [];
    const keep = createReceiptCopies({
      directory: temporaryDirectory(),
      pdfOf: () => Promise.reject(new Error('no font')),
      today: () => '2026-10-31',
      keptMonths: 2,
      mayWrite: () => true,
      log: (line) => lines.push(line),
    });
    await keep(opened);
    expect(lines).toEqual([{ is: 'receipt-copy-failed', why: 'no font' }]);
  });
});
