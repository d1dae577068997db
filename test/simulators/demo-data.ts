import { branchDay } from './civil-date.ts';
import { colombia } from './demo/colombia.ts';
import type { DemoCompany, DemoLogin } from './demo/company.ts';
import { createInvoiceWriter, type DemoInvoice, type DemoOrder } from './demo/demo-invoices.ts';
import { panama } from './demo/panama.ts';
import { createPseudoRandom, type PseudoRandom } from './demo/pseudo-random.ts';

/** `pa`: a Panamanian electricity company, in USD. `co`: a Colombian water and gas company, in COP. */
export type CompanyCode = 'pa' | 'co';

const companies: Readonly<Record<CompanyCode, DemoCompany>> = { pa: panama, co: colombia };

/** Who to sign in as at the Panamanian company. */
export const demoCustomers = panama.special;
/** Who to sign in as at the Colombian company. */
export const demoCustomersOfColombia = colombia.special;

export function companyOf(code: CompanyCode): DemoCompany {
  return companies[code];
}

export interface DemoCustomer {
  readonly customerId: string;
  readonly name: string;
  /** Both null for a customer without an account. */
  readonly email: string | null;
  readonly password: string | null;
}

export interface DemoData {
  readonly companyName: string;
  readonly customers: readonly DemoCustomer[];
  readonly invoices: readonly DemoInvoice[];
}

const oddEndings = [91, 92, 93, 94, 95, 96] as const;
/** A manager of 100 homes who has not paid for 20 months. */
const homesOfManager = 100;
const monthsOfManager = 20;

/**
 * Twenty-two customers of one company and all that they owe, the same for the same day.
 *
 * @param today - civil date; the newest bills are four days old on it
 */
export function demoData(companyCode: CompanyCode, today: string): DemoData {
  const company = companies[companyCode];
  const random = createPseudoRandom(20_261_122);
  const writeInvoice = createInvoiceWriter(company, random, today);
  const customers = listCustomers(company);
  const orders = customers.flatMap((customer) => ordersOf(customer, company, random));
  return { companyName: company.name, customers, invoices: orders.map(writeInvoice) };
}

/**
 * What a demo customer was billed, oldest first: for tests that hold a bill in their hand. Numbers, codes, references
 * and amounts are the same on every day.
 */
export function demoBillsOf(
  companyCode: CompanyCode,
  { name }: { readonly name: string },
): readonly DemoInvoice[] {
  const { invoices } = demoData(companyCode, branchDay(Date.now()));
  return invoices.filter(({ customerName }) => customerName === name);
}

function listCustomers(company: DemoCompany): readonly DemoCustomer[] {
  const { withSeveral, withNone, withThousands, withOddEndings, withAccounts, withoutAccount } =
    company.special;
  const logins: readonly DemoLogin[] = [
    ...[withSeveral, withNone, withThousands, withOddEndings],
    ...company.others.map(([name, mailbox], index): DemoLogin => {
      return { user: `${mailbox}@correo.example`, password: `Demo-2026-${index + 1}`, name };
    }),
    // The last ones, so that all others keep their numbers and bills.
    withAccounts,
  ];
  const owners = logins.map(({ user, password, name }) => ({ name, email: user, password }));
  const people = [...owners, { name: withoutAccount.name, email: null, password: null }];
  return people.map((person, index) => ({ customerId: String(100_241 + index * 37), ...person }));
}

function ordersOf(customer: DemoCustomer, company: DemoCompany, random: PseudoRandom): readonly DemoOrder[] {
  const { withSeveral, withNone, withThousands, withOddEndings, withAccounts } = company.special;
  const order = (monthsAgo: number, home = 0): DemoOrder => ({
    customerId: customer.customerId,
    customerName: customer.name,
    accountNumber: `${customer.customerId}-${String(home + 1).padStart(3, '0')}`,
    account: Math.floor(Number(customer.customerId) / 7) + home,
    serviceAddress: address(company, Number(customer.customerId), home),
    monthsAgo,
  });
  switch (customer.email) {
    case withNone.user:
      return [];
    case withSeveral.user:
      return [3, 2, 1, 0].map((monthsAgo) => order(monthsAgo));
    case withThousands.user:
      return Array.from({ length: homesOfManager * monthsOfManager }, (_, index) =>
        order(monthsOfManager - 1 - Math.floor(index / homesOfManager), index % homesOfManager),
      );
    case withOddEndings.user:
      return oddEndings.map((ending, index) => ({ ...order(oddEndings.length - 1 - index), ending }));
    case withAccounts.user:
      return [
        { ...order(1), isPartial: true },
        { ...order(0), isPartial: true },
        { ...order(1, 1), isPartial: true },
        { ...order(0, 2), isPartial: true },
      ];
    case null:
      return [order(1), { ...order(0), isOwing: true }];
    default:
      return monthsOwed(random).map((monthsAgo, index) => {
        const ending = index === 0 ? centsOf(customer, company) : undefined;
        return ending === undefined ? order(monthsAgo) : { ...order(monthsAgo), ending };
      });
  }
}

/** One to five months, the oldest first. */
function monthsOwed(random: PseudoRandom): readonly number[] {
  const months = random.between(1, 5);
  return Array.from({ length: months }, (_, index) => months - 1 - index);
}

/** The cents of the one bill that has any, where a company bills whole pesos: the first ordinary customer's. */
function centsOf(customer: DemoCustomer, company: DemoCompany): number | undefined {
  return customer.name === company.others[0]?.[0] ? company.centsOfOneInvoice : undefined;
}

function address(company: DemoCompany, customerNumber: number, home: number): string {
  const place = company.places[(customerNumber + home) % company.places.length] ?? '';
  return home === 0 ? place : `${place}, unidad ${home + 1}`;
}
