import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { JournalFault } from '../../../src-main/journal/port.ts';
import type { SealedCards } from '../../../src-main/sealed-cards/port.ts';
import { openSqliteSealedCards } from '../../../src-main/sealed-cards/sqlite-sealed-cards.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** As long as a card sealed to a key of 2048 bits. */
const sealedBytes = 624;
const paymentId = '0e7f3a44-5d7b-4a3e-9f60-1f2b3c4d5e6f';

function newFile(): string {
  return join(temporaryDirectory(), 'cards.sqlite');
}

/** Each piece of it says whose it is. */
function sealedFor(id: string): string {
  return `${id}:`.repeat(Math.ceil(sealedBytes / (id.length + 1)));
}

function filesOf(file: string): string[] {
  return [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path));
}

/** Whose cards, or pieces of them, are in the bytes on the disk. */
function foundOnDisk(file: string, ids: readonly string[]): string[] {
  const bytes = Buffer.concat(filesOf(file).map((path) => readFileSync(path)));
  return ids.filter((id) => bytes.includes(`${id}:${id}:`));
}

/** Cards that come and go as in a long day without the acquirer, the same at every run; gives those destroyed. */
function comeAndGo(cards: SealedCards, steps: number): string[] {
  let seed = 49;
  const chance = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x80000000;
  };
  const kept: string[] = [];
  const destroyed: string[] = [];
  for (let step = 0; step < steps; step += 1) {
    if (kept.length === 0 || chance() < 0.6) {
      const id = `payment-${String(kept.length + destroyed.length).padStart(4, '0')}`;
      cards.keep(id, sealedFor(id));
      kept.push(id);
    } else {
      for (const id of kept.splice(Math.floor(chance() * kept.length), 1)) {
        cards.destroy(id);
        destroyed.push(id);
      }
    }
  }
  return destroyed;
}

