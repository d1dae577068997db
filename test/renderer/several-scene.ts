import type {
  Answers,
  InvoiceSummary,
  OpenedPayment,
  PaymentStep,
  PaymentView,
} from '../../src-main/contract/kiosk-api.ts';
import { minor, type Minor } from '../../src-main/contract/money.ts';
import { accepted } from '../../src-main/contract/outcome.ts';
import type { Session } from '../../src-renderer/session.svelte.ts';
import { card, charging, FakeKiosk, oldestInvoice, opened, signedIn } from './fake-kiosk.ts';

export const bills: readonly InvoiceSummary[] = Array.from({ length: 10 }, (_, index) => ({
  ...oldestInvoice,
  invoiceNumber: `F-${index + 1}`,
  issuedOn: `2026-0${Math.min(9, index + 1)}-03`,
  amountMinor: minor(1_000 * (index + 1)),
}));

/** A payment of each bill, called by its invoice; refuses to open or to send those that it is told to. */
export class SeveralKiosk extends FakeKiosk {
  /** What is due by now, where it is not what the list says. */
  openAmounts = new Map<string, Minor>();
  openRefusals = new Map<string, Extract<Answers['openPayment'], { ok: false }>>();
  confirmRefusals = new Map<string, Extract<Answers['confirmPayment'], { ok: false }>>();
  override listAnswer: Answers['listInvoices'] = accepted({ invoices: bills, total: 10, isOfEarlier: false });

  override async openPayment(request: { invoiceNumber: string }): Promise<Answers['openPayment']> {
    await super.openPayment(request);
    const { invoiceNumber } = request;
    const amountMinor = this.openAmounts.get(invoiceNumber);
    const opening = { ...openedFor(invoiceNumber), ...(amountMinor && { amountMinor }) };
    return this.openRefusals.get(invoiceNumber) ?? accepted(opening);
  }

  override async confirmPayment(request: { paymentId: string }): Promise<Answers['confirmPayment']> {
    await super.confirmPayment(request);
    return this.confirmRefusals.get(request.paymentId) ?? accepted(viewOf(request.paymentId));
  }

  /** The invoices whose payments a call was made for, in its order. */
  askedFor(name: keyof Answers): unknown[] {
    const requests = this.asked.filter((call) => call.name === name).map(({ request }) => request);
    return requests.map((request) => {
      const { invoiceNumber, paymentId } = request as { invoiceNumber?: string; paymentId?: string };
      return invoiceNumber ?? paymentId;
    });
  }
}

function openedFor(invoiceNumber: string): OpenedPayment {
  const amountMinor = bills.find((bill) => bill.invoiceNumber === invoiceNumber)?.amountMinor ?? minor(1);
  return { ...opened, paymentId: invoiceNumber, reference: `K014-${invoiceNumber}`, amountMinor };
}

export function viewOf(paymentId: string, step: PaymentStep = { at: 'charging' }): PaymentView {
  return { ...charging, ...openedFor(paymentId), invoiceNumber: paymentId, step };
}

/** The customer has marked the first three bills, typed the card, and stands before "Confirmar y pagar". */
export async function atReviewOfThree(kiosk: SeveralKiosk): Promise<Session> {
  const session = await atCardOfThree(kiosk);
  session.checkout.hasAcceptedTerms = true;
  session.checkout.cardSealed(...['a', 'b', 'c'].map((name) => ({ ...card, sealed: `${name}.b.c.d.e` })));
  return session;
}

export async function atCardOfThree(kiosk: SeveralKiosk): Promise<Session> {
  const session = await signedIn(kiosk);
  session.several.begin();
  for (const bill of bills.slice(0, 3)) session.several.toggle(bill);
  await session.paySeveral();
  return session;
}

/** Lets what was said by the kiosk go its way to the next call. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
}
