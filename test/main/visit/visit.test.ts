import { describe, expect, it, vi } from 'vitest';
import { minor } from '#contract/money.ts';
import { Visit } from '../../../src-main/visit/visit.ts';
import { codeSent, guest, maria, ScriptedBiller } from './scripted-biller.ts';

interface Scene {
  readonly visit: Visit;
  readonly biller: ScriptedBiller;
  readonly taken: Set<string>;
}

async function signedIn(bills = 3): Promise<Scene> {
  const scene = nobodyIn(bills);
  await scene.visit.signIn({ user: 'maria', password: 'secreta' });
  return scene;
}

function nobodyIn(bills = 3): Scene {
  const biller = new ScriptedBiller(bills);
  const taken = new Set<string>();
  const visit = new Visit({
    biller,
    clock: { monotonicMs: () => 0 },
    invoiceAgeMaxMs: 900_000,
    noteBiller: () => undefined,
    isTaken: (invoiceNumber) => taken.has(invoiceNumber),
  });
  return { visit, biller, taken };
}

async function numbersAndMarks({ visit }: Scene, offset: number, limit: number): Promise<unknown> {
  const answer = await visit.listInvoices({ offset, limit });
  if (!answer.ok) return answer;
  const { invoices, total } = answer.value;
  return [total, invoices.map(({ invoiceNumber, isTaken }) => `${invoiceNumber}${isTaken ? ' taken' : ''}`)];
}

describe('a bill that has a payment under way here', () => {
  it('stays in its place on every page, marked, whether the company answers or not', async () => {
    const scene = await signedIn(5);
    scene.taken.add('F-1').add('F-4');
    for (const isSilent of [false, true]) {
      scene.biller.isSilent = isSilent;
      expect(await numbersAndMarks(scene, 0, 3)).toEqual([5, ['F-0', 'F-1 taken', 'F-2']]);
      if (!isSilent) expect(await numbersAndMarks(scene, 3, 3)).toEqual([5, ['F-3', 'F-4 taken']]);
    }
  });

  it('is marked as soon as it is taken, also on a page that was read before', async () => {
    const scene = await signedIn();
    expect(await numbersAndMarks(scene, 0, 3)).toEqual([3, ['F-0', 'F-1', 'F-2']]);
    scene.biller.isSilent = true;
    scene.taken.add('F-0');
    expect(await numbersAndMarks(scene, 0, 3)).toEqual([3, ['F-0 taken', 'F-1', 'F-2']]);
    scene.taken.clear();
    expect(await numbersAndMarks(scene, 0, 3)).toEqual([3, ['F-0', 'F-1', 'F-2']]);
  });

  it('is marked where it is read whole, too', async () => {
    const { visit, biller, taken } = await signedIn();
    taken.add('F-0');
    for (const isSilent of [false, true]) {
      biller.isSilent = isSilent;
      expect(await visit.readInvoice({ invoiceNumber: 'F-0' })).toMatchObject({ value: { isTaken: true } });
    }
    biller.isSilent = false;
    expect(await visit.readInvoice({ invoiceNumber: 'F-1' })).toMatchObject({ value: { isTaken: false } });
  });
});

describe('when the company falls silent after the list was read', () => {
  it('every bill of the first page can still be read and paid, though none was chosen before', async () => {
    const { visit, biller } = await signedIn(6);
    await visit.listInvoices({ offset: 0, limit: 3 });
    await visit.listInvoices({ offset: 3, limit: 3 });
    await vi.waitFor(() => {
      expect(biller.read).toEqual(['F-0', 'F-1', 'F-2']);
    });
    biller.isSilent = true;
    for (const invoiceNumber of ['F-0', 'F-1', 'F-2']) {
      const answer = await visit.invoiceToPay(invoiceNumber);
      expect(answer).toMatchObject({ is: 'found', isOfEarlier: true, invoice: { invoiceNumber } });
    }
    expect(await visit.invoiceToPay('F-3')).toEqual({ is: 'refused', problem: 'biller-offline' });
  });

  it('a long list is not read whole: only its beginning, and each bill once', async () => {
    const { visit, biller } = await signedIn(40);
    await visit.listInvoices({ offset: 0, limit: 40 });
    await vi.waitFor(() => {
      expect(biller.read).toHaveLength(8);
    });
    await visit.listInvoices({ offset: 0, limit: 40 });
    await visit.readInvoice({ invoiceNumber: 'F-30' });
    expect(biller.read).toEqual([...Array.from({ length: 8 }, (_, index) => `F-${index}`), 'F-30']);
  });

  it('nothing more is asked of it ahead', async () => {
    const { visit, biller } = await signedIn(6);
    biller.readsUntilSilent = 2;
    await visit.listInvoices({ offset: 0, limit: 6 });
    await vi.waitFor(() => {
      expect(biller.isSilent).toBe(true);
    });
    await visit.readInvoice({ invoiceNumber: 'F-5' });
    expect(biller.read).toEqual(['F-0', 'F-1', 'F-2', 'F-5']);
  });
});

it('nothing is read ahead for a customer who has gone', async () => {
  const { visit, biller } = await signedIn(6);
  await visit.listInvoices({ offset: 0, limit: 6 });
  visit.end();
  await visit.signIn({ user: 'maria', password: 'secreta' });
  await visit.readInvoice({ invoiceNumber: 'F-5' });
  expect(biller.read).toEqual(['F-0', 'F-5']);
});

