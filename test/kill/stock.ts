import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { branchDay } from '../simulators/civil-date.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { createInvoiceWriter } from '../simulators/demo/demo-invoices.ts';
import { panama } from '../simulators/demo/panama.ts';
import { createPseudoRandom } from '../simulators/demo/pseudo-random.ts';
import type { Ending } from './plan.ts';

/** Who pays here: a customer of the demo who owes nothing but what is billed for these runs. */
export const payer = demoCustomers.withNone;

/** The last two digits of the amount, by which the acquirer's simulator knows how to end. */
const amountEndings: Readonly<Partial<Record<Ending, number>>> = {
  'charged-silent': 91,
  late: 92,
  'charged-broken': 94,
  'wrong-echo': 95,
  'charged-long-silent': 96,
};

/** Bills the payer anew, for as long as it takes. */
export interface Stock {
  /** Writes one more unpaid invoice into the biller's books. */
  bill(ending: Ending): { readonly invoiceNumber: string; readonly amountMinor: number };
  close(): void;
}

/** @param directory - the biller simulator's own, once it has been started */
export function openStock(directory: string, seed: number): Stock {
  const database = new Sqlite(join(directory, 'biller.sqlite'));
  const customer = database
    .prepare<[string], { id: string }>('select customer_id as id from customers where email = ?')
    .get(payer.user);
  if (!customer) throw new Error(`the biller does not know ${payer.user}`);
  const customerId = customer.id;
  // A prefix of its own: the demo's writer numbers its invoices from the same start.
  const write = createInvoiceWriter(
    { ...panama, invoicePrefix: 'KIL' },
    createPseudoRandom(seed),
    branchDay(Date.now()),
  );
  const add = database.prepare<[string, string, string, number, string, string]>(
    `insert into invoices (invoice_number, customer_id, issued_on, amount_minor, currency, content)
     values (?, ?, ?, ?, ?, ?)`,
  );
  return {
    bill: (ending) => {
      const amountEnding = amountEndings[ending];
      const { customerId: _customerId, ...content } = write({
        customerId,
        customerName: payer.name,
        accountNumber: `${customerId}-001`,
        account: 1,
        serviceAddress: panama.places[0] ?? '',
        monthsAgo: 0,
        ...(amountEnding !== undefined && { ending: amountEnding }),
      });
      const { invoiceNumber, issuedOn, amountMinor, currency } = content;
      add.run(invoiceNumber, customerId, issuedOn, amountMinor, currency, JSON.stringify(content));
      return { invoiceNumber, amountMinor };
    },
    close: () => database.close(),
  };
}
