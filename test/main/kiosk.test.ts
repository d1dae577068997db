import { describe, expect, it, vi } from 'vitest';
import type { PaymentView } from '#contract/kiosk-api.ts';
import { findDifferences } from '../ledgers.ts';
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
  type RunningKiosk,
} from './branch.ts';

const patience = { timeout: 25_000, interval: 20 };

async function untilShown({ shown }: RunningKiosk, at: PaymentView['step']['at']): Promise<PaymentView> {
  return vi.waitFor(() => {
    const last = shown.at(-1);
    expect(last?.step.at).toBe(at);
    return last as PaymentView;
  }, patience);
}

/** Pays the customer's invoice whose amount ends in these two digits; see the VPOS's interface for what they do. */
async function payEnding(branch: Branch, ending: string): Promise<RunningKiosk> {
  const running = await branch.start();
  const email = await signIn(running, demoCustomers.withOddEndings);
  const invoices = await listInvoices(running);
  const invoice = invoices.find(({ amountMinor }) => String(amountMinor).endsWith(ending));
  if (!invoice) throw new Error(`no invoice ends in ${ending}`);
  await confirm(running, { invoiceNumber: invoice.invoiceNumber, email });
  return running;
}

function expectAgreement({ journalFile, simulators }: Branch): void {
  expect(findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
}

describe('a customer at the kiosk', () => {
  it('pays the oldest invoice, gets one receipt, and finds the next one first in the list', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const email = await signIn(running, demoCustomers.withSeveral);
    const [oldest, second] = await listInvoices(running);
    await confirm(running, { invoiceNumber: oldest?.invoiceNumber ?? '', email });
    await vi.waitFor(() => {
      expect(running.shown.at(-1)).toMatchObject({ step: { at: 'paid' }, receipt: 'printed' });
    }, patience);
    expect((await listInvoices(running))[0]).toEqual(second);
    expect(branch.simulators.printer.receipts()).toHaveLength(1);
    expect(branch.simulators.printer.receipts()[0]).toContain(oldest?.invoiceNumber);
    expectAgreement(branch);
  });

  it('is told why the bank declined, was not charged, and can pay the same invoice with another card', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const email = await signIn(running, demoCustomers.withSeveral);
    const invoiceNumber = (await listInvoices(running))[0]?.invoiceNumber ?? '';
    await confirm(running, { invoiceNumber, email, pan: cards.withoutFunds });
    const declined = await untilShown(running, 'declined');
    expect(declined.step).toEqual({ at: 'declined', reason: 'insufficient-funds' });
    expect(branch.simulators.vpos.liveCaptures()).toBe(0);
    await confirm(running, { invoiceNumber, email });
    await untilShown(running, 'paid');
    expectAgreement(branch);
  });

  it.each([
    ['91', 'the card was charged and the answer lost'],
    ['92', 'the card is charged long after the kiosk lost its patience'],
    ['94', 'the card was charged and the answer cannot be read'],
    ['96', 'the card was charged and the first inquiries stay without an answer'],
  ])('ends paid, with one charge, when the amount ends in %s: %s', async (ending) => {
    const branch = await openBranch({ lateMs: 4_000 });
    const running = await payEnding(branch, ending);
    await untilShown(running, 'paid');
    expect(branch.simulators.vpos.liveCaptures()).toBe(1);
    expectAgreement(branch);
  });

  it('ends not charged, and is told so, when the sale never arrived', async () => {
    const branch = await openBranch();
    const running = await payEnding(branch, '93');
    const view = await untilShown(running, 'not-charged');
    expect(view.step).toEqual({ at: 'not-charged', why: 'never-arrived' });
    expect(branch.simulators.vpos.liveCaptures()).toBe(0);
    expectAgreement(branch);
  }, 60_000);

  it('gets the money back when the VPOS insists on another amount than was asked', async () => {
    const branch = await openBranch();
    const running = await payEnding(branch, '95');
    await untilShown(running, 'not-charged');
    expect(branch.simulators.vpos.ledger().map(({ status }) => status)).toEqual(['reversed']);
    await vi.waitFor(() => {
      expect(branch.simulators.printer.receipts()[0]).toContain('A N U L A C I Ó N');
    }, patience);
    expectAgreement(branch);
  }, 60_000);

  it('whose biller fell silent is paid, and the biller hears of it when it is back', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const email = await signIn(running, demoCustomers.withSeveral);
    const invoiceNumber = (await listInvoices(running))[0]?.invoiceNumber ?? '';
    const opened = await openPayment(running, invoiceNumber);
    const card = await sealCard(running, opened, cards.approving);
    await branch.simulators.biller.pause();
    const { paymentId } = opened;
    await running.kiosk.handlers.confirmPayment(confirmation({ paymentId, email, card }));
    await untilShown(running, 'telling-biller');
    await branch.simulators.biller.resume();
    await untilShown(running, 'paid');
    expectAgreement(branch);
  });

  it('cannot be charged twice by confirming twice', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const email = await signIn(running, demoCustomers.withSeveral);
    const opened = await openPayment(running, (await listInvoices(running))[0]?.invoiceNumber ?? '');
    const card = await sealCard(running, opened, cards.approving);
    const { paymentId } = opened;
    const request = confirmation({ paymentId, email, card });
    await Promise.all(Array.from({ length: 20 }, () => running.kiosk.handlers.confirmPayment(request)));
    await untilShown(running, 'paid');
    expect(branch.simulators.vpos.ledger()).toHaveLength(1);
  });

  it('cannot pay with another e-mail than the one signed in with', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    await signIn(running, demoCustomers.withSeveral);
    const opened = await openPayment(running, (await listInvoices(running))[0]?.invoiceNumber ?? '');
    const card = await sealCard(running, opened, cards.approving);
    const { paymentId } = opened;
    const request = confirmation({ paymentId, email: 'otra@correo.example', card });
    expect(await running.kiosk.handlers.confirmPayment(request)).toEqual({
      ok: false,
      problem: 'wrong-email',
    });
    expect(branch.simulators.vpos.ledger()).toEqual([]);
  });

  it('cannot pay with a card that was sealed for another payment', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    const email = await signIn(running, demoCustomers.withSeveral);
    const [first, second] = await listInvoices(running);
    const cheap = await openPayment(running, first?.invoiceNumber ?? '');
    const card = await sealCard(running, cheap, cards.approving);
    const { paymentId } = await openPayment(running, second?.invoiceNumber ?? '');
    await running.kiosk.handlers.confirmPayment(confirmation({ paymentId, email, card }));
    expect((await untilShown(running, 'declined')).step).toMatchObject({ reason: 'declined-by-bank' });
    expect(branch.simulators.vpos.ledger()).toEqual([]);
  });

  it('is told before typing a card that the VPOS cannot be reached', async () => {
    const branch = await openBranch({ queue: null });
    await branch.simulators.vpos.pause();
    const running = await branch.start();
    await signIn(running, demoCustomers.withSeveral);
    const invoiceNumber = (await listInvoices(running))[0]?.invoiceNumber ?? '';
    expect(await running.kiosk.handlers.openPayment({ invoiceNumber })).toEqual({
      ok: false,
      problem: 'vpos-offline',
    });
    expect((await running.kiosk.handlers.describeKiosk({})).channel).toBe('unverified');
  });

  it('who has left is signed out: nobody else sees their invoices', async () => {
    const branch = await openBranch();
    const running = await branch.start();
    await signIn(running, demoCustomers.withSeveral);
    await running.kiosk.handlers.endSession({});
    expect(await running.kiosk.handlers.listInvoices({ offset: 0, limit: 8 })).toEqual({
      ok: false,
      problem: 'signed-out',
    });
  });
});

