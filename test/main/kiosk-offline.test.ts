import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { OpenedPayment } from '#contract/kiosk-api.ts';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import {
  cards,
  confirm,
  confirmation,
  listInvoices,
  openBranch,
  openPayment,
  sealCard,
  signIn,
  type Branch,
  type BranchOptions,
  type RunningKiosk,
} from './branch.ts';

const queue = {
  permissionId: 'OFF-2026-014',
  paymentMaxMinor: 1_000_000,
  totalMaxMinor: 3_000_000,
  countMax: 5,
  ageMaxHours: 24,
};
const patience = { timeout: 20_000, interval: 20 };

/** A kiosk with a customer signed in and their bills read, as they were while everything worked. */
async function visitOf(
  options: BranchOptions,
  silent: readonly 'vpos'[] = [],
): Promise<{ branch: Branch; running: RunningKiosk; email: string; invoiceNumbers: string[] }> {
  const branch = await openBranch(options);
  for (const side of silent) await branch.simulators[side].pause();
  const running = await branch.start();
  const email = await signIn(running, demoCustomers.withSeveral);
  const invoices = await listInvoices(running);
  for (const { invoiceNumber } of invoices) await running.kiosk.handlers.readInvoice({ invoiceNumber });
  return { branch, running, email, invoiceNumbers: invoices.map(({ invoiceNumber }) => invoiceNumber) };
}

async function untilAt(
  branch: Branch,
  { paymentId }: Pick<OpenedPayment, 'paymentId'>,
  at: string,
): Promise<void> {
  await vi.waitFor(() => {
    const payment = readJournal(branch.journalFile).find(({ order }) => order.paymentId === paymentId);
    expect(payment?.state.at).toBe(at);
  }, patience);
}

function expectAgreement({ journalFile, simulators }: Branch): void {
  expect(findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
}

async function untilSaid(running: RunningKiosk, said: object): Promise<void> {
  await vi.waitFor(async () => {
    expect(await running.kiosk.handlers.describeKiosk({})).toMatchObject(said);
  }, patience);
}

describe('while the biller is silent', () => {
  it('the bills of this visit can still be read and paid, and each is posted once when it is back', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({});
    const [invoiceNumber = ''] = invoiceNumbers;
    await branch.simulators.biller.pause();
    const list = await running.kiosk.handlers.listInvoices({ offset: 0, limit: 50 });
    expect(list).toMatchObject({ ok: true, value: { isOfEarlier: true } });
    const paid = await confirm(running, { invoiceNumber, email });
    await untilAt(branch, paid, 'approved');
    await untilSaid(running, { biller: 'silent', paying: 'online', waiting: { posting: 1 } });
    expect((await listInvoices(running))[0]).toMatchObject({ invoiceNumber, isTaken: true });
    await branch.simulators.biller.resume();
    await untilAt(branch, paid, 'posted');
    expect(branch.simulators.biller.ledger()).toHaveLength(1);
    expectAgreement(branch);
  });

  it('nobody reads the bills of an earlier customer, and nobody can sign in', async () => {
    const { branch, running } = await visitOf({});
    await running.kiosk.handlers.endSession({});
    await branch.simulators.biller.pause();
    expect(await running.kiosk.handlers.signIn(demoCustomers.withSeveral)).toEqual({
      ok: false,
      problem: 'biller-offline',
    });
    expect(await running.kiosk.handlers.listInvoices({ offset: 0, limit: 50 })).toEqual({
      ok: false,
      problem: 'signed-out',
    });
  });
});

