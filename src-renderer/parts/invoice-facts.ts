import type { InvoiceView } from '#contract/kiosk-api.ts';
import { formatMoney } from '#contract/money.ts';
import { text } from '../text.ts';
import { writeDate } from '../text/civil-date.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

/** What tells this bill from any other. */
export function invoiceFacts(invoice: InvoiceView): Fact[] {
  return [
    { label: text.invoice.number, value: invoice.invoiceNumber },
    { label: text.invoice.code, value: invoice.invoiceCode },
    { label: text.invoice.issued, value: writeDate(invoice.issuedOn) },
    { label: text.invoice.due, value: writeDate(invoice.dueOn) },
    { label: text.invoice.period, value: invoice.period },
    { label: text.invoice.customer, value: invoice.customerName },
    { label: text.invoice.account, value: invoice.accountNumber },
    { label: text.invoice.address, value: invoice.serviceAddress },
  ];
}

/** What the bill is made of, line by line, to its total. */
export function invoiceLines(invoice: InvoiceView): Fact[] {
  const { currency, lines, subtotalMinor, taxName, taxMinor } = invoice;
  return [
    ...lines.map((line) => ({ label: line.description, value: formatMoney({ ...line, currency }) })),
    { label: text.invoice.subtotal, value: formatMoney({ amountMinor: subtotalMinor, currency }) },
    ...(taxMinor > 0 ? [{ label: taxName, value: formatMoney({ amountMinor: taxMinor, currency }) }] : []),
    { label: text.invoice.total, value: formatMoney(invoice), isStrong: true },
  ];
}
