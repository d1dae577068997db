import type { Database } from 'better-sqlite3';
import { needsSealedCard, statesWithCard, type Payment, type PaymentState } from '../payment/payment.ts';
import { asFault } from './open-durable.ts';
import type { Journal } from './port.ts';
import { holdsInSql, statesInSql } from './standing.ts';

type Reader = Omit<Journal, 'append' | 'verifyWhole' | 'close'>;

export function createReader(database: Database): Reader {
  const byId = database.prepare<[string], string>('select body from payment where payment_id = ?').pluck();
  const blocking = database
    .prepare<[string], string>(`select body from payment where invoice_number = ? and ${holdsInSql}`)
    .pluck();
  // As in the index `payment_by_paid_invoice`.
  const paidBy = database
    .prepare<[string], string>(
      `select body from payment where invoice_number = ? and state = 'posted' order by opened_order desc limit 1`,
    )
    .pluck();
  const unfinished = database
    .prepare<[], string>(
      `select body from payment where state in ${statesInSql('unfinished')} order by opened_order`,
    )
    .pluck();
  const sendable = database
    .prepare<[string], string>(
      'select body from payment where state in (select value from json_each(?)) order by opened_order',
    )
    .pluck();
  // The conditions word for word as in the indexes `payment_by_notice_due` and `payment_by_mail_due`, or SQLite would
  // not use them.
  const mailsDue = database
    .prepare<[], string>(
      `select body from
         (select body, opened_order from payment where json_extract(body, '$.notice.at') = 'due'
          union
          select body, opened_order from payment where json_extract(body, '$.mail.at') = 'due')
       order by opened_order`,
    )
    .pluck();
  const byReference = database
    .prepare<[string], string>(
      `select body from payment where json_extract(body, '$.order.reference') = ? limit 1`,
    )
    .pluck();
  const byNumber = database
    .prepare<[number], string>('select body from payment where opened_order = ?')
    .pluck();
  return {
    readPayment: (paymentId) => read(() => parse(byId.get(paymentId))),
    readBlocking: (invoiceNumber) => read(() => parse(blocking.get(invoiceNumber))),
    readPaidBy: (invoiceNumber) => read(() => parse(paidBy.get(invoiceNumber))),
    readUnfinished: () => read(() => unfinished.all().map(parseBody)),
    readQueue: () => read(() => sendable.all(inJson(statesWithCard)).map(parseBody).filter(needsSealedCard)),
    readMailsDue: () => read(() => mailsDue.all().map(parseBody)),
    readReference: (reference) => read(() => parse(byReference.get(reference))),
    readNumber: (number) => read(() => parse(byNumber.get(number))),
    ...createCounts(database),
  };
}

function createCounts(
  database: Database,
): Pick<Reader, 'countUnmailed' | 'countUntold' | 'countAt' | 'countPayments'> {
  // As in the index `payment_by_unmailed`.
  const countUnmailed = database
    .prepare<[], number>(`select count(*) from payment where json_extract(body, '$.mail.at') = 'refused'`)
    .pluck();
  // The condition on the notice word for word as in the index `payment_by_untold`.
  const countUntold = database
    .prepare<[], number>(
      `select count(*) from payment where json_extract(body, '$.notice.at') = 'untold' and state in ${statesInSql('released')}`,
    )
    .pluck();
  const countAt = database
    .prepare<[string], number>('select count(*) from payment where state in (select value from json_each(?))')
    .pluck();
  const count = database.prepare<[], number>('select coalesce(max(opened_order), 0) from payment').pluck();
  return {
    countUnmailed: () => read(() => countUnmailed.get() ?? 0),
    countUntold: () => read(() => countUntold.get() ?? 0),
    countAt: (states: readonly PaymentState['at'][]) => read(() => countAt.get(inJson(states)) ?? 0),
    countPayments: () => read(() => count.get() ?? 0),
  };
}

function inJson(states: readonly PaymentState['at'][]): string {
  return JSON.stringify(states);
}

function read<Result>(query: () => Result): Result {
  try {
    return query();
  } catch (error) {
    throw asFault(error);
  }
}

function parse(body: string | undefined): Payment | undefined {
  return body === undefined ? undefined : parseBody(body);
}

function parseBody(body: string): Payment {
  // Sound: only `append` writes this column, from a Payment, and the chain vouches for its events.
  return JSON.parse(body) as Payment;
}
