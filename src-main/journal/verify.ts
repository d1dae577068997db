import type { Database } from 'better-sqlite3';
import { chainHash, chainStart, type ChainHead } from './chain.ts';
import { JournalFault } from './port.ts';
import { statesInSql } from './standing.ts';

/** Hashes in hexadecimal digits: as Buffers they would cost more than all else of a row. */
interface EventRow {
  seq: number;
  payment_id: string;
  boot_id: string;
  at_unix_ms: number;
  body: string;
  previous_hash: string;
  hash: string;
}
const eventRow = `select seq, payment_id, boot_id, at_unix_ms, body,
  lower(hex(previous_hash)) as previous_hash, lower(hex(hash)) as hash from event`;

/** Rows read at a time: one by one they take half as long again. */
const rowsAtOnce = 1_000;

/**
 * Walks the chain from its first event and holds every payment against its events.
 *
 * @param known - an event that the journal had before, and must still have
 * @returns the last event
 * @throws JournalFault that says what is wrong
 */
export function verifyEvents(database: Database, known: ChainHead): ChainHead {
  const head = walkChain(database, { seq: 0, hash: chainStart });
  checkKnown(database, known, head.seq);
  checkPayments(database, '', []);
  checkPaymentOfEachEvent(database, 0);
  return head;
}

/**
 * The same for what came after `known`, whose past was verified before: the chain from there, the payments that these
 * events moved, and those that still have to be worked on.
 */
export function verifyEventsSince(database: Database, known: ChainHead): ChainHead {
  checkKnown(database, known, readLastSeq(database));
  const head = walkChain(database, known);
  // A payment whose last event is missing points behind the head.
  const concerned = `where payment.payment_id in (
    select payment_id from payment where state in ${statesInSql('unfinished')}
    union all select payment_id from event where seq > ?
    union all select payment_id from payment where last_seq > ?)`;
  checkPayments(database, concerned, [known.seq, head.seq]);
  checkPaymentOfEachEvent(database, known.seq);
  return head;
}

function readLastSeq(database: Database): number {
  const last = database.prepare<[], number>('select coalesce(max(seq), 0) from event').pluck().get();
  return last ?? 0;
}

/** A file that was rolled back or replaced has a sound chain of its own, but not the events that are known. */
function checkKnown(database: Database, known: ChainHead, lastSeq: number): void {
  if (known.seq === 0) return;
  const row = database.prepare<[number], EventRow>(`${eventRow} where seq = ?`).get(known.seq);
  if (!row) {
    throw new JournalFault(
      `the journal ends at event ${lastSeq}, but event ${known.seq} was in it: events were lost, or an older file was put in its place`,
    );
  }
  if (row.hash !== known.hash.toString('hex')) {
    throw new JournalFault(
      `event ${known.seq} is not the one that the journal had: it was changed, or another file was put in its place`,
    );
  }
  verifyRow(row, { seq: row.seq - 1, hash: Buffer.from(row.previous_hash, 'hex') });
}

function walkChain(database: Database, from: ChainHead): ChainHead {
  let head = from;
  for (const row of readEvents(database, from.seq)) head = verifyRow(row, head);
  return head;
}

function* readEvents(database: Database, afterSeq: number): Generator<EventRow, void> {
  const some = database.prepare<[number], EventRow>(
    `${eventRow} where seq > ? order by seq limit ${rowsAtOnce}`,
  );
  let rows = some.all(afterSeq);
  for (let last = rows.at(-1); last; last = rows.at(-1)) {
    yield* rows;
    rows = some.all(last.seq);
  }
}

/** @returns the event as the head of the chain so far */
function verifyRow(row: EventRow, previous: ChainHead): ChainHead {
  const hash = chainHash(previous.hash, {
    seq: row.seq,
    paymentId: row.payment_id,
    bootId: row.boot_id,
    atUnixMs: row.at_unix_ms,
    body: row.body,
  });
  const isNext = row.seq === previous.seq + 1 && row.previous_hash === previous.hash.toString('hex');
  if (isNext && row.hash === hash.toString('hex')) return { seq: row.seq, hash };
  throw new JournalFault(`the journal's chain is broken at event ${row.seq}`);
}

/** The payments must stand as their last chained events say: the chain vouches for events alone. */
function checkPayments(database: Database, concerned: string, parameters: readonly number[]): void {
  const differing = database
    .prepare<number[], string>(
      `with stands as (
         select payment.*, json_extract(event.body, '$.at') as last_at, event.payment_id as last_payment_id,
           json_extract(payment.body, '$.state.at') as body_at,
           json_extract(payment.body, '$.order') as body_order,
           (select max(seq) from event where payment_id = payment.payment_id) as newest_seq,
           (select json_extract(body, '$.event.order') from event
            where payment_id = payment.payment_id order by seq limit 1) as opened_order_body
         from payment left join event on event.seq = payment.last_seq ${concerned})
       select payment_id from stands
       where last_payment_id is not payment_id or newest_seq is not last_seq
         or last_at is not state or body_at is not state
         or body_order is not opened_order_body
         or amount_minor is not json_extract(body_order, '$.amountMinor')
         or currency is not json_extract(body_order, '$.currency')
         or invoice_number is not json_extract(body_order, '$.invoice.invoiceNumber')
       limit 1`,
    )
    .pluck()
    .get(...parameters);
  if (differing !== undefined) {
    throw new JournalFault(`payment ${differing} does not stand as the journal's events say`);
  }
}

function checkPaymentOfEachEvent(database: Database, afterSeq: number): void {
  const lost = database
    .prepare<[number], string>(
      `select payment_id from event where seq > ? and not exists
       (select 1 from payment where payment.payment_id = event.payment_id) limit 1`,
    )
    .pluck()
    .get(afterSeq);
  if (lost !== undefined)
    throw new JournalFault(`payment ${lost} has events in the journal, but is gone itself`);
}
