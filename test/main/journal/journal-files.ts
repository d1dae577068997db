import Sqlite from 'better-sqlite3';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Journal } from '../../../src-main/journal/port.ts';
import { openSqliteJournal } from '../../../src-main/journal/sqlite-journal.ts';
import type { Payment, PaymentEvent } from '../../../src-main/payment/payment.ts';
import { next } from '../../../src-main/payment/rule.ts';
import { approval, opened, order } from '../payment/orders.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

export function newFile(): string {
  return join(temporaryDirectory(), 'journal.sqlite');
}

/** Opens the journal for one test. */
export function open(file: string): Journal {
  const journal = openSqliteJournal({ file, bootId: 'boot' });
  onTestFinished(() => journal.close());
  return journal;
}

export const left: PaymentEvent = { is: 'customer-left' };
export const confirmed: PaymentEvent = {
  is: 'confirmed',
  card: { brand: 'visa', lastFour: '1111' },
  requestDigest: 'digest',
};

/** A payment of an invoice of its own, the same for the same number. */
export function payment(number: number): Payment {
  const digits = String(number).padStart(6, '0');
  const paymentId = `0e7f3a44-5d7b-4a3e-9f60-1f2b3c${digits}`;
  const invoice = { ...order.invoice, invoiceNumber: `FE-${digits}` };
  return { ...opened, order: { ...order, paymentId, reference: `K014-${digits}`, invoice } };
}

/** Appends the opening of a payment and what happens to it, a commit each; gives it as it stands then. */
export function append(journal: Journal, from: Payment, events: readonly PaymentEvent[] = []): Payment {
  journal.append([{ event: { is: 'opened' }, payment: from, atUnixMs: 1 }]);
  return appendEvents(journal, from, events);
}

export function appendEvents(journal: Journal, from: Payment, events: readonly PaymentEvent[]): Payment {
  return events.reduce((before, event) => {
    const after = next(before, event);
    if (!after) throw new Error(`${event.is} has no meaning at ${before.state.at}`);
    journal.append([{ event, payment: after, atUnixMs: 2 }]);
    return after;
  }, from);
}

/** What somebody with the file and SQLite can do once the triggers are gone. */
export function tamper(file: string, sql: string): void {
  const database = new Sqlite(file);
  database.exec(
    'drop trigger if exists event_stays; drop trigger if exists event_is_kept; drop trigger if exists event_comes_next',
  );
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

/** The journal's files with another name, as a backup has them. */
export function copy(file: string, to: string): void {
  for (const ending of ['', '-wal', '-shm', '.verified']) {
    if (existsSync(`${file}${ending}`)) cpSync(`${file}${ending}`, `${to}${ending}`);
  }
}

/** Verified up to event 4: payment 1 has been sent, 2 is abandoned. Then, not verified: 3 is opened, 1 falls silent. */
export function filePartlyVerified(): string {
  const file = newFile();
  const first = open(file);
  const sent = append(first, payment(1), [confirmed]);
  append(first, payment(2), [left]);
  first.close();
  const second = open(file);
  expect(verifiedSeq(file)).toBe(4);
  append(second, payment(3));
  appendEvents(second, sent, [{ is: 'silent', cause: 'timeout' }]);
  second.close();
  return file;
}

/** Verified to its end, event 9, and all at rest: 1 is posted and its receipt is being printed, 2 and 3 are abandoned. */
export function fileAtRest(): string {
  const file = newFile();
  const journal = open(file);
  append(journal, payment(1), [
    confirmed,
    { is: 'approved', approval, atUnixMs: 2 },
    { is: 'posted', billerReceipt: 'R-1' },
    { is: 'print-started', kind: 'approved', why: 'first' },
  ]);
  append(journal, payment(2), [left]);
  append(journal, payment(3), [left]);
  journal.close();
  open(file).close();
  expect(verifiedSeq(file)).toBe(9);
  return file;
}

export function verifiedSeq(file: string): unknown {
  return (JSON.parse(readFileSync(`${file}.verified`, 'utf8')) as { seq: unknown }).seq;
}

/** Opens it, and asks for a whole verification. */
export async function verify(file: string): Promise<string | undefined> {
  const journal = open(file);
  const what = await journal.verifyWhole();
  journal.close();
  return what;
}
