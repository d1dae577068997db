import { describe, expect, it } from 'vitest';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { Session } from '../../src-renderer/session.svelte.ts';
import { atReview, charging, FakeKiosk, oldestInvoice, paid, signedIn } from './fake-kiosk.ts';

describe('whoever leaves', () => {
  it('may be told that nothing was charged until a payment is confirmed', async () => {
    const session = await atReview(new FakeKiosk());
    expect(session.hasConfirmed).toBe(false);
    await session.checkout.confirm();
    expect(session.hasConfirmed).toBe(true);
  });

  it('is not told so before a payment of an earlier visit, found by its reference', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = accepted(paid);
    const session = new Session(kiosk, 8);
    await session.look();
    session.beginSearch();
    expect(session.hasConfirmed).toBe(false);
    Object.assign(session.search ?? {}, { reference: paid.reference, lastFour: '1111' });
    await session.search?.find();
    expect(session.hasConfirmed).toBe(true);
  });

  it('is not told so before a payment of an earlier visit, chosen from what was paid', async () => {
    const kiosk = new FakeKiosk();
    kiosk.reopenAnswer = accepted(paid);
    const session = await signedIn(kiosk);
    await session.showPaid();
    await session.reopen(oldestInvoice.invoiceNumber);
    expect(session.hasConfirmed).toBe(true);
  });

  it('is not told so before a payment that was under way when the screen was lost', async () => {
    const kiosk = new FakeKiosk();
    kiosk.view = { ...kiosk.view, payment: charging };
    const session = new Session(kiosk, 8);
    await session.look();
    expect([session.screen, session.hasConfirmed]).toEqual(['progress', true]);
  });

  it('may be told so where no payment was found', async () => {
    const kiosk = new FakeKiosk();
    kiosk.findAnswer = refused('not-found');
    const session = new Session(kiosk, 8);
    await session.look();
    session.beginSearch();
    Object.assign(session.search ?? {}, { reference: paid.reference, lastFour: '1111' });
    await session.search?.find();
    expect(session.hasConfirmed).toBe(false);
  });
});

describe('leaving from a result', () => {
  it('ends the visit, says nothing of the payment to the next customer, and takes nothing back', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    await session.checkout.confirm();
    kiosk.say({ ...paid, receipt: 'printing' });
    expect(session.screen).toBe('result');
    await session.end();
    expect(kiosk.asked.at(-1)?.name).toBe('endSession');
    expect(kiosk.asked.map(({ name }) => name)).not.toContain('leavePayment');
    kiosk.say({ ...paid, receipt: 'printed' });
    expect([session.screen, session.checkout.payment]).toEqual(['goodbye', undefined]);
  });
});
