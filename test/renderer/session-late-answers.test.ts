import { describe, expect, it } from 'vitest';
import { Session } from '../../src-renderer/session.svelte.ts';
import { accepted } from '../../src-main/contract/outcome.ts';
import { card, charging, FakeKiosk, maria, oldestInvoice, signedIn } from './fake-kiosk.ts';

describe('an answer that comes late or not at all', () => {
  it('leaves a customer whose confirmation got no answer with the reference of the payment', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    session.checkout.cardSealed(card);
    kiosk.confirmPayment = async () => {
      throw new Error('the way to main is gone');
    };
    await expect(session.checkout.confirm()).rejects.toThrow();
    expect(session.screen).toBe('progress');
    expect(session.checkout.payment?.reference).toBe(charging.reference);
  });

  it('does not bring an invoice back after its customer has left', async () => {
    const session = await signedIn(new FakeKiosk());
    const late = session.choose(oldestInvoice.invoiceNumber);
    await session.end();
    await late;
    expect(session.screen).toBe('goodbye');
    expect(session.invoice).toBeUndefined();
  });

  it('does not sign in a customer who has left meanwhile', async () => {
    const session = new Session(new FakeKiosk(), 8);
    await session.look();
    const late = session.signIn('maria', 'secreta');
    await session.end();
    await late;
    expect([session.screen, session.customer, session.checkout.email]).toEqual(['goodbye', undefined, '']);
  });

  it('about an invoice that is gone is not told as if the company could not be reached', async () => {
    const session = await signedIn(new FakeKiosk());
    await session.choose('F-GONE');
    expect(session.list.problem).toBeUndefined();
    expect(session.screen).toBe('invoices');
  });

  it.each([
    ['looks for a bill', (session: Session) => session.finder.find('100241', 'S100001-1', () => true)],
    ['scans a bill', (session: Session) => session.finder.scan('4150000', () => true)],
    ['signs in', (session: Session) => session.signIn('maria', 'secreta')],
  ])('opens nothing for the next person, where whoever %s goes back meanwhile', async (_what, ask) => {
    const kiosk = new FakeKiosk();
    kiosk.accountAnswer = accepted(maria);
    kiosk.scanAnswer = accepted(maria);
    const session = new Session(kiosk, 8);
    await session.look();
    const late = ask(session);
    await session.leaveBeforeAnything();
    await late;
    expect(kiosk.timesAsked('endSession')).toBe(1);
    expect([session.screen, session.customer, kiosk.timesAsked('listInvoices')]).toEqual([
      'goodbye',
      undefined,
      0,
    ]);
  });

  it.each([
    ['looks for a bill', (session: Session) => session.finder.find('100241', 'S100001-1', () => false)],
    ['scans a bill', (session: Session) => session.finder.scan('4150000', () => false)],
    [
      'signs in',
      async (session: Session) => {
        const late = session.signIn('maria', 'secreta');
        session.screen = 'find-account';
        await late;
      },
    ],
  ])(
    'is not left with the kiosk, where whoever %s had gone to another screen by then',
    async (_what, ask) => {
      const kiosk = new FakeKiosk();
      kiosk.accountAnswer = accepted(maria);
      kiosk.scanAnswer = accepted(maria);
      const session = new Session(kiosk, 8);
      await session.look();
      await ask(session);
      expect(session.customer).toBeUndefined();
      await session.leaveBeforeAnything();
      expect([session.screen, kiosk.timesAsked('endSession')]).toEqual(['goodbye', 1]);
    },
  );

  it('about another payment says nothing of this one', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    kiosk.say({
      ...charging,
      paymentId: 'other',
      step: { at: 'paid', authorizationCode: '1', billerReceipt: '2' },
    });
    expect(session.checkout.payment?.step.at).toBe('charging');
  });
});
