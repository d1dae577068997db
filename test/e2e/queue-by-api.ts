import { expect, type Page } from '@playwright/test';
import type { JWK } from 'jose';
import { sealTestCard } from '../simulators/seal-card.ts';
import { cards } from './customer.ts';

interface Order {
  readonly user: string;
  readonly password: string;
  /** Of the customer's oldest invoices. */
  readonly count: number;
}

/** By what the screens call, from a page of a kiosk whose VPOS is silent: for tests that need many queued payments soon. */
export async function queueByApi(
  page: Page,
  sealingKey: JWK,
  { user, password, count }: Order,
): Promise<void> {
  const signedIn = await page.evaluate((login) => window.kiosk.signIn(login), { user, password });
  if (!signedIn.ok) throw new Error(`sign-in: ${signedIn.problem}`);
  const email = signedIn.value.email ?? '';
  const list = await page.evaluate((range) => window.kiosk.listInvoices(range), { offset: 0, limit: count });
  if (!list.ok) throw new Error(`invoices: ${list.problem}`);
  for (const { invoiceNumber } of list.value.invoices.slice(0, count)) {
    const opened = await page.evaluate((request) => window.kiosk.openPayment(request), { invoiceNumber });
    if (!opened.ok) throw new Error(`opening: ${opened.problem}`);
    const { paymentId } = opened.value;
    const card = await sealTestCard(sealingKey, opened.value, cards.approving);
    const request = {
      paymentId,
      email,
      acceptedTerms: true,
      receipt: { onPaper: true, byMail: false },
      card,
    } as const;
    const confirmed = await page.evaluate((asked) => window.kiosk.confirmPayment(asked), request);
    expect(confirmed).toMatchObject({ ok: true, value: { step: { at: 'queued' } } });
  }
}
