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

/** A hold lives until its time or its release, or until the invoice is paid: what has a payment is never held. */
const liveHolds = `
  SELECT invoice_number AS invoiceNumber, holds.payment_id AS paymentId, kiosk_id AS kioskId,
    until_unix_ms AS untilUnixMs
  FROM holds LEFT JOIN payments USING (invoice_number) WHERE payments.payment_id IS NULL AND until_unix_ms > ?
`;

export function createHolds(database: Database.Database, now: () => number): Holds {
  const isPaid = database.prepare<[string], { isPaid: 0 | 1 }>(
    `SELECT payment_id IS NOT NULL AS isPaid FROM invoices LEFT JOIN payments USING (invoice_number)
     WHERE invoice_number = ?`,
  );
  const liveHold = database.prepare<[number, string], Hold>(`${liveHolds} AND invoice_number = ?`);
  const everyLiveHold = database.prepare<[number], Hold>(`${liveHolds} ORDER BY invoice_number`);
  const keepHold = database.prepare('INSERT OR REPLACE INTO holds VALUES (?, ?, ?, ?)');
  const endHold = database.prepare('DELETE FROM holds WHERE invoice_number = ? AND payment_id = ?');

  function hold(invoiceNumber: string, { paymentId, kioskId, seconds }: HoldRequest): HoldAnswer {
    const invoice = isPaid.get(invoiceNumber);
    if (!invoice) return { is: 'not-found' };
    if (invoice.isPaid === 1) return { is: 'already-paid' };
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
