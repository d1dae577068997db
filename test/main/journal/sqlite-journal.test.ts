import Sqlite from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { JournalFault, type Journal } from '../../../src-main/journal/port.ts';
import type { Payment } from '../../../src-main/payment/payment.ts';
import { opened } from '../payment/orders.ts';
import { append, left, newFile, open, tamper } from './journal-files.ts';

/** Another try to pay the same invoice. */
function again(): Payment {
  return { ...opened, order: { ...opened.order, paymentId: crypto.randomUUID() } };
}

function tryToOpen(journal: Journal, payment: Payment): 'written' | 'invoice-busy' {
  return journal.append([{ event: { is: 'opened' }, payment, atUnixMs: 1 }]);
}

/** A journal of three events, closed. */
function writtenFile(): string {
  const file = newFile();
  const journal = open(file);
  append(journal, opened, [left]);
  append(journal, again());
  journal.close();
  return file;
}

describe('the journal', () => {
  it('gives back after a restart what was written before it', () => {
    const journal = open(writtenFile());
    expect(journal.readPayment(opened.order.paymentId)?.state).toEqual({
      at: 'abandoned',
      reason: 'customer-left',
    });
    expect(journal.countPayments()).toBe(2);
  });

  it('refuses a file of an earlier run when SQLite would not wait for the disk', () => {
    const file = writtenFile();
    const pragma = Reflect.get<Sqlite.Database, 'pragma'>(Sqlite.prototype, 'pragma');
    const deaf = vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (
      this: Sqlite.Database,
      ...asked
    ) {
      // As if the setting were never made: the connection keeps what SQLite gives a file in WAL mode.
      return asked[0] === 'synchronous = FULL' ? undefined : pragma.apply(this, asked);
    });
    expect(() => open(file)).toThrow(/not durable/);
    deaf.mockRestore();
    expect(open(file).countPayments()).toBe(2);
  });

  it('refuses a second open payment of one invoice and writes nothing of it', () => {
    const journal = open(newFile());
    append(journal, opened);
    expect(tryToOpen(journal, again())).toBe('invoice-busy');
    expect(journal.countPayments()).toBe(1);
  });

  it.each([
    ['an event was changed', `update event set body = replace(body, '3845', '1') where seq = 1`],
    ['an event was taken out', 'delete from event where seq = 2'],
    ['the last event was taken out', 'delete from event where seq = 3'],
    ['a time was changed', 'update event set at_unix_ms = 7 where seq = 2'],
    ['a payment was made to look declined', `update payment set state = 'declined' where last_seq = 3`],
    ['an amount was changed', 'update payment set amount_minor = 1 where last_seq = 3'],
  ])('does not open when %s', (_what, sql) => {
    const file = writtenFile();
    tamper(file, sql);
    expect(() => open(file)).toThrow(JournalFault);
  });

  it.each([
    ['changed', 'update event set at_unix_ms = 0'],
    ['deleted', 'delete from event'],
    ['replaced', 'insert or replace into event select * from event where seq = 1'],
    [
      'inserted out of order',
      `insert into event select 9, payment_id, boot_id, at_unix_ms, body, previous_hash, zeroblob(32) from event limit 1`,
    ],
  ])('lets no event be %s', (_how, sql) => {
    const database = new Sqlite(writtenFile());
    database.pragma('recursive_triggers = ON');
    expect(() => database.exec(sql)).toThrow(/journal: an event may/);
    database.close();
  });

  it('does not open a damaged file, and leaves it as it was', () => {
    const file = newFile();
    const database = new Sqlite(file);
    database.exec('create table other (a)');
    database.pragma('user_version = 99');
    database.close();
    expect(() => open(file)).toThrow(/install the newer one/);
  });

  it('writes nothing more after a commit has failed', () => {
    const journal = open(newFile());
    append(journal, opened);
    journal.close();
    expect(() => tryToOpen(journal, again())).toThrow(JournalFault);
    expect(() => tryToOpen(journal, again())).toThrow(JournalFault);
  });

  it('says of itself, and not in the words of SQLite, that it cannot be read', () => {
    const journal = open(newFile());
    journal.close();
    expect(() => journal.readUnfinished()).toThrow(JournalFault);
  });
});
