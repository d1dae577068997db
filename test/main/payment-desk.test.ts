import { describe, expect, it } from 'vitest';
import { approving, confirmation, openOn, problemOf, setDesk } from './desk-scene.ts';
import { untilAt } from './payment/scripted-devices.ts';

describe('a part of a bill at the desk', () => {
  it('is opened with what was due before it, and the rest of the bill after it is booked', async () => {
    const scene = setDesk({ sale: approving(2_000) });
    const part = await openOn(scene, 'FE-1', { partMinor: 2_000 });
    expect(part).toMatchObject({ amountMinor: 2_000, dueBeforeMinor: 3_845 });
    expect(scene.stage.journal.readPayment(part.paymentId)?.order).toMatchObject({
      isPart: true,
      dueBeforeMinor: 3_845,
    });
    scene.desk.confirm(confirmation(part));
    await untilAt(scene.stage, part.paymentId, 'posted');
    scene.now.amountMinor = 1_845;
    const rest = await openOn(scene, 'FE-1');
    expect(rest.amountMinor).toBe(1_845);
  });

  it.each([999, 3_845, 3_846])('of %i, which the company does not take, opens nothing', async (partMinor) => {
    const { desk, stage } = setDesk();
    expect(problemOf(await desk.open({ invoiceNumber: 'FE-1', partMinor }))).toBe('wrong-amount');
    expect(stage.journal.countPayments()).toBe(0);
  });

  it('is not taken while the company or the bank is silent, where the whole bill still is', async () => {
    const { desk, now, stage } = setDesk();
    const request = { invoiceNumber: 'FE-1', partMinor: 2_000 };
    now.isBankUp = false;
    expect(problemOf(await desk.open(request))).toBe('vpos-offline');
    now.isBillerUp = false;
    expect(problemOf(await desk.open(request))).toBe('biller-offline');
    expect(stage.journal.countPayments()).toBe(0);
    expect((await desk.open({ invoiceNumber: 'FE-1' })).ok).toBe(true);
  });

  it('makes what the company said before it worthless: the rest is not taken while the company is silent', async () => {
    const scene = setDesk({ sale: approving(2_000) });
    const part = await openOn(scene, 'FE-1', { partMinor: 2_000 });
    scene.desk.confirm(confirmation(part));
    await untilAt(scene.stage, part.paymentId, 'posted');
    scene.now.isBillerUp = false;
    expect(problemOf(await scene.desk.open({ invoiceNumber: 'FE-1' }))).toBe('biller-offline');
    expect((await scene.desk.open({ invoiceNumber: 'FE-2' })).ok).toBe(true);
  });

  it('that is not booked yet keeps the rest from being opened, without the company being asked', async () => {
    const scene = setDesk({ sale: approving(2_000), post: [] });
    const part = await openOn(scene, 'FE-1', { partMinor: 2_000 });
    scene.desk.confirm(confirmation(part));
    await untilAt(scene.stage, part.paymentId, 'approved');
    expect(problemOf(await scene.desk.open({ invoiceNumber: 'FE-1' }))).toBe('in-progress-elsewhere');
    // What it would have said may be from before the part was booked.
    expect(scene.asked).toEqual(['FE-1']);
  });
});

describe('a method and a language at the desk', () => {
  it('that the kiosk does not serve opens nothing', async () => {
    const { desk, stage } = setDesk();
    for (const method of ['debit', 'phone'] as const)
      expect(problemOf(await desk.open({ invoiceNumber: 'FE-1', method }))).toBe('out-of-service');
    expect(stage.journal.countPayments()).toBe(0);
  });

  it('are kept with the payment, so that a copy years later is as the first paper was', async () => {
    const scene = setDesk();
    const { paymentId } = await openOn(scene, 'FE-1', { method: 'credit', language: 'en' });
    const kept = scene.stage.journal.readPayment(paymentId)?.order;
    expect(kept).toMatchObject({ method: 'credit', language: 'en' });
  });
});

