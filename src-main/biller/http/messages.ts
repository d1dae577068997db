import * as v from 'valibot';
import { amountMinorMax, currencies, minor, type Currency } from '#contract/money.ts';
import type { BilledInvoice, BilledSummary } from '../port.ts';

const text = v.pipe(v.string(), v.maxLength(300));
const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(amountMinorMax));
const signedAmount = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(-amountMinorMax),
  v.maxValue(amountMinorMax),
);
const civilDate = v.pipe(v.string(), v.isoDate());

const summaryEntries = {
  invoiceNumber: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  invoiceCode: text,
  issuedOn: civilDate,
  dueOn: civilDate,
  customerName: text,
  detail: text,
  amountMinor: amount,
  currency: v.picklist(currencies),
};

export const sessionBody = v.object({
  token: v.pipe(v.string(), v.minLength(1)),
  customer: v.object({ name: text, email: v.pipe(v.string(), v.email()) }),
});

export const pageBody = v.object({
  total: v.pipe(v.number(), v.integer(), v.minValue(0)),
  invoices: v.array(v.object(summaryEntries)),
});

export const invoiceBody = v.pipe(
  v.object({
    ...summaryEntries,
    accountNumber: text,
    serviceAddress: text,
    period: text,
    lines: v.pipe(
      v.array(v.object({ description: text, amountMinor: signedAmount })),
      v.minLength(1),
      v.maxLength(100),
    ),
    subtotalMinor: signedAmount,
    taxName: text,
    taxMinor: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    fiscalCode: v.exactOptional(
      v.object({
        name: v.picklist(['CUFE', 'CUDE']),
        // SHA-384 in hexadecimal (DIAN, Anexo técnico de factura electrónica 1.9, section 11).
        value: v.pipe(v.string(), v.regex(/^[0-9a-f]{96}$/i)),
      }),
    ),
    status: v.picklist(['unpaid', 'paid']),
  }),
  // A bill whose parts do not add up must not be paid: one of its figures is wrong, and nobody here knows which.
  v.forward(
    v.check((bill) => sum(bill.lines) === bill.subtotalMinor, 'the lines do not add up to the subtotal'),
    ['subtotalMinor'],
  ),
  v.forward(
    v.check(
      (bill) => bill.subtotalMinor + bill.taxMinor === bill.amountMinor,
      'subtotal and tax do not add up',
    ),
    ['amountMinor'],
  ),
);

export const postedBody = v.object({
  status: v.literal('posted'),
  paymentId: v.string(),
  invoiceNumber: v.string(),
  amountMinor: amount,
  currency: v.string(),
  billerReceipt: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
});

export const heldBody = v.object({ invoiceNumber: v.string(), paymentId: v.string(), until: v.string() });

export const problemBody = v.object({ problem: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

export interface Today {
  /** ISO civil date where the kiosk stands. */
  readonly today: string;
  /** The only currency that this kiosk may charge in. */
  readonly currency: Currency;
}

type Summary = v.InferOutput<typeof pageBody>['invoices'][number];
type Bill = v.InferOutput<typeof invoiceBody>;

export function toSummary(bill: Summary, { today }: Today): BilledSummary {
  return { ...bill, amountMinor: minor(bill.amountMinor), isOverdue: bill.dueOn < today };
}

export function toInvoice({ status: _, ...bill }: Bill, today: Today): BilledInvoice {
  return { ...bill, ...toSummary(bill, today) };
}

function sum(lines: readonly { readonly amountMinor: number }[]): number {
  return lines.reduce((total, line) => total + line.amountMinor, 0);
}
