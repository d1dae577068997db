import { describe, expect, it, vi } from 'vitest';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { Session } from '../../src-renderer/session.svelte.ts';
import {
  atReview,
  charging,
  FakeKiosk,
  kioskView,
  maria,
  oldestInvoice,
  paid,
  signedIn,
} from './fake-kiosk.ts';

describe('the beginning of a visit', () => {
  it('waits for a customer when no payment is under way', async () => {
    const session = new Session(new FakeKiosk(), 8);
    await session.look();
    expect(session.screen).toBe('attract');
  });

  it('says that the kiosk is out of service before anybody types a password', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = { ...kioskView, service: { is: 'out-of-service', code: 'E-CONFIG' } };
    const session = new Session(kiosk, 8);
    await session.look();
    expect(session.screen).toBe('out-of-service');
  });

  it('goes on with the payment that was under way when the screen was lost', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = { ...kioskView, payment: { ...charging, step: { at: 'checking' } } };
    const session = new Session(kiosk, 8);
    await session.look();
    expect(session.screen).toBe('progress');
    kiosk.say({ ...charging, step: { at: 'declined', reason: 'insufficient-funds' } });
    expect(session.screen).toBe('result');
    // Before the screen was lost others may have been paid.
    expect(session.hasConfirmed).toBe(true);
  });

  it('says nowhere that nothing was charged beside a payment of an earlier visit', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = accepted({ ...charging, step: { at: 'paid-posting-later', authorizationCode: '1' } });
    const session = new Session(kiosk, 8);
    await session.look();
    session.beginSearch();
    expect(session.hasConfirmed).toBe(false);
    Object.assign(session.search ?? {}, { reference: '381', lastFour: '1111' });
    await session.search?.find();
    expect(session.hasConfirmed).toBe(true);
  });

  it.each(['wrong-credentials', 'locked', 'biller-offline', 'out-of-service'] as const)(
    'keeps a customer who is refused as %s at the sign-in, and asks for no invoice',
    async (problem) => {
      const kiosk = new FakeKiosk();
      kiosk.signInAnswer = refused(problem);
      const session = new Session(kiosk, 8);
      await session.look();
      session.screen = 'sign-in';
      await session.signIn('maria', 'otra');
      expect(session.signInProblem).toBe(problem);
      expect(session.screen).toBe('sign-in');
      expect(kiosk.timesAsked('listInvoices')).toBe(0);
    },
  );
});

describe('the list of invoices', () => {
  it('asks for as many as the screen shows, from the oldest on', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.showPage(8);
    expect(kiosk.asked.filter(({ name }) => name === 'listInvoices').map(({ request }) => request)).toEqual([
      { offset: 0, limit: 8 },
      { offset: 8, limit: 8 },
    ]);
  });

  it('says that the company cannot be reached, and is whole again when it can', async () => {
    const kiosk = new FakeKiosk();
    const listed = kiosk.listAnswer;
    kiosk.listAnswer = refused('biller-offline');
    const session = await signedIn(kiosk);
    expect(session.list.problem).toBe('biller-offline');
    kiosk.listAnswer = listed;
    await session.showInvoices();
    expect(session.list.problem).toBeUndefined();
    expect(session.list.page?.total).toBe(1);
  });
});

describe('paying', () => {
  it('takes no card while the bank cannot be reached safely', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = refused('vpos-offline');
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    expect(session.screen).toBe('invoice');
    expect(session.invoiceProblem).toBe('vpos-offline');
  });

  it.each([
    [maria.email, true],
    [` ${maria.email.toLowerCase()} `, true],
    ['otra@correo.example', false],
    ['', false],
  ])('takes the e-mail "%s" for the signed-in one: %s', async (email, isSame) => {
    const session = await signedIn(new FakeKiosk());
    session.checkout.email = email;
    expect(session.checkout.emailProblem === undefined).toBe(isSame);
  });

  it('charges once when the customer presses "Confirmar y pagar" twenty times', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    await Promise.all(Array.from({ length: 20 }, () => session.checkout.confirm()));
    await session.checkout.confirm();
    expect(kiosk.timesAsked('confirmPayment')).toBe(1);
  });

  it('offers nothing to press from the moment of confirming on', async () => {
    const session = await atReview(new FakeKiosk());
    const confirming = session.checkout.confirm();
    expect(session.screen).toBe('progress');
    await confirming;
    expect(session.checkout.cards[0]).toBeUndefined();
  });

  it('keeps what was typed, but never the card, when the customer corrects it', async () => {
    const session = await atReview(new FakeKiosk());
    session.checkout.correct();
    expect(session.screen).toBe('card');
    expect(session.checkout.cards[0]).toBeUndefined();
    expect(session.checkout.email).toBe(maria.email);
    expect(session.checkout.hasAcceptedTerms).toBe(true);
  });

  it('frees the invoice when the customer turns back', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    await session.checkout.turnBack();
    expect(kiosk.asked.at(-1)).toEqual({ name: 'leavePayment', request: { paymentId: charging.paymentId } });
    expect(session.screen).toBe('invoice');
    expect(session.checkout.hasAcceptedTerms).toBe(false);
  });

  it('does not take back an end that was told before the answer to confirming came', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    const confirming = session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'declined', reason: 'wrong-code' } });
    await confirming;
    expect(session.checkout.payment?.step.at).toBe('declined');
    expect(session.screen).toBe('result');
  });

  it('returns to the review, not charged, when the kiosk refuses to send the payment', async () => {
    const kiosk = new FakeKiosk();
    kiosk.confirmAnswer = refused('no-such-payment');
    const session = await atReview(kiosk);
    await session.checkout.confirm();
    expect(session.screen).toBe('review');
    expect(session.checkout.confirmProblem).toBe('no-such-payment');
  });

  it('opens a new payment, with nothing of the declined card, for another try', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    await session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'declined', reason: 'insufficient-funds' } });
    await session.checkout.tryAgain();
    expect(kiosk.timesAsked('openPayment')).toBe(2);
    expect(session.screen).toBe('card');
    expect(session.checkout.cards[0]).toBeUndefined();
    expect(session.checkout.payment).toBeUndefined();
  });
});

describe('the end of a visit', () => {
  it('leaves nothing of the customer behind', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    await session.end();
    expect(kiosk.timesAsked('endSession')).toBe(1);
    expect(session.screen).toBe('goodbye');
    const left = [
      session.customer,
      session.list.page,
      session.invoice,
      session.checkout.opened[0],
      session.checkout.cards[0],
    ];
    expect(left.every((value) => value === undefined)).toBe(true);
    expect(session.checkout.email).toBe('');
  });
});

describe('a finger that goes on tapping while the screen changes', () => {
  it('does nothing on the screen that came under it, and is heard again once it has paused', async () => {
    vi.useFakeTimers();
    try {
      const kiosk = new FakeKiosk();
      const session = await atReview(kiosk);
      const done: string[] = [];
      const press = (name: string): void => {
        session.touch();
        session.doIfMeant(async () => void done.push(name));
      };
      vi.advanceTimersByTime(2_000);
      press('on the review');
      press('on the review');
      await session.checkout.confirm();
      kiosk.say(paid);
      expect(session.screen).toBe('result');
      for (let taps = 0; taps < 20; taps += 1) {
        vi.advanceTimersByTime(200);
        press('while tapping');
      }
      vi.advanceTimersByTime(500);
      press('after a pause');
      expect(done).toEqual(['on the review', 'on the review', 'after a pause']);
    } finally {
      vi.useRealTimers();
    }
  });
});
