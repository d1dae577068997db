import { describe, expect, it, vi } from 'vitest';
import type { OpenedPayment, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import { findDifferences } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import {
  cards,
  listInvoices,
  openBranch,
  sealCard,
  signIn,
  type Branch,
  type RunningKiosk,
} from './branch.ts';

const patience = { timeout: 25_000, interval: 20 };

interface Scene {
  readonly branch: Branch;
  readonly running: RunningKiosk;
  readonly email: string;
}

async function visitOf(customer: { user: string; password: string }): Promise<Scene> {
  const branch = await openBranch();
  const running = await branch.start();
  return { branch, running, email: await signIn(running, customer) };
}

async function open({ running }: Scene, request: RequestOf<'openPayment'>): Promise<OpenedPayment> {
  const answer = await running.kiosk.handlers.openPayment(request);
  if (!answer.ok) throw new Error(`opening: ${answer.problem}`);
  return answer.value;
}

async function confirm(
  { running, email }: Scene,
  opened: OpenedPayment,
  receipt: RequestOf<'confirmPayment'>['receipt'] = { onPaper: true, byMail: false },
): Promise<void> {
  const card = await sealCard(running, opened, cards.approving);
  const { paymentId } = opened;
  const request = { paymentId, email, receipt, acceptedTerms: true, card } as const;
  const answer = await running.kiosk.handlers.confirmPayment(request);
  if (!answer.ok) throw new Error(`confirming: ${answer.problem}`);
}

async function untilPaid({ running }: Scene, { paymentId }: OpenedPayment): Promise<PaymentView> {
  return vi.waitFor(() => {
    const last = running.shown.findLast((view) => view.paymentId === paymentId);
    expect(last).toMatchObject({ step: { at: 'paid' }, receipt: 'printed' });
    return last as PaymentView;
  }, patience);
}

async function oldest({ running }: Scene): Promise<string> {
  return (await listInvoices(running))[0]?.invoiceNumber ?? '';
}

function expectAgreement({ branch: { journalFile, simulators } }: Scene): void {
  expect(findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
}

describe('a customer who pays in English', () => {
  it('has paper and mail in English, and a copy that somebody asks for later as well', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const { branch, running, email } = scene;
    const opened = await open(scene, { invoiceNumber: await oldest(scene), language: 'en' });
    await confirm(scene, opened, { onPaper: true, byMail: true });
    await untilPaid(scene, opened);
    const { printer, mail } = branch.simulators;
    expect(printer.receipts()[0]).toContain('TOTAL PAID');
    await vi.waitFor(() => {
      expect(mail.mailbox(email)[0]?.text).toContain('TOTAL PAID');
    }, patience);
    await running.kiosk.handlers.endSession({});
    const { reference, paymentId } = opened;
    await running.kiosk.handlers.findPayment({ reference, lastFour: cards.approving.slice(-4) });
    await running.kiosk.handlers.printReceipt({ paymentId });
    await vi.waitFor(() => {
      expect(printer.receipts()).toHaveLength(2);
    }, patience);
    expect(printer.receipts()[1]).toContain('REPRINT NO. 1');
    expect(printer.receipts()[1]).not.toContain('PAGADO');
  });
});

describe('a guest with a bill in their hand', () => {
  it('pays it without an account or an address, and has paper that does not name its owner in full', async () => {
    const owner = await visitOf(demoCustomers.withSeveral);
    const { running, branch } = owner;
    const [bill] = await listInvoices(running);
    const { invoiceNumber = '', invoiceCode = '', accountNumber = '', customerName = '' } = bill ?? {};
    await running.kiosk.handlers.endSession({});
    const customerNumber = accountNumber.split('-')[0] ?? '';
    const found = await running.kiosk.handlers.findAccount({ customerNumber, invoiceCode });
    expect(found).toMatchObject({ ok: true, value: { isGuest: true, email: null } });
    const guest = { ...owner, email: '' };
    const opened = await open(guest, { invoiceNumber });
    await confirm(guest, opened);
    await untilPaid(guest, opened);
    expect(branch.simulators.printer.receipts()[0]).not.toContain(customerName);
    expectAgreement(guest);
  });
});

describe('a customer who chooses debit', () => {
  it('is charged as debit, and the voucher says so', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const opened = await open(scene, { invoiceNumber: await oldest(scene), method: 'debit' });
    await confirm(scene, opened);
    await untilPaid(scene, opened);
    const { vpos, printer } = scene.branch.simulators;
    expect(vpos.ledger()).toMatchObject([{ status: 'captured', accountType: 'debit' }]);
    expect(printer.receipts()[0]).toContain('Tarjeta de débito');
    expectAgreement(scene);
  });

  it('or a transfer by telephone, which no driver serves, is not asked for a card', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const request = { invoiceNumber: await oldest(scene), method: 'phone' } as const;
    expect(await scene.running.kiosk.handlers.openPayment(request)).toEqual({
      ok: false,
      problem: 'out-of-service',
    });
  });
});

