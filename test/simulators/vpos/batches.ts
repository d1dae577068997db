import type { Currency } from '#contract/money.ts';
import { branchTime } from '../civil-date.ts';
import type { Ledger, Settlement, Sum, Totals } from './ledger.ts';
import { capturedSales, type CapturedSale } from './sale-record.ts';

export interface OpenBatch {
  readonly batch: string;
  readonly openedAt: string;
  readonly sales: Totals;
  readonly reversals: Totals;
  /** Sales less reversals. */
  readonly net: readonly Sum[];
}

export type SettlementAnswer =
  | { readonly is: 'settled'; readonly settlement: Settlement }
  | { readonly is: 'wrong-batch'; readonly batch: string };

export interface Batches {
  current(): string;
  isSettled(batch: string): boolean;
  totals(): OpenBatch;
  /** Closes the open batch and opens the next, whether or not the kiosk agrees: the acquirer's figures stand. */
  settle(batch: string, net: readonly Sum[]): SettlementAnswer;
}

/** Batches are numbered 000001 and on; exactly one is open at any time. */
export function createBatches(ledger: Ledger, now: () => number): Batches {
  function numberOf(count: number): string {
    return String(count).padStart(6, '0');
  }

  function open(): void {
    ledger.append({
      is: 'opening',
      paymentId: null,
      content: { batch: numberOf(ledger.count('opening') + 1), openedAt: branchTime(now()) },
    });
  }

  function current(): string {
    return numberOf(ledger.count('opening'));
  }

  function totals(): OpenBatch {
    const entries = ledger.all();
    const batch = current();
    const opening = entries.findLast((entry) => entry.is === 'opening');
    const sales = capturedSales(entries).filter(({ capture }) => capture.batch === batch);
    const reversed = sales.filter(({ reversal }) => reversal !== undefined);
    return {
      batch,
      openedAt: opening?.content.openedAt ?? '',
      sales: totalsOf(sales),
      reversals: totalsOf(reversed),
      net: less(sumsOf(sales), sumsOf(reversed)),
    };
  }

  function settle(batch: string, net: readonly Sum[]): SettlementAnswer {
    const settled = ledger.all().find((entry) => entry.is === 'settlement' && entry.content.batch === batch);
    if (settled?.is === 'settlement') return { is: 'settled', settlement: settled.content };
    const { openedAt: _openedAt, ...closing } = totals();
    if (closing.batch !== batch) return { is: 'wrong-batch', batch: closing.batch };
    const settledAt = branchTime(now());
    const agrees = areEqual(net, closing.net);
    const nextBatch = numberOf(ledger.count('opening') + 1);
    const settlement: Settlement = { ...closing, settledAt, agrees, nextBatch };
    ledger.append({ is: 'settlement', paymentId: null, content: settlement });
    open();
    return { is: 'settled', settlement };
  }

  if (ledger.count('opening') === 0) open();
  return {
    current,
    isSettled: (batch) => batch < current(),
    totals,
    settle: (batch, net) => ledger.atomically(() => settle(batch, net)),
  };
}

function totalsOf(sales: readonly CapturedSale[]): Totals {
  return { count: sales.length, totals: sumsOf(sales) };
}

function sumsOf(sales: readonly CapturedSale[]): readonly Sum[] {
  const sums = new Map<Currency, number>();
  for (const { order } of sales) {
    sums.set(order.currency, (sums.get(order.currency) ?? 0) + order.amountMinor);
  }
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

function less(sums: readonly Sum[], subtracted: readonly Sum[]): readonly Sum[] {
  return sums.map(({ currency, amountMinor }) => {
    const taken = subtracted.find((sum) => sum.currency === currency)?.amountMinor ?? 0;
    return { currency, amountMinor: amountMinor - taken };
  });
}

/** The same sums, in whatever order; a currency that nets to nothing need not be named. */
function areEqual(one: readonly Sum[], other: readonly Sum[]): boolean {
  const written = (sums: readonly Sum[]): string =>
    sums
      .filter(({ amountMinor }) => amountMinor !== 0)
      .map(({ currency, amountMinor }) => `${currency} ${amountMinor}`)
      .sort()
      .join();
  return written(one) === written(other);
}