describe('while the VPOS is silent', () => {
  it('a payment waits under the acquirer’s permission, is charged once and posted once when it is back', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({ queue }, ['vpos']);
    const { vpos, printer } = branch.simulators;
    const opened = await confirm(running, { invoiceNumber: invoiceNumbers[0] ?? '', email });
    expect(opened.queue).toEqual({ permissionId: queue.permissionId, ageMaxHours: 24 });
    await vi.waitFor(() => {
      expect(printer.receipts().join()).toContain('E N   C O L A');
    }, patience);
    expect(printer.receipts().join()).not.toContain('A P R O B A D O');
    await running.kiosk.handlers.endSession({});
    await vpos.resume();
    await untilAt(branch, opened, 'posted');
    expect(vpos.ledger()).toHaveLength(1);
    expectAgreement(branch);
    const digits = { reference: opened.reference, lastFour: cards.approving.slice(-4) };
    const found = await running.kiosk.handlers.findPayment(digits);
    expect(found).toMatchObject({ ok: true, value: { mayPrint: true, step: { at: 'paid' } } });
    await running.kiosk.handlers.printReceipt({ paymentId: opened.paymentId });
    await vi.waitFor(() => {
      expect(printer.receipts().join()).toContain('A P R O B A D O');
    }, patience);
    await untilSaid(running, { payment: { receipt: 'printed' } });
    await running.kiosk.handlers.printReceipt({ paymentId: opened.paymentId });
    await vi.waitFor(() => {
      expect(printer.receipts().join()).toContain('REIMPRESIÓN N.º 1');
    }, patience);
  });

  it('that a bank declines afterwards is not charged, and whoever asks by reference is told', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({ queue }, ['vpos']);
    const invoiceNumber = invoiceNumbers[0] ?? '';
    const opened = await confirm(running, { invoiceNumber, email, pan: cards.withoutFunds });
    await branch.simulators.vpos.resume();
    await untilAt(branch, opened, 'declined');
    const lastFour = cards.withoutFunds.slice(-4);
    const found = await running.kiosk.handlers.findPayment({ reference: opened.reference, lastFour });
    expect(found).toMatchObject({
      value: { step: { at: 'declined', reason: 'insufficient-funds' } },
    });
    expect(branch.simulators.vpos.ledger()).toEqual([]);
    expectAgreement(branch);
  });

  it('that a bank declines afterwards is told by mail to the customer who has gone', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({ queue }, ['vpos']);
    const { mail } = branch.simulators;
    const invoiceNumber = invoiceNumbers[0] ?? '';
    const { reference } = await confirm(running, { invoiceNumber, email, pan: cards.withoutFunds });
    await running.kiosk.handlers.endSession({});
    await branch.simulators.vpos.resume();
    await vi.waitFor(() => {
      expect(mail.mailbox(email)).toHaveLength(1);
    }, patience);
    expect(mail.mailbox(email)[0]?.text).toContain(reference);
    await vi.waitFor(() => {
      expect(readJournal(branch.journalFile)[0]?.notice).toEqual({ at: 'sent' });
    }, patience);
  });

  it('that nobody can be told of by mail is shown to staff, until its customer has asked at the kiosk', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({ queue, mail: null }, ['vpos']);
    const invoiceNumber = invoiceNumbers[0] ?? '';
    const opened = await confirm(running, { invoiceNumber, email, pan: cards.withoutFunds });
    await running.kiosk.handlers.endSession({});
    await branch.simulators.vpos.resume();
    await untilSaid(running, { waiting: { queued: 0, untold: 1 } });
    const lastFour = cards.withoutFunds.slice(-4);
    await running.kiosk.handlers.findPayment({ reference: opened.reference, lastFour });
    await untilSaid(running, { waiting: { untold: 0 } });
  });

  it('without a permission nothing is opened, and nothing is queued', async () => {
    const { branch, running, invoiceNumbers } = await visitOf({ queue: null }, ['vpos']);
    const [invoiceNumber = ''] = invoiceNumbers;
    expect(await running.kiosk.handlers.openPayment({ invoiceNumber })).toEqual({
      ok: false,
      problem: 'vpos-offline',
    });
    await untilSaid(running, { paying: 'unavailable', queue: null });
    expect(readJournal(branch.journalFile)).toEqual([]);
  });

  it.each([
    ['over-queue-limit', { ...queue, paymentMaxMinor: 1, totalMaxMinor: 1 }],
    ['queue-full', { ...queue, countMax: 1 }],
  ] as const)('over a limit a payment is refused as %s', async (problem, limits) => {
    const { running, email, invoiceNumbers } = await visitOf({ queue: limits }, ['vpos']);
    const [first = '', second = ''] = invoiceNumbers;
    if (problem === 'queue-full') await confirm(running, { invoiceNumber: first, email });
    const answer = await running.kiosk.handlers.openPayment({ invoiceNumber: second });
    expect(answer).toEqual({ ok: false, problem });
  });

  it('a card that was sealed with its code is refused: it must never wait on a disk', async () => {
    const { running, email, invoiceNumbers } = await visitOf({ queue }, ['vpos']);
    const opened = await openPayment(running, invoiceNumbers[0] ?? '');
    const card = await sealCard(running, { ...opened, queue: null }, cards.approving);
    const { paymentId } = opened;
    const answer = await running.kiosk.handlers.confirmPayment(confirmation({ paymentId, email, card }));
    expect(answer).toEqual({ ok: false, problem: 'no-such-payment' });
  });

  it('and the biller too, a bill of this visit can be queued, and ends charged once and posted once', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({ queue }, ['vpos']);
    const { vpos, biller } = branch.simulators;
    await biller.pause();
    const opened = await confirm(running, { invoiceNumber: invoiceNumbers[0] ?? '', email });
    await untilSaid(running, { biller: 'silent', paying: 'queue', waiting: { queued: 1 } });
    await vpos.resume();
    await untilAt(branch, opened, 'approved');
    await biller.resume();
    await untilAt(branch, opened, 'posted');
    expectAgreement(branch);
  });
});

