import type { InvoiceLine, InvoiceSummary, InvoiceView } from '#contract/kiosk-api.ts';
import type { Currency } from '#contract/money.ts';
import { daysBetween } from '../overdue-days.ts';
import { language, text } from '../text.svelte.ts';
import { writeDate } from '../text/civil-date.ts';
import { writeMoney } from '../text/money.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** What the label means, in plain words. */
  readonly hint?: string | undefined;
  readonly isStrong?: boolean;
  /** Its label is the company's own, which is Spanish whatever the screens speak. */
  readonly isOfCompany?: boolean;
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

/** What the bill is made of, line by line in plain words, to its total. */
export function invoiceLines(invoice: InvoiceView): Fact[] {
  const { currency, lines, subtotalMinor, taxName, taxMinor } = invoice;
  const tax = { label: taxName, value: writeMoney({ amountMinor: taxMinor, currency }) };
  return [
    ...lines.map((line) => ({
      label: line.description,
      value: writeMoney({ ...line, currency }),
      hint: lineExplained(line, currency),
      isOfCompany: true,
    })),
    { label: text.invoice.subtotal, value: writeMoney({ amountMinor: subtotalMinor, currency }) },
    ...(taxMinor > 0 ? [{ ...tax, hint: text.invoice.explained.tax }] : []),
    { label: text.invoice.total, value: writeMoney(invoice), isStrong: true },
  ];
}

/** What a line of a bill is; undefined where its own words are all that is known. */
function lineExplained({ kind, consumption }: InvoiceLine, currency: Currency): string | undefined {
  const { explained } = text.invoice;
  if (kind === 'other') return undefined;
  if (kind !== 'consumption') return explained[kind];
  if (!consumption) return explained.used;
  const { quantity, unit, rate } = consumption;
  return explained.consumption(`${quantity} ${unit}`, writeRate(rate, currency));
}

/** A price of one unit has as many decimals as the company gives it: it is no amount of money that anybody pays. */
function writeRate(rate: string, currency: Currency): string {
  if (currency === 'USD') return `$${rate}`;
  return language() === 'en' ? `${currency} ${rate}` : `$ ${rate.replace('.', ',')}`;
}

/** How long a bill is overdue, or when it is due. */
export function dueWords({ dueOn, isOverdue }: InvoiceSummary, today: string): string {
  const days = daysBetween(today, dueOn);
  if (isOverdue) return text.invoices.overdue(-days);
  return days === 0 ? text.invoices.dueToday : text.invoices.dueIn(days);
}

/** What paying prevents; undefined where the company says nothing of it. */
export function cutOffWords({ cutOffOn }: InvoiceSummary, today: string): string | undefined {
  if (cutOffOn === undefined) return undefined;
  return cutOffOn > today ? text.invoices.cutOff(writeDate(cutOffOn)) : text.invoices.mayBeCutOff;
}
