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
  /** Books a payment once, however often it is told; and of an invoice never more than is due, whoever tells of it. */
  post(request: PaymentRequest): PostAnswer;
  ofDay(day: string): DayOfPayments;
  ledger(): readonly BillerLedgerRow[];
}

interface PaymentRow {
  readonly receiptSequence: number;
  readonly content: string;
}

interface InvoiceDue {
  /** What is left to pay. */
  readonly dueMinor: number;
  readonly currency: string;
  /** Null where nothing less than all is taken. */
  readonly leastPartMinor: number | null;
}

const paymentColumns = 'SELECT receipt_sequence AS receiptSequence, content FROM payments';

export function createPayments(database: Database.Database): Payments {
  const findPayment = database.prepare<[string], PaymentRow>(`${paymentColumns} WHERE payment_id = ?`);
  const findInvoice = database.prepare<[string], InvoiceDue>(
    `SELECT due_minor AS dueMinor, currency, least_part_minor AS leastPartMinor FROM bills
     WHERE invoice_number = ?`,
  );
  const addPayment = database.prepare(
    `INSERT INTO payments (payment_id, invoice_number, amount_minor, currency, paid_on, content)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const endHold = database.prepare('DELETE FROM holds WHERE invoice_number = ? AND payment_id = ?');
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
    if (invoice.dueMinor === 0) return { is: 'already-paid' };
    if (!isDue(request, invoice)) return { is: 'wrong-amount' };
    const { paymentId, invoiceNumber, amountMinor, currency, paidAt } = request;
    const paidOn = branchDay(Date.parse(paidAt));
    const { lastInsertRowid } = addPayment.run(
      paymentId,
      invoiceNumber,
      amountMinor,
      currency,
      paidOn,
      content,
    );
    // What is left of a bill may be paid by another payment at once.
    endHold.run(invoiceNumber, paymentId);
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

/** All that is due, or a part of it where the bill may be paid in parts. */
function isDue(
  { amountMinor, currency, isPart }: PaymentRequest,
  { dueMinor, leastPartMinor, ...invoice }: InvoiceDue,
): boolean {
  if (currency !== invoice.currency) return false;
  if (!isPart) return amountMinor === dueMinor;
  return leastPartMinor !== null && amountMinor >= leastPartMinor && amountMinor < dueMinor;
}

/** The biller's own receipt number. */
export function receiptNumber(receiptSequence: number): string {
  return `RC-${String(receiptSequence).padStart(8, '0')}`;
}

function posted(request: PaymentRequest, receiptSequence: number): PostedPayment {
  const { paymentId, invoiceNumber, amountMinor, currency } = request;
  const billerReceipt = receiptNumber(receiptSequence);
  return { paymentId, billerReceipt, status: 'posted', invoiceNumber, amountMinor, currency };
}
