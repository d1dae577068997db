import { minor } from '#contract/money.ts';
import type { Journal, JournalEntry } from '../../src-main/journal/port.ts';
import { created, type Payment, type PaymentEvent } from '../../src-main/payment/payment.ts';
import { next } from '../../src-main/payment/rule.ts';

/** What happens to an ordinary payment after it was opened. */
const events: readonly PaymentEvent[] = [
  { is: 'confirmed', card: { brand: 'visa', lastFour: '1111' }, requestDigest: 'a'.repeat(64) },
  {
    is: 'approved',
    approval: {
      authorizationCode: '123456',
      retrievalReference: '632619004218',
      batch: '000142',
      trace: '004218',
      amountMinor: 3845,
      currency: 'USD',
    },
    atUnixMs: 1,
  },
  { is: 'posted', billerReceipt: 'R-0000001' },
  { is: 'print-started', kind: 'approved', why: 'first' },
];

export const eventsOfPayment = events.length + 1;

/** A payment like any other, on an invoice of its own. Ids in order, so that many are written quickly. */
export function openedPayment(count: number): Payment {
  return created({
    paymentId: `0e7f3a44-5d7b-4a3e-9f60-${String(count).padStart(12, '0')}`,
    reference: `K014-${count}`,
    kioskId: 'K014',
    driver: 'gateway',
    openedAtUnixMs: 0,
    amountMinor: minor(3845),
    currency: 'USD',
    invoice: {
      invoiceNumber: `FE-${count}`,
      invoiceCode: '7700000000',
      customerName: 'María Núñez',
      detail: 'Energía eléctrica',
      subtotalMinor: 3700,
      taxName: 'ITBMS 7 %',
      taxMinor: 145,
    },
  });
}

/** Writes whole payments, many in a commit: what years of them leave behind, in a minute. */
export function writePayments(journal: Journal, payments: number): void {
  const paymentsOfCommit = 2_000;
  for (let count = 0; count < payments; count += paymentsOfCommit) {
    const many = Math.min(paymentsOfCommit, payments - count);
    journal.append(Array.from({ length: many }, (_, index) => entriesOfPayment(count + index)).flat());
  }
}

/** Writes payments that the bank has approved and the biller has not heard of, in one commit. */
export function writeApproved(journal: Journal, payments: number): void {
  const isApproved = ({ payment }: JournalEntry): boolean => payment.state.at === 'approved';
  const entries = Array.from({ length: payments }, (_, count) => {
    const ofPayment = entriesOfPayment(count);
    return ofPayment.slice(0, ofPayment.findIndex(isApproved) + 1);
  });
  journal.append(entries.flat());
}

function entriesOfPayment(count: number): JournalEntry[] {
  let payment = openedPayment(count);
  const entries: JournalEntry[] = [{ event: { is: 'opened' }, payment, atUnixMs: 0 }];
  for (const event of events) {
    const after = next(payment, event);
    if (!after)
      throw new Error(`the rule refuses ${event.is} at ${payment.state.at}: mend whole-payments.ts`);
    payment = after;
    entries.push({ event, payment, atUnixMs: 1 });
  }
  return entries;
}
