import { describe, expect, it } from 'vitest';
import { approving, confirmation, email, openOn, problemOf, setDesk, type Scene } from './desk-scene.ts';
import { untilAt } from './payment/scripted-devices.ts';

const mail = {
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  from: 'pagos@luz.example',
  answerTimeoutMs: 1_000,
} as const;
const byMail = { onPaper: false, byMail: true };

function setGuest(...options: Parameters<typeof setDesk>): Scene {
  const scene = setDesk(...options);
  scene.now.email = null;
  return scene;
}

describe('a guest at the desk', () => {
  it('pays without any address, and gets paper', async () => {
    const scene = setGuest({ sale: approving(3_845) }, { mail });
    const opened = await openOn(scene, 'FE-1');
    expect(scene.desk.confirm(confirmation(opened, { email: '' }))).toMatchObject({ ok: true });
    const paid = await untilAt(scene.stage, opened.paymentId, 'posted');
    expect(paid.mail).toBeUndefined();
    expect(paid.receipt).toMatchObject({ kind: 'approved' });
  });

  it('has the receipt mailed to whatever address they type', async () => {
    const scene = setGuest({ sale: approving(3_845) }, { mail });
    const opened = await openOn(scene, 'FE-1');
    scene.desk.confirm(confirmation(opened, { email: 'vecina@correo.example', receipt: byMail }));
    const paid = await untilAt(scene.stage, opened.paymentId, 'posted');
    expect(paid.mail).toMatchObject({ to: 'vecina@correo.example', at: 'due' });
  });

  it.each([
    ['none, for a receipt by mail', '', byMail],
    ['one that is none', 'vecina', { onPaper: true, byMail: false }],
    ['half of one', 'vecina@', byMail],
  ])(
    'who types %s is told so before anything is charged, and may correct it',
    async (_what, typed, receipt) => {
      const scene = setGuest({ sale: approving(3_845) }, { mail });
      const opened = await openOn(scene, 'FE-1');
      const { desk, stage } = scene;
      expect(problemOf(desk.confirm(confirmation(opened, { email: typed, receipt })))).toBe('wrong-email');
      expect(stage.told.sales).toEqual([]);
      expect(stage.journal.readPayment(opened.paymentId)?.state.at).toBe('created');
      expect(desk.confirm(confirmation(opened, { email: 'vecina@correo.example', receipt })).ok).toBe(true);
    },
  );

  it('who leaves a payment in the queue gives an address where the kiosk sends mail', async () => {
    const scene = setGuest({ mail: [] }, { mail });
    scene.now.isBankUp = false;
    const opened = await openOn(scene, 'FE-1');
    const { desk, stage } = scene;
    expect(problemOf(desk.confirm(confirmation(opened, { email: '' })))).toBe('wrong-email');
    expect(stage.sealedCards.paymentIds()).toEqual([]);
    expect(desk.confirm(confirmation(opened, { email: 'vecina@correo.example' })).ok).toBe(true);
    expect(stage.journal.readPayment(opened.paymentId)?.queue).toMatchObject({
      email: 'vecina@correo.example',
      isTyped: true,
    });
  });

  it('may leave one without an address where the kiosk sends no mail', async () => {
    const scene = setGuest();
    scene.now.isBankUp = false;
    const opened = await openOn(scene, 'FE-1');
    expect(scene.desk.confirm(confirmation(opened, { email: '' })).ok).toBe(true);
    expect(scene.stage.journal.readPayment(opened.paymentId)?.queue).toMatchObject({ email: null });
  });
});

describe('whoever has an account', () => {
  it.each(['', 'otra@correo.example'])(
    'cannot pay with the address "%s" in place of their own',
    async (typed) => {
      const scene = setDesk({}, { mail });
      const opened = await openOn(scene, 'FE-1');
      expect(problemOf(scene.desk.confirm(confirmation(opened, { email: typed })))).toBe('wrong-email');
      expect(scene.stage.told.sales).toEqual([]);
    },
  );

  it('is mailed at the address of their account, however they write it', async () => {
    const scene = setDesk({ sale: approving(3_845) }, { mail });
    const opened = await openOn(scene, 'FE-1');
    scene.desk.confirm(confirmation(opened, { email: email.toUpperCase(), receipt: byMail }));
    expect((await untilAt(scene.stage, opened.paymentId, 'posted')).mail?.to).toBe(email);
  });
});

describe('nobody', () => {
  it('opens a payment, or confirms one that somebody who has left had opened', async () => {
    const scene = setDesk();
    const opened = await openOn(scene, 'FE-1');
    scene.now.isOpen = false;
    expect(problemOf(await scene.desk.open({ invoiceNumber: 'FE-2' }))).toBe('signed-out');
    expect(problemOf(scene.desk.confirm(confirmation(opened)))).toBe('signed-out');
    expect(scene.stage.told.sales).toEqual([]);
  });
});
