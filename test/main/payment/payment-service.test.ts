import { describe, expect, it, vi } from 'vitest';
import type { Payment } from '../../../src-main/payment/payment.ts';
import type { PrintOutcome } from '../../../src-main/printer/port.ts';
import { approval, card, codelessCard, order, queueLimits } from './orders.ts';
import { openOn, setStage, untilAt, type Stage } from './scripted-devices.ts';

const silent = { is: 'silent', cause: 'no-answer-in-time' } as const;
const approved = { is: 'approved', approval } as const;
const posted = { is: 'posted', billerReceipt: 'R-1' } as const;

/** Opens, confirms and waits until the payment stands as told. */
async function payOn(stage: Stage, at: string): Promise<Payment> {
  const { paymentId } = openOn(stage).order;
  stage.service.confirm(paymentId, card);
  return untilAt(stage, paymentId, at);
}

describe('a confirmed payment', () => {
  it('is sold once, told to the biller, and printed', async () => {
    const stage = setStage({ sale: [approved], post: [posted] });
    await payOn(stage, 'posted');
    await vi.waitFor(() => {
      expect(stage.shown.at(-1)?.receipt).toBe('printed');
    });
    expect(stage.asked).toEqual(['sale', 'post', 'print approved']);
    expect(stage.shown.at(-1)?.step).toEqual({
      at: 'paid',
      authorizationCode: '123456',
      billerReceipt: 'R-1',
    });
  });

  it('that turns out charged after a silence ends paid with that one charge', async () => {
    const stage = setStage({ sale: [silent], inquire: [silent, silent, approved], post: [posted] });
    await payOn(stage, 'posted');
    expect(stage.asked.filter((order) => order === 'sale')).toHaveLength(1);
  });

  it('that the VPOS does not know after a silence is reversed, so that it cannot be charged late', async () => {
    const stage = setStage({
      sale: [silent],
      inquire: [{ is: 'not-found', conclusive: false }],
      reverse: [{ is: 'reversed', reversalReference: 'V-1', captured: false }],
    });
    await payOn(stage, 'reversed');
    expect(stage.shown.at(-1)?.step).toEqual({ at: 'not-charged', why: 'never-arrived' });
    expect(stage.asked.filter((order) => order === 'sale')).toHaveLength(1);
    expect(stage.asked).not.toContain('post');
  });

  it('is not charged, and told so, when not one byte could be sent', async () => {
    const stage = setStage({ sale: [{ is: 'not-sent', cause: 'ECONNREFUSED' }] });
    await payOn(stage, 'abandoned');
    expect(stage.shown.at(-1)?.step).toEqual({ at: 'not-charged', why: 'vpos-unreachable' });
  });

  it('is told to a silent biller until it answers, and the customer is told that it will be', async () => {
    const stage = setStage({ sale: [approved], post: [...Array<typeof silent>(9).fill(silent), posted] });
    await payOn(stage, 'posted');
    expect(stage.asked.filter((order) => order === 'post')).toHaveLength(10);
    expect(stage.shown.map(({ step }) => step.at)).toContain('paid-posting-later');
    expect(stage.asked.filter((order) => order.startsWith('print'))).toEqual(['print posting-later']);
  });

  it('of whoever wants no paper is said to be approved while the biller is silent, too', async () => {
    const stage = setStage({ sale: [approved], post: [...Array<typeof silent>(9).fill(silent), posted] });
    const { paymentId } = openOn(stage).order;
    stage.service.confirm(paymentId, card, { onPaper: false, mailTo: null });
    await untilAt(stage, paymentId, 'posted');
    expect(stage.shown.map(({ step }) => step.at)).toEqual([
      'charging',
      'telling-biller',
      'paid-posting-later',
      'paid',
    ]);
  });

  it('is given back when the biller says that the bill was paid elsewhere', async () => {
    const stage = setStage({
      sale: [approved],
      post: [{ is: 'refused', reason: 'already-paid' }],
      reverse: [silent, silent, { is: 'reversed', reversalReference: 'V-1', captured: true }],
    });
    await payOn(stage, 'reversed');
    expect(stage.asked.filter((order) => order === 'reverse')).toHaveLength(3);
    expect(stage.asked.at(-1)).toBe('print reversed');
    expect(stage.shown.at(-1)?.step).toEqual({ at: 'not-charged', why: 'already-paid' });
  });

  it('that is given back while its paper is being printed prints ANULACIÓN after it', async () => {
    const paper = Promise.withResolvers<PrintOutcome>();
    const stage = setStage({
      sale: [approved],
      post: [...Array<typeof silent>(9).fill(silent), { is: 'refused', reason: 'wrong-amount' }],
      reverse: [{ is: 'reversed', reversalReference: 'V-1', captured: true }],
      firstPrint: paper.promise,
    });
    await payOn(stage, 'reversed');
    expect(stage.asked.filter((asked) => asked.startsWith('print'))).toEqual(['print posting-later']);
    paper.resolve({ is: 'printed' });
    await vi.waitFor(() => {
      expect(stage.asked.at(-1)).toBe('print reversed');
    });
  });

  it('can be confirmed twenty times and is sold once', async () => {
    const stage = setStage({ sale: [approved], post: [posted] });
    const { paymentId } = openOn(stage).order;
    const answers = Array.from({ length: 20 }, () => stage.service.confirm(paymentId, card));
    await untilAt(stage, paymentId, 'posted');
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
    expect(stage.asked.filter((order) => order === 'sale')).toHaveLength(1);
  });

  it('prints nothing for a customer who has left, and is told to the biller all the same', async () => {
    const stage = setStage({ sale: [silent], inquire: [silent, approved], post: [posted] });
    const { paymentId } = openOn(stage).order;
    stage.service.confirm(paymentId, card);
    stage.service.forgetCustomer();
    await untilAt(stage, paymentId, 'posted');
    expect(stage.asked.filter((order) => order.startsWith('print'))).toEqual([]);
  });
});

