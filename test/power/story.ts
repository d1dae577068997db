import { minor } from '#contract/money.ts';
import type { JournalEntry } from '../../src-main/journal/port.ts';
import {
  created,
  isGivenUp,
  needsSealedCard,
  type Payment,
  type PaymentEvent,
} from '../../src-main/payment/payment.ts';
import { next } from '../../src-main/payment/rule.ts';
import type { Chance } from './chance.ts';

/** One thing that is written down, and waited for, before the next is begun. */
export type StoryStep =
  | { readonly is: 'append'; readonly entries: readonly JournalEntry[] }
  | { readonly is: 'keep'; readonly paymentId: string; readonly sealed: string }
  | { readonly is: 'destroy'; readonly paymentId: string };

/** How many payments are under way at once, so that their events lie mixed in the journal. */
const paymentsAtOnce = 6;
const startUnixMs = Date.UTC(2026, 10, 22, 15);

/**
 * Payments that wander through the states of the rule, and the cards that lie sealed while theirs need them. It
 * has no end: whoever hears it stops.
 *
 * @param found - what an earlier start has left unfinished
 * @param firstNumber - number of the next payment, from 1
 */
export function* tellStory(
  chance: Chance,
  { found, firstNumber }: { readonly found: readonly Payment[]; readonly firstNumber: number },
): Generator<StoryStep, never> {
  const open = [...found];
  let number = firstNumber;
  for (;;) {
    if (open.length < paymentsAtOnce) {
      const payment = newPayment(number, chance);
      number += 1;
      open.push(payment);
      yield append({ event: { is: 'opened' }, payment, atUnixMs: payment.order.openedAtUnixMs });
    }
    const at = chance.below(open.length);
    const [before] = open.splice(at, 1);
    const after = before && (yield* goOn(before, chance));
    if (after) open.push(after);
  }
}

/** Lets one thing happen to a payment, in the order that the money rule demands; undefined when it is left alone. */
function* goOn(before: Payment, chance: Chance): Generator<StoryStep, Payment | undefined> {
  const entry = happen(before, chance);
  if (!entry) return undefined;
  const { paymentId } = before.order;
  const wasNeeded = needsSealedCard(before);
  const isNeeded = needsSealedCard(entry.payment);
  if (isNeeded && !wasNeeded) yield { is: 'keep', paymentId, sealed: sealedCardOf(paymentId) };
  const paper = paperOf(entry, chance);
  yield paper ? append(entry, paper) : append(entry);
  if (wasNeeded && !isNeeded) yield { is: 'destroy', paymentId };
  const isLeft = isResting(entry.payment) && chance.fraction() < 0.4;
  return isLeft ? undefined : (paper?.payment ?? entry.payment);
}

/** Something that means something to the payment as it stands, if anything does. */
function happen(before: Payment, chance: Chance): JournalEntry | undefined {
  for (const event of shuffled(eventsFor(before, chance), chance)) {
    const payment = next(before, event);
    if (payment) return { event, payment, atUnixMs: atUnixMs(chance) };
  }
  return undefined;
}

function isResting({ state }: Payment): boolean {
  return isGivenUp(state) || state.at === 'posted' || state.at === 'manual';
}

/** Now and then the receipt is begun in the same commit as what makes it true. */
function paperOf({ event, payment }: JournalEntry, chance: Chance): JournalEntry | undefined {
  if (event.is !== 'posted' && event.is !== 'reversed') return undefined;
  const kind = event.is === 'posted' ? 'approved' : 'reversed';
  const print = { is: 'print-started', kind, why: 'first' } as const;
  const begun = chance.fraction() < 0.7 ? next(payment, print) : undefined;
  return begun && { event: print, payment: begun, atUnixMs: atUnixMs(chance) };
}

/** Whatever the world could say of a payment; the rule takes what means something in its state. */
function eventsFor({ order }: Payment, chance: Chance): PaymentEvent[] {
  const card = { brand: 'visa', lastFour: '1111' } as const;
  const requestDigest = chance.fraction().toString(16).slice(2).padEnd(64, '0');
  const queuedAtUnixMs = atUnixMs(chance);
  const approval = {
    authorizationCode: String(chance.below(1_000_000)).padStart(6, '0'),
    retrievalReference: String(chance.below(1_000_000)).padStart(12, '6'),
    batch: '000142',
    trace: '004218',
    amountMinor: order.amountMinor,
    currency: order.currency,
  };
  const queue = {
    permissionId: 'SAF-1',
    queuedAtUnixMs,
    deadlineUnixMs: queuedAtUnixMs,
    email: 'a@example.com',
  };
  return [
    { is: 'confirmed', card, requestDigest },
    { is: 'queued', card, queue, requestDigest },
    { is: 'queued', card, queue, requestDigest },
    { is: 'sale-started', requestDigest },
    { is: 'expired', reason: 'too-old' },
    { is: 'customer-left' },
    { is: 'not-held', reason: 'held-elsewhere' },
    { is: 'not-sent', cause: 'refused' },
    { is: 'approved', approval, atUnixMs: atUnixMs(chance) },
    { is: 'declined', code: '51', reason: 'insufficient-funds' },
    { is: 'silent', cause: 'timed-out' },
    { is: 'not-found', conclusive: chance.fraction() < 0.5 },
    { is: 'posted', billerReceipt: `R-${chance.below(1_000_000)}` },
    { is: 'post-refused', reason: 'already-paid' },
    { is: 'reversed', reversalReference: `V-${chance.below(1_000_000)}`, captured: chance.fraction() < 0.5 },
    {
      is: 'print-started',
      kind: chance.oneOf(['queued', 'posting-later', 'approved', 'reversed']),
      why: chance.oneOf(['first', 'asked']),
    },
    { is: 'print-ended', outcome: { is: 'printed' } },
    { is: 'mail-asked', to: 'a@example.com' },
    { is: 'notice-sent' },
  ];
}

function newPayment(number: number, chance: Chance): Payment {
  const amountMinor = minor(1_000 + chance.below(90_000));
  const paymentId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return created({
    paymentId,
    reference: `K014-${String(number).padStart(6, '0')}`,
    kioskId: 'K014',
    driver: 'gateway',
    openedAtUnixMs: atUnixMs(chance),
    amountMinor,
    currency: 'USD',
    invoice: {
      invoiceNumber: `FE-${number}`,
      invoiceCode: '7700000000',
      customerName: 'María Fernanda Núñez',
      detail: 'Energía eléctrica · octubre 2026',
      subtotalMinor: amountMinor,
      taxName: 'ITBMS 7 %',
      taxMinor: 0,
    },
  });
}

/** Stands for a sealed card, and says in every line of it whose it is: any piece left behind is recognised. */
function sealedCardOf(paymentId: string): string {
  return `${cardMark}${paymentId}.`.repeat(16);
}

/** Begins every piece of what stands for a sealed card; the payment's id follows. */
export const cardMark = 'sealed-for.';

function append(...entries: readonly JournalEntry[]): StoryStep {
  return { is: 'append', entries };
}

function atUnixMs(chance: Chance): number {
  return startUnixMs + chance.below(3_600_000);
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  return items
    .map((item) => ({ item, rank: chance.fraction() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}
