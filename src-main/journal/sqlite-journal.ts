import Sqlite, { type Database } from 'better-sqlite3';
import { chainHash, type ChainedEvent, type ChainHead } from './chain.ts';
import { createReader } from './journal-reader.ts';
import { migrate } from './migrate.ts';
import { asFault, checkPages, openDurable } from './open-durable.ts';
import type { Journal, JournalEntry, JournalFault } from './port.ts';
import { isDistrusted, readCheckpoint, trustAgain, tryToWriteCheckpoint } from './trust.ts';
import { verifyEvents, verifyEventsSince } from './verify.ts';
import { createWholeVerification } from './whole-verification.ts';

interface JournalOptions {
  /** Path of the SQLite file; made when it is missing. Two small files beside it say how far it is trusted. */
  readonly file: string;
  /** Names this run of the program in every row that it writes. */
  readonly bootId: string;
}

/**
 * Opens the journal, makes sure that the disk will be waited for, and verifies what came after the last verification;
 * everything when there was none, or when it failed.
 *
 * @throws JournalFault when the file is damaged, was tampered with, is gone, or cannot be made durable
 */
export function openSqliteJournal(options: JournalOptions): Journal {
  try {
    const known = readCheckpoint(options.file);
    const database = openDurable(options.file, 'the journal');
    try {
      // Written anew into the file: what a failed sync left in the system's memory alone is not built upon.
      database.pragma('wal_checkpoint(TRUNCATE)');
      return createJournal(database, options, verify(database, options.file, known));
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw asFault(error);
  }
}

function verify(database: Database, file: string, known: ChainHead): ChainHead {
  const isWhole = known.seq === 0 || isDistrusted(file);
  if (isWhole) checkPages(database, 'the journal');
  migrate(database);
  const head = isWhole ? verifyEvents(database, known) : verifyEventsSince(database, known);
  if (head.seq > known.seq) tryToWriteCheckpoint(file, head);
  if (isWhole) trustAgain(file);
  return head;
}

function createJournal(database: Database, { file, bootId }: JournalOptions, start: ChainHead): Journal {
  const insertEvent = database.prepare<[number, string, string, number, string, Buffer, Buffer]>(
    'insert into event (seq, payment_id, boot_id, at_unix_ms, body, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const savePayment = database.prepare<Record<string, string | number>>(
    `insert into payment (payment_id, opened_order, invoice_number, amount_minor, currency, state, body, last_seq)
     values (:paymentId, (select coalesce(max(opened_order), 0) + 1 from payment), :invoiceNumber, :amountMinor, :currency, :state, :body, :seq)
     on conflict (payment_id) do update set state = :state, body = :body, last_seq = :seq`,
  );
  let head = start;
  let fault: JournalFault | undefined;
  const wholeVerification = createWholeVerification(file);

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

  return {
    append,
    ...createReader(database),
    verifyWhole: () => wholeVerification.run(head),
    close: () => {
      wholeVerification.stop();
      database.close();
    },
  };

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

function isInvoiceBusy(error: unknown): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    error.code === 'SQLITE_CONSTRAINT_UNIQUE' &&
    error.message.includes('payment.invoice_number')
  );
}
