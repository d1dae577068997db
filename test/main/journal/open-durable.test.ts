import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openDurable } from '../../../src-main/journal/open-durable.ts';
import { JournalFault } from '../../../src-main/journal/port.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** Opens a new file with a SQLite that says it is this one. */
function openWith(version: string): unknown {
  const file = join(temporaryDirectory(), 'file.sqlite');
  const prepare = Reflect.get<Sqlite.Database, 'prepare'>(Sqlite.prototype, 'prepare');
  const older = vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (
    this: Sqlite.Database,
    sql,
  ) {
    return prepare.call(this, sql.replace('sqlite_version()', `'${version}'`));
  });
  try {
    const database = openDurable(file, 'the journal');
    const synchronous = database.pragma('synchronous', { simple: true });
    database.close();
    return synchronous;
  } finally {
    older.mockRestore();
  }
}

describe('a file that money is written to', () => {
  it.each(['3.51.2', '3.50.9', '3.9.3', '2.99.99'])(
    'is not opened by SQLite %s, which may lose commits',
    (version) => {
      expect(() => openWith(version)).toThrow(JournalFault);
      expect(() => openWith(version)).toThrow(
        `SQLite ${version} may lose commits: 3.51.3 or newer is needed`,
      );
    },
  );

  it.each(['3.51.3', '3.51.10', '3.52.0', '4.0.0'])(
    'is opened by SQLite %s, and waits for the disk',
    (version) => {
      expect(openWith(version)).toBe(2);
    },
  );
});
