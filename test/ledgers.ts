import Sqlite from 'better-sqlite3';
import type { Payment } from '../src-main/payment/payment.ts';
import type { BillerSimulator } from './simulators/biller/biller-simulator.ts';
import type { VposSimulator } from './simulators/vpos/vpos-simulator.ts';

/** Money that one side believes to have moved, by payment, as comparable text. */
type Book = ReadonlyMap<string, string>;

/** Every payment in a kiosk's journal file, also while the kiosk is running. */
export function readJournal(file: string): readonly Payment[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    const rows = database
      .prepare<[], { body: string }>('select body from payment order by opened_order')
      .all();
    // Sound: the journal writes this column from a Payment.
    return rows.map(({ body }) => JSON.parse(body) as Payment);
  } finally {
    database.close();
  }
}

/**
 * Compares journal, VPOS and biller payment by payment: the same payments, to the last minor unit.
 *
 * @returns one sentence for each difference; none when all three agree
 */
export function findDifferences(
  journalFile: string,
  vpos: Pick<VposSimulator, 'ledger'>,
  biller: Pick<BillerSimulator, 'ledger'>,
): readonly string[] {
  const posted = readJournal(journalFile).filter(({ state }) => state.at === 'posted');
  const journal = bookOf(posted.map(({ order }) => order));
  const captured = bookOf(vpos.ledger().filter(({ status }) => status === 'captured'));
  const booked = bookOf(biller.ledger());
  return [...differences(journal, captured, 'the VPOS'), ...differences(journal, booked, 'the biller')];
}

function bookOf(rows: readonly { paymentId: string; amountMinor: number; currency: string }[]): Book {
  return new Map(
    rows.map(({ paymentId, amountMinor, currency }) => [paymentId, `${amountMinor} ${currency}`]),
  );
}

function differences(journal: Book, other: Book, name: string): string[] {
  const ids = new Set([...journal.keys(), ...other.keys()]);
  return [...ids].flatMap((id) => {
    const here = journal.get(id) ?? 'nothing';
    const there = other.get(id) ?? 'nothing';
    return here === there ? [] : [`payment ${id}: the journal has ${here}, ${name} has ${there}`];
  });
}
