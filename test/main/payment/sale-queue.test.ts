import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { approval, card, codelessCard, order, queueLimits as queue } from './orders.ts';
import { openOn, setStage, untilAt, type Script, type Stage } from './scripted-devices.ts';

const silent = { is: 'silent', cause: 'no-answer-in-time' } as const;
const approved = { is: 'approved', approval } as const;
const posted = { is: 'posted', billerReceipt: 'R-1' } as const;
const email = 'maria@correo.example';
const sale = 'sale under OFF-2026-014';

/** Queues one payment for each invoice, and waits for its paper; gives their ids. */
async function queueOn(stage: Stage, ...invoiceNumbers: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const invoiceNumber of invoiceNumbers) {
    const { paymentId } = openOn(stage, invoiceNumber, 3_000).order;
    const view = stage.service.confirmQueued(paymentId, codelessCard, { email });
    expect(view).toMatchObject({ step: { at: 'queued' } });
    await vi.waitFor(() => {
      expect(stage.journal.readPayment(paymentId)?.receipt.at).toBe('ended');
    });
    ids.push(paymentId);
  }
  return ids;
}

/** A second start on the disk that the first one left, and nothing else of it. */
function restart(first: Stage, script: Script): Stage {
  const second = setStage({ queue, ...script, journalFile: first.journalFile });
  second.service.recover();
  return second;
}

describe('a sale that waits for the VPOS', () => {
  it('is on the disk before its customer is told, with paper that is no proof of payment', async () => {
    const stage = setStage({ queue });
    const [paymentId = ''] = await queueOn(stage, 'FE-1');
    expect(stage.journal.readPayment(paymentId)?.state.at).toBe('queued');
    expect(stage.sealedCards.paymentIds()).toEqual([paymentId]);
    expect(stage.asked).toEqual(['print queued']);
  });

  it('is sent with the id that it was queued with once the VPOS is there, is posted, and its card destroyed', async () => {
    const first = setStage({ queue });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    const second = restart(first, {
      channel: [false, false, true],
      sale: [{ ...approved, approval: { ...approval, amountMinor: 3000 } }],
      post: [posted],
    });
    await untilAt(second, paymentId, 'posted');
    expect(second.asked).toEqual([sale, 'post']);
    expect(second.sealedCards.paymentIds()).toEqual([]);
    const left = ['queue.sqlite', 'queue.sqlite-wal'].map((name) =>
      readFileSync(join(dirname(second.journalFile), name)),
    );
    for (const bytes of left) expect(bytes.includes(codelessCard.sealed)).toBe(false);
  });

  it('goes one at a time and in order: the next is sent when the one before has been answered', async () => {
    const first = setStage({ queue });
    const ids = await queueOn(first, 'FE-1', 'FE-2', 'FE-3');
    const declined = { is: 'declined', code: '51', reason: 'insufficient-funds' } as const;
    const second = restart(first, { sale: [silent, declined], inquire: [silent, silent, declined] });
    await untilAt(second, ids[2] ?? '', 'declined');
    expect(second.asked).toEqual([sale, 'inquire', 'inquire', 'inquire', sale, sale]);
  });

  it('is sent again with its id when not a byte had left', async () => {
    const first = setStage({ queue });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    const notSent = { is: 'not-sent', cause: 'ECONNREFUSED' } as const;
    const declined = { is: 'declined', code: '51', reason: 'insufficient-funds' } as const;
    const second = restart(first, { sale: [notSent, notSent, declined] });
    await untilAt(second, paymentId, 'declined');
    expect(second.asked).toEqual([sale, sale, sale]);
    expect(second.sealedCards.paymentIds()).toEqual([]);
  });

  it('that was on its way when the kiosk was killed is asked about, and never sent blindly again', async () => {
    const first = setStage({ queue, sale: [] });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    first.service.recover();
    await untilAt(first, paymentId, 'sending');
    const second = restart(first, {
      inquire: [silent, { is: 'declined', code: '51', reason: 'insufficient-funds' }],
    });
    await untilAt(second, paymentId, 'declined');
    expect(second.asked).toEqual(['inquire', 'inquire']);
  });

  it('is not sent any more when it is too old, and its customer is told', async () => {
    const first = setStage({ queue, mail: [{ is: 'sent' }] });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    const dayAndHour = 25 * 3_600_000;
    const second = restart(first, { wallClockAheadMs: dayAndHour, mail: [{ is: 'sent' }] });
    await untilAt(second, paymentId, 'expired');
    await vi.waitFor(() => {
      expect(second.journal.readPayment(paymentId)?.notice).toEqual({ at: 'sent' });
    });
    expect(second.asked).toEqual(['mail expired']);
    expect(second.sealedCards.paymentIds()).toEqual([]);
  });

  it('behind one that the bank never answers expires all the same, and that one is for staff to find out about', async () => {
    const first = setStage({ queue });
    const [stuck = '', behind = ''] = await queueOn(first, 'FE-1', 'FE-2');
    const second = restart(first, { sale: [silent], inquire: [silent] });
    await untilAt(second, behind, 'expired');
    await untilAt(second, stuck, 'manual');
    expect(second.asked.filter((asked) => asked === sale)).toHaveLength(1);
    expect(second.sealedCards.paymentIds()).toEqual([]);
    expect(second.service.queueRefusal(5_000)).toBeUndefined();
  });

  it('whose card is gone from the disk is never charged and is told', async () => {
    const first = setStage({ queue });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    first.sealedCards.destroy(paymentId);
    const second = restart(first, {});
    const expired = await untilAt(second, paymentId, 'expired');
    expect(expired.state).toEqual({ at: 'expired', reason: 'card-lost' });
    expect(second.asked).toEqual([]);
  });

  it('leaves its invoice locked until it has ended', async () => {
    const first = setStage({ queue });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    const again = { ...order, invoice: { ...order.invoice, invoiceNumber: 'FE-1' } };
    expect(first.service.open(again)).toBe('invoice-busy');
    const second = restart(first, { sale: [{ is: 'declined', code: '51', reason: 'insufficient-funds' }] });
    await untilAt(second, paymentId, 'declined');
    expect(second.service.open(again)).not.toBe('invoice-busy');
  });
});

