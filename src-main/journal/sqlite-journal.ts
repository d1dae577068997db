import Sqlite, { type Database } from 'better-sqlite3';
import type { Payment } from '../payment/payment.ts';
import { chainHash, chainStart, type ChainedEvent } from './chain.ts';
import { migrate } from './migrate.ts';
import { JournalFault, type Journal, type JournalEntry } from './port.ts';

interface ChainHead {
  readonly seq: number;
  readonly hash: Buffer;
}

interface EventRow {
  seq: number;
  payment_id: string;
  boot_id: string;
  at_unix_ms: number;
  body: string;
  previous_hash: Buffer;
  hash: Buffer;
}

/**
 * Opens the journal, makes sure that the disk will be waited for, and checks the whole chain.
 *
 * @param options.file - path of the SQLite file; made when it is missing
 * @param options.bootId - names this run of the program in every row it writes
 * @throws JournalFault when the file is damaged, was tampered with, or cannot be made durable
 */
export function openSqliteJournal(options: { readonly file: string; readonly bootId: string }): Journal {
  try {
    const database = new Sqlite(options.file);
    makeDurable(database);
    checkPages(database);
    migrate(database);
    const head = verifyChain(database);
    checkProjection(database);
    return createJournal(database, options.bootId, head);
  } catch (error) {
    throw asFault(error);
  }
}

/**
 * SQLite keeps `synchronous` per connection, and a connection to a file that is already in WAL mode may start
 * at NORMAL, where a power cut loses acknowledged rows. So it is set on every open, and read back.
 */
function makeDurable(database: Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('recursive_triggers = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('cell_size_check = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('secure_delete = ON');
  const mode = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) {
    throw new JournalFault(
      `the journal is not durable: journal_mode ${String(mode)}, synchronous ${String(synchronous)}`,
    );
  }
}

function checkPages(database: Database): void {
  const found = database.pragma('quick_check', { simple: true });
  if (found !== 'ok') throw new JournalFault(`the journal's file is damaged: ${String(found)}`);
}

/** Walks the chain from its start; gives the last event's number and hash. */
function verifyChain(database: Database): ChainHead {
  let head: ChainHead = { seq: 0, hash: chainStart };
  for (const row of database.prepare<[], EventRow>('select * from event order by seq').iterate()) {
    const event = {
      seq: row.seq,
      paymentId: row.payment_id,
      bootId: row.boot_id,
      atUnixMs: row.at_unix_ms,
      body: row.body,
    };
    const isNext = row.seq === head.seq + 1 && row.previous_hash.equals(head.hash);
    if (!isNext || !chainHash(head.hash, event).equals(row.hash)) {
      throw new JournalFault(`the journal's chain is broken at event ${row.seq}`);
    }
    head = { seq: row.seq, hash: row.hash };
  }
  return head;
}

/** The payments must stand as their last chained events say: the chain vouches for events alone. */
function checkProjection(database: Database): void {
  const differing = database
    .prepare<[], { payment_id: string }>(
      `select payment.payment_id from payment left join event on event.seq = payment.last_seq
       where event.payment_id is not payment.payment_id
         or json_extract(event.body, '$.at') is not payment.state
         or json_extract(payment.body, '$.state.at') is not payment.state
         or json_extract(payment.body, '$.order.amountMinor') is not payment.amount_minor
         or payment.amount_minor is not (
           select json_extract(opened.body, '$.event.order.amountMinor') from event as opened
           where opened.payment_id = payment.payment_id order by opened.seq limit 1)`,
    )
    .get();
  if (differing)
    throw new JournalFault(`payment ${differing.payment_id} does not stand as the journal's events say`);
}

function createJournal(database: Database, bootId: string, start: ChainHead): Journal {
  const insertEvent = database.prepare<[number, string, string, number, string, Buffer, Buffer]>(
    'insert into event (seq, payment_id, boot_id, at_unix_ms, body, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const savePayment = database.prepare<Record<string, string | number>>(
    `insert into payment (payment_id, opened_order, invoice_number, amount_minor, currency, state, body, last_seq)
     values (:paymentId, (select count(*) + 1 from payment), :invoiceNumber, :amountMinor, :currency, :state, :body, :seq)
     on conflict (payment_id) do update set state = :state, body = :body, last_seq = :seq`,
  );
  let head = start;
  let fault: JournalFault | undefined;

  const writeAll = database.transaction((entries: readonly JournalEntry[]) => {
    let { seq, hash } = head;
    for (const { event, payment, atUnixMs } of entries) {
      const { order, state } = payment;
      const recorded = event.is === 'opened' ? { ...event, order } : event;
      const row: ChainedEvent = {
        seq: ++seq,
        paymentId: order.paymentId,
        bootId,
        atUnixMs,
        body: JSON.stringify({ event: recorded, at: state.at }),
      };
      const previous = hash;
      hash = chainHash(previous, row);
      insertEvent.run(row.seq, row.paymentId, row.bootId, row.atUnixMs, row.body, previous, hash);
      savePayment.run({
        paymentId: order.paymentId,
        invoiceNumber: order.invoice.invoiceNumber,
        amountMinor: order.amountMinor,
        currency: order.currency,
        state: state.at,
        body: JSON.stringify(payment),
        seq,
      });
    }
    return { seq, hash };
  });

  return { append, ...createReader(database), close: () => database.close() };

  function append(entries: readonly JournalEntry[]): 'written' | 'invoice-busy' {
    if (fault) throw fault;
    try {
      head = writeAll.immediate(entries);
      return 'written';
    } catch (error) {
      if (isInvoiceBusy(error)) return 'invoice-busy';
      // The commit may have reached the disk all the same. Only a new start, which reads the file, can tell.
      fault = asFault(error);
      throw fault;
    }
  }
}

function createReader(
  database: Database,
): Pick<Journal, 'readPayment' | 'readBlocking' | 'readUnfinished' | 'countPayments'> {
  const byId = database.prepare<[string], { body: string }>('select body from payment where payment_id = ?');
  const blocking = database.prepare<[string], { body: string }>(
    "select body from payment where invoice_number = ? and state not in ('declined', 'reversed', 'abandoned')",
  );
  const unfinished = database.prepare<[], { body: string }>(
    `select body from payment where state in ('created', 'sending', 'unknown', 'approved', 'reversing')
     order by opened_order`,
  );
  const count = database.prepare<[], { many: number }>('select count(*) as many from payment');
  return {
    readPayment: (paymentId) => read(() => parse(byId.get(paymentId))),
    readBlocking: (invoiceNumber) => read(() => parse(blocking.get(invoiceNumber))),
    readUnfinished: () => read(() => unfinished.all().map(parseBody)),
    countPayments: () => read(() => count.get()?.many ?? 0),
  };
}

function read<Result>(query: () => Result): Result {
  try {
    return query();
  } catch (error) {
    throw asFault(error);
  }
}

function parse(row: { body: string } | undefined): Payment | undefined {
  return row && parseBody(row);
}

function parseBody(row: { body: string }): Payment {
  // Sound: only `append` writes this column, from a Payment, and the chain vouches for its events.
  return JSON.parse(row.body) as Payment;
}

function isInvoiceBusy(error: unknown): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    error.code === 'SQLITE_CONSTRAINT_UNIQUE' &&
    error.message.includes('payment.invoice_number')
  );
}

function asFault(error: unknown): JournalFault {
  if (error instanceof JournalFault) return error;
  return new JournalFault(error instanceof Error ? error.message : String(error), { cause: error });
}