describe('two payments that are opened at once', () => {
  it('leave one open: the other lets go of its invoice', async () => {
    const { branch, running, invoiceNumbers } = await visitOf({});
    const opening = invoiceNumbers.slice(0, 2).map((invoiceNumber) => {
      return running.kiosk.handlers.openPayment({ invoiceNumber });
    });
    await Promise.all(opening);
    const open = readJournal(branch.journalFile).filter(({ state }) => state.at === 'created');
    expect(open).toHaveLength(1);
    await running.kiosk.handlers.endSession({});
    expect(readJournal(branch.journalFile).map(({ state }) => state.at)).toEqual(['abandoned', 'abandoned']);
  });
});

describe('whoever asks for a payment by its reference', () => {
  it('needs the last four digits too, and guessing soon gets no answer', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({});
    const opened = await confirm(running, { invoiceNumber: invoiceNumbers[0] ?? '', email });
    await untilAt(branch, opened, 'posted');
    const { reference } = opened;
    const guess = (lastFour: string): Promise<unknown> =>
      running.kiosk.handlers.findPayment({ reference, lastFour });
    for (const lastFour of ['0000', '0001', '0002', '0003', '0004']) {
      // A payment of one's own that is found in between makes no room for more guesses at another's.
      if (lastFour !== '0004') expect(await guess(cards.approving.slice(-4))).toMatchObject({ ok: true });
      expect(await guess(lastFour)).toEqual({ ok: false, problem: 'not-found' });
    }
    expect(await guess('0005')).toEqual({ ok: false, problem: 'too-many-tries' });
    expect(await guess('1111')).toEqual({ ok: false, problem: 'too-many-tries' });
  });

  it('finds it after the kiosk was renamed too, by either name', async () => {
    const { branch, running, email, invoiceNumbers } = await visitOf({});
    const opened = await confirm(running, { invoiceNumber: invoiceNumbers[0] ?? '', email });
    await untilAt(branch, opened, 'posted');
    await running.kiosk.close();
    const configPath = join(branch.stateDirectory, '../kiosk.json');
    const configuration = JSON.parse(readFileSync(configPath, 'utf8')) as object;
    writeFileSync(configPath, JSON.stringify({ ...configuration, kioskId: 'K099' }));
    const renamed = await branch.start();
    const lastFour = cards.approving.slice(-4);
    for (const reference of [opened.reference, opened.reference.replace('K014', 'K099')]) {
      const found = await renamed.kiosk.handlers.findPayment({ reference, lastFour });
      expect(found).toMatchObject({ value: { paymentId: opened.paymentId } });
    }
    const other = opened.reference.replace('K014', 'K015');
    expect(await renamed.kiosk.handlers.findPayment({ reference: other, lastFour })).toEqual({
      ok: false,
      problem: 'not-found',
    });
  });
});

describe('an invoice that another kiosk holds', () => {
  it('is not opened here: nobody types a card for it', async () => {
    const { branch, running, invoiceNumbers } = await visitOf({});
    const [invoiceNumber = ''] = invoiceNumbers;
    const { url, kioskKey } = branch.simulators.biller;
    const held = await fetch(new URL(`/v1/invoices/${invoiceNumber}/hold`, url), {
      method: 'PUT',
      headers: { authorization: `Kiosk ${kioskKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ paymentId: crypto.randomUUID(), kioskId: 'K015', seconds: 600 }),
    });
    expect(held.status).toBe(200);
    expect(await running.kiosk.handlers.openPayment({ invoiceNumber })).toEqual({
      ok: false,
      problem: 'in-progress-elsewhere',
    });
    expect(readJournal(branch.journalFile).at(-1)?.state).toEqual({
      at: 'abandoned',
      reason: 'held-elsewhere',
    });
  });
});

describe('a disk that is nearly full', () => {
  it('begins no payment, and says why', async () => {
    const branch = await openBranch({ storage: { reserveMb: 100_000_000 } });
    const { kiosk } = await branch.start();
    expect(await kiosk.handlers.describeKiosk({})).toMatchObject({
      service: { is: 'out-of-service', code: 'E-DISK' },
    });
  });
});
