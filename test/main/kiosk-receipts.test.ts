import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { OpenedPayment, PaymentView } from '#contract/kiosk-api.ts';
import { findDifferences } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import {
  cards,
  confirmation,
  listInvoices,
  openBranch,
  openPayment,
  sealCard,
  signIn,
  type Branch,
  type RunningKiosk,
} from './branch.ts';

const patience = { timeout: 30_000, interval: 20 };

interface Visit {
  readonly branch: Branch;
  readonly running: RunningKiosk;
  readonly email: string;
  readonly opened: OpenedPayment;
}

/** A customer who has opened their oldest bill, at a printer that is so and so. */
async function visitWith(prepare: (branch: Branch) => void = () => undefined): Promise<Visit> {
  const branch = await openBranch();
  prepare(branch);
  const running = await branch.start();
  const email = await signIn(running, demoCustomers.withSeveral);
  await running.kiosk.handlers.describeKiosk({});
  const [invoice] = await listInvoices(running);
  return { branch, running, email, opened: await openPayment(running, invoice?.invoiceNumber ?? '') };
}

async function pay(
  { running, email, opened }: Visit,
  receipt: { onPaper: boolean; byMail: boolean } = { onPaper: true, byMail: false },
  pan: string = cards.approving,
): Promise<void> {
  const card = await sealCard(running, opened, pan);
  const { paymentId } = opened;
  const request = { ...confirmation({ paymentId, email, card }), receipt };
  const answer = await running.kiosk.handlers.confirmPayment(request);
  if (!answer.ok) throw new Error(`confirming: ${answer.problem}`);
}

async function untilShown({ running }: Visit, view: object): Promise<PaymentView> {
  await vi.waitFor(() => {
    expect(running.shown.at(-1)).toMatchObject(view);
  }, patience);
  const shown = running.shown.at(-1);
  if (!shown) throw new Error('nothing was shown');
  return shown;
}

