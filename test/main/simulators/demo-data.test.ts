import { describe, expect, it } from 'vitest';
import { demoCustomers, demoCustomersOfColombia, demoData } from '../../simulators/demo-data.ts';

const today = '2026-11-22';
const companies = [
  { code: 'pa', currency: 'USD', special: demoCustomers },
  { code: 'co', currency: 'COP', special: demoCustomersOfColombia },
] as const;

function invoicesOf(code: 'pa' | 'co', user: string): ReturnType<typeof demoData>['invoices'] {
  const { customers, invoices } = demoData(code, today);
  const customerId = customers.find(({ email }) => email === user)?.customerId;
  return invoices.filter((invoice) => invoice.customerId === customerId);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

describe.each(companies)('the demo data of $code', ({ code, currency, special }) => {
  const { customers, invoices } = demoData(code, today);

  it('has some twenty customers, each with a name and a number of their own, all but one with an address', () => {
    expect(customers).toHaveLength(22);
    for (const field of ['customerId', 'email', 'name'] as const) {
      expect(new Set(customers.map((customer) => customer[field])).size).toBe(22);
    }
    const withoutAccount = customers.filter(({ email }) => email === null);
    expect(withoutAccount).toMatchObject([
      {
        customerId: special.withoutAccount.customerNumber,
        name: special.withoutAccount.name,
        password: null,
      },
    ]);
    expect(customers.filter(({ email }) => email?.endsWith('.example'))).toHaveLength(21);
    expect(customers.some(({ name }) => name.includes('ñ'))).toBe(true);
  });

  it('bills lines that add up to the subtotal, and subtotal and tax that add up to the amount', () => {
    for (const invoice of invoices) {
      expect(sum(invoice.lines.map((line) => line.amountMinor))).toBe(invoice.subtotalMinor);
      expect(invoice.subtotalMinor + invoice.taxMinor).toBe(invoice.amountMinor);
      expect(Number.isSafeInteger(invoice.amountMinor) && invoice.amountMinor > 0).toBe(true);
      expect(invoice.lines.length).toBeGreaterThan(1);
      expect(invoice.currency).toBe(currency);
    }
    expect(invoices.some(({ taxMinor }) => taxMinor > 0)).toBe(true);
    expect(invoices.some(({ taxMinor }) => taxMinor === 0)).toBe(true);
    expect(invoices.some(({ lines }) => lines.some(({ amountMinor }) => amountMinor < 0))).toBe(true);
  });

  it('ends no amount in 90 to 99, but for the six of the odd endings', () => {
    const odd = invoicesOf(code, special.withOddEndings.user);
    expect(odd.map(({ amountMinor }) => amountMinor % 100)).toEqual([91, 92, 93, 94, 95, 96]);
    const others = invoices.filter(
      (invoice) => !odd.some(({ invoiceNumber }) => invoiceNumber === invoice.invoiceNumber),
    );
    expect(others.filter(({ amountMinor }) => amountMinor % 100 >= 90)).toEqual([]);
  });

  it('gives one customer four bills of which two are overdue, one none and one two thousand', () => {
    const several = invoicesOf(code, special.withSeveral.user);
    expect(several.map(({ dueOn }) => dueOn < today)).toEqual([true, true, false, false]);
    expect(invoicesOf(code, special.withNone.user)).toEqual([]);
    expect(invoicesOf(code, special.withThousands.user)).toHaveLength(2000);
  });

  it('gives every bill a number of its own', () => {
    expect(new Set(invoices.map(({ invoiceNumber }) => invoiceNumber)).size).toBe(invoices.length);
  });

  it('is the same for the same day', () => {
    expect(demoData(code, today)).toEqual({
      companyName: demoData(code, today).companyName,
      customers,
      invoices,
    });
  });
});

describe('the demo dates', () => {
  it.each(['2026-01-01', '2026-03-01', '2026-03-31', '2028-02-29', '2026-12-31'])(
    'leave two bills overdue on %s too, of four different months',
    (day) => {
      const { customers, invoices } = demoData('pa', day);
      const customerId = customers.find(({ email }) => email === demoCustomers.withSeveral.user)?.customerId;
      const several = invoices.filter((invoice) => invoice.customerId === customerId);
      expect(several.map(({ dueOn }) => dueOn < day)).toEqual([true, true, false, false]);
      expect(new Set(several.map(({ period }) => period)).size).toBe(4);
    },
  );

  it('bill one Colombian invoice with cents and all others in whole pesos', () => {
    const odd = new Set(invoicesOf('co', demoCustomersOfColombia.withOddEndings.user));
    const { invoices } = demoData('co', today);
    const withCents = invoices.filter(({ amountMinor }) => amountMinor % 100 !== 0);
    expect(withCents).toHaveLength(1 + odd.size);
  });
});
