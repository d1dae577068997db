import Sqlite, { type Database } from 'better-sqlite3';
import { existsSync } from 'node:fs';
import type { Payment, PaymentState } from '../../src-main/payment/payment.ts';
import { chainHash, chainStart } from '../../src-main/journal/chain.ts';

/** States in which nobody has anything left to do for a payment, or only staff have. */
const restingStates: readonly PaymentState['at'][] = [
  'posted',
  'declined',
  'reversed',
  'manual',
  'abandoned',
  'expired',
];

interface EventRow {
  readonly seq: number;
  readonly payment_id: string;
  readonly boot_id: string;
  readonly at_unix_ms: number;
  readonly body: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

/**
 * Looks at a journal's file from outside, without the kiosk's own reader: only reads, so that what a kill has left is
 * what the next start finds.
 */
function look<Result>(
  file: string,
  query: (database: Database) => Result,
  table = 'payment',
): Result | undefined {
  // A kiosk that was killed before its journal was made has taken no money.
  if (!existsSync(file)) return undefined;
  const database = new Sqlite(file, { readonly: true });
  try {
    const tables = database.prepare('select 1 from sqlite_schema where name = ?').all(table);
    return tables.length === 0 ? undefined : query(database);
  } finally {
    database.close();
  }
}

/** Payments that are still to be brought to an end, as `reference state`. */
export function findRestless(file: string): readonly string[] {
  const resting = restingStates.map((state) => `'${state}'`).join(', ');
  const restless = look(file, (database) =>
    database
      .prepare<[], { which: string }>(
        `select json_extract(body, '$.order.reference') || ' ' || state as which from payment
         where state not in (${resting})`,
      )
      .all(),
  );
  return restless?.map(({ which }) => which) ?? [];
}

/** Every payment, in the order in which they were opened. */
export function readPayments(file: string): readonly Payment[] {
  const rows = look(file, (database) =>
    database.prepare<[], { body: string }>('select body from payment order by opened_order').all(),
  );
  // Sound: the journal writes this column from a Payment.
  return rows?.map(({ body }) => JSON.parse(body) as Payment) ?? [];
}

/** The payments whose cards are kept in the file of sealed cards. */
export function findSealedCards(file: string): readonly string[] {
  const rows = look(
    file,
    (database) => database.prepare<[], { id: string }>('select payment_id as id from sealed_card').all(),
    'sealed_card',
  );
  return rows?.map(({ id }) => id) ?? [];
}

/** @returns what is wrong with pages or chain, read row by row */
export function findDamage(file: string): readonly string[] {
  const damage = look(file, (database) => {
    const pages = database.pragma('integrity_check', { simple: true });
    if (pages !== 'ok') return [`the journal's pages are damaged: ${String(pages)}`];
    let previous: { seq: number; hash: Buffer } = { seq: 0, hash: chainStart };
    for (const row of database.prepare<[], EventRow>('select * from event order by seq').iterate()) {
      const { seq, payment_id: paymentId, boot_id: bootId, at_unix_ms: atUnixMs, body } = row;
      const hash = chainHash(previous.hash, { seq, paymentId, bootId, atUnixMs, body });
      if (seq !== previous.seq + 1 || !row.previous_hash.equals(previous.hash) || !row.hash.equals(hash)) {
        return [`the journal's chain is broken at event ${seq}`];
      }
      previous = { seq, hash };
    }
    return [];
  });
  return damage ?? [];
}

/** A look that is repeated while a kiosk is alive. */
export interface StateWatch {
  /** The state of one payment now. */
  stateOf(paymentId: string): string | undefined;
  /** To be called before the next kiosk starts: a reader would spare it the work of a first opening. */
  close(): void;
}

export function watchStates(file: string): StateWatch {
  const database = new Sqlite(file, { readonly: true });
  const stateOf = database.prepare<[string], { state: string }>(
    'select state from payment where payment_id = ?',
  );
  return {
    stateOf: (paymentId) => stateOf.get(paymentId)?.state,
    close: () => database.close(),
  };
}