describe('a kiosk without paper', () => {
  it('says so before the card is asked for', async () => {
    const { opened } = await visitWith(({ simulators }) => {
      simulators.printer.setPaper('out');
    });
    expect(opened.printer).toEqual({ is: 'unavailable', fault: 'paper-out' });
  });

  it('takes the payment all the same, mails the receipt as text and PDF, and prints the original later', async () => {
    const visit = await visitWith(({ simulators }) => {
      simulators.printer.setPaper('out');
    });
    const { branch, running, email, opened } = visit;
    await pay(visit, { onPaper: false, byMail: true });
    await untilShown(visit, { step: { at: 'paid' }, mail: 'sent' });
    const [mail] = branch.simulators.mail.mailbox(email);
    expect(mail?.text).toContain('APROBADO');
    expect(mail?.attachments[0]).toMatchObject({ fileName: `${opened.reference}.pdf` });
    expect(mail?.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-');
    await running.kiosk.handlers.endSession({});
    branch.simulators.printer.setPaper('full');
    const lastFour = cards.approving.slice(-4);
    await running.kiosk.handlers.findPayment({ reference: opened.reference, lastFour });
    await running.kiosk.handlers.printReceipt({ paymentId: opened.paymentId });
    await vi.waitFor(() => {
      expect(branch.simulators.printer.receipts()).toHaveLength(1);
    }, patience);
    expect(branch.simulators.printer.receipts()[0]).not.toContain('REIMPRESIÓN');
    expect(findDifferences(branch.journalFile, branch.simulators.vpos, branch.simulators.biller)).toEqual([]);
  });
});

describe('a roll that ends in the middle of a receipt', () => {
  it('is changed, and the customer has one whole receipt, which says that it is a copy', async () => {
    const visit = await visitWith(({ simulators }) => {
      simulators.printer.setPaper({ lines: 9 });
    });
    const { printer } = visit.branch.simulators;
    await pay(visit);
    await untilShown(visit, { step: { at: 'paid' }, receipt: 'incomplete' });
    printer.setPaper('full');
    await untilShown(visit, { receipt: 'printed' });
    const whole = printer.receipts().filter((text) => text.includes('TOTAL PAGADO'));
    expect(whole).toHaveLength(1);
    expect(whole[0]).toContain('REIMPRESIÓN N.º 1');
    expect(printer.paper().match(/TOTAL PAGADO/g)).toHaveLength(1);
  });
});

describe('a printer that does not say whether a receipt came out', () => {
  async function silentPaper(): Promise<Visit> {
    const visit = await visitWith();
    const { printer } = visit.branch.simulators;
    printer.fail('mute', { afterLines: 5 });
    await pay(visit);
    await untilShown(visit, { step: { at: 'paid' }, receipt: 'maybe-printed' });
    printer.mend();
    return visit;
  }

  it('is not asked to print it again when the customer has it', async () => {
    const visit = await silentPaper();
    const { paymentId } = visit.opened;
    await visit.running.kiosk.handlers.confirmPaper({ paymentId, isWhole: true });
    expect((await untilShown(visit, { receipt: 'printed' })).mayPrint).toBe(true);
    expect(visit.branch.simulators.printer.receipts()).toHaveLength(1);
  });

  it('prints a numbered copy when the customer has not', async () => {
    const visit = await silentPaper();
    const { paymentId } = visit.opened;
    await visit.running.kiosk.handlers.confirmPaper({ paymentId, isWhole: false });
    await vi.waitFor(() => {
      expect(visit.branch.simulators.printer.receipts().at(-1)).toContain('REIMPRESIÓN N.º 1');
    }, patience);
  });
});

describe('the receipt of the payment on the screen', () => {
  it('is shown as on paper, with a link that says nothing of its customer', async () => {
    const visit = await visitWith();
    await pay(visit);
    await untilShown(visit, { receipt: 'printed' });
    const { paymentId } = visit.opened;
    const answer = await visit.running.kiosk.handlers.readReceipt({ paymentId });
    if (!answer.ok) throw new Error(answer.problem);
    const shown = answer.value.lines.map((line) => (line.is === 'text' ? line.text.trimEnd() : '[QR]'));
    const [printed] = visit.branch.simulators.printer.receipts();
    expect(printed?.split('\n').filter((line) => line.includes('TOTAL'))).toEqual(
      shown.filter((line) => line.includes('TOTAL')),
    );
    const { url } = answer.value.link ?? { url: '' };
    const claims = Buffer.from(url.split('#')[1]?.split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(claims)).toMatchObject({ ref: visit.opened.reference, st: 'approved' });
    expect(claims).not.toMatch(/1111|Peñalba|@/u);
  });

  it('of anybody else is not shown, printed or mailed', async () => {
    const visit = await visitWith();
    await pay(visit);
    await untilShown(visit, { receipt: 'printed' });
    const { handlers } = visit.running.kiosk;
    await handlers.endSession({});
    const { paymentId } = visit.opened;
    expect(await handlers.readReceipt({ paymentId })).toEqual({ ok: false, problem: 'no-such-payment' });
    expect(await handlers.mailReceipt({ paymentId, to: 'otra@correo.example' })).toEqual({
      ok: false,
      problem: 'no-such-payment',
    });
    await handlers.printReceipt({ paymentId });
    expect(visit.branch.simulators.printer.receipts()).toHaveLength(1);
  });

  it('is mailed to whoever asks, and a bounce is there for staff to see', async () => {
    const visit = await visitWith();
    await pay(visit);
    await untilShown(visit, { receipt: 'printed' });
    const { handlers } = visit.running.kiosk;
    const { paymentId } = visit.opened;
    visit.branch.simulators.mail.setEnding('no-such-mailbox');
    await handlers.mailReceipt({ paymentId, to: 'no-existe@correo.example' });
    await untilShown(visit, { mail: 'refused' });
    await vi.waitFor(async () => {
      expect(await handlers.describeKiosk({})).toMatchObject({ waiting: { unmailed: 1 } });
    }, patience);
    visit.branch.simulators.mail.setEnding('accepted');
    await handlers.mailReceipt({ paymentId, to: 'si-existe@correo.example' });
    await untilShown(visit, { mail: 'sent' });
    expect(visit.branch.simulators.mail.mailbox('si-existe@correo.example')).toHaveLength(1);
  });

  it('of a refused card is printed when asked for, and says that nothing was charged', async () => {
    const visit = await visitWith();
    await pay(visit, { onPaper: true, byMail: false }, cards.withoutFunds);
    await untilShown(visit, { step: { at: 'declined' }, receipt: 'none', mayPrint: true });
    await visit.running.kiosk.handlers.printReceipt({ paymentId: visit.opened.paymentId });
    await untilShown(visit, { receipt: 'printed' });
    expect(visit.branch.simulators.printer.receipts()[0]).toMatch(/R E C H A Z A D O[\s\S]*NO SE COBRÓ NADA/);
  });
});

describe('the merchant’s copy', () => {
  it('is kept as a PDF of every charge, and never printed', async () => {
    const visit = await visitWith();
    await pay(visit);
    await untilShown(visit, { receipt: 'printed' });
    const folder = join(visit.branch.stateDirectory, 'receipts');
    const { reference, paymentId } = visit.opened;
    const name = `${reference}-${paymentId.slice(0, 8)}.pdf`;
    await vi.waitFor(() => {
      expect(readdirSync(folder, { recursive: true }).join()).toContain(name);
    }, patience);
    const [month = ''] = readdirSync(folder);
    const pdf = readFileSync(join(folder, month, name));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(visit.branch.simulators.printer.paper()).not.toContain('COPIA COMERCIO');
  });
});
