import { describe, expect, it } from 'vitest';
import type { PrinterView } from '../../src-main/contract/kiosk-api.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { watchSession } from '../../src-renderer/watch-session.ts';
import type { Session } from '../../src-renderer/session.svelte.ts';
import {
  atReview,
  card,
  charging,
  FakeKiosk,
  kioskView,
  oldestInvoice,
  opened,
  signedIn,
} from './fake-kiosk.ts';

const withoutPaper: PrinterView = { is: 'unavailable', fault: 'paper-out' };
const printerBack: PrinterView = { is: 'ready', isNearEnd: true };

/** The customer has pressed "Pagar" at a kiosk that cannot print. */
async function atNoPrinter(kiosk: FakeKiosk): Promise<Session> {
  kiosk.openAnswer = accepted({ ...opened, printer: withoutPaper });
  kiosk.view = { ...kioskView, printer: withoutPaper };
  const session = await signedIn(kiosk);
  await session.choose(oldestInvoice.invoiceNumber);
  await session.pay();
  return session;
}

function confirmed(kiosk: FakeKiosk): unknown {
  const call = kiosk.asked.find(({ name }) => name === 'confirmPayment');
  return (call?.request as { receipt: unknown }).receipt;
}

describe('paying at a kiosk that can print', () => {
  it('asks nothing more, near the end of the paper too, and prints', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = accepted({ ...opened, printer: printerBack });
    const session = await atReview(kiosk);
    await session.checkout.confirm();
    expect(confirmed(kiosk)).toEqual({ onPaper: true, byMail: false });
  });
});

describe('paying at a kiosk that cannot print', () => {
  it('asks for another receipt before the card is asked for', async () => {
    const session = await atNoPrinter(new FakeKiosk());
    expect([session.screen, session.checkout.cards[0]]).toEqual(['no-printer', undefined]);
  });

  it.each([
    ['mail', { onPaper: false, byMail: true }],
    ['phone', { onPaper: false, byMail: false }],
    ['later', { onPaper: false, byMail: false }],
  ] as const)('goes on with "%s", which travels with the confirmation', async (choice, wish) => {
    const kiosk = new FakeKiosk();
    const session = await atNoPrinter(kiosk);
    session.checkout.chooseReceipt(choice);
    expect(session.screen).toBe('card');
    session.checkout.cardSealed(card);
    session.checkout.correct();
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    expect(confirmed(kiosk)).toEqual(wish);
  });

  it('leaves the opened payment of a customer who goes to another kiosk', async () => {
    const kiosk = new FakeKiosk();
    const session = await atNoPrinter(kiosk);
    await session.end();
    expect(kiosk.asked.at(-1)?.name).toBe('endSession');
    expect([session.screen, session.checkout.opened[0]]).toEqual(['goodbye', undefined]);
  });

  it('frees the invoice of a customer who turns back', async () => {
    const kiosk = new FakeKiosk();
    const session = await atNoPrinter(kiosk);
    await session.checkout.turnBack();
    expect(kiosk.asked.at(-1)).toEqual({ name: 'leavePayment', request: { paymentId: opened.paymentId } });
    expect(session.screen).toBe('invoice');
  });

  it('offers paper as soon as the printer is back, and takes nobody on by itself', async () => {
    const kiosk = new FakeKiosk();
    const session = await atNoPrinter(kiosk);
    await watchSession(session);
    expect(session.checkout.printer).toEqual(withoutPaper);
    kiosk.view = { ...kioskView, printer: printerBack };
    await watchSession(session);
    expect([session.screen, session.checkout.printer]).toEqual(['no-printer', printerBack]);
    session.checkout.chooseReceipt('paper');
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    expect(confirmed(kiosk)).toEqual({ onPaper: true, byMail: false });
  });

  it('asks again for the next payment', async () => {
    const kiosk = new FakeKiosk();
    const session = await atNoPrinter(kiosk);
    session.checkout.chooseReceipt('mail');
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    kiosk.say({ ...charging, step: { at: 'declined', reason: 'insufficient-funds' } });
    await session.checkout.tryAgain();
    expect([session.screen, session.checkout.desk.choice]).toEqual(['no-printer', 'paper']);
  });

  it('keeps the choice when the kiosk refuses to send the payment', async () => {
    const kiosk = new FakeKiosk();
    kiosk.confirmAnswer = refused('wrong-email');
    const session = await atNoPrinter(kiosk);
    session.checkout.chooseReceipt('mail');
    session.checkout.cardSealed(card);
    await session.checkout.confirm();
    expect([session.screen, session.checkout.desk.choice]).toEqual(['review', 'mail']);
  });
});
