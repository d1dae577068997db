import { describe, expect, it, vi } from 'vitest';
import { companyOf, demoBillsOf, demoCustomers } from '../simulators/demo-data.ts';
import { billCodeOf } from '../simulators/demo/bill-code.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDifferences } from '../ledgers.ts';
import {
  cards,
  listInvoices,
  openBranch,
  openPayment,
  sealCard,
  signIn,
  type RunningKiosk,
} from './branch.ts';

const [scanned, second] = demoBillsOf('pa', demoCustomers.withSeveral);
const [held] = demoBillsOf('pa', demoCustomers.withoutAccount);
if (!scanned || !second || !held) throw new Error('the demo has no such bills');
const { payee } = companyOf('pa');
const code = billCodeOf(payee, scanned);
const proof = {
  customerNumber: demoCustomers.withoutAccount.customerNumber,
  invoiceCode: held.invoiceCode,
};
const newcomer = { ...proof, email: 'demetrio@correo.example', password: 'tres gatos azules' };

async function payAsGuest(running: RunningKiosk, invoiceNumber: string): Promise<void> {
  const opened = await openPayment(running, invoiceNumber);
  const card = await sealCard(running, opened, cards.approving);
  const answer = await running.kiosk.handlers.confirmPayment({
    paymentId: opened.paymentId,
    email: '',
    acceptedTerms: true,
    receipt: { onPaper: true, byMail: false },
    card,
  });
  expect(answer).toMatchObject({ ok: true });
  await vi.waitFor(
    () => {
      expect(running.shown.at(-1)).toMatchObject({ step: { at: 'paid' }, receipt: 'printed' });
    },
    { timeout: 25_000, interval: 20 },
  );
}

describe('a guest at the kiosk', () => {
  it('scans a bill, pays that bill and no other, and takes a receipt without a full name on it', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const { handlers } = running.kiosk;
    expect(await handlers.scanBill({ code })).toEqual({
      ok: true,
      value: { name: 'M*** F*** N*** P***', email: null, isGuest: true, accounts: [] },
    });
    const invoices = await listInvoices(running);
    expect(invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual([scanned.invoiceNumber]);
    const other = await handlers.openPayment({ invoiceNumber: second.invoiceNumber });
    expect(other).toEqual({ ok: false, problem: 'not-found' });
    await payAsGuest(running, scanned.invoiceNumber);
    expect(branch.simulators.printer.receipts()[0]).not.toContain('Peñalba');
    expect(findDifferences(branch.journalFile, branch.simulators.vpos, branch.simulators.biller)).toEqual([]);
    expect(await handlers.scanBill({ code })).toEqual({ ok: false, problem: 'already-paid' });
  });

  it('finds what a customer owes by a bill in the hand, and is nobody once the visit ends', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const { handlers } = running.kiosk;
    expect(await handlers.findAccount({ ...proof, invoiceCode: 'E000000-0' })).toEqual({
      ok: false,
      problem: 'no-match',
    });
    expect(await handlers.findAccount(proof)).toMatchObject({ ok: true, value: { name: 'D*** A*** H***' } });
    expect(await listInvoices(running)).toHaveLength(2);
    expect(await handlers.reopenPayment({ invoiceNumber: held.invoiceNumber })).toMatchObject({ ok: false });
    await handlers.endSession({});
    expect(await handlers.listInvoices({ offset: 0, limit: 8 })).toEqual({
      ok: false,
      problem: 'signed-out',
    });
  });

  it('is told that the company is silent, and finds nobody, while it is', async () => {
    const branch = await openBranch();
    const { kiosk } = await branch.start();
    await branch.simulators.biller.pause();
    const silent = { ok: false, problem: 'biller-offline' };
    expect(await kiosk.handlers.scanBill({ code })).toEqual(silent);
    expect(await kiosk.handlers.findAccount(proof)).toEqual(silent);
    expect(await kiosk.handlers.register(newcomer)).toEqual(silent);
    expect(await kiosk.handlers.askNewPassword({ user: 'maria' })).toEqual(silent);
  });
});

