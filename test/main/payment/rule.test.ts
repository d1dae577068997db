import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutyOf, needsSealedCard, type PaymentEvent } from '../../../src-main/payment/payment.ts';
import { inquiriesMax, next } from '../../../src-main/payment/rule.ts';
import { approval, opened, queueTerms } from './orders.ts';
import { approved, confirmed, endOf, play, posted, queued, reversed, silent, started } from './stories.ts';

const events: readonly PaymentEvent[] = [
  confirmed,
  queued,
  started,
  { is: 'expired', reason: 'too-old' },
  { is: 'not-held', reason: 'held-elsewhere' },
  { is: 'customer-left' },
  { is: 'restarted' },
  { is: 'not-sent', cause: 'ECONNREFUSED' },
  approved,
  { ...approved, approval: { ...approval, amountMinor: 1 } },
  { is: 'declined', code: '51', reason: 'insufficient-funds' },
  silent,
  { is: 'not-found', conclusive: false },
  { is: 'not-found', conclusive: true },
  posted,
  { is: 'post-refused', reason: 'already-paid' },
  reversed,
  { is: 'reversal-refused', code: 'settled' },
  { is: 'print-started', kind: 'approved', why: 'first' },
  { is: 'print-started', kind: 'posting-later', why: 'first' },
  { is: 'print-started', kind: 'reversed', why: 'asked' },
  { is: 'print-started', kind: 'queued', why: 'first' },
  { is: 'print-ended', outcome: { is: 'printed' } },
  { is: 'notice-sent' },
  { is: 'notice-refused', why: '550' },
  { is: 'notice-seen' },
];

describe('a payment', () => {
  it('is approved, told to the biller and then printed, in this order', () => {
    const states = play([
      confirmed,
      approved,
      posted,
      { is: 'print-started', kind: 'approved', why: 'first' },
    ]);
    expect(states.map(({ state }) => state.at)).toEqual([
      'created',
      'sending',
      'approved',
      'posted',
      'posted',
    ]);
    expect(states.at(-1)?.receipt).toEqual({ at: 'printing', kind: 'approved', copy: 0, why: 'first' });
  });

  it('is inquired about, and never sold again, when the VPOS falls silent', () => {
    const { state } = endOf(confirmed, silent);
    expect(state.at).toBe('unknown');
    expect(dutyOf(state)).toBe('inquire');
  });

  it('is reversed when every inquiry stays without an answer', () => {
    const inquiries = Array<PaymentEvent>(inquiriesMax + 1).fill(silent);
    expect(endOf(confirmed, ...inquiries).state.at).toBe('reversing');
  });

  it('goes on to the biller when an inquiry after a restart finds it approved', () => {
    expect(dutyOf(endOf(confirmed, { is: 'restarted' }, approved).state)).toBe('post');
  });

  it('is abandoned, because nothing was sent, when the kiosk restarts before the customer confirms', () => {
    expect(endOf({ is: 'restarted' }).state).toEqual({ at: 'abandoned', reason: 'restarted' });
  });

  it('does not believe an approval of another amount', () => {
    const wrong: PaymentEvent = { ...approved, approval: { ...approval, amountMinor: 38_450 } };
    expect(endOf(confirmed, wrong).state).toEqual({ at: 'unknown', cause: 'amount-differs', inquiries: 0 });
  });

  it('does not take "no such sale" for a no while the sale may still be executed', () => {
    expect(endOf(confirmed, silent, { is: 'not-found', conclusive: false }).state.at).toBe('unknown');
    expect(endOf(confirmed, silent, { is: 'not-found', conclusive: true }).state.at).toBe('declined');
  });

  it('gives the money back when the biller refuses it for good', () => {
    expect(endOf(confirmed, approved, { is: 'post-refused', reason: 'already-paid' }).state.at).toBe(
      'reversing',
    );
  });

  it('waits for the biller for ever, keeping the approval', () => {
    const { state } = endOf(confirmed, approved, ...Array<PaymentEvent>(100).fill(silent));
    expect(state).toMatchObject({ at: 'approved', approval });
  });

  it('goes to staff when the reversal is refused', () => {
    const story: PaymentEvent[] = [confirmed, approved, { is: 'post-refused', reason: 'x' }];
    expect(endOf(...story, { is: 'reversal-refused', code: 'settled' }).state.at).toBe('manual');
  });
});

