import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiesMax, nextPaper, paperAgain, truestReceipt } from '../../../src-main/payment/paper.ts';
import type { Payment, PaymentEvent, PaperReason, ReceiptKind } from '../../../src-main/payment/payment.ts';
import { next } from '../../../src-main/payment/rule.ts';
import type { PrintOutcome } from '../../../src-main/printer/port.ts';
import { approved, confirmed, endOf, play, posted, queued, reversed, silent, started } from './stories.ts';

const refused: PaymentEvent = { is: 'post-refused', reason: 'already-paid' };

function print(kind: ReceiptKind, why: PaperReason = 'first'): PaymentEvent {
  return { is: 'print-started', kind, why };
}

function ended(is: PrintOutcome['is']): PaymentEvent {
  return { is: 'print-ended', outcome: is === 'printed' ? { is } : { is, cause: 'paper-out' } };
}

/** A paid payment, and what has happened to its paper. */
function paid(...papers: readonly PaymentEvent[]): Payment {
  return endOf(confirmed, approved, posted, ...papers);
}

describe('the original of a receipt', () => {
  it('is printed once, and only of what is durable', () => {
    expect(next(endOf(confirmed, approved), print('approved'))).toBeUndefined();
    expect(next(paid(print('approved'), ended('printed')), print('approved'))).toBeUndefined();
  });

  it('is tried again when it certainly never began, and is still the original', () => {
    const again = next(paid(print('approved'), ended('not-started')), print('approved'));
    expect(again?.receipt).toMatchObject({ at: 'printing', copy: 0 });
  });

  it.each(['unknown', 'incomplete', 'printed'] as const)(
    'that ended %s may be on paper: whatever follows is a numbered copy',
    (is) => {
      const after = paid(print('approved'), ended(is));
      expect(next(after, print('approved'))).toBeUndefined();
      expect(next(after, print('approved', 'asked'))?.receipt).toMatchObject({ copy: 1, why: 'asked' });
    },
  );

  it('of what says more may follow what says less, never the other way by itself', () => {
    const given = endOf(confirmed, approved, print('posting-later'), ended('printed'), refused, reversed);
    expect(next(given, print('reversed'))?.receipt).toMatchObject({ kind: 'reversed', copy: 0 });
    const unanswered = endOf(queued, started, silent, print('no-answer', 'asked'), ended('printed'));
    const waiting = next(unanswered, { is: 'not-found', conclusive: true });
    expect(waiting?.state.at).toBe('queued');
    expect(waiting && next(waiting, print('queued'))).toBeUndefined();
    expect(waiting && next(waiting, print('queued', 'asked'))?.receipt).toMatchObject({ copy: 0 });
  });
});

describe('a copy of a receipt', () => {
  it('is numbered on from the one before, whatever became of that', () => {
    const story = [print('approved'), ended('incomplete'), print('approved', 'incomplete'), ended('unknown')];
    expect(next(paid(...story), print('approved', 'asked'))?.receipt).toMatchObject({ copy: 2 });
  });

  it('is printed by itself only of what stopped in the middle', () => {
    for (const is of ['printed', 'unknown', 'not-started'] as const)
      expect(next(paid(print('approved'), ended(is)), print('approved', 'incomplete'))).toBeUndefined();
    expect(paperAgain(paid(print('approved'), ended('incomplete')))).toEqual(print('approved', 'incomplete'));
    expect(paperAgain(paid(print('approved'), ended('not-started')))).toEqual(print('approved', 'first'));
    expect(paperAgain(paid(print('approved'), ended('unknown')))).toBeUndefined();
  });

  it('that did not begin is still to be printed, for the reason that it was wanted for', () => {
    const stopped = [
      print('approved'),
      ended('incomplete'),
      print('approved', 'incomplete'),
      ended('not-started'),
    ];
    const again = paperAgain(paid(...stopped));
    expect(again).toEqual(print('approved', 'incomplete'));
    expect(again && next(paid(...stopped), again)?.receipt).toMatchObject({ copy: 1 });
    const unseen = [print('approved'), ended('unknown'), { is: 'paper-seen', isWhole: false } as const];
    const asked = paid(...unseen, print('approved', 'asked'), ended('not-started'));
    expect(paperAgain(asked)).toEqual(print('approved', 'asked'));
  });

  it('is not printed without end', () => {
    const copies = Array.from({ length: copiesMax }, () => [print('approved', 'asked'), ended('printed')]);
    const worn = paid(print('approved'), ended('printed'), ...copies.flat());
    expect(worn.receipt).toMatchObject({ copy: copiesMax });
    expect(nextPaper(worn)).toBeUndefined();
  });
});

