import { describe, expect, it } from 'vitest';
import { minor } from '../../src-main/contract/money.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { leftAfter } from '../../src-renderer/open-payments.ts';
import {
  atReview,
  card,
  charging,
  FakeKiosk,
  kioskView,
  maria,
  oldestInvoice,
  opened,
  paid,
  signedIn,
  wholeInvoice,
} from './fake-kiosk.ts';

function opening(kiosk: FakeKiosk): unknown {
  return kiosk.asked.findLast(({ name }) => name === 'openPayment')?.request;
}

function withTwoMethods(): FakeKiosk {
  const kiosk = new FakeKiosk();
  kiosk.view = { ...kioskView, methods: ['credit', 'debit'] };
  return kiosk;
}

describe('choosing with what to pay', () => {
  it('is not asked where there is one method, and the card is whatever it is', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    expect(session.screen).toBe('card');
    expect(opening(kiosk)).toEqual({ invoiceNumber: oldestInvoice.invoiceNumber, language: 'es' });
  });

  it('comes before anything is opened, and travels with the opening', async () => {
    const kiosk = withTwoMethods();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    expect([session.screen, kiosk.timesAsked('openPayment')]).toEqual(['method', 0]);
    await session.checkout.choose('debit');
    expect(session.screen).toBe('card');
    expect(opening(kiosk)).toMatchObject({ method: 'debit' });
  });

  it('opens one payment for twenty touches of both methods', async () => {
    const kiosk = withTwoMethods();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await Promise.all(Array.from({ length: 20 }, () => session.pay()));
    const methods = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'credit' : 'debit'));
    await Promise.all(methods.map((method) => session.checkout.choose(method)));
    expect(kiosk.timesAsked('openPayment')).toBe(1);
  });

  it('leads back to the bill, with the reason, when the payment is refused', async () => {
    const kiosk = withTwoMethods();
    kiosk.openAnswer = refused('biller-offline');
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    await session.checkout.choose('credit');
    expect([session.screen, session.invoiceProblem]).toEqual(['invoice', 'biller-offline']);
  });

  it('leaves what was opened too late for a customer who turned back meanwhile', async () => {
    const kiosk = withTwoMethods();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    const late = session.checkout.choose('credit');
    await session.checkout.turnBack();
    await late;
    expect([session.screen, session.checkout.opened]).toEqual(['invoice', []]);
    expect(kiosk.asked.at(-1)).toEqual({ name: 'leavePayment', request: { paymentId: opened.paymentId } });
  });
});

describe('paying a part of a bill', () => {
  it('asks for that part, and for the same one with another card', async () => {
    const kiosk = withTwoMethods();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay(minor(2_000));
    expect(session.checkout.total?.amountMinor).toBe(2_000);
    await session.checkout.choose('credit');
    expect(opening(kiosk)).toMatchObject({ partMinor: 2_000 });
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'declined', reason: 'over-limit' } });
    await session.checkout.tryAgain();
    await session.checkout.choose('credit');
    expect([kiosk.timesAsked('openPayment'), opening(kiosk)]).toEqual([
      2,
      expect.objectContaining({ partMinor: 2_000 }),
    ]);
  });

  it('lets the rest of the bill be paid once the company has the part, and not before', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay(minor(2_000));
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'paid-posting-later', authorizationCode: '1' } });
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(true);
    kiosk.say(paid);
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(false);
  });

  it('lets the rest be paid once the company has the part, where its customer has gone on meanwhile, too', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay(minor(2_000));
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'paid-posting-later', authorizationCode: '1' } });
    await session.showNextInvoice();
    kiosk.say(paid);
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(false);
  });

  it('reads the bill anew where that part cannot be paid, and offers what can', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = refused('wrong-amount');
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    const invoice = { ...wholeInvoice, partial: { leastMinor: minor(3_000) } };
    kiosk.readInvoice = async () => accepted(invoice);
    await session.pay(minor(2_000));
    expect([session.screen, session.invoiceProblem]).toEqual(['invoice', 'wrong-amount']);
    expect(session.invoice).toEqual(invoice);
  });

  it('keeps the bill on the screen where the company is silent as it is read anew', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = refused('wrong-amount');
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    const { invoice } = session;
    kiosk.readInvoice = async () => refused('biller-offline');
    await session.pay(minor(2_000));
    expect([session.invoice, session.invoiceProblem]).toEqual([invoice, 'wrong-amount']);
  });

  it('does not offer a bill that was paid whole to be paid again', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    await session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'paid-posting-later', authorizationCode: '1' } });
    await session.showNextInvoice();
    await session.checkout.pay([{ ...oldestInvoice, invoiceNumber: 'F-2' }], minor(1_000));
    kiosk.say(paid);
    expect(session.taken.has(oldestInvoice.invoiceNumber)).toBe(true);
  });

  it('says what is left of what the company says is due now, not of what it said before', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = accepted({ ...opened, amountMinor: minor(2_000), dueBeforeMinor: minor(3_000) });
    const { checkout } = await signedIn(kiosk);
    await checkout.pay([oldestInvoice], minor(2_000));
    expect(leftAfter(checkout.order, checkout.opened)).toEqual({ amountMinor: 1_000, currency: 'USD' });
  });
});

