import type Database from 'better-sqlite3';
import type { FoundRequest } from './messages.ts';
import type { Tries } from './tries.ts';

/** Published in biller.yaml. */
const withinMs = 15 * 60_000;
const wrongOfNumberMax = 10;
const wrongOfKioskMax = 60;

export type ProofAnswer =
  | { readonly is: 'proven'; readonly customerId: string; readonly name: string }
  | { readonly is: 'no-match' | 'too-many-tries' };

/** Whether somebody holds a customer's bill: the customer number and the code of a bill that is not paid yet. */
export type CheckProof = (
  proof: Pick<FoundRequest, 'kioskId' | 'customerNumber' | 'invoiceCode'>,
) => ProofAnswer;

export function createProofs(database: Database.Database, tries: Tries): CheckProof {
  const find = database.prepare<[string, string], { customerId: string; name: string }>(
    `SELECT customer_id AS customerId, customers.name FROM bills JOIN customers USING (customer_id)
     WHERE customer_id = ? AND upper(invoice_code) = ? AND due_minor > 0`,
  );
  return ({ kioskId, invoiceCode, ...typed }) => {
    const customerNumber = typed.customerNumber.trim();
    // Counted by what was typed, so that the count is the same whether there is such a customer or not.
    const ofNumber = { what: 'proof', who: customerNumber, kioskId } as const;
    const ofKiosk = { what: 'proof', who: '', kioskId } as const;
    const isTooMany =
      tries.count(ofNumber, withinMs) >= wrongOfNumberMax ||
      tries.count(ofKiosk, withinMs) >= wrongOfKioskMax;
    if (isTooMany) return { is: 'too-many-tries' };
    const found = find.get(customerNumber, invoiceCode.trim().toUpperCase());
    if (found) return { is: 'proven', ...found };
    tries.note(ofNumber);
    tries.note(ofKiosk);
    return { is: 'no-match' };
  };
}
