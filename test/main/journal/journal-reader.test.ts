import Sqlite from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdsInSql } from '../../../src-main/journal/standing.ts';
import type { Journal } from '../../../src-main/journal/port.ts';
import type { Payment, PaymentState, QueueTerms } from '../../../src-main/payment/payment.ts';
import { approval } from '../payment/orders.ts';
import { append, left, newFile, open, payment } from './journal-files.ts';

const queue: QueueTerms = {
  permissionId: 'SAF-1',
  queuedAtUnixMs: 1,
  deadlineUnixMs: 2,
  email: 'maria@example.com',
};

/** Every state, in the order in which their payments are opened below. */
const states: { [At in PaymentState['at']]: Extract<PaymentState, { at: At }> } = {
  reversing: { at: 'reversing', reason: 'timeout' },
  posted: { at: 'posted', approval, approvedAtUnixMs: 1, billerReceipt: 'R-1' },
  queued: { at: 'queued' },
  declined: { at: 'declined', code: '51', reason: 'never-arrived' },
  unknown: { at: 'unknown', cause: 'timeout', inquiries: 1 },
  expired: { at: 'expired', reason: 'too-old' },
  created: { at: 'created' },
  reversed: { at: 'reversed', reason: 'timeout', reversalReference: '1', captured: false },
  sending: { at: 'sending', requestDigest: 'digest' },
  manual: { at: 'manual', evidence: 'none' },
  approved: { at: 'approved', approval, approvedAtUnixMs: 1 },
  abandoned: { at: 'abandoned', reason: 'customer-left' },
};

/** A journal with one payment in each state, each of an invoice of its own. */
function journalOfAllStates(more: Partial<Payment> = {}): Journal {
  const journal = open(newFile());
  for (const [index, state] of Object.values(states).entries()) {
    append(journal, { ...payment(index + 1), ...more, state });
  }
  return journal;
}

function statesOf(payments: readonly Payment[]): string[] {
  return payments.map(({ state }) => state.at);
}

