import type Database from 'better-sqlite3';
import type { DemoInvoice } from '../demo/demo-invoices.ts';
import { receiptNumber } from './payments.ts';
import type { Viewer } from './sessions.ts';
import { shortenAddress, shortenName } from './shorten.ts';

export type InvoiceStatus = 'unpaid' | 'paid';

type Content = Omit<DemoInvoice, 'customerId'>;

export type Invoice = Omit<Content, 'paymentReference'> & {
  readonly status: InvoiceStatus;
  /** When, and the receipt of the last payment. */
  readonly paid?: { readonly paidOn: string; readonly billerReceipt: string };
};

export interface InvoicePage {
  readonly total: number;
  readonly invoices: readonly Partial<Pick<Invoice, (typeof summaryFields)[number]>>[];
}

export interface PageRange {
  readonly status: InvoiceStatus;
  readonly account?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface Invoices {
  /** Unpaid ones oldest first, of one day by number; paid ones by their last payment, newest first. */
  list(viewer: Viewer, range: PageRange): InvoicePage;
  /** An invoice that the viewer may see; any other is not found. */
  read(viewer: Viewer, invoiceNumber: string): Invoice | undefined;
}

const summaryFields = [
  'invoiceNumber',
  'invoiceCode',
  'accountNumber',
  'issuedOn',
  'dueOn',
  'cutOffOn',
  'customerName',
  'detail',
  'currency',
  'amountMinor',
  'status',
  'paid',
] as const satisfies readonly (keyof Invoice)[];

interface InvoiceRow {
  readonly content: string;
  /** What is left to pay. */
  readonly dueMinor: number;
  /** Of the last payment. */
  readonly lastReceipt: number | null;
  readonly paidOn: string | null;
}

const rows = `
  SELECT bills.content, due_minor AS dueMinor, last_receipt AS lastReceipt, payments.paid_on AS paidOn
  FROM bills LEFT JOIN payments ON receipt_sequence = last_receipt
`;
/** A customer's own, or those of a guest's session. What a guest paid is gone from their list, and can still be read. */
const seen: Readonly<Record<Viewer['is'], string>> = {
  customer: 'customer_id = @viewer',
  guest: 'bills.invoice_number IN (SELECT invoice_number FROM guest_invoices WHERE token_hash = @viewer)',
};
const listed = '(due_minor = 0) = @isPaid AND (@account IS NULL OR account_number = @account)';
const order: Readonly<Record<InvoiceStatus, string>> = {
  unpaid: 'issued_on, bills.invoice_number',
  paid: 'last_receipt DESC',
};

export function createInvoices(database: Database.Database): Invoices {
  const prepare = <Parameters extends object, Row>(sql: string): Database.Statement<[Parameters], Row> =>
    database.prepare<[Parameters], Row>(sql);
  const statements = (is: Viewer['is']): Statements => ({
    count: prepare(`SELECT count(*) AS total FROM bills WHERE ${seen[is]} AND ${listed}`),
    unpaid: prepare(
      `${rows} WHERE ${seen[is]} AND ${listed} ORDER BY ${order.unpaid} LIMIT @limit OFFSET @offset`,
    ),
    paid: prepare(
      `${rows} WHERE ${seen[is]} AND ${listed} ORDER BY ${order.paid} LIMIT @limit OFFSET @offset`,
    ),
    one: prepare(`${rows} WHERE ${seen[is]} AND bills.invoice_number = @invoiceNumber`),
  });
  const by = { customer: statements('customer'), guest: statements('guest') };

  return {
    list: (viewer, { status, account = null, offset, limit }) => {
      // What was paid is the customer's own business.
      if (viewer.is === 'guest' && status === 'paid') return { total: 0, invoices: [] };
      const { count, ...lists } = by[viewer.is];
      const wanted = { viewer: nameOf(viewer), isPaid: status === 'paid' ? 1 : 0, account } as const;
      return {
        total: count.get(wanted)?.total ?? 0,
        invoices: lists[status]
          .all({ ...wanted, offset, limit })
          .map((row) => summary(invoiceFor(viewer, row))),
      };
    },
    read: (viewer, invoiceNumber) => {
      const row = by[viewer.is].one.get({ viewer: nameOf(viewer), invoiceNumber });
      return row && invoiceFor(viewer, row);
    },
  };
}

interface Wanted {
  readonly viewer: string;
  readonly isPaid: 0 | 1;
  readonly account: string | null;
}

interface Statements {
  readonly count: Database.Statement<[Wanted], { total: number }>;
  readonly unpaid: Database.Statement<[Wanted & { offset: number; limit: number }], InvoiceRow>;
  readonly paid: Database.Statement<[Wanted & { offset: number; limit: number }], InvoiceRow>;
  readonly one: Database.Statement<[{ viewer: string; invoiceNumber: string }], InvoiceRow>;
}

function nameOf(viewer: Viewer): string {
  return viewer.is === 'customer' ? viewer.customerId : viewer.tokenHash;
}

function invoiceFor(viewer: Viewer, row: InvoiceRow): Invoice {
  const invoice = invoiceOf(row);
  if (viewer.is === 'customer') return invoice;
  const { customerName, serviceAddress } = invoice;
  return {
    ...invoice,
    customerName: shortenName(customerName),
    serviceAddress: shortenAddress(serviceAddress),
  };
}

function invoiceOf({ content, dueMinor, lastReceipt, paidOn }: InvoiceRow): Invoice {
  // Sound: only the seeding wrote the content, from this very type.
  const { paymentReference: _, partialPayment, ...bill } = JSON.parse(content) as Content;
  if (dueMinor === 0 && lastReceipt !== null && paidOn !== null) {
    return { ...bill, status: 'paid', paid: { paidOn, billerReceipt: receiptNumber(lastReceipt) } };
  }
  return {
    ...bill,
    ...rest(bill, dueMinor),
    // What is left may be too little for a part.
    ...(partialPayment && partialPayment.leastMinor < dueMinor && { partialPayment }),
    status: 'unpaid',
  };
}

/** What parts of the bill have paid is taken off again, in a line of its own. */
function rest(
  { lines, subtotalMinor, amountMinor }: Pick<Invoice, 'lines' | 'subtotalMinor' | 'amountMinor'>,
  dueMinor: number,
): Partial<Invoice> {
  const paidMinor = amountMinor - dueMinor;
  if (paidMinor === 0) return {};
  const credit = { description: 'Abono recibido', kind: 'credit', amountMinor: -paidMinor } as const;
  return { lines: [...lines, credit], subtotalMinor: subtotalMinor - paidMinor, amountMinor: dueMinor };
}

function summary(invoice: Invoice): InvoicePage['invoices'][number] {
  return Object.fromEntries(
    summaryFields.flatMap((field) => (invoice[field] === undefined ? [] : [[field, invoice[field]]])),
  );
}
