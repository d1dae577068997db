import { describe, expect, it } from 'vitest';
import { refused } from '../../src-main/contract/outcome.ts';
import { ReceiptDesk } from '../../src-renderer/receipt-desk.svelte.ts';
import { FakeKiosk, maria, paid, receiptView } from './fake-kiosk.ts';

const { paymentId } = paid;

function deskOf(): { kiosk: FakeKiosk; desk: ReceiptDesk } {
  const kiosk = new FakeKiosk();
  return { kiosk, desk: new ReceiptDesk(kiosk) };
}

describe('how a customer takes the receipt', () => {
  it.each([
    ['paper', { onPaper: true, byMail: false }],
    ['mail', { onPaper: false, byMail: true }],
    ['phone', { onPaper: false, byMail: false }],
    ['later', { onPaper: false, byMail: false }],
  ] as const)('is told to the kiosk: %s', (choice, wish) => {
    const { desk } = deskOf();
    expect(desk.wish).toEqual({ onPaper: true, byMail: false });
    desk.choice = choice;
    expect(desk.wish).toEqual(wish);
  });
});

describe('a paper that the printer did not vouch for', () => {
  it.each([true, false])('is answered once, however often it is pressed: whole %s', async (isWhole) => {
    const { kiosk, desk } = deskOf();
    await Promise.all([desk.confirmPaper(paid, isWhole), desk.confirmPaper(paid, !isWhole)]);
    expect(kiosk.asked).toEqual([{ name: 'confirmPaper', request: { paymentId, isWhole } }]);
  });
});

describe('a receipt by mail', () => {
  it('goes at once to the address of whoever has signed in', async () => {
    const { kiosk, desk } = deskOf();
    await desk.beginMail(paid, maria.email);
    expect(kiosk.asked).toEqual([{ name: 'mailReceipt', request: { paymentId, to: maria.email } }]);
    expect([desk.isTyping, desk.mailedTo]).toEqual([false, maria.email]);
  });

  it('asks whoever has not signed in for an address', async () => {
    const { kiosk, desk } = deskOf();
    await desk.beginMail(paid, undefined);
    expect([desk.isTyping, desk.address]).toEqual([true, '']);
    desk.address = ' ana@correo.example ';
    await desk.mail(paid);
    expect(kiosk.asked).toEqual([{ name: 'mailReceipt', request: { paymentId, to: 'ana@correo.example' } }]);
    expect(desk.isTyping).toBe(false);
  });

  it('that was refused lets the address be put right', async () => {
    const { kiosk, desk } = deskOf();
    await desk.beginMail({ ...paid, mail: 'refused' }, maria.email);
    expect([desk.isTyping, desk.address]).toEqual([true, maria.email]);
    expect(kiosk.timesAsked('mailReceipt')).toBe(0);
  });

  it.each([
    ...['', 'ana', 'ana@', 'ana@correo', '@correo.example', 'ana correo@x.example', 'a@b@c.example'],
    ...['josé@correo.example', 'ana@correo.example.', 'ana@correo..example'],
  ])('does not go to "%s", which is no whole address', async (address) => {
    const { kiosk, desk } = deskOf();
    await desk.beginMail(paid, undefined);
    desk.address = address;
    await desk.mail(paid);
    expect([desk.mailProblem, desk.isTyping]).toEqual(['no-address', true]);
    expect(kiosk.timesAsked('mailReceipt')).toBe(0);
  });

  it('says so where the kiosk cannot send it', async () => {
    const { kiosk, desk } = deskOf();
    kiosk.mailAnswer = refused('no-mail');
    await desk.beginMail(paid, undefined);
    desk.address = 'ana@correo.example';
    await desk.mail(paid);
    expect([desk.mailProblem, desk.mailedTo]).toEqual(['not-taken', undefined]);
  });
});

describe('a receipt on the phone', () => {
  it('is shown as the kiosk reads it now', async () => {
    const { kiosk, desk } = deskOf();
    await desk.show(paid);
    expect(kiosk.asked).toEqual([{ name: 'readReceipt', request: { paymentId } }]);
    expect([desk.isShowing, desk.receipt]).toEqual([true, receiptView]);
  });

  it('is not shown where there is none yet', async () => {
    const { kiosk, desk } = deskOf();
    await desk.show(paid);
    kiosk.receiptAnswer = refused('no-receipt');
    await desk.show(paid);
    expect([desk.isShowing, desk.receipt]).toEqual([false, undefined]);
  });
});