describe('the question whether a paper came out whole', () => {
  it('is answered once, and only of what the printer did not vouch for', () => {
    const seen: PaymentEvent = { is: 'paper-seen', isWhole: true };
    expect(next(paid(print('approved'), ended('printed')), seen)).toBeUndefined();
    const answered = paid(print('approved'), ended('unknown'), seen);
    expect(answered.receipt).toMatchObject({ isWhole: true });
    expect(next(answered, { is: 'paper-seen', isWhole: false })).toBeUndefined();
  });
});

describe('the truest receipt', () => {
  it.each([
    ['queued', [queued]],
    ['no-answer', [confirmed, silent]],
    ['posting-later', [confirmed, approved]],
    ['approved', [confirmed, approved, posted]],
    ['reversed', [confirmed, approved, refused, reversed]],
    ['not-charged', [confirmed, { is: 'declined', code: '51', reason: 'insufficient-funds' }]],
    ['not-charged', [confirmed, silent, { ...reversed, captured: false }]],
    ['not-charged', [confirmed, { is: 'not-sent', cause: 'ECONNREFUSED' }]],
    ['not-charged', [queued, { is: 'expired', reason: 'too-old' }]],
    [undefined, [{ is: 'customer-left' }]],
    [undefined, [confirmed]],
  ] as const)('is %s', (kind, story) => {
    expect(truestReceipt(endOf(...story))).toBe(kind);
  });
});

describe('a receipt by mail', () => {
  const to = 'ana@example.com';
  const wish = { onPaper: false, mailTo: to };
  const wished: PaymentEvent = { ...confirmed, wish };

  it('is due with the end of the payment, and not before', () => {
    expect(endOf(wished, approved).mail).toMatchObject({ at: 'waiting', sent: null });
    expect(endOf(wished, approved, posted).mail).toEqual({ at: 'due', to, sent: null, asked: 1 });
  });

  it('is due of what is known when the company lets the customer wait, and once more when it has answered', () => {
    const owed = endOf(wished, approved, { is: 'mail-owed' });
    expect(owed.mail?.at).toBe('due');
    const mailed = next(owed, { is: 'receipt-mailed', kind: 'posting-later', to });
    expect(mailed?.mail).toMatchObject({ at: 'waiting', sent: 'posting-later' });
    expect(mailed && next(mailed, posted)?.mail?.at).toBe('due');
    expect(mailed && next(mailed, { is: 'mail-owed' })).toBeUndefined();
  });

  it('that went out while the company answered is followed by the better one', () => {
    const answered = endOf(wished, approved, { is: 'mail-owed' }, posted);
    expect(next(answered, { is: 'receipt-mailed', kind: 'posting-later', to })?.mail?.at).toBe('due');
    expect(next(answered, { is: 'receipt-mailed', kind: 'approved', to })?.mail?.at).toBe('waiting');
  });

  it('is not sent of a refusal that the screen has told, unless it was asked for', () => {
    const declined: PaymentEvent = { is: 'declined', code: '51', reason: 'insufficient-funds' };
    expect(endOf(wished, declined).mail?.at).toBe('waiting');
    expect(endOf(confirmed, declined, { is: 'mail-asked', to: 'a@example.com' }).mail?.at).toBe('due');
  });

  it('that no server takes is there for staff to see, until it is asked for again', () => {
    const bounced = endOf(wished, approved, posted, { is: 'receipt-mail-refused', why: '550', to });
    expect(bounced.mail).toMatchObject({ at: 'refused', why: '550' });
    expect(next(bounced, { is: 'mail-asked', to: 'b@example.com' })?.mail?.at).toBe('due');
  });

  it('to an address that was replaced meanwhile settles nothing of the new one', () => {
    const due = endOf(wished, approved, posted);
    const corrected = next(due, { is: 'mail-asked', to: 'ana.ruiz@example.com' });
    expect(corrected && next(corrected, { is: 'receipt-mailed', kind: 'approved', to })).toBeUndefined();
    expect(corrected && next(corrected, { is: 'receipt-mail-refused', why: '550', to })).toBeUndefined();
    expect(corrected?.mail).toMatchObject({ at: 'due', to: 'ana.ruiz@example.com' });
  });

  it('is not asked for without end', () => {
    const asked = Array.from({ length: 9 }, () => ({ is: 'mail-asked', to }) as const);
    expect(endOf(wished, approved, posted, ...asked).mail?.asked).toBe(5);
  });

  it('is due when a payment goes to staff: nothing more will happen by itself', () => {
    const conflict: PaymentEvent = { is: 'post-conflict', reason: 'different-payment' };
    expect(endOf(wished, approved, conflict).mail?.at).toBe('due');
  });

  it('is not added to the notice of how a queued payment ended, to the same address', () => {
    const told: PaymentEvent = { ...queued, wish: { onPaper: true, mailTo: queued.queue.email } };
    expect(endOf(told).mail?.at).toBe('due');
    expect(endOf(told, started, approved, posted)).toMatchObject({
      notice: { at: 'due' },
      mail: { at: 'waiting' },
    });
  });
});

