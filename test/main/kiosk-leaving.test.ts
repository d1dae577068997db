import { describe, expect, it, vi } from 'vitest';
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
} from './branch.ts';

const patience = { timeout: 30_000, interval: 20 };
const lastFour = cards.approving.slice(-4);

/** A customer who has paid and leaves before the paper is out. */
async function leftWhilePrinting(branch: Branch) {
  const running = await branch.start();
  const { kiosk, shown } = running;
  const email = await signIn(running, demoCustomers.withSeveral);
  const [invoice] = await listInvoices(running);
  const { paymentId, reference, ...opened } = await openPayment(running, invoice?.invoiceNumber ?? '');
  const card = await sealCard(running, { paymentId, reference, ...opened }, cards.approving);
  await kiosk.handlers.confirmPayment({
    ...confirmation({ paymentId, email, card }),
    receipt: { onPaper: true, byMail: false },
  });
  await vi.waitFor(() => {
    expect(shown.at(-1)).toMatchObject({ step: { at: 'paid' }, receipt: 'printing' });
  }, patience);
  await kiosk.handlers.endSession({});
  return { kiosk, paymentId, reference };
}

describe('a customer who leaves from the result before the paper is out', () => {
  it('has paid once, and the paper comes out whole', async () => {
    const branch = await openBranch();
    const { printer, vpos, biller } = branch.simulators;
    printer.setSpeed(20);
    const { kiosk, reference } = await leftWhilePrinting(branch);
    printer.setSpeed(undefined);
    await vi.waitFor(async () => {
      expect(await kiosk.handlers.findPayment({ reference, lastFour })).toMatchObject({
        value: { step: { at: 'paid' }, receipt: 'printed' },
      });
    }, patience);
    expect(printer.receipts()).toHaveLength(1);
    expect(findDifferences(branch.journalFile, vpos, biller)).toEqual([]);
  });

  it('has its paper later, by its reference, when it did not come out', async () => {
    const branch = await openBranch();
    const { printer } = branch.simulators;
    printer.setSpeed(5);
    printer.setPaper({ lines: 9 });
    const { kiosk, paymentId, reference } = await leftWhilePrinting(branch);
    await vi.waitFor(async () => {
      expect(await kiosk.handlers.findPayment({ reference, lastFour })).toMatchObject({
        value: { step: { at: 'paid' }, receipt: 'incomplete', mayPrint: true },
      });
    }, patience);
    printer.setSpeed(undefined);
    printer.setPaper('full');
    await kiosk.handlers.printReceipt({ paymentId });
    await vi.waitFor(() => {
      expect(printer.receipts().at(-1)).toContain('REIMPRESIÓN N.º 1');
    }, patience);
  });
});
