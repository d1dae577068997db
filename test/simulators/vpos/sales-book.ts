import type { Batches } from './batches.ts';
import type { Ledger, Order, Reversal } from './ledger.ts';
import { nextNumbers } from './numbers.ts';
import { recordOf, stateOf, type SaleRecord, type SaleState } from './sale-record.ts';
import { endingOfAmount, unansweredInquiriesMax } from './test-endings.ts';

export type InquiryAnswer = { readonly is: 'silence' } | { readonly is: 'told'; readonly state: SaleState };

export type ReversalAnswer =
  | { readonly is: 'reversed'; readonly reversal: Reversal }
  /** The batch is settled: the money is on its way, and can only be refunded. */
  | { readonly is: 'settled' };

/** What may be done to a payment in the ledger, each as one step: all of it, or nothing. */
export interface SalesBook {
  read(paymentId: string): SaleRecord;
  /** Takes a new sale in, and carries it out when it is due. False when its payment id is already known. */
  take(paymentId: string, order: Order): boolean;
  carryOut(paymentId: string): void;
  inquire(paymentId: string): InquiryAnswer;
  reverse(paymentId: string, reason: string): ReversalAnswer;
  /** The sales that were taken in and not carried out: a late ending, or the simulator was stopped. */
  unfinished(): readonly UnfinishedSale[];
}

export interface UnfinishedSale {
  readonly paymentId: string;
  readonly dueAtUnixMs: number;
}

export function createSalesBook(ledger: Ledger, batches: Batches, now: () => number): SalesBook {
  function read(paymentId: string): SaleRecord {
    return recordOf(ledger.ofPayment(paymentId));
  }

  /** The one place where money is taken. A sale that was reversed in the meantime is left alone. */
  function carryOut(paymentId: string): void {
    const state = stateOf(read(paymentId));
    if (state.at !== 'in-progress') return;
    const { verdict } = state.order;
    if (verdict.is === 'decline') {
      ledger.append({ is: 'decline', paymentId, content: { code: verdict.code } });
      return;
    }
    const content = { ...nextNumbers(ledger.count('sale'), now()), batch: batches.current() };
    ledger.append({ is: 'sale', paymentId, content });
  }

  function take(paymentId: string, order: Order): boolean {
    if (isKnown(read(paymentId))) return false;
    ledger.append({ is: 'accepted', paymentId, content: order });
    if (order.dueAtUnixMs <= now()) carryOut(paymentId);
    return true;
  }

  function inquire(paymentId: string): InquiryAnswer {
    const record = read(paymentId);
    const state = stateOf(record);
    if (!isSwallowed(record, state)) return { is: 'told', state };
    ledger.append({ is: 'unanswered-inquiry', paymentId, content: {} });
    return { is: 'silence' };
  }

  function reverse(paymentId: string, reason: string): ReversalAnswer {
    const state = stateOf(read(paymentId));
    if (state.at === 'reversed') return { is: 'reversed', reversal: state.reversal };
    if (state.at === 'approved' && batches.isSettled(state.capture.batch)) return { is: 'settled' };
    const reversalReference = `R${String(ledger.count('reversal') + 1).padStart(11, '0')}`;
    const reversal = { reversalReference, captured: state.at === 'approved', reason };
    ledger.append({ is: 'reversal', paymentId, content: reversal });
    return { is: 'reversed', reversal };
  }

  function unfinishedOf(paymentId: string): readonly UnfinishedSale[] {
    const state = stateOf(read(paymentId));
    return state.at === 'in-progress' ? [{ paymentId, dueAtUnixMs: state.order.dueAtUnixMs }] : [];
  }

  return {
    read,
    take: (paymentId, order) => ledger.atomically(() => take(paymentId, order)),
    carryOut: (paymentId) => {
      ledger.atomically(() => {
        carryOut(paymentId);
      });
    },
    inquire: (paymentId) => ledger.atomically(() => inquire(paymentId)),
    reverse: (paymentId, reason) => ledger.atomically(() => reverse(paymentId, reason)),
    unfinished: () =>
      ledger.all().flatMap((entry) => (entry.is === 'accepted' ? unfinishedOf(entry.paymentId) : [])),
  };
}

/** Known is also what was only reversed: its tombstone refuses a sale that arrives too late. */
export function isKnown({ order, reversal }: SaleRecord): boolean {
  return order !== undefined || reversal !== undefined;
}

/** Whether this inquiry is one of those that the long silence of a test ending swallows. */
function isSwallowed({ unansweredInquiries }: SaleRecord, state: SaleState): boolean {
  return (
    state.at === 'approved' &&
    endingOfAmount(state.order.amountMinor) === 'charged-long-silent' &&
    unansweredInquiries < unansweredInquiriesMax
  );
}