describe('a queued payment', () => {
  it('waits with its card, is sent with the same id, and ends as any other', () => {
    const story = play([queued, started, approved, posted]);
    expect(story.map(({ state }) => state.at)).toEqual([
      'created',
      'queued',
      'sending',
      'approved',
      'posted',
    ]);
    expect(new Set(story.map(({ order }) => order.paymentId)).size).toBe(1);
    expect(story.map(needsSealedCard)).toEqual([false, true, true, false, false]);
  });

  it('goes back into the queue when not a byte had left, or when the bank certainly never got it', () => {
    expect(endOf(queued, started, { is: 'not-sent', cause: 'ECONNREFUSED' }).state.at).toBe('queued');
    const never: PaymentEvent = { is: 'not-found', conclusive: true };
    expect(endOf(queued, started, silent, never).state.at).toBe('queued');
  });

  it('is asked about for as long as it takes: nobody waits for it, so silence never reverses it', () => {
    const silences = Array<PaymentEvent>(50).fill(silent);
    expect(endOf(queued, started, ...silences).state.at).toBe('unknown');
    expect(endOf(queued, started, ...silences, approved).state.at).toBe('approved');
  });

  it('is reversed all the same when the bank has it with another amount', () => {
    const wrong: PaymentEvent = { ...approved, approval: { ...approval, amountMinor: 38_450 } };
    expect(endOf(queued, started, ...Array<PaymentEvent>(inquiriesMax + 1).fill(wrong)).state.at).toBe(
      'reversing',
    );
  });

  it('is not given up by a restart or by a customer who leaves', () => {
    expect(endOf(queued, { is: 'restarted' }, { is: 'customer-left' }).state.at).toBe('queued');
  });

  it('that was never sent expires with nothing charged', () => {
    const expired = endOf(queued, { is: 'expired', reason: 'too-old' });
    expect(expired.state).toEqual({ at: 'expired', reason: 'too-old' });
    expect(needsSealedCard(expired)).toBe(false);
    expect(next(expired, started)).toBeUndefined();
  });

  it('owes its absent customer one notice of how it ended, and none before', () => {
    expect(endOf(queued, started, approved).notice).toBeUndefined();
    const ended = endOf(queued, started, approved, posted);
    expect(ended.notice).toEqual({ at: 'due' });
    expect(endOf(queued, { is: 'expired', reason: 'too-old' }).notice).toEqual({ at: 'due' });
    const told = next(ended, { is: 'notice-sent' });
    expect(told?.notice).toEqual({ at: 'sent' });
    expect(told && next(told, { is: 'notice-sent' })).toBeUndefined();
  });

  it('leaves whoever gave no address to staff, until they have asked at the kiosk', () => {
    const unmailed: PaymentEvent = { ...queued, queue: { ...queueTerms, email: null } };
    const ended = endOf(unmailed, { is: 'expired', reason: 'too-old' });
    expect(ended.notice).toEqual({ at: 'untold', why: 'no-address' });
    const asked = next(ended, { is: 'notice-seen' });
    expect(asked).toEqual({ ...ended, notice: { at: 'seen' } });
    expect(asked && next(asked, { is: 'notice-seen' })).toBeUndefined();
    // A mail that is on its way still goes.
    expect(next(endOf(queued, { is: 'expired', reason: 'too-old' }), { is: 'notice-seen' })).toBeUndefined();
  });
});

const anyStory = fc.array(fc.constantFrom(...events), { maxLength: 40 });

describe('whatever the order of events', () => {
  it('a payment is sold at most once, or again only when what was sent before certainly came to nothing', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const at = play(story)
          .map(({ state }) => state.at)
          .filter((found, index, all) => found !== all[index - 1]);
        const sales = at.flatMap((found, index) => (found === 'sending' ? [index] : []));
        for (const sale of sales.slice(1)) expect(at[sale - 1]).toBe('queued');
        if (!at.includes('queued')) expect(sales.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a decision to reverse never flips, and a final state is final', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const at = play(story).map(({ state }) => state.at);
        const reversing = at.indexOf('reversing');
        const afterwards = reversing < 0 ? [] : at.slice(reversing);
        expect(afterwards.every((found) => ['reversing', 'reversed', 'manual'].includes(found))).toBe(true);
        const final = at.findIndex((found) =>
          ['posted', 'declined', 'reversed', 'abandoned', 'expired'].includes(found),
        );
        expect(new Set(final < 0 ? [] : at.slice(final)).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('the biller is told, and APROBADO printed, only of an approval of the very amount that was asked', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { state, receipt, order } of play(story)) {
          const isPaperOfPayment = receipt.at !== 'none' && receipt.kind !== 'queued';
          const isTold = dutyOf(state) === 'post' || isPaperOfPayment;
          const echoed = 'approval' in state ? state.approval.amountMinor : undefined;
          if (isTold && state.at !== 'reversing' && state.at !== 'reversed' && state.at !== 'manual') {
            expect(echoed).toBe(order.amountMinor);
          }
        }
        expect(play(story)[0]).toBe(opened);
      }),
    );
  });

  it('a payment whose card may have been charged is never left without a duty or a final answer', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { state } = endOf(...story);
        const isFinal = ['posted', 'declined', 'reversed', 'manual', 'abandoned', 'expired'].includes(
          state.at,
        );
        // One that is queued is the queue's to send; one that is created is its customer's.
        const isWaiting = state.at === 'created' || state.at === 'queued';
        expect(isFinal || isWaiting || dutyOf(state) !== 'none').toBe(true);
      }),
    );
  });
});
