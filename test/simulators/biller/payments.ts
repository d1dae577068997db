import type Database from 'better-sqlite3';
import type { Currency } from '#contract/money.ts';
import { branchDay } from '../civil-date.ts';
import type { PaymentRequest } from './messages.ts';

/** One row of the biller's ledger: money it counts as received. */
export interface BillerLedgerRow {
  readonly paymentId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: number;
  readonly currency: Currency;
}

export interface PostedPayment extends BillerLedgerRow {
  readonly billerReceipt: string;
  readonly status: 'posted';
}

export type PostAnswer =
  | { readonly is: 'posted'; readonly payment: PostedPayment; readonly isRepeated: boolean }
  | { readonly is: 'different-payment' | 'not-found' | 'already-paid' | 'wrong-amount' };

export interface DayOfPayments {
  readonly day: string;
  readonly count: number;
  readonly totals: readonly { readonly currency: Currency; readonly amountMinor: number }[];
  readonly payments: readonly (PostedPayment & PaymentRequest)[];
}

export interface Payments {
  /** Books a payment once, however often it is told; and an invoice once, whoever tells of it. */
  post(request: PaymentRequest): PostAnswer;
  ofDay(day: string): DayOfPayments;
  ledger(): readonly BillerLedgerRow[];
}

interface PaymentRow {
  readonly receiptSequence: number;
  readonly content: string;
}

interface InvoiceDue {
  readonly amountMinor: number;
  readonly currency: string;
  readonly isPaid: 0 | 1;
}

const paymentColumns = 'SELECT receipt_sequence AS receiptSequence, content FROM payments';

export function createPayments(database: Database.Database): Payments {
  const findPayment = database.prepare<[string], PaymentRow>(`${paymentColumns} WHERE payment_id = ?`);
  const findInvoice = database.prepare<[string], InvoiceDue>(
    `SELECT invoices.amount_minor AS amountMinor, invoices.currency, payment_id IS NOT NULL AS isPaid
     FROM invoices LEFT JOIN payments USING (invoice_number) WHERE invoice_number = ?`,
  );
  const addPayment = database.prepare(
    `INSERT INTO payments (payment_id, invoice_number, amount_minor, currency, paid_on, content)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const paymentsOfDay = database.prepare<[string], PaymentRow>(
    `${paymentColumns} WHERE paid_on = ? ORDER BY receipt_sequence`,
  );
  const totalsOfDay = database.prepare<[string], { currency: Currency; amountMinor: number }>(
    'SELECT currency, sum(amount_minor) AS amountMinor FROM payments WHERE paid_on = ? GROUP BY currency',
  );
  const allPayments = database.prepare<[], BillerLedgerRow>(
    `SELECT payment_id AS paymentId, invoice_number AS invoiceNumber, amount_minor AS amountMinor, currency
     FROM payments ORDER BY receipt_sequence`,
  );

  function decide(request: PaymentRequest): PostAnswer {
    const known = findPayment.get(request.paymentId);
    // The schema gives the fields of every request the same order, so equal texts are equal payments.
    const content = JSON.stringify(request);
    if (known) {
      if (known.content !== content) return { is: 'different-payment' };
      return { is: 'posted', payment: posted(request, known.receiptSequence), isRepeated: true };
    }
    const invoice = findInvoice.get(request.invoiceNumber);
    if (!invoice) return { is: 'not-found' };
    if (invoice.isPaid === 1) return { is: 'already-paid' };
    const { paymentId, invoiceNumber, amountMinor, currency, paidAt } = request;
    if (invoice.amountMinor !== amountMinor || invoice.currency !== currency) return { is: 'wrong-amount' };
    const paidOn = branchDay(Date.parse(paidAt));
    const { lastInsertRowid } = addPayment.run(
      paymentId,
      invoiceNumber,
      amountMinor,
      currency,
      paidOn,
      content,
    );
    return { is: 'posted', payment: posted(request, Number(lastInsertRowid)), isRepeated: false };
  }

  const decideAtomically = database.transaction(decide);
  return {
    post: (request) => decideAtomically.immediate(request),
    ofDay: (day) => {
      const payments = paymentsOfDay.all(day).map(({ content, receiptSequence }) => {
        // Sound: only `decide` wrote the content, from a request that passed the schema.
        const request = JSON.parse(content) as PaymentRequest;
        return { ...request, ...posted(request, receiptSequence) };
      });
      return { day, count: payments.length, totals: totalsOfDay.all(day), payments };
    },
    ledger: () => allPayments.all(),
  };
}

function posted(request: PaymentRequest, receiptSequence: number): PostedPayment {
  const { paymentId, invoiceNumber, amountMinor, currency } = request;
  const billerReceipt = `RC-${String(receiptSequence).padStart(8, '0')}`;
  return { paymentId, billerReceipt, status: 'posted', invoiceNumber, amountMinor, currency };
}