describe('the sealed cards', () => {
  it('are there after a restart, in the order in which they were kept', () => {
    const file = newFile();
    const before = openSqliteSealedCards({ file });
    for (const id of ['second', 'first', 'third']) before.keep(id, sealedFor(id));
    before.destroy('third');
    before.close();
    const cards = openSqliteSealedCards({ file });
    expect(cards.paymentIds()).toEqual(['second', 'first']);
    expect(cards.read('first')).toBe(sealedFor('first'));
    expect(cards.read('third')).toBeUndefined();
  });

  it('are kept once, however often the same is asked', () => {
    const cards = openSqliteSealedCards({ file: newFile() });
    cards.keep(paymentId, 'h.k.i.c.t');
    cards.keep(paymentId, 'h.k.i.c.t');
    expect(cards.paymentIds()).toEqual([paymentId]);
  });

  it('never take the place of another of the same payment', () => {
    const cards = openSqliteSealedCards({ file: newFile() });
    cards.keep(paymentId, 'h.k.i.c.t');
    expect(() => cards.keep(paymentId, 'h.k.i.c.other')).toThrow(JournalFault);
  });

  it('can be destroyed when there is none', () => {
    const cards = openSqliteSealedCards({ file: newFile() });
    cards.destroy(paymentId);
    expect(cards.paymentIds()).toEqual([]);
  });

  it('are on the disk while they are kept: what the other tests look for can be found', () => {
    const file = newFile();
    openSqliteSealedCards({ file }).keep(paymentId, sealedFor(paymentId));
    expect(foundOnDisk(file, [paymentId])).toEqual([paymentId]);
  });

  it('leave nothing in the file or its log once they are destroyed', () => {
    const file = newFile();
    const cards = openSqliteSealedCards({ file });
    cards.keep(paymentId, sealedFor(paymentId));
    cards.destroy(paymentId);
    expect(foundOnDisk(file, [paymentId])).toEqual([]);
    expect(statSync(`${file}-wal`).size).toBe(0);
  });

  it('leave nothing behind though hundreds come and go, nor after a restart', () => {
    const file = newFile();
    const cards = openSqliteSealedCards({ file });
    // With these steps SQLite leaves a piece of one behind when cards lie in pages that they share.
    const destroyed = comeAndGo(cards, 320);
    expect(destroyed.length).toBeGreaterThan(100);
    expect(foundOnDisk(file, destroyed)).toEqual([]);
    cards.close();
    openSqliteSealedCards({ file });
    expect(foundOnDisk(file, destroyed)).toEqual([]);
  });

  it('are gone after the next start when the power failed in the middle of their end', () => {
    const file = newFile();
    const cards = openSqliteSealedCards({ file });
    cards.keep(paymentId, sealedFor(paymentId));
    // Destroyed, but the log not yet emptied: what a power cut leaves on the disk.
    const raw = new Sqlite(file);
    raw.pragma('secure_delete = ON');
    raw.prepare('delete from sealed_card').run();
    const left = newFile();
    for (const path of filesOf(file)) copyFileSync(path, path.replace(file, left));
    raw.close();
    expect(foundOnDisk(left, [paymentId])).toEqual([paymentId]);
    openSqliteSealedCards({ file: left });
    expect(foundOnDisk(left, [paymentId])).toEqual([]);
  });

  it('are not called destroyed while another program keeps them in the log', () => {
    const file = newFile();
    const cards = openSqliteSealedCards({ file });
    cards.keep(paymentId, sealedFor(paymentId));
    const reader = new Sqlite(file, { readonly: true });
    const rows = reader.prepare('select * from sealed_card').iterate();
    rows.next();
    expect(() => cards.destroy(paymentId)).toThrow(/could not be emptied/);
    // And from then on nothing is answered: only a new start can tell what is in the file.
    expect(() => cards.read(paymentId)).toThrow(JournalFault);
    rows.return?.();
    reader.close();
  });

  it('can be read by nobody else', () => {
    const file = newFile();
    writeFileSync(file, '', { mode: 0o644 });
    openSqliteSealedCards({ file }).keep(paymentId, sealedFor(paymentId));
    const open = filesOf(file).filter((path) => process.platform !== 'win32' && statSync(path).mode & 0o077);
    expect(filesOf(file)).toHaveLength(3);
    expect(open).toEqual([]);
  });

  it.each([
    ['synchronous = FULL', /not durable/],
    ['secure_delete = ON', /would not be overwritten/],
  ])('are not taken when SQLite does not obey %s', (setting, why) => {
    const file = newFile();
    openSqliteSealedCards({ file }).close();
    const pragma = Reflect.get<Sqlite.Database, 'pragma'>(Sqlite.prototype, 'pragma');
    const deaf = vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (
      this: Sqlite.Database,
      ...asked
    ) {
      return asked[0] === setting ? undefined : pragma.apply(this, asked);
    });
    expect(() => openSqliteSealedCards({ file })).toThrow(why);
    deaf.mockRestore();
    expect(openSqliteSealedCards({ file }).paymentIds()).toEqual([]);
  });

  it.each([
    ['a newer program made the file', (file: string) => setVersion(file, 2), /install the newer one/],
    [
      'the file is something else',
      (file: string) => writeFileSync(file, 'x'.repeat(8_192)),
      /not a database/,
    ],
  ])('do not open when %s', (_what, spoil, why) => {
    const file = newFile();
    openSqliteSealedCards({ file }).close();
    spoil(file);
    expect(() => openSqliteSealedCards({ file })).toThrow(why);
    expect(() => openSqliteSealedCards({ file })).toThrow(JournalFault);
  });

  it('say that they cannot be reached once they are closed', () => {
    const cards = openSqliteSealedCards({ file: newFile() });
    cards.close();
    expect(() => cards.keep(paymentId, 'h.k.i.c.t')).toThrow(JournalFault);
    expect(() => cards.paymentIds()).toThrow(JournalFault);
  });
});

function setVersion(file: string, version: number): void {
  const database = new Sqlite(file);
  database.pragma(`user_version = ${version}`);
  database.close();
}