describe('whoever is let in', () => {
  it('is a customer with an address, or a guest without', async () => {
    const { visit } = nobodyIn();
    expect([visit.isOpen, visit.email]).toEqual([false, null]);
    expect(await visit.scan([{ payee: '7701234567897', reference: '1' }])).toEqual({
      ok: true,
      value: { name: guest.name, email: null, isGuest: true, accounts: [] },
    });
    expect([visit.isOpen, visit.email]).toEqual([true, null]);
    await visit.signIn({ user: 'maria', password: 'secreta' });
    expect([visit.isOpen, visit.email]).toEqual([true, maria.email]);
    visit.end();
    expect([visit.isOpen, visit.email]).toEqual([false, null]);
  });

  it('is nobody when they left before the answer came, and the company hears of it', async () => {
    const { visit, biller } = nobodyIn();
    const late = visit.find({ customerNumber: '1', invoiceCode: 'E' });
    visit.end();
    expect(await late).toEqual({ ok: false, problem: 'biller-offline' });
    expect(visit.isOpen).toBe(false);
    expect(biller.signedOut).toEqual([guest.token]);
  });

  it('is the one whose answer came first, where two ways in were tried at once', async () => {
    const { visit, biller } = nobodyIn();
    await visit.register({ customerNumber: '1', invoiceCode: 'E', email: 'm@x.example', password: 'p' });
    const answers = await Promise.all([visit.confirmRegistration('1'), visit.confirmRegistration('1')]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(biller.signedOut).toEqual([maria.token]);
    expect(visit.isOpen).toBe(true);
  });
});

describe('what a code by e-mail ends', () => {
  const registration = { customerNumber: '1', invoiceCode: 'E', email: 'm@x.example', password: 'p' };

  it('is what was begun last in this visit, and wrong codes do not end it', async () => {
    const { visit, biller } = nobodyIn();
    expect(await visit.register(registration)).toEqual({ ok: true, value: codeSent.sent });
    biller.confirmAnswer = { is: 'wrong-code' };
    expect(await visit.confirmRegistration('000000')).toEqual({ ok: false, problem: 'wrong-code' });
    biller.confirmAnswer = { is: 'signed-in', session: maria };
    expect(await visit.confirmRegistration('123456')).toMatchObject({ ok: true });
    expect(biller.asked.at(-1)).toEqual(['confirmRegistration', 'pending-1', '123456']);
  });

  it.each(['the customer ended the visit', 'somebody else signed in', 'a new password was asked for'])(
    'is gone for the next person: %s',
    async (what) => {
      const { visit, biller } = nobodyIn();
      await visit.register(registration);
      if (what === 'the customer ended the visit') visit.end();
      else if (what === 'somebody else signed in') await visit.signIn({ user: 'x', password: 'y' });
      else await visit.askNewPassword('x');
      expect(await visit.confirmRegistration('123456')).toEqual({ ok: false, problem: 'expired-code' });
      expect(biller.asked.map(([name]) => name)).not.toContain('confirmRegistration');
    },
  );

  it('is not begun for whoever left before the answer came', async () => {
    const { visit } = nobodyIn();
    const late = visit.askNewPassword('maria');
    visit.end();
    expect(await late).toEqual({ ok: false, problem: 'biller-offline' });
    const next = await visit.setNewPassword({ code: '123456', password: 'p' });
    expect(next).toEqual({ ok: false, problem: 'expired-code' });
  });
});

describe('paid bills', () => {
  const paid = { offset: 0, limit: 8, status: 'paid' } as const;

  it('are known as seen once the customer was shown them, and until they leave', async () => {
    const { visit } = await signedIn();
    expect(visit.hasSeenPaid('F-99')).toBe(false);
    expect(await visit.listInvoices(paid)).toMatchObject({ value: { total: 1 } });
    expect([visit.hasSeenPaid('F-99'), visit.hasSeenPaid('F-0')]).toEqual([true, false]);
    await visit.signIn({ user: 'other', password: 'y' });
    expect(visit.hasSeenPaid('F-99')).toBe(false);
  });

  it('are nothing to a guest', async () => {
    const { visit } = nobodyIn();
    await visit.find({ customerNumber: '1', invoiceCode: 'E' });
    expect(await visit.listInvoices(paid)).toMatchObject({ value: { invoices: [], total: 0 } });
    expect(visit.hasSeenPaid('F-99')).toBe(false);
  });
});

describe('a bill of which a part was paid', () => {
  it('is not paid again by what the company said before: it must say anew', async () => {
    const { visit, biller } = await signedIn();
    await visit.listInvoices({ offset: 0, limit: 3 });
    await visit.readInvoice({ invoiceNumber: 'F-0' });
    visit.notePayment({ invoiceNumber: 'F-0', amountMinor: minor(1000) });
    biller.isSilent = true;
    expect(await visit.invoiceToPay('F-0')).toEqual({ is: 'refused', problem: 'biller-offline' });
    expect(await visit.listInvoices({ offset: 0, limit: 3 })).toMatchObject({ problem: 'biller-offline' });
  });

  it('is not kept as it was by an answer that was on its way meanwhile', async () => {
    const { visit, biller } = await signedIn();
    await visit.readInvoice({ invoiceNumber: 'F-0' });
    const reading = visit.readInvoice({ invoiceNumber: 'F-0' });
    visit.notePayment({ invoiceNumber: 'F-0', amountMinor: minor(1000) });
    await reading;
    biller.isSilent = true;
    expect(await visit.invoiceToPay('F-0')).toEqual({ is: 'refused', problem: 'biller-offline' });
  });

  it('differs from one that was paid whole, after which the list can still be read', async () => {
    const { visit, biller } = await signedIn();
    await visit.listInvoices({ offset: 0, limit: 3 });
    await visit.readInvoice({ invoiceNumber: 'F-0' });
    visit.notePayment({ invoiceNumber: 'F-0', amountMinor: minor(3845) });
    biller.isSilent = true;
    expect(await visit.listInvoices({ offset: 0, limit: 3 })).toMatchObject({ value: { isOfEarlier: true } });
  });
});
