import type { InvoiceSummary, KioskApi, OpenedPayment, PaymentMethod } from '#contract/kiosk-api.ts';
import { minor, type Minor, type Money } from '#contract/money.ts';
import type { Refusal } from './refusal.ts';
import { language } from './text.svelte.ts';

/** What is to be paid: one bill, a part of it, or several bills with one card. */
export interface Order {
  readonly bills: readonly InvoiceSummary[];
  /** Of a single bill, where not all of it is paid. */
  readonly partMinor?: Minor | undefined;
  readonly method?: PaymentMethod;
}

/** Why a bill cannot be paid now. */
export interface RefusedBill {
  readonly bill: InvoiceSummary;
  readonly problem: Refusal<'openPayment'>;
}

type Opening =
  | { readonly is: 'opened'; readonly opened: readonly OpenedPayment[] }
  | ({ readonly is: 'refused' } & RefusedBill)
  | { readonly is: 'late' };

type Calls = Pick<KioskApi, 'openPayment' | 'leavePayment'>;

/**
 * Opens a payment of each bill, or none: whatever is opened beside one that is refused is left.
 *
 * @param isWanted - asked after each answer: the customer may have gone elsewhere meanwhile
 */
export async function openPayments(
  kiosk: Calls,
  { bills, partMinor, method }: Order,
  isWanted: () => boolean,
): Promise<Opening> {
  const opened: OpenedPayment[] = [];
  for (const bill of bills) {
    const answer = await kiosk.openPayment({
      invoiceNumber: bill.invoiceNumber,
      language: language(),
      ...(partMinor !== undefined && { partMinor }),
      ...(method && { method }),
      ...(opened.length > 0 && { together: true }),
    });
    if (answer.ok) opened.push(answer.value);
    if (answer.ok && isWanted()) continue;
    await leavePayments(kiosk, opened);
    return answer.ok || !isWanted() ? { is: 'late' } : { is: 'refused', bill, problem: answer.problem };
  }
  return { is: 'opened', opened };
}

/** The order with the bills as the company has them now: since the customer saw them an amount may have changed. */
export function orderAsOpened(order: Order, opened: readonly OpenedPayment[]): Order {
  if (order.partMinor !== undefined) return order;
  const amounts = opened.map(({ amountMinor }) => ({ amountMinor }));
  return { ...order, bills: order.bills.map((bill, index) => ({ ...bill, ...amounts[index] })) };
}

/** What is left of the bill after its part, by what the company has said just now; undefined where all of it is paid. */
export function leftAfter(
  { bills: [bill], partMinor }: Order,
  [part]: readonly OpenedPayment[],
): Money | undefined {
  if (!bill || !part || partMinor === undefined) return undefined;
  const { amountMinor, currency, dueBeforeMinor = bill.amountMinor } = part;
  return { amountMinor: minor(dueBeforeMinor - amountMinor), currency };
}

export async function leavePayments(
  kiosk: Pick<Calls, 'leavePayment'>,
  opened: readonly OpenedPayment[],
): Promise<void> {
  for (const { paymentId } of opened) await kiosk.leavePayment({ paymentId });
}