describe('several bills with one card', () => {
  it('are each a payment of its own; leaving one leaves the others, and leaving leaves all', async () => {
    const scene = setDesk();
    const opened = [await openOn(scene, 'FE-1', { together: true })];
    for (const number of ['FE-2', 'FE-3']) opened.push(await openOn(scene, number, { together: true }));
    const states = (): unknown[] =>
      opened.map(({ paymentId }) => scene.stage.journal.readPayment(paymentId)?.state.at);
    expect(states()).toEqual(['created', 'created', 'created']);
    scene.desk.leave({ paymentId: opened[1]?.paymentId ?? '' });
    expect(states()).toEqual(['created', 'abandoned', 'created']);
    scene.desk.leaveOpened();
    expect(states()).toEqual(['abandoned', 'abandoned', 'abandoned']);
  });

  it('are at most eight, and a ninth changes nothing of them', async () => {
    const scene = setDesk();
    for (let bill = 1; bill <= 8; bill += 1) await openOn(scene, `FE-${bill}`, { together: true });
    expect(problemOf(await scene.desk.open({ invoiceNumber: 'FE-9', together: true }))).toBe('queue-full');
    expect(scene.stage.journal.countAt(['created'])).toBe(8);
  });

  it('are opened together only when asked: another bill without that word leaves them all', async () => {
    const scene = setDesk();
    await openOn(scene, 'FE-1', { together: true });
    await openOn(scene, 'FE-2', { together: true });
    await openOn(scene, 'FE-3');
    expect(scene.stage.journal.countAt(['abandoned'])).toBe(2);
    expect(scene.stage.journal.countAt(['created'])).toBe(1);
  });

  it('never hold one bill twice: opened again, it is opened anew and the others stay', async () => {
    const scene = setDesk();
    const first = await openOn(scene, 'FE-1', { together: true });
    await openOn(scene, 'FE-2', { together: true });
    const again = await openOn(scene, 'FE-1', { together: true, partMinor: 2_000 });
    expect(scene.stage.journal.readPayment(first.paymentId)?.state.at).toBe('abandoned');
    expect(again.amountMinor).toBe(2_000);
    expect(scene.stage.journal.countAt(['created'])).toBe(2);
  });

  it('are not queued, and not joined to one that is', async () => {
    const { desk, now } = setDesk();
    now.isBankUp = false;
    expect(problemOf(await desk.open({ invoiceNumber: 'FE-1', together: true }))).toBe('vpos-offline');
    expect((await desk.open({ invoiceNumber: 'FE-1' })).ok).toBe(true);
    now.isBankUp = true;
    expect(problemOf(await desk.open({ invoiceNumber: 'FE-2', together: true }))).toBe('vpos-offline');
  });

  it('confirmed at once, twice over and in any order, are each charged once', async () => {
    const scene = setDesk({ sale: approving(3_845) });
    const opened = [
      await openOn(scene, 'FE-1', { together: true }),
      await openOn(scene, 'FE-2', { together: true }),
      await openOn(scene, 'FE-3', { together: true }),
    ];
    const requests = opened.map((one) => confirmation(one));
    for (const request of [...requests, ...requests.toReversed()])
      expect(scene.desk.confirm(request)).toMatchObject({
        ok: true,
        value: { paymentId: request.paymentId },
      });
    for (const { paymentId } of opened) await untilAt(scene.stage, paymentId, 'posted');
    expect(scene.stage.told.sales.map(({ paymentId }) => paymentId).sort()).toEqual(
      opened.map(({ paymentId }) => paymentId).sort(),
    );
    expect(scene.stage.told.postings).toHaveLength(3);
  });

  it('one that runs already is never said not to be there, and only to the visit that confirmed it', async () => {
    const scene = setDesk({ sale: approving(3_845) });
    const first = await openOn(scene, 'FE-1', { together: true });
    const second = await openOn(scene, 'FE-2', { together: true });
    scene.desk.confirm(confirmation(first));
    scene.desk.confirm(confirmation(second));
    await untilAt(scene.stage, first.paymentId, 'posted');
    expect(scene.desk.confirm(confirmation(first))).toMatchObject({ value: { step: { at: 'paid' } } });
    scene.now.count = 2;
    expect(problemOf(scene.desk.confirm(confirmation(first)))).toBe('no-such-payment');
  });

  it('of which the bank declines one: the others are charged all the same', async () => {
    const declined = { is: 'declined', code: '51', reason: 'insufficient-funds' } as const;
    const scene = setDesk({ sale: [declined, ...approving(3_845)] });
    const first = await openOn(scene, 'FE-1', { together: true });
    const second = await openOn(scene, 'FE-2', { together: true });
    scene.desk.confirm(confirmation(first));
    await untilAt(scene.stage, first.paymentId, 'declined');
    scene.desk.confirm(confirmation(second));
    await untilAt(scene.stage, second.paymentId, 'posted');
    expect(scene.stage.told.postings.map(({ paymentId }) => paymentId)).toEqual([second.paymentId]);
  });
});