describe('a customer without an account', () => {
  it('opens one by the code in their mail, in this visit only, and is signed in', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const { handlers } = running.kiosk;
    const { biller, mail } = branch.simulators;
    expect(await handlers.register(newcomer)).toMatchObject({ ok: true });
    await handlers.endSession({});
    const old = biller.lastCode(newcomer.email) ?? '';
    expect(await handlers.confirmRegistration({ code: old })).toEqual({ ok: false, problem: 'expired-code' });
    await handlers.register(newcomer);
    const fresh = biller.lastCode(newcomer.email) ?? '';
    expect(await handlers.confirmRegistration({ code: fresh })).toMatchObject({
      ok: true,
      value: { name: demoCustomers.withoutAccount.name, email: newcomer.email, isGuest: false },
    });
    expect(await listInvoices(running)).toHaveLength(2);
    await vi.waitFor(() => {
      expect(mail.mailbox(newcomer.email)).toHaveLength(2);
    });
    const { email: user, password } = newcomer;
    expect(await signIn(running, { user, password })).toBe(newcomer.email);
    const log = readFileSync(join(branch.stateDirectory, 'ventanilla.log'), 'utf8');
    expect(log).not.toMatch(new RegExp(`gatos|demetrio|${fresh}|${proof.invoiceCode}`, 'i'));
  });
});

describe('a customer who forgot the password', () => {
  it('sets a new one by the code in their mail, though others have locked them out here', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const { handlers } = running.kiosk;
    const { user } = demoCustomers.withSeveral;
    for (let wrong = 0; wrong < 5; wrong += 1) await handlers.signIn({ user, password: 'no' });
    expect(await handlers.signIn(demoCustomers.withSeveral)).toEqual({ ok: false, problem: 'locked' });
    const answer = await handlers.askNewPassword({ user });
    expect(answer).toEqual({ ok: true, value: { shortenedEmail: null, validMinutes: 10 } });
    expect(await handlers.askNewPassword({ user: 'nobody@correo.example' })).toEqual(answer);
    await handlers.askNewPassword({ user });
    const mailed = branch.simulators.biller.lastCode(user) ?? '';
    const weak = await handlers.setNewPassword({ code: mailed, password: '12345678' });
    expect(weak).toEqual({ ok: false, problem: 'weak-password' });
    const set = await handlers.setNewPassword({ code: mailed, password: 'tres gatos azules' });
    expect(set).toMatchObject({ ok: true, value: { email: user } });
    expect(await listInvoices(running)).toHaveLength(4);
  });
});

describe('a customer with several supplies', () => {
  it('lists the bills of one of them, and what was paid, with the company’s receipt', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const { handlers } = running.kiosk;
    const answer = await handlers.signIn(demoCustomers.withAccounts);
    if (!answer.ok) throw new Error(answer.problem);
    const [, account] = answer.value.accounts;
    const range = { offset: 0, limit: 8, account: account?.accountNumber ?? '' };
    const listed = await handlers.listInvoices(range);
    if (!listed.ok) throw new Error(listed.problem);
    const [bill] = listed.value.invoices;
    expect(listed.value.total).toBe(1);
    const invoiceNumber = bill?.invoiceNumber ?? '';
    const opened = await openPayment(running, invoiceNumber);
    const card = await sealCard(running, opened, cards.approving);
    await handlers.confirmPayment({
      paymentId: opened.paymentId,
      email: demoCustomers.withAccounts.user,
      acceptedTerms: true,
      receipt: { onPaper: false, byMail: false },
      card,
    });
    await vi.waitFor(
      () => {
        expect(running.shown.at(-1)).toMatchObject({ step: { at: 'paid' } });
      },
      { timeout: 25_000, interval: 20 },
    );
    expect(await handlers.reopenPayment({ invoiceNumber })).toEqual({ ok: false, problem: 'signed-out' });
    const paid = await handlers.listInvoices({ offset: 0, limit: 8, status: 'paid' });
    expect(paid).toMatchObject({
      value: { total: 1, invoices: [{ invoiceNumber, paid: { billerReceipt: 'RC-00000001' } }] },
    });
    expect(await handlers.reopenPayment({ invoiceNumber })).toMatchObject({
      ok: true,
      value: { invoiceNumber },
    });
    // Showing it may write to the journal, and one that is not trusted is written to no more.
    running.kiosk.takeOutOfService('E-JOURNAL');
    expect(await handlers.reopenPayment({ invoiceNumber })).toEqual({ ok: false, problem: 'signed-out' });
  });
});
