import Database from 'better-sqlite3';
import { join } from 'node:path';
import { demoData, type CompanyCode } from '../demo-data.ts';
import type { DemoInvoice } from '../demo/demo-invoices.ts';
import { hashPassword } from './password.ts';

const tables = `
  CREATE TABLE company (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
  CREATE TABLE customers (
    customer_id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password_hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE invoices (
    invoice_number TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers, issued_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX invoices_by_age ON invoices (customer_id, issued_on, invoice_number);
  CREATE TABLE payments (
    receipt_sequence INTEGER PRIMARY KEY, payment_id TEXT NOT NULL UNIQUE,
    invoice_number TEXT NOT NULL UNIQUE REFERENCES invoices,
    amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, paid_on TEXT NOT NULL, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX payments_by_day ON payments (paid_on);
  CREATE TRIGGER payments_stay BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments are kept'); END;
  CREATE TRIGGER payments_hold BEFORE UPDATE ON payments BEGIN SELECT RAISE(ABORT, 'payments are kept'); END;
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers, expires_at_unix_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE wrong_tries (user TEXT NOT NULL, at_unix_ms INTEGER NOT NULL) STRICT;
  CREATE TABLE locks (user TEXT PRIMARY KEY, until_unix_ms INTEGER NOT NULL) STRICT;
`;

/** Since version 2. One hold an invoice: a new one takes the place of one that is over. */
const holdsTable = `
  CREATE TABLE holds (
    invoice_number TEXT PRIMARY KEY REFERENCES invoices, payment_id TEXT NOT NULL, kiosk_id TEXT NOT NULL,
    until_unix_ms INTEGER NOT NULL
  ) STRICT;
`;

/**
 * Opens a biller's own file, and fills it with a company's demo data the first time.
 *
 * @param today - civil date that the demo invoices are dated by; only read the first time
 * @throws Error when the file holds another company
 */
export function openBillerDatabase(
  directory: string,
  company: CompanyCode,
  today: string,
): Database.Database {
  const database = new Database(join(directory, 'biller.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  database.transaction(() => {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version < 1) {
      database.exec(tables);
      seed(database, company, today);
    }
    if (version >= 2) return;
    database.exec(holdsTable);
    database.pragma('user_version = 2');
  })();
  const held = database.prepare<[], { code: string }>('SELECT code FROM company').get()?.code;
  if (held !== company) {
    database.close();
    throw new Error(`the biller's file holds company "${held ?? ''}", not "${company}"`);
  }
  return database;
}

function seed(database: Database.Database, company: CompanyCode, today: string): void {
  const { companyName, customers, invoices } = demoData(company, today);
  database.prepare('INSERT INTO company VALUES (?, ?)').run(company, companyName);
  const addCustomer = database.prepare('INSERT INTO customers VALUES (?, ?, ?, ?)');
  for (const { customerId, name, email, password } of customers) {
    addCustomer.run(customerId, name, email, hashPassword(password));
  }
  const addInvoice = database.prepare('INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?)');
  for (const invoice of invoices) addInvoice.run(...invoiceRow(invoice));
}

function invoiceRow({ customerId, ...content }: DemoInvoice): readonly (string | number)[] {
  const { invoiceNumber, issuedOn, amountMinor, currency } = content;
  return [invoiceNumber, customerId, issuedOn, amountMinor, currency, JSON.stringify(content)];
}
