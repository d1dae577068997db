import { createHash } from 'node:crypto';
import type { LineKind } from '#contract/kiosk-api.ts';
import type { Currency } from '#contract/money.ts';
import { addDays, addMonths, periodName } from '../civil-date.ts';
import { paymentReferenceOf } from './bill-code.ts';
import type { DemoCompany } from './company.ts';
import type { PseudoRandom } from './pseudo-random.ts';
import { percentOf, type Tariff, type TariffLine } from './tariff.ts';

interface DemoLine {
  readonly description: string;
  readonly kind: LineKind;
  readonly consumption?: { readonly quantity: string; readonly unit: string; readonly rate: string };
  readonly amountMinor: number;
}

export interface DemoInvoice {
  readonly invoiceNumber: string;
  readonly invoiceCode: string;
  /** As the bill's bar code carries it. The API never tells it: it is what proves that somebody holds the bill. */
  readonly paymentReference: string;
  readonly customerId: string;
  /** Civil dates. */
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly cutOffOn?: string;
  readonly customerName: string;
  readonly accountNumber: string;
  readonly serviceAddress: string;
  readonly period: string;
  readonly detail: string;
  readonly currency: Currency;
  readonly lines: readonly DemoLine[];
  readonly subtotalMinor: number;
  readonly taxName: string;
  readonly taxMinor: number;
  readonly amountMinor: number;
  readonly fiscalCode?: { readonly name: 'CUFE' | 'CUDE'; readonly value: string };
  /** The bill may be paid in parts of at least so much. */
  readonly partialPayment?: { readonly leastMinor: number };
}

export interface DemoOrder {
  readonly customerId: string;
  readonly customerName: string;
  readonly accountNumber: string;
  /** The same for all bills of an account. */
  readonly account: number;
  readonly serviceAddress: string;
  /** How many months before the newest bill: 0 is the newest. */
  readonly monthsAgo: number;
  /** The last two digits the total must have; otherwise any below 90. */
  readonly ending?: number;
  /** The bill also asks for what was left over from before. */
  readonly isOwing?: true;
  /** The bill may be paid in parts. */
  readonly isPartial?: true;
}

/** The newest bill is this old, and each is due so long after its day: so two months' bills are not yet due. */
const newestBillAgeDays = 4;
const dueAfterDays = 40;
/** Who is later than this is told from when on the service may be cut off. */
const warnedAfterDays = 30;
const cutOffAfterDays = 65;
/** Totals that end in 90 to 99 are the VPOS's test endings, kept for the customer of the odd endings. */
const oddEndingsFrom = 90;

/** Writes invoices one after the other, numbered in the order they are asked for. */
export function createInvoiceWriter(
  company: DemoCompany,
  random: PseudoRandom,
  today: string,
): (order: DemoOrder) => DemoInvoice {
  let sequence = 48_200;
  return (order) => {
    sequence += 1;
    const { tariff } = company;
    const { service, lines } = tariff.draw(random, order.account);
    const issuedOn = addMonths(addDays(today, -newestBillAgeDays), -order.monthsAgo);
    const period = periodName(issuedOn, -1);
    const invoiceNumber = `${company.invoicePrefix}-${String(sequence).padStart(8, '0')}`;
    const dueOn = addDays(issuedOn, dueAfterDays);
    return {
      invoiceNumber,
      invoiceCode: `${company.codePrefix}${random.between(100_000, 999_999)}-${sequence % 10}`,
      paymentReference: paymentReferenceOf(invoiceNumber),
      customerId: order.customerId,
      issuedOn,
      dueOn,
      ...(addDays(dueOn, warnedAfterDays) < today && { cutOffOn: addDays(dueOn, cutOffAfterDays) }),
      customerName: order.customerName,
      accountNumber: order.accountNumber,
      serviceAddress: order.serviceAddress,
      period,
      detail: `${service} · ${period}`,
      ...total(tariff, order.isOwing ? [...lines, ...tariff.owedLines] : lines, order.ending),
      ...(order.isPartial && { partialPayment: { leastMinor: tariff.partLeastMinor } }),
      ...(company.fiscalCodeName && {
        // Of the right shape; a real one is made of the whole electronic invoice.
        fiscalCode: { name: company.fiscalCodeName, value: sha384(invoiceNumber) },
      }),
    };
  };
}

function sha384(text: string): string {
  return createHash('sha384').update(text).digest('hex');
}

type Totals = Pick<
  DemoInvoice,
  'currency' | 'lines' | 'subtotalMinor' | 'taxName' | 'taxMinor' | 'amountMinor'
>;

function total(tariff: Tariff, drawn: readonly TariffLine[], ending: number | undefined): Totals {
  const taxedMinor = sum(drawn.filter((line) => line.isTaxed));
  const taxMinor = percentOf(taxedMinor, tariff.taxPercent, tariff.roundedToMinor);
  const addedMinor = missingTo(ending, sum(drawn) + taxMinor);
  const lines = drawn.map((line, index) => demoLine(line, index === 0 ? addedMinor : 0));
  const subtotalMinor = sum(lines);
  return {
    currency: tariff.currency,
    lines,
    subtotalMinor,
    taxName: tariff.taxName,
    taxMinor,
    amountMinor: subtotalMinor + taxMinor,
  };
}

function demoLine({ description, kind, used, ...drawn }: TariffLine, addedMinor: number): DemoLine {
  const amountMinor = drawn.amountMinor + addedMinor;
  if (!used) return { description, kind, amountMinor };
  const { quantity, unit } = used;
  const consumption = { quantity: String(quantity), unit, rate: rateOf(amountMinor, quantity) };
  return { description, kind, consumption, amountMinor };
}

/**
 * What one unit costs, as text with six decimals at most: so many units of it are the amount, to the minor unit.
 *
 * @param amountMinor - of a currency with two decimals
 */
function rateOf(amountMinor: number, quantity: number): string {
  const millionths = String(Math.round((amountMinor * 10_000) / quantity)).padStart(7, '0');
  return `${millionths.slice(0, -6)}.${millionths.slice(-6)}`.replace(/\.?0+$/, '');
}

/** What must be added to a total so that it ends as wanted, in minor units. */
function missingTo(ending: number | undefined, amountMinor: number): number {
  const present = amountMinor % 100;
  if (ending !== undefined) return (ending - present + 100) % 100;
  return present >= oddEndingsFrom ? 100 - oddEndingsFrom : 0;
}

function sum(lines: readonly { readonly amountMinor: number }[]): number {
  return lines.reduce((total, line) => total + line.amountMinor, 0);
}