describe('paper of an approval that was taken back', () => {
  const later = [confirmed, approved, print('posting-later'), ended('printed'), refused];

  it('is known to staff until its customer has asked, where no mail can say so', () => {
    const back = endOf(...later, reversed);
    expect(back.notice).toEqual({ at: 'untold', why: 'no-address' });
    expect(next(back, { is: 'notice-seen' })?.notice).toEqual({ at: 'seen' });
  });

  it('is known to staff too when the mail that was to say so was refused', () => {
    const mailed: PaymentEvent = { ...confirmed, wish: { onPaper: true, mailTo: 'x@example.com' } };
    const bounced: PaymentEvent = { is: 'receipt-mail-refused', why: '550', to: 'x@example.com' };
    const story = [
      mailed,
      approved,
      print('posting-later'),
      ended('printed'),
      { is: 'mail-owed' } as const,
      bounced,
    ];
    expect(endOf(...story, refused, reversed).notice).toMatchObject({ at: 'untold' });
  });

  it('is nothing to staff when there is no such paper', () => {
    expect(endOf(confirmed, approved, refused, reversed).notice).toBeUndefined();
  });
});

describe('whatever the order of events', () => {
  const events: readonly PaymentEvent[] = [
    confirmed,
    queued,
    started,
    approved,
    silent,
    posted,
    refused,
    reversed,
    ...(['queued', 'no-answer', 'posting-later', 'approved', 'not-charged', 'reversed'] as const).flatMap(
      (kind) => [print(kind), print(kind, 'incomplete'), print(kind, 'asked')],
    ),
    ended('printed'),
    ended('unknown'),
    ended('incomplete'),
    ended('not-started'),
  ];

  it('no two papers that may have come out are the same, and each is true when it begins', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), (story) => {
        const passed = play(story);
        const begun = passed.filter(
          ({ receipt }, index) => receipt.at === 'printing' && passed[index - 1]?.receipt.at !== 'printing',
        );
        for (const { receipt, state } of begun)
          expect(receipt.at !== 'none' && receipt.kind).toBe(truestReceipt({ state }));
        const out = passed.flatMap(({ receipt }, index) => {
          const isNew = receipt.at === 'ended' && passed[index - 1]?.receipt.at === 'printing';
          return isNew && receipt.outcome.is !== 'not-started' ? [`${receipt.kind} ${receipt.copy}`] : [];
        });
        expect(new Set(out).size).toBe(out.length);
      }),
      { numRuns: 500 },
    );
  });
});
