import { describe, expect, it } from 'vitest';
import { Session } from '../../src-renderer/session.svelte.ts';
import { card, charging, FakeKiosk, oldestInvoice, signedIn } from './fake-kiosk.ts';

describe('an answer that comes late or not at all', () => {
  it('leaves a customer whose confirmation got no answer with the reference of the payment', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    session.cardSealed(card);
    kiosk.confirmPayment = async () => {
      throw new Error('the way to main is gone');
    };
    await expect(session.confirm()).rejects.toThrow();
    expect(session.screen).toBe('progress');
    expect(session.payment?.reference).toBe(charging.reference);
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
    expect([session.screen, session.customer, session.email]).toEqual(['goodbye', undefined, '']);
  });

  it('about an invoice that is gone is not told as if the company could not be reached', async () => {
    const session = await signedIn(new FakeKiosk());
    await session.choose('F-GONE');
    expect(session.list.problem).toBeUndefined();
    expect(session.screen).toBe('invoices');
  });

  it('about another payment says nothing of this one', async () => {
    const kiosk = new FakeKiosk();
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    session.cardSealed(card);
    await session.confirm();
    kiosk.say({
      ...charging,
      paymentId: 'other',
      step: { at: 'paid', authorizationCode: '1', billerReceipt: '2' },
    });
    expect(session.payment?.step.at).toBe('charging');
  });
});
