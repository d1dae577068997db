import { describe, expect, it, vi } from 'vitest';
import type { Payment } from '../../../src-main/payment/payment.ts';
import { card, codelessCard, order, partApproval, partOrder, queueLimits } from './orders.ts';
import { setStage, untilAt, type Script, type Stage } from './scripted-devices.ts';

const approved = { is: 'approved', approval: partApproval } as const;
const silent = { is: 'silent', cause: 'no-answer-in-time' } as const;
const posted = { is: 'posted', billerReceipt: 'R-1' } as const;
const { invoiceNumber } = order.invoice;

function openPart({ service }: Stage): Payment {
  const payment = service.open(partOrder);
  if (payment === 'invoice-busy') throw new Error('the invoice is busy');
  return payment;
}

function confirmPart(script: Script): { readonly stage: Stage; readonly paymentId: string } {
  const stage = setStage(script);
  const { paymentId } = openPart(stage).order;
  stage.service.confirm(paymentId, card);
  return { stage, paymentId };
}

describe('a part of a bill', () => {
  it('is charged and told to the company as a part, and the rest may be paid once it is booked', async () => {
    const { stage, paymentId } = confirmPart({ sale: [approved], post: [posted] });
    expect(stage.service.open(order)).toBe('invoice-busy');
    await untilAt(stage, paymentId, 'posted');
    expect(stage.told.sales.map(({ amountMinor }) => amountMinor)).toEqual([2000]);
    expect(stage.told.postings).toMatchObject([{ paymentId, amountMinor: 2000, isPart: true }]);
    expect(stage.journal.readBlocking(invoiceNumber)).toBeUndefined();
    expect(stage.journal.readPaidBy(invoiceNumber)?.order.paymentId).toBe(paymentId);
    expect(stage.service.open(order)).not.toBe('invoice-busy');
  });

  it('gives up its hold at the company once it is booked, so that another kiosk can take the rest', async () => {
    const { stage, paymentId } = confirmPart({ sale: [approved], post: [posted] });
    await untilAt(stage, paymentId, 'posted');
    expect(stage.told.releases).toEqual([paymentId]);
  });

  it('that pays the whole bill keeps it, and its hold is the company\u2019s to end', async () => {
    const stage = setStage({
      sale: [{ is: 'approved', approval: { ...partApproval, amountMinor: 3845 } }],
      post: [posted],
    });
    const whole = stage.service.open(order);
    if (whole === 'invoice-busy') throw new Error('the invoice is busy');
    stage.service.confirm(whole.order.paymentId, card);
    await untilAt(stage, whole.order.paymentId, 'posted');
    expect(stage.told.postings[0]).not.toHaveProperty('isPart');
    expect(stage.told.releases).toEqual([]);
    expect(stage.service.open(partOrder)).toBe('invoice-busy');
  });

  it.each([
    ['charged and not booked', { sale: [approved], post: [silent] }, 'approved'],
    ['without an answer of the bank', { sale: [silent], inquire: [] }, 'unknown'],
    ['being given back', { sale: [silent], inquire: [silent], reverse: [silent] }, 'reversing'],
    [
      'in the hands of staff',
      { sale: [approved], post: [{ is: 'conflict', reason: 'different-payment' }] },
      'manual',
    ],
  ] as const)('that is %s keeps its bill from being paid by anything else', async (_what, script, at) => {
    const { stage, paymentId } = confirmPart(script);
    await vi.waitFor(() => {
      expect(stage.journal.readPayment(paymentId)?.state.at).toBe(at);
      expect(stage.service.open(order)).toBe('invoice-busy');
    });
    expect(stage.service.open(partOrder)).toBe('invoice-busy');
    // What the bank never answers is not waited for.
    void stage.service.stop();
  });

  it('is given back when the company does not take it, and the bill is free again', async () => {
    const { stage, paymentId } = confirmPart({
      sale: [approved],
      post: [{ is: 'refused', reason: 'wrong-amount' }],
      reverse: [{ is: 'reversed', reversalReference: 'V-1', captured: true }],
    });
    await untilAt(stage, paymentId, 'reversed');
    expect(stage.journal.readPaidBy(invoiceNumber)).toBeUndefined();
    expect(stage.service.open(order)).not.toBe('invoice-busy');
  });

  it('never waits in the queue: no card of it comes near the disk', () => {
    const stage = setStage({ queue: queueLimits });
    const { paymentId } = openPart(stage).order;
    expect(stage.service.confirmQueued(paymentId, codelessCard, { email: null })).toBeUndefined();
    expect(stage.sealedCards.paymentIds()).toEqual([]);
    expect(stage.journal.readPayment(paymentId)?.state.at).toBe('created');
  });

  it('found after a restart as approved is told to the company as the part that it is', async () => {
    const first = confirmPart({ sale: [approved], post: [] });
    await untilAt(first.stage, first.paymentId, 'approved');
    const second = setStage({ journalFile: first.stage.journalFile, post: [posted] });
    second.service.recover();
    await untilAt(second, first.paymentId, 'posted');
    expect(second.told.postings).toMatchObject([{ amountMinor: 2000, isPart: true }]);
  });
});