describe('the receipt', () => {
  it('can be chosen anew from the review, without typing the card again', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    session.screen = 'no-printer';
    session.checkout.chooseReceipt('both');
    expect([session.screen, session.checkout.cards]).toEqual(['review', [card]]);
    await session.checkout.confirm();
    expect(kiosk.asked.find(({ name }) => name === 'confirmPayment')?.request).toMatchObject({
      receipt: { onPaper: true, byMail: true },
    });
  });
});

describe('the bills of a customer', () => {
  it('are those of the account that was chosen, unpaid and paid alike', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.showAccount('100001');
    await session.showPaid();
    const lists = kiosk.asked.filter(({ name }) => name === 'listInvoices').map(({ request }) => request);
    expect(lists.slice(1)).toEqual([
      { offset: 0, limit: 8, account: '100001' },
      { offset: 0, limit: 8, account: '100001', status: 'paid' },
    ]);
    await session.showAccount(undefined);
    expect([session.screen, kiosk.asked.at(-1)?.request]).toEqual(['invoices', { offset: 0, limit: 8 }]);
  });

  it('are all that are owed only for a customer who sees every account: nobody else is told to owe no more', async () => {
    const session = await signedIn(new FakeKiosk());
    expect(session.seesAll).toBe(true);
    await session.showAccount('100001');
    expect(session.seesAll).toBe(false);
    await session.showAccount(undefined);
    expect(session.seesAll).toBe(true);
    await session.openVisit({ name: 'M*** N***', email: null, isGuest: true, accounts: [] });
    expect(session.seesAll).toBe(false);
  });

  it('shows a payment of a paid one with its receipt, where this kiosk took it', async () => {
    const kiosk = new FakeKiosk();
    kiosk.reopenAnswer = accepted(paid);
    const session = await signedIn(kiosk);
    await session.showPaid();
    await session.reopen(oldestInvoice.invoiceNumber);
    expect([session.screen, session.reopened.payment]).toEqual(['result', paid]);
    expect(session.hasConfirmed).toBe(true);
    kiosk.say({ ...paid, receipt: 'printed' });
    expect(session.reopened.payment?.receipt).toBe('printed');
    await session.showPaid();
    expect([session.screen, session.reopened.payment]).toEqual(['paid-invoices', undefined]);
  });

  it('says that the receipt of one is elsewhere, until another is chosen', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.showPaid();
    await session.reopen(oldestInvoice.invoiceNumber);
    expect([session.screen, session.reopened.isElsewhere]).toEqual(['paid-invoices', true]);
    kiosk.reopenAnswer = refused('signed-out');
    await session.reopen(oldestInvoice.invoiceNumber);
    expect([session.reopened.isElsewhere, session.paid.problem]).toEqual([false, 'signed-out']);
  });

  it('does not show a payment, nor open a visit, for whoever has gone', async () => {
    const kiosk = new FakeKiosk();
    kiosk.reopenAnswer = accepted(paid);
    const session = await signedIn(kiosk);
    await session.showPaid();
    const late = session.reopen(oldestInvoice.invoiceNumber);
    await session.end();
    await late;
    await session.openVisit(maria);
    expect([session.screen, session.reopened.payment, session.customer]).toEqual([
      'goodbye',
      undefined,
      undefined,
    ]);
    expect(session.checkout.email).toBe('');
  });
});