describe('the limits that the acquirer set', () => {
  it('keep out a payment that is too large, one too many, and more money than may wait', async () => {
    const stage = setStage({ queue });
    expect(stage.service.queueRefusal(5_000)).toBeUndefined();
    expect(stage.service.queueRefusal(5_001)).toBe('over-queue-limit');
    await queueOn(stage, 'FE-1', 'FE-2', 'FE-3');
    expect(stage.service.queueRefusal(1)).toBe('queue-full');
    const total = setStage({ queue: { ...queue, countMax: 100 } });
    await queueOn(total, 'FE-1', 'FE-2', 'FE-3');
    expect(total.service.queueRefusal(1_000)).toBeUndefined();
    expect(total.service.queueRefusal(1_001)).toBe('queue-full');
  });

  it('are looked at again when the customer confirms: two who opened at once do not both slip in', () => {
    const stage = setStage({ queue: { ...queue, countMax: 1 } });
    const opened = ['FE-1', 'FE-2'].map(
      (invoiceNumber) => openOn(stage, invoiceNumber, 3_000).order.paymentId,
    );
    const answers = opened.map((paymentId) =>
      stage.service.confirmQueued(paymentId, codelessCard, { email }),
    );
    expect(answers).toEqual([
      expect.objectContaining({ step: expect.objectContaining({ at: 'queued' }) as unknown }),
      'queue-full',
    ]);
    expect(stage.sealedCards.paymentIds()).toEqual(opened.slice(0, 1));
  });

  it('let nothing wait where the acquirer has permitted nothing', () => {
    const stage = setStage({});
    expect(stage.service.queueRefusal(1)).toBe('queue-not-permitted');
    const { paymentId } = openOn(stage).order;
    expect(stage.service.confirmQueued(paymentId, codelessCard, { email })).toBe('queue-not-permitted');
    expect(stage.sealedCards.paymentIds()).toEqual([]);
  });
});

