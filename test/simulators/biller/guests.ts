import type Database from 'better-sqlite3';
import type { FoundRequest } from './messages.ts';
import type { CheckProof } from './proofs.ts';
import type { OpenedSession, Sessions } from './sessions.ts';
import { shortenName } from './shorten.ts';
import type { Tries } from './tries.ts';

/** Published in biller.yaml: references that nobody was billed by, of one kiosk. */
const unknownMax = 30;
const unknownWithinMs = 10 * 60_000;

export interface ScannedCode {
  readonly kioskId: string;
  readonly readings: readonly { readonly payee: string; readonly reference: string }[];
}

interface LetIn {
  readonly is: 'let-in';
  readonly session: OpenedSession;
  /** Shortened. */
  readonly name: string;
}

export type ScannedAnswer = LetIn | { readonly is: 'not-found' | 'already-paid' | 'too-many-tries' };
export type FoundAnswer = LetIn | { readonly is: 'no-match' | 'too-many-tries' };

export interface Guests {
  /** For the bills that the readings of one code name and that are not paid yet, and for no other. */
  scanned(code: ScannedCode): ScannedAnswer;
  /** For what is unpaid of the customer whose bill they hold. */
  found(proof: FoundRequest): FoundAnswer;
}

interface GuestParts {
  readonly database: Database.Database;
  readonly payee: string;
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly checkProof: CheckProof;
}

interface BillRow {
  readonly invoiceNumber: string;
  readonly customerName: string;
  readonly dueMinor: number;
}

const billColumns = `
  SELECT invoice_number AS invoiceNumber, content ->> 'customerName' AS customerName, due_minor AS dueMinor FROM bills
`;

export function createGuests({ database, payee, sessions, tries, checkProof }: GuestParts): Guests {
  const byReference = database.prepare<[string], BillRow>(`${billColumns} WHERE payment_reference = ?`);
  const unpaidOf = database.prepare<[string], BillRow>(
    `${billColumns} WHERE customer_id = ? AND due_minor > 0`,
  );

  return {
    scanned: ({ kioskId, readings }) => {
      const tried = { what: 'reference', who: '', kioskId } as const;
      if (tries.count(tried, unknownWithinMs) >= unknownMax) return { is: 'too-many-tries' };
      const bills = readings
        .filter((reading) => reading.payee === payee)
        .flatMap(({ reference }) => byReference.all(reference));
      if (bills.length === 0) {
        tries.note(tried);
        return { is: 'not-found' };
      }
      const unpaid = bills.filter(({ dueMinor }) => dueMinor > 0);
      const [first] = unpaid;
      if (!first) return { is: 'already-paid' };
      const session = sessions.openGuest([...new Set(unpaid.map(({ invoiceNumber }) => invoiceNumber))]);
      return { is: 'let-in', session, name: shortenName(first.customerName) };
    },
    found: (proof) => {
      const answer = checkProof(proof);
      if (answer.is !== 'proven') return answer;
      const unpaid = unpaidOf.all(answer.customerId);
      const session = sessions.openGuest(unpaid.map(({ invoiceNumber }) => invoiceNumber));
      return { is: 'let-in', session, name: shortenName(answer.name) };
    },
  };
}