describe('what must not stop or end a payment too early', () => {
  it('is a late answer: "no such sale" is final only when the wait since the silence is over', async () => {
    const stage = setStage({
      sale: [silent],
      saleTakesMs: 100_000,
      inquire: [{ is: 'not-found', conclusive: false }],
      reverse: [{ is: 'reversed', reversalReference: 'V-1', captured: false }],
    });
    await payOn(stage, 'reversed');
    expect(stage.asked.filter((asked) => asked === 'inquire').length).toBeGreaterThan(1);
  });

  it('is a receipt that cannot be made: the payment is posted and the customer told that nothing was printed', async () => {
    const stage = setStage({ sale: [approved], post: [posted], print: 'throws' });
    await payOn(stage, 'posted');
    await vi.waitFor(() => {
      expect(stage.shown.at(-1)).toMatchObject({ step: { at: 'paid' }, receipt: 'not-printed' });
    });
    expect(stage.faults).toEqual([]);
  });

  it('is a posting that the biller has with other content: staff look at it, and nothing is given back', async () => {
    const stage = setStage({ sale: [approved], post: [{ is: 'conflict', reason: 'different-payment' }] });
    await payOn(stage, 'manual');
    expect(stage.asked).toEqual(['sale', 'post', 'print no-answer']);
  });
});

describe('an invoice', () => {
  it('cannot have two open payments at once', () => {
    const stage = setStage({});
    openOn(stage);
    expect(stage.service.open(order)).toBe('invoice-busy');
  });

  it('can be paid again after the customer turned back', () => {
    const stage = setStage({});
    stage.service.leave(openOn(stage).order.paymentId);
    expect(stage.service.open(order)).toMatchObject({
      state: { at: 'created' },
      order: { reference: 'K014-000002' },
    });
  });

  it('can never be paid again once it is posted', async () => {
    const stage = setStage({ sale: [approved], post: [posted] });
    await payOn(stage, 'posted');
    expect(stage.service.open(order)).toBe('invoice-busy');
  });
});

describe('after a restart', () => {
  it('a sale that was on its way is inquired about and never sent again', async () => {
    const first = setStage({});
    const { paymentId } = openOn(first).order;
    first.service.confirm(paymentId, card);
    const { journalFile } = first;
    const second = setStage({ journalFile, inquire: [approved], post: [posted] });
    second.service.recover();
    await untilAt(second, paymentId, 'posted');
    expect(second.asked).toEqual(['inquire', 'post']);
  });

  it('a payment that nobody had confirmed is abandoned and its invoice is free', () => {
    const first = setStage({});
    openOn(first);
    const second = setStage({ journalFile: first.journalFile });
    second.service.recover();
    expect(second.asked).toEqual([]);
    expect(second.service.open(order)).not.toBe('invoice-busy');
  });

  it('a paper that was cut off lets whoever asks for the payment print what is true now', async () => {
    const first = setStage({ queue: queueLimits, firstPrint: new Promise(() => undefined) });
    const { paymentId } = openOn(first).order;
    first.service.confirmQueued(paymentId, codelessCard, { email: 'maria@correo.example' });
    const second = setStage({ journalFile: first.journalFile, sale: [approved], post: [posted] });
    second.service.recover();
    const found = await untilAt(second, paymentId, 'posted');
    expect(found.receipt.at).toBe('printing');
    expect(second.service.show(found)?.mayPrint).toBe(true);
    second.service.print(paymentId);
    expect(second.asked.at(-1)).toBe('print approved');
  });

  it('a decision to reverse is carried out, though the sale is now known to be approved', async () => {
    const first = setStage({ sale: [silent], inquire: [silent], reverse: [] });
    const { paymentId } = openOn(first).order;
    first.service.confirm(paymentId, card);
    await untilAt(first, paymentId, 'reversing');
    const second = setStage({
      journalFile: first.journalFile,
      inquire: [approved],
      reverse: [{ is: 'reversed', reversalReference: 'V-1', captured: true }],
    });
    second.service.recover();
    await untilAt(second, paymentId, 'reversed');
    expect(second.asked).toEqual(['reverse']);
  });
});

describe('when the journal cannot be written', () => {
  it('nothing is sent, and the kiosk is told to stop', async () => {
    const stage = setStage({ sale: [approved], post: [posted] });
    const { paymentId } = openOn(stage).order;
    stage.journal.close();
    expect(() => stage.service.confirm(paymentId, card)).toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    expect(stage.asked).toEqual([]);
  });
});
