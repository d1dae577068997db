import Sqlite, { type Database } from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { JournalFault } from './port.ts';

/** The first SQLite without the bug by which a reset of the write-ahead log could lose a commit (3.7.0 to 3.51.2). */
const sqliteVersionMin = [3, 51, 3] as const;

/** One process has the file. Somebody who holds it longer than this must not hold up the screen as well. */
const lockTimeoutMs = 1_000;

/**
 * Opens a SQLite file whose every commit waits for the disk; makes it when it is missing.
 *
 * @param what - names the file in what is thrown, such as `the journal`
 * @throws JournalFault when commits could not be made durable
 */
export function openDurable(file: string, what: string): Database {
  const database = new Sqlite(file, { timeout: lockTimeoutMs });
  try {
    checkVersion(database);
    makeDurable(database, what);
    syncLog(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Waits until the write-ahead log is on the disk as it is read now.
 *
 * SQLite reads what a killed process had written into the log and not yet waited for, and takes it for committed; and
 * it does not wait when it cuts the log off. A power cut could still take the one back, and bring the other back.
 */
export function syncLog({ name }: Database): void {
  const log = `${name}-wal`;
  if (!existsSync(log)) return;
  const descriptor = openSync(log, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** @throws JournalFault unless every page of the file is sound */
export function checkPages(database: Database, what: string): void {
  const found = database.pragma('quick_check', { simple: true });
  if (found !== 'ok') throw new JournalFault(`the file of ${what} is damaged: ${String(found)}`);
}

/** What SQLite, the disk or the program threw, as the one fault that a caller must know. */
export function asFault(error: unknown): JournalFault {
  if (error instanceof JournalFault) return error;
  return new JournalFault(error instanceof Error ? error.message : String(error), { cause: error });
}

function checkVersion(database: Database): void {
  const version = String(database.prepare<[], string>('select sqlite_version()').pluck().get());
  const parts = version.split('.').map(Number);
  const differing = sqliteVersionMin.findIndex((least, index) => parts[index] !== least);
  if (differing === -1 || (parts[differing] ?? 0) > (sqliteVersionMin[differing] ?? 0)) return;
  throw new JournalFault(
    `SQLite ${version} may lose commits: ${sqliteVersionMin.join('.')} or newer is needed`,
  );
}

/**
 * SQLite keeps `synchronous` per connection, and a connection to a file that is already in WAL mode may start
 * at NORMAL, where a power cut loses acknowledged rows. So it is set on every open, and read back.
 */
function makeDurable(database: Database, what: string): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('recursive_triggers = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('cell_size_check = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('secure_delete = ON');
  database.pragma('temp_store = MEMORY');
  const mode = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) {
    throw new JournalFault(
      `${what} is not durable: journal_mode ${String(mode)}, synchronous ${String(synchronous)}`,
    );
  }
}