describe('a customer with three bills and one card', () => {
  it('pays them one after another, with one charge, one booking and one receipt each', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const bills = (await listInvoices(scene.running)).slice(0, 3);
    const opened: OpenedPayment[] = [];
    for (const { invoiceNumber } of bills) opened.push(await open(scene, { invoiceNumber, together: true }));
    for (const one of opened) {
      await confirm(scene, one);
      await untilPaid(scene, one);
    }
    const { vpos, biller, printer } = scene.branch.simulators;
    expect(vpos.ledger().map(({ amountMinor }) => amountMinor)).toEqual(
      bills.map(({ amountMinor }) => amountMinor),
    );
    expect(biller.ledger()).toHaveLength(3);
    expect(printer.receipts()).toHaveLength(3);
    expectAgreement(scene);
  });

  it('whose screen confirms all three at once is charged once for each, and can print each', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const { branch, running } = scene;
    const bills = (await listInvoices(running)).slice(0, 3);
    const opened: OpenedPayment[] = [];
    for (const { invoiceNumber } of bills) opened.push(await open(scene, { invoiceNumber, together: true }));
    await Promise.all(opened.map((one) => confirm(scene, one)));
    await vi.waitFor(() => {
      expect(branch.simulators.biller.ledger()).toHaveLength(3);
    }, patience);
    expect(branch.simulators.vpos.liveCaptures()).toBe(3);
    for (const { reference, paymentId } of opened) {
      await running.kiosk.handlers.findPayment({ reference, lastFour: cards.approving.slice(-4) });
      await running.kiosk.handlers.printReceipt({ paymentId });
      await vi.waitFor(async () => {
        expect((await running.kiosk.handlers.describeKiosk({})).payment).toMatchObject({
          paymentId,
          receipt: 'printed',
        });
      }, patience);
    }
    for (const { reference } of opened)
      expect(branch.simulators.printer.receipts().join('\n')).toContain(reference);
    expectAgreement(scene);
  });

  it('who walks off leaves no bill held, neither here nor at the company', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const { running } = scene;
    const bills = (await listInvoices(running)).slice(0, 3);
    for (const { invoiceNumber } of bills) await open(scene, { invoiceNumber, together: true });
    await running.kiosk.handlers.endSession({});
    await signIn(running, demoCustomers.withSeveral);
    for (const { invoiceNumber } of bills) await open(scene, { invoiceNumber, together: true });
    expect((await listInvoices(running)).slice(0, 3).map(({ isTaken }) => isTaken)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('a customer who pays a bill in parts', () => {
  it('pays a part and later the rest: two charges that come to the bill, and paper that says which is which', async () => {
    const scene = await visitOf(demoCustomers.withAccounts);
    const { branch, running } = scene;
    const invoiceNumber = await oldest(scene);
    const bill = await running.kiosk.handlers.readInvoice({ invoiceNumber });
    if (!bill.ok) throw new Error(bill.problem);
    const { amountMinor, partial } = bill.value;
    const partMinor = partial?.leastMinor ?? 0;
    const part = await open(scene, { invoiceNumber, partMinor });
    await confirm(scene, part);
    await untilPaid(scene, part);
    const after = await running.kiosk.handlers.readInvoice({ invoiceNumber });
    expect(after).toMatchObject({
      ok: true,
      value: { amountMinor: amountMinor - partMinor, isTaken: false },
    });
    const rest = await open(scene, { invoiceNumber });
    expect(rest.amountMinor).toBe(amountMinor - partMinor);
    await confirm(scene, rest);
    await untilPaid(scene, rest);
    const receipts = branch.simulators.printer.receipts();
    expect(receipts[0]).toContain('ABONO A LA FACTURA');
    expect(receipts[1]).toContain('TOTAL PAGADO');
    const charged = branch.simulators.vpos.ledger().reduce((sum, row) => sum + row.amountMinor, 0);
    expect(charged).toBe(amountMinor);
    expect(await running.kiosk.handlers.openPayment({ invoiceNumber })).toEqual({
      ok: false,
      problem: 'already-paid',
    });
    expectAgreement(scene);
  });

  it('is not let pay a part of a bill that the company wants whole, nor less than it takes', async () => {
    const scene = await visitOf(demoCustomers.withSeveral);
    const refusal = { ok: false, problem: 'wrong-amount' };
    const { handlers } = scene.running.kiosk;
    expect(await handlers.openPayment({ invoiceNumber: await oldest(scene), partMinor: 1_000 })).toEqual(
      refusal,
    );
    await signIn(scene.running, demoCustomers.withAccounts);
    expect(await handlers.openPayment({ invoiceNumber: await oldest(scene), partMinor: 1 })).toEqual(refusal);
  });

  it('whose company falls silent after the part is not charged the rest by what it said before', async () => {
    const scene = await visitOf(demoCustomers.withAccounts);
    const { branch, running } = scene;
    const invoiceNumber = await oldest(scene);
    const bill = await running.kiosk.handlers.readInvoice({ invoiceNumber });
    const partMinor = bill.ok ? (bill.value.partial?.leastMinor ?? 0) : 0;
    const part = await open(scene, { invoiceNumber, partMinor });
    await confirm(scene, part);
    await untilPaid(scene, part);
    await branch.simulators.biller.pause();
    expect(await running.kiosk.handlers.openPayment({ invoiceNumber })).toEqual({
      ok: false,
      problem: 'biller-offline',
    });
  });
});
