import { describe, expect, it } from 'vitest';
import type { PaymentStep } from '../../src-main/contract/kiosk-api.ts';
import { minor } from '../../src-main/contract/money.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { severalWords } from '../../src-renderer/screens/several-words.ts';
import { severalMax } from '../../src-renderer/several.svelte.ts';
import { card, oldestInvoice, signedIn } from './fake-kiosk.ts';
import { atCardOfThree, atReviewOfThree, bills, settle, SeveralKiosk, viewOf } from './several-scene.ts';

const paid: PaymentStep = { at: 'paid', authorizationCode: '123456', billerReceipt: 'R-1' };
const later: PaymentStep = { at: 'paid-posting-later', authorizationCode: '123456' };

describe('marking the bills to pay with one card', () => {
  it('keeps them oldest first with their sum, whatever the order of the touches', async () => {
    const { several } = await signedIn(new SeveralKiosk());
    for (const index of [2, 0, 1]) several.toggle(bills[index] ?? oldestInvoice);
    expect(several.marked.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F-1', 'F-2', 'F-3']);
    expect(several.total).toEqual({ amountMinor: 6_000, currency: 'USD' });
    several.toggle(bills[1] ?? oldestInvoice);
    expect(several.total?.amountMinor).toBe(4_000);
  });

  it('takes no more than can be read at once before confirming', async () => {
    const { several } = await signedIn(new SeveralKiosk());
    for (const bill of bills) several.toggle(bill);
    expect(several.marked).toHaveLength(severalMax);
    expect(several.isFull).toBe(true);
  });

  it('of one bill alone leads to that bill, as a touch of its row would', async () => {
    const kiosk = new SeveralKiosk();
    const session = await signedIn(kiosk);
    session.several.toggle(oldestInvoice);
    await session.paySeveral();
    expect([session.screen, kiosk.timesAsked('openPayment')]).toEqual(['invoice', 0]);
  });

  it('is offered only where the bank answers and there are several', async () => {
    const kiosk = new SeveralKiosk();
    const session = await signedIn(kiosk);
    expect(session.maySelectSeveral).toBe(true);
    kiosk.view = { ...kiosk.view, paying: 'queue' };
    await session.look();
    expect(session.maySelectSeveral).toBe(false);
  });
});

describe('paying several bills with one card', () => {
  it('opens a payment of each, beside the ones before, and asks for the card once', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atCardOfThree(kiosk);
    const requests = kiosk.asked.filter(({ name }) => name === 'openPayment').map(({ request }) => request);
    expect(requests).toEqual([
      { invoiceNumber: 'F-1', language: 'es' },
      { invoiceNumber: 'F-2', language: 'es', together: true },
      { invoiceNumber: 'F-3', language: 'es', together: true },
    ]);
    expect([session.screen, session.checkout.total?.amountMinor]).toEqual(['card', 6_000]);
  });

  it('shows each with the amount that is charged, where the company has another than on its list', async () => {
    const kiosk = new SeveralKiosk();
    kiosk.openAmounts.set('F-2', minor(1_500));
    const { checkout } = await atCardOfThree(kiosk);
    expect(checkout.order.bills.map(({ amountMinor }) => amountMinor)).toEqual([1_000, 1_500, 3_000]);
    expect(checkout.total?.amountMinor).toBe(5_500);
  });

  it('opens none of them when one is refused, says which, and keeps the marks of the others', async () => {
    const kiosk = new SeveralKiosk();
    kiosk.openRefusals.set('F-2', refused('already-paid'));
    const session = await atCardOfThree(kiosk);
    expect(kiosk.askedFor('leavePayment')).toEqual(['F-1']);
    expect(session.screen).toBe('invoices');
    expect(session.checkout.refused).toMatchObject({ bill: bills[1], problem: 'already-paid' });
    expect(session.several.marked.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F-1', 'F-3']);
    expect(session.several.total?.amountMinor).toBe(4_000);
  });

  it('reads the list anew when one of them need not be paid any more', async () => {
    const kiosk = new SeveralKiosk();
    kiosk.openRefusals.set('F-2', refused('already-paid'));
    const rest = bills.filter(({ invoiceNumber }) => invoiceNumber !== 'F-2');
    const session = await signedIn(kiosk);
    for (const bill of bills.slice(0, 3)) session.several.toggle(bill);
    kiosk.listAnswer = accepted({ invoices: rest, total: 9, isOfEarlier: false });
    await session.paySeveral();
    expect(session.list.page?.invoices).toEqual(rest);
  });

  it('keeps all marks where it is the bank that cannot be reached', async () => {
    const kiosk = new SeveralKiosk();
    kiosk.openRefusals.set('F-2', refused('vpos-offline'));
    const session = await atCardOfThree(kiosk);
    expect(session.several.marked).toHaveLength(3);
  });

  it('leaves what was opened when its customer has left meanwhile', async () => {
    const kiosk = new SeveralKiosk();
    const session = await signedIn(kiosk);
    for (const bill of bills.slice(0, 3)) session.several.toggle(bill);
    const late = session.paySeveral();
    await session.end();
    await late;
    expect([session.screen, session.checkout.opened]).toEqual(['goodbye', []]);
    expect(kiosk.askedFor('leavePayment')).toEqual(['F-1']);
  });

  it('opens with another card only what the first one did not pay', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    kiosk.say(viewOf('F-1', paid));
    await settle();
    kiosk.say(viewOf('F-2', { at: 'declined', reason: 'over-limit' }));
    await settle();
    const { order, payments } = session.checkout;
    const { again } = severalWords({ bills: order.bills, payments, problem: undefined }, 0);
    await session.paySeveral(again);
    expect(kiosk.askedFor('openPayment')).toEqual(['F-1', 'F-2', 'F-3', 'F-2', 'F-3']);
    expect(session.screen).toBe('card');
  });

  it('sends the next one only when the one before is surely paid, each with its own seal', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1']);
    kiosk.say(viewOf('F-1', { at: 'telling-biller' }));
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1']);
    kiosk.say(viewOf('F-1', paid));
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1', 'F-2']);
    kiosk.say(viewOf('F-2', later));
    await settle();
    kiosk.say(viewOf('F-3', paid));
    await settle();
    const seals = kiosk.asked
      .filter(({ name }) => name === 'confirmPayment')
      .map(({ request }) => (request as { card: typeof card }).card.sealed);
    expect(seals).toEqual(['a.b.c.d.e', 'b.b.c.d.e', 'c.b.c.d.e']);
    expect(session.screen).toBe('result');
    expect(session.checkout.payments.map(({ step }) => step.at)).toEqual([
      'paid',
      'paid-posting-later',
      'paid',
    ]);
    expect(kiosk.timesAsked('leavePayment')).toBe(0);
  });

  it('hears what became of the paper of one before the next is sent', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    kiosk.say({ ...viewOf('F-1', paid), receipt: 'printing' });
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1']);
    kiosk.say({ ...viewOf('F-1', paid), receipt: 'printed' });
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1', 'F-2']);
    expect(session.checkout.payments[0]?.receipt).toBe('printed');
  });

  it('sends each once, however often the same end is told and "Confirmar y pagar" is pressed', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await Promise.all(Array.from({ length: 20 }, () => session.checkout.confirm()));
    for (const id of ['F-1', 'F-2', 'F-3']) {
      for (let times = 0; times < 3; times += 1) kiosk.say(viewOf(id, paid));
      await settle();
      await session.checkout.confirm();
    }
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1', 'F-2', 'F-3']);
  });

  it.each<PaymentStep>([
    { at: 'declined', reason: 'insufficient-funds' },
    { at: 'not-charged', why: 'never-arrived' },
    { at: 'not-charged', why: 'reversed' },
    { at: 'needs-staff' },
  ])('stops at the first that is not surely paid, and leaves the rest uncharged: %o', async (step) => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    kiosk.say(viewOf('F-1', paid));
    await settle();
    kiosk.say(viewOf('F-2', step));
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1', 'F-2']);
    expect(kiosk.askedFor('leavePayment')).toEqual(['F-3']);
    expect(session.screen).toBe('result');
    kiosk.say(viewOf('F-2', paid));
    await settle();
    expect(kiosk.timesAsked('confirmPayment')).toBe(2);
  });

  it('sends nothing more for a customer who does not wait for a bank that is silent', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    kiosk.say(viewOf('F-1', { at: 'checking' }));
    await session.checkout.stopWaiting();
    kiosk.say(viewOf('F-1', paid));
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1']);
    expect(kiosk.askedFor('leavePayment')).toEqual(['F-2', 'F-3']);
    expect(session.checkout.payments[0]?.step.at).toBe('paid');
  });

  it('stops where the kiosk refuses to send one, and does not show it as sent', async () => {
    const kiosk = new SeveralKiosk();
    kiosk.confirmRefusals.set('F-2', refused('out-of-service'));
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    kiosk.say(viewOf('F-1', paid));
    await settle();
    expect(session.screen).toBe('result');
    expect(session.checkout.payments.map(({ paymentId }) => paymentId)).toEqual(['F-1']);
    expect(session.taken.has('F-2')).toBe(false);
    // The refused one too, or its bill could not be paid in this visit any more.
    expect(kiosk.askedFor('leavePayment')).toEqual(['F-2', 'F-3']);
  });

  it('sends nothing more after its customer has gone', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    await session.end();
    kiosk.say(viewOf('F-1', paid));
    await settle();
    expect(kiosk.askedFor('confirmPayment')).toEqual(['F-1']);
    expect([session.screen, session.checkout.payments]).toEqual(['goodbye', []]);
  });

  it('sends nothing while a seal is missing for one of them', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atCardOfThree(kiosk);
    session.checkout.cardSealed(card, card);
    await session.checkout.confirm();
    expect([session.screen, kiosk.timesAsked('confirmPayment')]).toEqual(['review', 0]);
  });

  it('frees all of them when the customer turns back, and keeps the marks', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.turnBack();
    expect(kiosk.askedFor('leavePayment')).toEqual(['F-1', 'F-2', 'F-3']);
    expect([session.screen, session.several.marked.length]).toEqual(['invoices', 3]);
  });

  it('has the kiosk show the one whose receipt is asked for, and the last one again afterwards', async () => {
    const kiosk = new SeveralKiosk();
    const session = await atReviewOfThree(kiosk);
    await session.checkout.confirm();
    kiosk.say(viewOf('F-1', paid));
    await settle();
    kiosk.say(viewOf('F-2', { at: 'needs-staff' }));
    await settle();
    const [first] = session.checkout.payments;
    kiosk.findAnswer = accepted({ ...viewOf('F-1', paid), receipt: 'printed' });
    if (first) await session.checkout.look(first);
    expect(session.checkout.shownId).toBe('F-1');
    expect(session.checkout.payments[0]?.receipt).toBe('printed');
    await session.checkout.lookAway();
    expect(session.checkout.shownId).toBeUndefined();
    const references = kiosk.asked
      .filter(({ name }) => name === 'findPayment')
      .map(({ request }) => (request as { reference: string }).reference);
    expect(references).toEqual(['K014-F-1', 'K014-F-2']);
  });
});
