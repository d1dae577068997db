import type { InvoiceSummary, PaymentView } from '#contract/kiosk-api.ts';
import type { IconName } from '../parts/icon-paths.ts';
import { isSurelyPaid } from '../payment-end.ts';
import type { Refusal } from '../refusal.ts';
import { text } from '../text.svelte.ts';
import { resultWords } from './result-words.ts';

/** One of several bills: what became of it. */
export interface BillResult {
  readonly bill: InvoiceSummary;
  /** Undefined when it was never sent. */
  readonly payment: PaymentView | undefined;
  readonly icon: IconName;
  readonly words: string;
}

export interface SeveralWords {
  readonly title: string;
  readonly lead: string;
  readonly results: readonly BillResult[];
  /** What the card was surely charged. In minor units. */
  readonly paidMinor: number;
  /** Whether somebody should be asked: the money of one is in doubt. */
  readonly isOpen: boolean;
  /** What may be paid with another card. */
  readonly again: readonly InvoiceSummary[];
}

interface Outcomes {
  readonly bills: readonly InvoiceSummary[];
  /** Those that were sent, in the order of the bills. */
  readonly payments: readonly PaymentView[];
  /** Why the next one was not sent. */
  readonly problem: Refusal<'confirmPayment'> | undefined;
}

/** The end of paying several bills with one card: each with its result, and the first that stopped the rest in front. */
export function severalWords({ bills, payments, problem }: Outcomes, nowUnixMs: number): SeveralWords {
  const words = text.tender.several;
  const paid = payments.filter(({ step }) => isSurelyPaid(step));
  const stopped = payments.find(({ step }) => !isSurelyPaid(step));
  const stop = stopped && resultWords(stopped, nowUnixMs);
  // The one in doubt first: its reference must be seen, however little room there is.
  const results = bills
    .map((bill, index) => resultOf(bill, payments[index]))
    .toSorted((a, b) => Number(b.icon === 'question') - Number(a.icon === 'question'));
  const paidMinor = paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const isOpen = stop?.kind === 'open';
  const approved = payments.filter(({ step }) => isSurelyPaid(step) || step.at === 'telling-biller');
  // What the company has not booked yet it may still refuse.
  const isBooked = approved.every(({ step }) => step.at === 'paid');
  const some = (isBooked ? words.some : words.approved)(approved.length, bills.length);
  if (paid.length === bills.length) {
    const title = isBooked ? words.all(bills.length) : some;
    return { title, lead: words.allLead, results, paidMinor, isOpen, again: [] };
  }
  return {
    title: isOpen ? stop.title : some,
    lead: [stop?.lead ?? (problem && text.review.problems[problem]), words.someLead]
      .filter(Boolean)
      .join(' '),
    results,
    paidMinor,
    isOpen,
    again: stop?.mayTryAgain ? bills.filter((_, index) => mayPayAgain(payments[index], nowUnixMs)) : [],
  };
}

function mayPayAgain(payment: PaymentView | undefined, nowUnixMs: number): boolean {
  return !payment || resultWords(payment, nowUnixMs).mayTryAgain;
}

function resultOf(bill: InvoiceSummary, payment: PaymentView | undefined): BillResult {
  const words = text.tender.several;
  if (!payment) return { bill, payment, icon: 'minus', words: words.unsent };
  const { step, reference } = payment;
  const said = words.results[step.at];
  if (isSurelyPaid(step)) return { bill, payment, icon: 'check', words: said };
  const isBad = step.at === 'declined' || step.at === 'not-charged';
  if (isBad) return { bill, payment, icon: 'cross', words: said };
  // Whoever has to ask about it later needs its name.
  return { bill, payment, icon: 'question', words: `${text.result.reference} ${reference}. ${said}` };
}
