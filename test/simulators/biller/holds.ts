import type Database from 'better-sqlite3';
import { branchTime } from '../civil-date.ts';
import type { HoldRequest } from './messages.ts';

/** A claim on an invoice, by a payment that is being made of it. */
export interface Hold {
  readonly invoiceNumber: string;
  readonly paymentId: string;
  readonly kioskId: string;
  readonly untilUnixMs: number;
}

interface HeldInvoice {
  readonly invoiceNumber: string;
  readonly paymentId: string;
  /** With its offset. */
  readonly until: string;
}

export type HoldAnswer =
  | { readonly is: 'held'; readonly held: HeldInvoice }
  | { readonly is: 'held-elsewhere' | 'already-paid' | 'not-found' };

export interface Holds {
  /** Claims an invoice that nobody has paid and no other payment has claimed; prolongs a payment's own claim. */
  hold(invoiceNumber: string, request: HoldRequest): HoldAnswer;
  /** Ends a payment's own claim, and no other. */
  release(invoiceNumber: string, paymentId: string): void;
  /** Those that live now. */
  list(): readonly Hold[];
}

/** A hold lives until its time or its release, until its payment is booked, or until nothing is left to pay. */
const liveHolds = `
  SELECT invoice_number AS invoiceNumber, payment_id AS paymentId, kiosk_id AS kioskId, until_unix_ms AS untilUnixMs
  FROM holds JOIN bills USING (invoice_number) WHERE due_minor > 0 AND until_unix_ms > ?
`;

export function createHolds(database: Database.Database, now: () => number): Holds {
  const findInvoice = database.prepare<[string], { dueMinor: number }>(
    'SELECT due_minor AS dueMinor FROM bills WHERE invoice_number = ?',
  );
  const liveHold = database.prepare<[number, string], Hold>(`${liveHolds} AND invoice_number = ?`);
  const everyLiveHold = database.prepare<[number], Hold>(`${liveHolds} ORDER BY invoice_number`);
  const keepHold = database.prepare('INSERT OR REPLACE INTO holds VALUES (?, ?, ?, ?)');
  const endHold = database.prepare('DELETE FROM holds WHERE invoice_number = ? AND payment_id = ?');

  function hold(invoiceNumber: string, { paymentId, kioskId, seconds }: HoldRequest): HoldAnswer {
    const invoice = findInvoice.get(invoiceNumber);
    if (!invoice) return { is: 'not-found' };
    if (invoice.dueMinor === 0) return { is: 'already-paid' };
    const living = liveHold.get(now(), invoiceNumber);
    if (living && living.paymentId !== paymentId) return { is: 'held-elsewhere' };
    // Two requests of one payment may arrive in the wrong order: the longer hold stands.
    const untilUnixMs = Math.max(living?.untilUnixMs ?? 0, now() + seconds * 1000);
    keepHold.run(invoiceNumber, paymentId, kioskId, untilUnixMs);
    return { is: 'held', held: { invoiceNumber, paymentId, until: branchTime(untilUnixMs) } };
  }

  const holdAtomically = database.transaction(hold);
  return {
    hold: (invoiceNumber, request) => holdAtomically.immediate(invoiceNumber, request),
    release: (invoiceNumber, paymentId) => {
      endHold.run(invoiceNumber, paymentId);
    },
    list: () => everyLiveHold.all(now()),
  };
}