describe('a card that may hold its code', () => {
  it('never comes near the disk', () => {
    const stage = setStage({ queue });
    const { paymentId } = openOn(stage, 'FE-1', 3_000).order;
    const header = Buffer.from(JSON.stringify({ alg: 'RSA-OAEP-256' })).toString('base64url');
    for (const sealed of [card.sealed, `${header}.k.i.c.t`, '', 'bm8.k.i.c.t']) {
      expect(stage.service.confirmQueued(paymentId, { ...card, sealed }, { email })).toBe(
        'queue-not-permitted',
      );
    }
    expect(stage.sealedCards.paymentIds()).toEqual([]);
    expect(stage.journal.readPayment(paymentId)?.state.at).toBe('created');
  });

  it('whose decision was never written down is destroyed at the next start', () => {
    const first = setStage({ queue });
    const { paymentId } = openOn(first).order;
    first.sealedCards.keep(paymentId, codelessCard.sealed);
    const second = restart(first, {});
    expect(second.sealedCards.paymentIds()).toEqual([]);
    expect(second.journal.readPayment(paymentId)?.state.at).toBe('abandoned');
  });
});

describe('a notice to a customer who has gone', () => {
  it('is tried until the mail server has taken it, and then not again', async () => {
    const first = setStage({ queue, mail: [silent] });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    const declined = { is: 'declined', code: '51', reason: 'insufficient-funds' } as const;
    const second = restart(first, { sale: [declined], mail: [silent, silent, { is: 'sent' }] });
    await vi.waitFor(() => {
      expect(second.journal.readPayment(paymentId)?.notice).toEqual({ at: 'sent' });
    });
    expect(second.asked).toEqual([sale, 'mail declined', 'mail declined', 'mail declined']);
    const third = restart(second, { mail: [{ is: 'sent' }] });
    expect(third.journal.readMailsDue()).toEqual([]);
  });

  it('that the mail server will never take stays visible', async () => {
    const first = setStage({ queue, mail: [silent] });
    const [paymentId = ''] = await queueOn(first, 'FE-1');
    const second = restart(first, {
      sale: [{ is: 'declined', code: '51', reason: 'insufficient-funds' }],
      mail: [{ is: 'refused', why: '550' }],
    });
    await vi.waitFor(() => {
      expect(second.journal.readPayment(paymentId)?.notice).toEqual({ at: 'untold', why: '550' });
    });
  });
});

describe('money that is to be given back', () => {
  it('goes before a new sale', async () => {
    const stage = setStage({
      sale: [approved, { is: 'declined', code: '51', reason: 'insufficient-funds' }],
      post: [{ is: 'refused', reason: 'already-paid' }],
      reverse: [silent],
    });
    const first = openOn(stage, 'FE-1').order.paymentId;
    stage.service.confirm(first, card);
    await untilAt(stage, first, 'reversing');
    const second = openOn(stage, 'FE-2').order.paymentId;
    const askedBefore = stage.asked.length;
    stage.service.confirm(second, card);
    await untilAt(stage, second, 'declined');
    const since = stage.asked.slice(askedBefore);
    expect(since.slice(0, since.indexOf('sale'))).toContain('reverse');
  });

  it('keeps a new sale from going out when the journal fails meanwhile', async () => {
    const stage = setStage({
      sale: [approved],
      post: [{ is: 'refused', reason: 'already-paid' }],
      reverse: [silent],
    });
    const first = openOn(stage, 'FE-1').order.paymentId;
    stage.service.confirm(first, card);
    await untilAt(stage, first, 'reversing');
    stage.service.confirm(openOn(stage, 'FE-2').order.paymentId, card);
    stage.journal.close();
    await vi.waitFor(() => {
      expect(stage.faults).not.toEqual([]);
    });
    await stage.service.stop();
    expect(stage.asked.filter((asked) => asked === 'sale')).toHaveLength(1);
  });
});
