import type { Database } from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Brings the file's tables up to date, one migration a transaction; `user_version` counts those applied.
 *
 * @throws Error when the file is newer than this program: an older kiosk must not touch it
 */
export function migrate(database: Database): void {
  const migrations = readMigrations();
  const applied = Number(database.pragma('user_version', { simple: true }));
  if (applied > migrations.length) {
    throw new Error(
      `the journal has version ${applied}, this program knows ${migrations.length}: install the newer one`,
    );
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < applied) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function readMigrations(): string[] {
  // Both src-main/journal/ and the built dist/main/ lie two folders below the one that holds resources/.
  const folder = join(import.meta.dirname, '../../resources/migrations');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
}
