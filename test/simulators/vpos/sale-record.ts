import type { Capture, Order, Reversal, TakenEntry } from './ledger.ts';

/** What the ledger's entries say of one payment, taken together. */
export interface SaleRecord {
  readonly order?: Order;
  readonly capture?: Capture;
  readonly declineCode?: string;
  readonly reversal?: Reversal;
  readonly unansweredInquiries: number;
}

/** How a payment stands. A reversal outweighs all else: what was reversed is never charged again. */
export type SaleState =
  | { readonly at: 'unknown' }
  | { readonly at: 'in-progress'; readonly order: Order }
  | { readonly at: 'approved'; readonly order: Order; readonly capture: Capture }
  | { readonly at: 'declined'; readonly order: Order; readonly code: string }
  | { readonly at: 'reversed'; readonly reversal: Reversal };

export function recordOf(entries: readonly TakenEntry[]): SaleRecord {
  return entries.reduce<SaleRecord>(added, { unansweredInquiries: 0 });
}

function added(record: SaleRecord, entry: TakenEntry): SaleRecord {
  switch (entry.is) {
    case 'accepted':
      return { ...record, order: entry.content };
    case 'sale':
      return { ...record, capture: entry.content };
    case 'decline':
      return { ...record, declineCode: entry.content.code };
    case 'reversal':
      return { ...record, reversal: entry.content };
    case 'unanswered-inquiry':
      return { ...record, unansweredInquiries: record.unansweredInquiries + 1 };
    case 'opening':
    case 'settlement':
      return record;
  }
}

export function stateOf({ order, capture, declineCode, reversal }: SaleRecord): SaleState {
  if (reversal) return { at: 'reversed', reversal };
  if (!order) return { at: 'unknown' };
  if (capture) return { at: 'approved', order, capture };
  return declineCode === undefined
    ? { at: 'in-progress', order }
    : { at: 'declined', order, code: declineCode };
}

export interface CapturedSale {
  readonly paymentId: string;
  readonly order: Order;
  readonly capture: Capture;
  readonly reversal?: Reversal;
}

/** Every sale that ever took money, given back or not, in the order they were accepted. */
export function capturedSales(entries: readonly TakenEntry[]): readonly CapturedSale[] {
  const byPayment = Map.groupBy(entries, (entry) => entry.paymentId ?? '');
  return [...byPayment].flatMap(([paymentId, ofPayment]) => {
    const { order, capture, reversal } = recordOf(ofPayment);
    if (!order || !capture) return [];
    return [{ paymentId, order, capture, ...(reversal && { reversal }) }];
  });
}
