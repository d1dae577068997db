import Sqlite from 'better-sqlite3';
import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JournalFault, type Journal } from '../../../src-main/journal/port.ts';
import {
  append,
  copy,
  fileAtRest,
  filePartlyVerified,
  left,
  confirmed,
  newFile,
  open,
  payment,
  tamper,
  verifiedSeq,
  verify,
} from './journal-files.ts';

const tamperingBefore: [string, string][] = [
  ['an event was changed', `update event set body = replace(body, '3845', '1') where seq = 1`],
  ['a time was changed', 'update event set at_unix_ms = 7 where seq = 2'],
  ['an event was taken out', 'delete from event where seq = 3'],
  ['a hash was changed', 'update event set hash = randomblob(32) where seq = 2'],
  ['what an event is chained to was changed', 'update event set previous_hash = zeroblob(32) where seq = 2'],
  ['a state was changed', `update payment set state = 'declined' where invoice_number = 'FE-000002'`],
  ['an amount was changed', `update payment set amount_minor = 1 where invoice_number = 'FE-000002'`],
  ['an invoice was changed', `update payment set invoice_number = 'FE-9' where invoice_number = 'FE-000002'`],
  ['a currency was changed', `update payment set currency = 'COP' where invoice_number = 'FE-000002'`],
  [
    'a customer was changed',
    `update payment set body = replace(body, 'María', 'Rosa') where invoice_number = 'FE-000002'`,
  ],
  [
    'a payment was put back, so that its receipt would be printed again',
    `update payment set last_seq = 4, body = json_set(body, '$.receipt', json('{"at":"none"}'))
     where invoice_number = 'FE-000001'`,
  ],
  [
    'two payments were swapped',
    `create temp table swapped as select invoice_number, body from payment;
     update payment set body = (select body from swapped where swapped.invoice_number =
       iif(payment.invoice_number = 'FE-000002', 'FE-000003', 'FE-000002'))
     where invoice_number in ('FE-000002', 'FE-000003')`,
  ],
  ['a payment was taken out', `delete from payment where invoice_number = 'FE-000002'`],
];

describe('the whole verification', () => {
  it('finds nothing wrong with a sound journal, and notes how far that is', async () => {
    const file = newFile();
    const journal = open(file);
    append(journal, payment(1), [confirmed]);
    expect(await journal.verifyWhole()).toBeUndefined();
    expect(verifiedSeq(file)).toBe(2);
  });

  it.each(tamperingBefore)('finds that %s, and the kiosk stays out of service', async (_what, sql) => {
    const file = fileAtRest();
    tamper(file, sql);
    const what = await verify(file);
    expect(what).toMatch(/journal/);
    expect(() => open(file)).toThrow(JournalFault);
    // However often it is started.
    expect(() => open(file)).toThrow(JournalFault);
  });

  // The index is read by nothing else that is verified: only the pages themselves tell of it.
  it.each(['payment', 'payment_by_reference'])('finds a damaged page of %s', async (name) => {
    const file = newFile();
    const journal = open(file);
    for (let number = 1; number < 40; number += 1) append(journal, payment(number), [left]);
    journal.close();
    open(file).close();
    damage(file, name);
    expect(await verify(file)).toMatch(/damaged|malformed|broken|stand/);
    expect(() => open(file)).toThrow(JournalFault);
  });

  it('trusts the journal again once the right file has been put back', async () => {
    const file = filePartlyVerified();
    const backup = newFile();
    copy(file, backup);
    tamper(file, 'update event set at_unix_ms = 7 where seq = 2');
    expect(await verify(file)).toBeDefined();
    expect(() => open(file)).toThrow(/broken at event 2/);
    copy(backup, file);
    expect(await verify(file)).toBeUndefined();
    expect(existsSync(`${file}.distrusted`)).toBe(false);
  });

  it('does not trust the older file that was put back after it failed', async () => {
    const file = filePartlyVerified();
    tamper(file, 'update event set at_unix_ms = 7 where seq = 2');
    expect(await verify(file)).toBeDefined();
    const older = newFile();
    const journal = open(older);
    append(journal, payment(1));
    journal.close();
    renameSync(older, file);
    expect(() => open(file)).toThrow(/events were lost/);
  });

  it('holds up no payment, and is about one moment of the journal', async () => {
    const file = newFile();
    const journal = open(file);
    append(journal, payment(1));
    const verified = journal.verifyWhole();
    const written = writeUntil(journal, verified);
    expect(await verified).toBeUndefined();
    await written;
    expect(journal.countPayments()).toBeGreaterThan(2);
    expect(await journal.verifyWhole()).toBeUndefined();
  });

  it('finds the file replaced under a running kiosk', async () => {
    const file = newFile();
    const journal = open(file);
    append(journal, payment(1), [left]);
    const other = newFile();
    const stranger = open(other);
    for (let number = 11; number < 20; number += 1) append(stranger, payment(number));
    stranger.close();
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    renameSync(other, file);
    expect(await journal.verifyWhole()).toMatch(/another file was put in its place/);
  });

  it('finds the file gone under a running kiosk', async () => {
    const file = newFile();
    const journal = open(file);
    append(journal, payment(1), [left]);
    rmSync(file);
    expect(await journal.verifyWhole()).toMatch(/unable to open/);
    expect(existsSync(`${file}.distrusted`)).toBe(true);
  });

  it('is one and the same when it is asked for twice', () => {
    const journal = open(newFile());
    expect(journal.verifyWhole()).toBe(journal.verifyWhole());
  });

  it('ends without a verdict when the journal is closed, and writes nothing', async () => {
    const file = filePartlyVerified();
    tamper(file, 'update event set at_unix_ms = 7 where seq = 2');
    const journal = open(file);
    const verified = journal.verifyWhole();
    journal.close();
    expect(await verified).toBeUndefined();
    expect(await journal.verifyWhole()).toBeUndefined();
    expect(existsSync(`${file}.distrusted`)).toBe(false);
  });
});

/** Opens payments until the verification has ended. */
async function writeUntil(journal: Journal, ended: Promise<unknown>): Promise<void> {
  const progress = { isEnded: false };
  void ended.then(() => (progress.isEnded = true));
  for (let number = 100; !progress.isEnded; number += 1) {
    append(journal, payment(number));
    await new Promise(setImmediate);
  }
}

/** Overwrites half of the first page of a table or an index, as a dying disk may. */
function damage(file: string, name: string): void {
  const pageBytes = 4_096;
  const database = new Sqlite(file, { readonly: true });
  const root = database
    .prepare<[string], number>('select rootpage from sqlite_master where name = ?')
    .pluck()
    .get(name);
  database.close();
  if (root === undefined) throw new Error(`the journal has no ${name}`);
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(pageBytes / 2, 0xa5), 0, pageBytes / 2, (root - 0.5) * pageBytes);
  closeSync(descriptor);
}
