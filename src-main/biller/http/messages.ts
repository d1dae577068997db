import * as v from 'valibot';
import { amountMinorMax, currencies, minor, type Currency } from '#contract/money.ts';
import type { LineKind } from '#contract/kiosk-api.ts';
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

const lineKinds = [
  'consumption',
  'fixed-charge',
  'tax',
  'subsidy',
  'balance',
  'late-fee',
  'service',
  'credit',
  'other',
] as const satisfies readonly LineKind[];

const summaryEntries = {
  invoiceNumber: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  invoiceCode: text,
  accountNumber: text,
  issuedOn: civilDate,
  dueOn: civilDate,
  customerName: text,
  detail: text,
  amountMinor: amount,
  currency: v.picklist(currencies),
  cutOffOn: v.exactOptional(civilDate),
  status: v.picklist(['unpaid', 'paid']),
  paid: v.exactOptional(
    v.object({ paidOn: civilDate, billerReceipt: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) }),
  ),
};

/** The most that a page may hold, and that this kiosk asks for. */
const pageRowsMax = 50;

export const pageBody = v.object({
  total: v.pipe(v.number(), v.integer(), v.minValue(0)),
  invoices: v.pipe(v.array(v.object(summaryEntries)), v.maxLength(pageRowsMax)),
});

/** A decimal number as text: it is shown, and never reckoned with. */
const decimal = v.pipe(v.string(), v.regex(/^\d{1,9}(\.\d{1,6})?$/));

const lineBody = v.object({
  description: text,
  kind: v.optional(v.picklist(lineKinds), 'other'),
  consumption: v.exactOptional(
    v.object({
      quantity: decimal,
      unit: v.pipe(v.string(), v.minLength(1), v.maxLength(12)),
      rate: decimal,
    }),
  ),
  amountMinor: signedAmount,
});

export const invoiceBody = v.pipe(
  v.object({
    ...summaryEntries,
    serviceAddress: text,
    period: text,
    lines: v.pipe(v.array(lineBody), v.minLength(1), v.maxLength(100)),
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
    partialPayment: v.exactOptional(v.object({ leastMinor: amount })),
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

/** One row of a page as it came. */
export type Summary = v.InferOutput<typeof pageBody>['invoices'][number];
type Bill = v.InferOutput<typeof invoiceBody>;

export function toSummary({ status: _, ...bill }: Summary, { today }: Today): BilledSummary {
  return { ...bill, amountMinor: minor(bill.amountMinor), isOverdue: bill.dueOn < today };
}

export function toInvoice({ partialPayment, ...bill }: Bill, today: Today): BilledInvoice {
  const { serviceAddress, period, lines, subtotalMinor, taxName, taxMinor, fiscalCode } = bill;
  return {
    ...toSummary(bill, today),
    ...{ serviceAddress, period, lines, subtotalMinor, taxName, taxMinor },
    ...(fiscalCode && { fiscalCode }),
    // A part that is not less than the whole is none.
    ...(partialPayment &&
      partialPayment.leastMinor < bill.amountMinor && {
        partial: { leastMinor: minor(partialPayment.leastMinor) },
      }),
  };
}

function sum(lines: readonly { readonly amountMinor: number }[]): number {
  return lines.reduce((total, line) => total + line.amountMinor, 0);
}
