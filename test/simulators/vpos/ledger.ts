import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { Currency } from '#contract/money.ts';
import type { CardBrand, Verdict } from './test-endings.ts';

/** A sale as the acquirer took it in. Of the card there is the brand and the last four digits, never more. */
export interface Order {
  readonly requestDigest: string;
  readonly kioskId: string;
  readonly terminalId: string;
  readonly merchantId: string;
  readonly reference: string;
  readonly invoiceNumber: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly cardBrand: CardBrand;
  readonly cardLastFour: string;
  /** As the cardholder chose; left out, whatever the card is. */
  readonly accountType?: 'credit' | 'debit';
  readonly verdict: Verdict;
  /** When the host will have carried it out, in Unix milliseconds: at once, but for a late ending. */
  readonly dueAtUnixMs: number;
  /** Of a sale that came out of a kiosk's queue. */
  readonly queued?: { readonly permissionId: string; readonly queuedAt: string };
}

/** Money taken. */
export interface Capture {
  readonly authorizationCode: string;
  readonly retrievalReference: string;
  readonly batch: string;
  readonly trace: string;
  readonly approvedAtUnixMs: number;
}

export interface Reversal {
  readonly reversalReference: string;
  /** Whether money was given back, or only a tombstone left. */
  readonly captured: boolean;
  readonly reason: string;
}

export interface Opening {
  readonly batch: string;
  readonly openedAt: string;
}

/** A closed batch, exactly as it was answered: asked again, it is answered again. */
export interface Settlement {
  readonly batch: string;
  readonly settledAt: string;
  /** Whether the kiosk's net is the acquirer's own. */
  readonly agrees: boolean;
  readonly sales: Totals;
  readonly reversals: Totals;
  readonly net: readonly Sum[];
  readonly nextBatch: string;
}

/** Minor units of one currency. */
export interface Sum {
  readonly currency: Currency;
  readonly amountMinor: number;
}

export interface Totals {
  readonly count: number;
  readonly totals: readonly Sum[];
}

/** The ledger's entries. Each is only ever added, so the past cannot change. */
export type Entry =
  | { readonly is: 'accepted'; readonly paymentId: string; readonly content: Order }
  | { readonly is: 'sale'; readonly paymentId: string; readonly content: Capture }
  | { readonly is: 'decline'; readonly paymentId: string; readonly content: { readonly code: string } }
  | { readonly is: 'reversal'; readonly paymentId: string; readonly content: Reversal }
  | { readonly is: 'unanswered-inquiry'; readonly paymentId: string; readonly content: object }
  | { readonly is: 'opening'; readonly paymentId: null; readonly content: Opening }
  | { readonly is: 'settlement'; readonly paymentId: null; readonly content: Settlement };

export type TakenEntry = Entry & { readonly sequence: number; readonly takenAtUnixMs: number };

export interface Ledger {
  append(entry: Entry): void;
  ofPayment(paymentId: string): readonly TakenEntry[];
  /** Everything, in the order it happened. */
  all(): readonly TakenEntry[];
  /** How many entries of one kind there are: numbers given out count up from it. */
  count(is: Entry['is']): number;
  /** Runs work that reads and appends as one step, all of it or nothing. */
  atomically<Result>(work: () => Result): Result;
  close(): void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS entries (
    sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, payment_id TEXT, taken_at_unix_ms INTEGER NOT NULL,
    content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS entries_of_payment ON entries (payment_id, sequence);
  CREATE INDEX IF NOT EXISTS entries_of_kind ON entries (kind);
  CREATE UNIQUE INDEX IF NOT EXISTS once_a_payment ON entries (payment_id, kind)
    WHERE kind IN ('accepted', 'sale', 'decline', 'reversal');
  CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER IF NOT EXISTS entries_hold BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
`;

interface EntryRow {
  readonly sequence: number;
  readonly kind: Entry['is'];
  readonly paymentId: string | null;
  readonly takenAtUnixMs: number;
  readonly content: string;
}

const columns = `
  SELECT sequence, kind, payment_id AS paymentId, taken_at_unix_ms AS takenAtUnixMs, content FROM entries
`;

/** Opens the acquirer's own append-only ledger. */
export function openLedger(directory: string, now: () => number): Ledger {
  const database = new Database(join(directory, 'vpos.sqlite'));
  database.pragma('journal_mode = WAL');
  database.exec(tables);
  const add = database.prepare(
    'INSERT INTO entries (kind, payment_id, taken_at_unix_ms, content) VALUES (?, ?, ?, ?)',
  );
  const entriesOf = database.prepare<[string], EntryRow>(`${columns} WHERE payment_id = ? ORDER BY sequence`);
  const everything = database.prepare<[], EntryRow>(`${columns} ORDER BY sequence`);
  const countOf = database.prepare<[string], { entries: number }>(
    'SELECT count(*) AS entries FROM entries WHERE kind = ?',
  );

  return {
    append: ({ is, paymentId, content }) => {
      add.run(is, paymentId, now(), JSON.stringify(content));
    },
    ofPayment: (paymentId) => entriesOf.all(paymentId).map(entryOf),
    all: () => everything.all().map(entryOf),
    count: (is) => countOf.get(is)?.entries ?? 0,
    atomically: (work) => database.transaction(work).immediate(),
    close: () => {
      database.close();
    },
  };
}

function entryOf({ kind, content, ...row }: EntryRow): TakenEntry {
  // Sound: only `append` writes rows, and it takes kind and content from one Entry.
  return { ...row, is: kind, content: JSON.parse(content) as unknown } as TakenEntry;
}