describe('a kiosk that was stopped between confirmation and answer', () => {
  it('finds the charge after the restart and finishes the payment, with one charge', async () => {
    const branch = await openBranch({ lateMs: 4_000 });
    const first = await payEnding(branch, '92');
    await first.kiosk.close();
    const second = await branch.start();
    await vi.waitFor(
      () => {
        expect(branch.simulators.biller.ledger()).toHaveLength(1);
      },
      { timeout: 40_000 },
    );
    await second.kiosk.close();
    expect(branch.simulators.vpos.liveCaptures()).toBe(1);
    expect(branch.simulators.printer.receipts()).toEqual([]);
    expectAgreement(branch);
  }, 60_000);
});

describe('a kiosk that cannot serve', () => {
  it('says that it is out of service, and why, when its journal was tampered with', async () => {
    const branch = await openBranch();
    const first = await branch.start();
    const email = await signIn(first, demoCustomers.withSeveral);
    await confirm(first, { invoiceNumber: (await listInvoices(first))[0]?.invoiceNumber ?? '', email });
    await untilShown(first, 'paid');
    await first.kiosk.close();
    const { default: Sqlite } = await import('better-sqlite3');
    const database = new Sqlite(branch.journalFile);
    database.exec('drop trigger event_stays; update event set at_unix_ms = 1 where seq = 1');
    database.close();
    const { kiosk } = await branch.start();
    // What lies before the last verification is found by the thread that verifies everything, not by the start.
    const found = await vi.waitUntil(
      async () => {
        const view = await kiosk.handlers.describeKiosk({});
        return view.service.is === 'out-of-service' && view;
      },
      { timeout: 20_000 },
    );
    // Whoever left a payment here must know whom to ask.
    expect(found).toMatchObject({ service: { code: 'E-JOURNAL' }, supportContact: '800-0000' });
    expect(await kiosk.handlers.signIn(demoCustomers.withSeveral)).toEqual({
      ok: false,
      problem: 'out-of-service',
    });
  });
});
