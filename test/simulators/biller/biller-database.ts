import Database from 'better-sqlite3';
import { join } from 'node:path';
import { demoData, type CompanyCode } from '../demo-data.ts';
import type { DemoInvoice } from '../demo/demo-invoices.ts';
import { hashPassword } from './password.ts';

const tables = `
  CREATE TABLE company (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
  CREATE TABLE customers (
    customer_id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE COLLATE NOCASE, password_hash TEXT,
    CHECK ((email IS NULL) = (password_hash IS NULL))
  ) STRICT;
  CREATE TABLE invoices (
    invoice_number TEXT PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers, issued_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, content TEXT NOT NULL,
    account_number TEXT AS (content ->> 'accountNumber'), invoice_code TEXT AS (content ->> 'invoiceCode'),
    payment_reference TEXT AS (content ->> 'paymentReference'),
    least_part_minor INTEGER AS (content ->> '$.partialPayment.leastMinor')
  ) STRICT;
  CREATE INDEX invoices_by_age ON invoices (customer_id, issued_on, invoice_number);
  CREATE UNIQUE INDEX invoices_by_reference ON invoices (payment_reference);
  CREATE TABLE payments (
    receipt_sequence INTEGER PRIMARY KEY, payment_id TEXT NOT NULL UNIQUE,
    invoice_number TEXT NOT NULL REFERENCES invoices,
    amount_minor INTEGER NOT NULL, currency TEXT NOT NULL, paid_on TEXT NOT NULL, content TEXT NOT NULL
  ) STRICT;
  CREATE INDEX payments_by_day ON payments (paid_on);
  CREATE INDEX payments_by_invoice ON payments (invoice_number);
  CREATE TRIGGER payments_stay BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'payments are kept'); END;
  CREATE TRIGGER payments_hold BEFORE UPDATE ON payments BEGIN SELECT RAISE(ABORT, 'payments are kept'); END;
  -- What is left to pay: no second place could disagree with the payments.
  CREATE VIEW bills AS SELECT invoices.*,
    amount_minor - coalesce((SELECT sum(payments.amount_minor) FROM payments
      WHERE payments.invoice_number = invoices.invoice_number), 0) AS due_minor,
    (SELECT max(receipt_sequence) FROM payments
      WHERE payments.invoice_number = invoices.invoice_number) AS last_receipt
    FROM invoices;
  CREATE TABLE holds (
    invoice_number TEXT PRIMARY KEY REFERENCES invoices, payment_id TEXT NOT NULL, kiosk_id TEXT NOT NULL,
    until_unix_ms INTEGER NOT NULL
  ) STRICT;
  -- A guest has no customer, only bills.
  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY, customer_id TEXT REFERENCES customers, expires_at_unix_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE guest_invoices (
    token_hash TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE, invoice_number TEXT NOT NULL REFERENCES invoices,
    PRIMARY KEY (token_hash, invoice_number)
  ) STRICT;
  CREATE TABLE tries (what TEXT NOT NULL, who TEXT NOT NULL, kiosk_id TEXT NOT NULL, at_unix_ms INTEGER NOT NULL) STRICT;
  CREATE INDEX tries_by_who ON tries (what, who, kiosk_id);
  CREATE TABLE locks (
    user TEXT NOT NULL, kiosk_id TEXT NOT NULL, until_unix_ms INTEGER NOT NULL, locks INTEGER NOT NULL,
    PRIMARY KEY (user, kiosk_id)
  ) STRICT;
  -- What a code by e-mail will end. Without a code where nothing may come of it, and nobody may know.
  CREATE TABLE pending (
    pending_id TEXT PRIMARY KEY, what TEXT NOT NULL, kiosk_id TEXT NOT NULL, customer_id TEXT REFERENCES customers,
    email TEXT, password_hash TEXT, code_hash TEXT, expires_at_unix_ms INTEGER NOT NULL, wrong_codes INTEGER NOT NULL
  ) STRICT;
`;

/** Of the tables above. A file of another version was begun by another version of these simulators. */
const version = 3;

/**
 * Opens a biller's own file, and fills it with a company's demo data the first time.
 *
 * @param today - civil date that the demo invoices are dated by; only read the first time
 * @throws Error when the file holds another company, or is of another version
 */
export function openBillerDatabase(
  directory: string,
  company: CompanyCode,
  today: string,
): Database.Database {
  const database = new Database(join(directory, 'biller.sqlite'));
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  const before = Number(database.pragma('user_version', { simple: true }));
  if (before !== 0 && before !== version) {
    database.close();
    throw new Error(
      `the biller's file in ${directory} is of another version: begin anew (npm start -- --fresh)`,
    );
  }
  if (before === 0) {
    database.transaction(() => {
      database.exec(tables);
      seed(database, company, today);
      database.pragma(`user_version = ${version}`);
    })();
  }
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
    addCustomer.run(customerId, name, email, password === null ? null : hashPassword(password));
  }
  const addInvoice = database.prepare('INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?)');
  for (const invoice of invoices) addInvoice.run(...invoiceRow(invoice));
}

function invoiceRow({ customerId, ...content }: DemoInvoice): readonly (string | number)[] {
  const { invoiceNumber, issuedOn, amountMinor, currency } = content;
  return [invoiceNumber, customerId, issuedOn, amountMinor, currency, JSON.stringify(content)];
}
