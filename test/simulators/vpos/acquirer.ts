import { createHash } from 'node:crypto';
import { createLateSales } from './late-sales.ts';
import type { Order } from './ledger.ts';
import type { CardContent, SaleRequest } from './messages.ts';
import type { QueueRules } from './queue-rules.ts';
import { stateOf, type SaleRecord, type SaleState } from './sale-record.ts';
import { isKnown, type SalesBook } from './sales-book.ts';
import { openCard } from './sealed-card.ts';
import type { SealingKey } from './sealing-key.ts';
import { brandOf, endingOfAmount, verdictOf, type AmountEnding } from './test-endings.ts';

export type SaleAnswer =
  | { readonly is: 'different-sale' | 'card-unreadable' | 'card-not-bound' | 'silence' }
  | { readonly is: 'not-permitted' | 'too-old' }
  | { readonly is: 'told' | 'told-broken'; readonly state: SaleState };

/** The host of the acquirer: opens cards, decides, and takes money once for a payment id. */
export interface Acquirer {
  sell(request: SaleRequest): Promise<SaleAnswer>;
  /** Leaves sales in progress to the ledger, which knows them at the next start. */
  stop(): void;
}

export interface AcquirerParts {
  readonly book: SalesBook;
  readonly sealingKey: SealingKey;
  readonly queueRules: QueueRules;
  readonly now: () => number;
  /** How long a late sale takes, in milliseconds. */
  readonly lateMs: number;
}

export function createAcquirer({ book, sealingKey, queueRules, now, lateMs }: AcquirerParts): Acquirer {
  const late = createLateSales((paymentId) => {
    book.carryOut(paymentId);
  });

  async function repeat(record: SaleRecord, request: SaleRequest): Promise<SaleAnswer> {
    if (record.order && record.order.requestDigest !== digestOf(request)) return { is: 'different-sale' };
    if (stateOf(record).at === 'in-progress') await late.finished(request.paymentId);
    return { is: 'told', state: stateOf(book.read(request.paymentId)) };
  }

  async function sell(request: SaleRequest): Promise<SaleAnswer> {
    const { paymentId, amountMinor } = request;
    const known = book.read(paymentId);
    if (isKnown(known)) return repeat(known, request);
    const card = await openCard(sealingKey, request);
    if (!card.ok) return { is: card.problem };
    const problem = queueRules.problemOf(request, card.value);
    if (problem) return { is: problem };
    const verdict = verdictOf(card.value.pan);
    const ending = verdict.is === 'approve' ? endingOfAmount(amountMinor) : 'plain';
    if (ending === 'lost') return { is: 'silence' };
    const delayMs = ending === 'late' ? lateMs : 0;
    const order = { ...orderOf(request, card.value), verdict, dueAtUnixMs: now() + delayMs };
    // Another request with this payment id may have overtaken this one while its card was opened.
    if (!book.take(paymentId, order)) return repeat(book.read(paymentId), request);
    if (ending === 'late') await late.schedule(paymentId, delayMs);
    return firstAnswer(ending, stateOf(book.read(paymentId)));
  }

  for (const { paymentId, dueAtUnixMs } of book.unfinished()) {
    void late.schedule(paymentId, Math.max(0, dueAtUnixMs - now()));
  }
  return {
    sell,
    stop: () => {
      late.stop();
    },
  };
}

function firstAnswer(ending: AmountEnding, state: SaleState): SaleAnswer {
  if (ending === 'charged-silent' || ending === 'charged-long-silent') return { is: 'silence' };
  return { is: ending === 'charged-broken' ? 'told-broken' : 'told', state };
}

function orderOf(request: SaleRequest, { pan }: CardContent): Omit<Order, 'verdict' | 'dueAtUnixMs'> {
  const { paymentId: _paymentId, sealedCard: _sealedCard, ...kept } = request;
  return {
    ...kept,
    requestDigest: digestOf(request),
    cardBrand: brandOf(pan),
    cardLastFour: pan.slice(-4),
  };
}

/** The schema gives the fields of every request the same order, so equal digests are equal requests. */
function digestOf(request: SaleRequest): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
