import type Database from 'better-sqlite3';
import type { DemoInvoice } from '../demo/demo-invoices.ts';

export type InvoiceStatus = 'unpaid' | 'paid';
export type Invoice = Omit<DemoInvoice, 'customerId'> & { readonly status: InvoiceStatus };

export interface InvoicePage {
  readonly total: number;
  readonly invoices: readonly Pick<Invoice, (typeof summaryFields)[number]>[];
}

export interface PageRange {
  readonly status: InvoiceStatus;
  readonly offset: number;
  readonly limit: number;
}

export interface Invoices {
  /** Oldest first; of one day, by number. */
  list(customerId: string, range: PageRange): InvoicePage;
  /** One customer's own invoice; another's is not found. */
  read(customerId: string, invoiceNumber: string): Invoice | undefined;
}

const summaryFields = [
  'invoiceNumber',
  'invoiceCode',
  'issuedOn',
  'dueOn',
  'customerName',
  'detail',
  'currency',
  'amountMinor',
  'status',
] as const satisfies readonly (keyof Invoice)[];

interface InvoiceRow {
  readonly content: string;
  readonly isPaid: 0 | 1;
}

/** Paid is what has a payment: no second place could disagree with the ledger. */
const withPayment = 'FROM invoices LEFT JOIN payments USING (invoice_number)';

export function createInvoices(database: Database.Database): Invoices {
  const countOf = database.prepare<[string, number], { total: number }>(
    `SELECT count(*) AS total ${withPayment} WHERE customer_id = ? AND (payment_id IS NOT NULL) = ?`,
  );
  const pageOf = database.prepare<[string, number, number, number], InvoiceRow>(
    `SELECT invoices.content, payment_id IS NOT NULL AS isPaid ${withPayment}
     WHERE customer_id = ? AND isPaid = ? ORDER BY issued_on, invoice_number LIMIT ? OFFSET ?`,
  );
  const one = database.prepare<[string, string], InvoiceRow>(
    `SELECT invoices.content, payment_id IS NOT NULL AS isPaid ${withPayment}
     WHERE customer_id = ? AND invoice_number = ?`,
  );

  return {
    list: (customerId, { status, offset, limit }) => {
      const isPaid = status === 'paid' ? 1 : 0;
      return {
        total: countOf.get(customerId, isPaid)?.total ?? 0,
        invoices: pageOf.all(customerId, isPaid, limit, offset).map((row) => summary(invoiceOf(row))),
      };
    },
    read: (customerId, invoiceNumber) => {
      const row = one.get(customerId, invoiceNumber);
      return row && invoiceOf(row);
    },
  };
}

function invoiceOf(row: InvoiceRow): Invoice {
  // Sound: only the seeding wrote the content, from this very type.
  const content = JSON.parse(row.content) as Omit<DemoInvoice, 'customerId'>;
  return { ...content, status: row.isPaid === 1 ? 'paid' : 'unpaid' };
}

function summary(invoice: Invoice): InvoicePage['invoices'][number] {
  // Sound: the entries are exactly the listed fields of one invoice.
  return Object.fromEntries(
    summaryFields.map((field) => [field, invoice[field]]),
  ) as InvoicePage['invoices'][number];
}
