import type { Database } from 'better-sqlite3';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { asFault, checkPages, openDurable, syncLog } from '../journal/open-durable.ts';
import { JournalFault } from '../journal/port.ts';
import type { SealedCards } from './port.ts';

const content = 'the sealed cards';
const version = 1;

/**
 * Room before each card, as long as a page. SQLite moves what lies in a page of the tree when its neighbours come and
 * go, and leaves copies where it lay (measured: `secure_delete` misses 1 card in 7 600). With this room a card lies in
 * overflow pages alone, which are its own, never move, and are overwritten where they are.
 */
const roomBytes = 4_096;

/**
 * Opens the file of sealed cards, for the owner's eyes only, and finishes what a cut-off `destroy` began.
 *
 * @param options.file - path of the SQLite file; made when it is missing
 * @throws JournalFault when the file is damaged or cannot be made durable
 */
export function openSqliteSealedCards(options: { readonly file: string }): SealedCards {
  try {
    keepFromOthers(options.file);
    const database = openDurable(options.file, content);
    try {
      checkPages(database, content);
      createTable(database);
      checkOverwriting(database);
      emptyLog(database);
      return createSealedCards(database);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw asFault(error);
  }
}

/** SQLite gives its log and its shared memory the mode of the file. */
function keepFromOthers(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function createTable(database: Database): void {
  const found = Number(database.pragma('user_version', { simple: true }));
  if (found > version) {
    throw new JournalFault(
      `${content} have version ${found}, this program knows ${version}: install the newer one`,
    );
  }
  if (found === version) return;
  database.transaction(() => {
    database.exec(
      'create table sealed_card (payment_id text primary key, room blob not null, sealed text not null) strict',
    );
    database.pragma(`user_version = ${version}`);
  })();
}

function checkOverwriting(database: Database): void {
  const isOverwriting = database.pragma('secure_delete', { simple: true });
  if (isOverwriting !== 1)
    throw new JournalFault(`${content} would not be overwritten when they are destroyed`);
}

/** Moves everything from the log into the file and cuts the log to nothing: the log keeps old pages until then. */
function emptyLog(database: Database): void {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (result?.busy !== 0)
    throw new JournalFault(`somebody else reads ${content}: their log could not be emptied`);
  syncLog(database);
}

function createSealedCards(database: Database): SealedCards {
  const insert = database.prepare<[string, string]>(
    `insert into sealed_card values (?, zeroblob(${roomBytes}), ?)`,
  );
  const remove = database.prepare<[string]>('delete from sealed_card where payment_id = ?');
  const byId = database
    .prepare<[string], string>('select sealed from sealed_card where payment_id = ?')
    .pluck();
  const ids = database.prepare<[], string>('select payment_id from sealed_card order by rowid').pluck();
  let fault: JournalFault | undefined;

  return {
    keep: (paymentId, sealed) => orFault(() => keep(paymentId, sealed)),
    read: (paymentId) => orFault(() => byId.get(paymentId)),
    destroy: (paymentId) =>
      orFault(() => {
        remove.run(paymentId);
        emptyLog(database);
      }),
    paymentIds: () => orFault(() => ids.all()),
    close: () => database.close(),
  };

  function keep(paymentId: string, sealed: string): void {
    const kept = byId.get(paymentId);
    if (kept === undefined) insert.run(paymentId, sealed);
    else if (kept !== sealed) throw new JournalFault(`payment ${paymentId} has another sealed card already`);
  }

  /** After a fault the file may hold something else than was answered: only a new start, which reads it, can tell. */
  function orFault<Result>(act: () => Result): Result {
    if (fault) throw fault;
    try {
      return act();
    } catch (error) {
      fault = asFault(error);
      throw fault;
    }
  }
}