describe('what the journal is asked', () => {
  it('gives every payment to be taken up after a restart, in the order in which they were opened', () => {
    expect(statesOf(journalOfAllStates().readUnfinished())).toEqual([
      'reversing',
      'queued',
      'unknown',
      'created',
      'sending',
      'approved',
    ]);
  });

  it('lets an invoice be paid again only when the payment before it moved no money', () => {
    const journal = journalOfAllStates();
    const again = Object.keys(states).filter((_at, index) => {
      const { order } = payment(index + 1);
      const holder = journal.readBlocking(order.invoice.invoiceNumber);
      const other = { ...payment(index + 1), order: { ...order, paymentId: crypto.randomUUID() } };
      const answer = journal.append([{ event: { is: 'opened' }, payment: other, atUnixMs: 1 }]);
      // What is said and what the index does must never differ.
      expect(answer).toBe(holder ? 'invoice-busy' : 'written');
      return holder === undefined;
    });
    expect(again).toEqual(['declined', 'expired', 'reversed', 'abandoned']);
  });

  it('lets the rest of a bill be paid once a part of it is booked, and in no other state of the part', () => {
    const journal = open(newFile());
    for (const [index, state] of Object.values(states).entries()) {
      const { order } = payment(index + 1);
      append(journal, { ...payment(index + 1), order: { ...order, isPart: true }, state });
    }
    const free = Object.keys(states).filter((_at, index) => {
      const { order } = payment(index + 1);
      const holder = journal.readBlocking(order.invoice.invoiceNumber);
      const rest = { ...payment(index + 1), order: { ...order, paymentId: crypto.randomUUID() } };
      const answer = journal.append([{ event: { is: 'opened' }, payment: rest, atUnixMs: 1 }]);
      expect(answer).toBe(holder ? 'invoice-busy' : 'written');
      return holder === undefined;
    });
    expect(free).toEqual(['posted', 'declined', 'expired', 'reversed', 'abandoned']);
  });

  it('gives the last payment by which a bill was paid here, in whole or in part', () => {
    const journal = open(newFile());
    const bill = payment(1).order.invoice;
    const of = (number: number, isPart: boolean, state: PaymentState = states.posted): Payment => {
      const { order } = payment(number);
      return {
        ...payment(number),
        order: { ...order, invoice: bill, ...(isPart && { isPart }) },
        state,
      };
    };
    expect(journal.readPaidBy(bill.invoiceNumber)).toBeUndefined();
    append(journal, of(1, true));
    append(journal, of(2, true));
    append(journal, of(3, true, states.reversed));
    expect(journal.readPaidBy(bill.invoiceNumber)?.order.reference).toBe('K014-000002');
    append(journal, of(4, false));
    expect(journal.readPaidBy(bill.invoiceNumber)?.order.reference).toBe('K014-000004');
  });

  it('asks both by an index, however many payments there are', () => {
    const file = newFile();
    open(file).close();
    const database = new Sqlite(file);
    const plan = (condition: string): string =>
      JSON.stringify(
        database
          .prepare(`explain query plan select body from payment where invoice_number = ? and ${condition}`)
          .all('FE-1'),
      );
    expect(plan(holdsInSql)).toContain('one_payment_holds_an_invoice');
    expect(plan(`state = 'posted' order by opened_order desc limit 1`)).toContain('payment_by_paid_invoice');
    database.close();
  });

  it('keeps what the payments of an older journal hold, whose bills were all paid whole', () => {
    const file = newFile();
    const before = open(file);
    append(before, { ...payment(1), state: states.posted });
    append(before, { ...payment(2), state: states.declined });
    before.close();
    const database = new Sqlite(file);
    database.exec(
      `drop index payment_by_paid_invoice; drop index one_payment_holds_an_invoice;
       create unique index one_payment_holds_an_invoice on payment (invoice_number)
       where state not in ('declined', 'reversed', 'abandoned', 'expired')`,
    );
    database.pragma('user_version = 4');
    database.close();
    const journal = open(file);
    expect(journal.readBlocking(payment(1).order.invoice.invoiceNumber)?.state.at).toBe('posted');
    expect(journal.readBlocking(payment(2).order.invoice.invoiceNumber)).toBeUndefined();
    expect(journal.readPaidBy(payment(1).order.invoice.invoiceNumber)?.state.at).toBe('posted');
  });

  it('gives the queue: payments whose card may still have to be sent', () => {
    expect(journalOfAllStates().readQueue()).toEqual([]);
    expect(statesOf(journalOfAllStates({ queue }).readQueue())).toEqual(['queued', 'unknown', 'sending']);
  });

  it('gives the customers who wait for word, whatever became of their payment', () => {
    expect(journalOfAllStates({ queue, notice: { at: 'sent' } }).readMailsDue()).toEqual([]);
    expect(journalOfAllStates({ queue, notice: { at: 'due' } }).readMailsDue()).toHaveLength(12);
  });

  it('counts the customers whom nobody could tell that their queued payment was not made', () => {
    const notice = { at: 'untold', why: '550' } as const;
    expect(journalOfAllStates({ queue, notice }).countUntold()).toBe(4);
    expect(journalOfAllStates({ queue, notice: { at: 'seen' } }).countUntold()).toBe(0);
  });

  it('finds a payment by what people call it', () => {
    const journal = journalOfAllStates();
    expect(journal.readReference('K014-000003')).toEqual({ ...payment(3), state: { at: 'queued' } });
    expect(journal.readReference('K014-000099')).toBeUndefined();
  });

  it('counts payments by their states', () => {
    const journal = journalOfAllStates();
    append(journal, payment(20), [left]);
    expect(journal.countAt(['abandoned', 'queued'])).toBe(3);
    expect(journal.countAt([])).toBe(0);
    expect(journal.countPayments()).toBe(13);
  });

  it('finds all of it in a journal that was begun before there was a queue', () => {
    const file = newFile();
    const migrations = join(import.meta.dirname, '../../../resources/migrations');
    const database = new Sqlite(file);
    database.exec(readFileSync(join(migrations, '0001-journal.sql'), 'utf8'));
    database.pragma('user_version = 1');
    database.close();
    const journal = open(file);
    append(journal, { ...payment(1), state: { at: 'expired', reason: 'too-old' } });
    expect(journal.readBlocking(payment(1).order.invoice.invoiceNumber)).toBeUndefined();
    expect(journal.readReference('K014-000001')?.state.at).toBe('expired');
  });
});