describe('what the customer said that the card is', () => {
  it('goes to the bank with the sale', async () => {
    const stage = setStage({ sale: [approved], post: [posted] });
    const payment = stage.service.open({ ...partOrder, method: 'debit' });
    if (payment === 'invoice-busy') throw new Error('the invoice is busy');
    stage.service.confirm(payment.order.paymentId, card);
    await untilAt(stage, payment.order.paymentId, 'posted');
    expect(stage.told.sales).toMatchObject([{ accountType: 'debit' }]);
  });

  it('is not told to the bank where nobody asked', async () => {
    const { stage, paymentId } = confirmPart({ sale: [approved], post: [posted] });
    await untilAt(stage, paymentId, 'posted');
    expect(stage.told.sales[0]).not.toHaveProperty('accountType');
  });
});

describe('a posted payment that is shown again', () => {
  it('prints nothing by itself, and every paper of it but the first is a numbered copy', async () => {
    const { stage, paymentId } = confirmPart({ sale: [approved], post: [posted] });
    await vi.waitFor(() => {
      expect(stage.journal.readPayment(paymentId)?.receipt.at).toBe('ended');
    });
    stage.service.forgetCustomer();
    const found = stage.journal.readPaidBy(invoiceNumber);
    if (!found) throw new Error('nobody has paid it');
    stage.service.show(found);
    stage.service.noteReached('printer');
    expect(stage.asked.filter((asked) => asked.startsWith('print'))).toHaveLength(1);
    stage.service.print(paymentId);
    expect(stage.journal.readPayment(paymentId)?.receipt).toMatchObject({ copy: 1, why: 'asked' });
  });

  it('whose customer had left before it was booked has its original still to come, when asked for', async () => {
    const { stage, paymentId } = confirmPart({ sale: [approved], post: [posted] });
    stage.service.forgetCustomer();
    const found = await untilAt(stage, paymentId, 'posted');
    stage.service.show(found);
    expect(stage.asked.filter((asked) => asked.startsWith('print'))).toEqual([]);
    stage.service.print(paymentId);
    expect(stage.journal.readPayment(paymentId)?.receipt).toMatchObject({ copy: 0 });
  });
});

describe('two payments of one customer that run at once', () => {
  it('are both charged and booked, and paper comes for the one that was confirmed last', async () => {
    const stage = setStage({ sale: [approved], post: [posted] });
    const [first, second] = ['FE-1', 'FE-2'].map((number) =>
      stage.service.open({ ...partOrder, invoice: { ...order.invoice, invoiceNumber: number } }),
    );
    if (typeof first !== 'object' || typeof second !== 'object') throw new Error('an invoice is busy');
    stage.service.confirm(first.order.paymentId, card);
    stage.service.confirm(second.order.paymentId, card);
    await untilAt(stage, first.order.paymentId, 'posted');
    await untilAt(stage, second.order.paymentId, 'posted');
    expect(stage.told.sales).toHaveLength(2);
    await vi.waitFor(() => {
      expect(stage.journal.readPayment(second.order.paymentId)?.receipt.at).toBe('ended');
    });
    expect(stage.journal.readPayment(first.order.paymentId)?.receipt.at).toBe('none');
    expect(stage.service.current()?.paymentId).toBe(second.order.paymentId);
    expect(stage.service.view(first.order.paymentId)?.step.at).toBe('paid');
  });
});
