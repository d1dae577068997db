import type {
  PaperReason,
  Payment,
  PaymentEvent,
  PaymentState,
  ReceiptKind,
  ReceiptMail,
  ReceiptState,
} from './payment.ts';

/**
 * The rule of paper and mail: what may be printed or mailed of a payment, as pure functions.
 *
 * No paper says what is not durable. Of each kind the first attempt that can have reached paper is the original, and
 * every other one is a numbered copy, so that two papers never look like two payments.
 */

/** Copies of one kind that anybody may have printed. */
export const copiesMax = 5;

/** How often the receipt of one payment may be asked for by mail. */
const mailsAskedMax = 5;

/** How much each kind says of how the payment ends. */
const weight = {
  queued: 0,
  'no-answer': 1,
  'posting-later': 2,
  approved: 3,
  'not-charged': 4,
  reversed: 5,
} as const satisfies Record<ReceiptKind, number>;

/** The paper that says all that is durable now. Each state has one kind at most. */
export function truestReceipt({ state }: Pick<Payment, 'state'>): ReceiptKind | undefined {
  switch (state.at) {
    case 'queued':
      return 'queued';
    case 'unknown':
    case 'reversing':
    case 'manual':
      return 'no-answer';
    case 'approved':
      return 'posting-later';
    case 'posted':
      return 'approved';
    case 'declined':
    case 'expired':
      return 'not-charged';
    case 'reversed':
      return state.captured ? 'reversed' : 'not-charged';
    case 'abandoned':
      return state.reason === 'vpos-unreachable' ? 'not-charged' : undefined;
    case 'created':
    case 'sending':
      return undefined;
  }
}

/**
 * The paper that whoever stands there is given of an event without asking. What became true while a paper was being
 * printed is said by the next one.
 */
export function automaticReceipt(event: PaymentEvent, payment: Payment): ReceiptKind | undefined {
  if (payment.wish?.onPaper === false || !mayGivePaper(event, payment.state)) return undefined;
  const { receipt, state } = payment;
  const kind = truestReceipt(payment);
  if (receipt.at !== 'ended') return kind;
  // An attempt is not made again by itself, and "approved, applied later" needs no second paper when it was applied.
  const isAgain = kind === receipt.kind;
  const isSaid = state.at === 'posted' && receipt.kind === 'posting-later' && hasPaper(receipt);
  return isAgain || isSaid ? undefined : kind;
}

/** What ends the waiting of whoever stands there, and the end of a paper, which another may follow. */
const givingPaper: readonly PaymentEvent['is'][] = [
  'queued',
  'posted',
  'reversed',
  'post-conflict',
  'reversal-refused',
  'overdue',
  'print-ended',
];

/** Good news and bad come by themselves; what is only known not to be known yet, and what cost nothing, is asked for. */
function mayGivePaper(event: PaymentEvent, state: PaymentState): boolean {
  if (!givingPaper.includes(event.is)) return false;
  if (state.at === 'reversed') return state.captured;
  return ['queued', 'posted', 'manual'].includes(state.at);
}

function hasPaper({ outcome }: Extract<ReceiptState, { at: 'ended' }>): boolean {
  return outcome.is === 'printed' || outcome.is === 'unknown';
}

/** The paper that says all that is durable now: the original if there was none, else a copy, while there may be more. */
export function nextPaper(payment: Payment): Extract<PaymentEvent, { is: 'print-started' }> | undefined {
  const kind = truestReceipt(payment);
  if (kind === undefined) return undefined;
  const prints = (['first', 'asked'] as const).map((why) => ({ is: 'print-started', kind, why }) as const);
  return prints.find(({ why }) => begun(payment, kind, why) !== undefined);
}

/** What is printed of itself once the printer can print again: what did not come out, or not whole. */
export function paperAgain(payment: Payment): Extract<PaymentEvent, { is: 'print-started' }> | undefined {
  const { receipt } = payment;
  const kind = truestReceipt(payment);
  if (receipt.at !== 'ended' || kind === undefined) return undefined;
  if (receipt.outcome.is === 'incomplete' || receipt.outcome.is === 'not-started') {
    if (receipt.kind !== kind) return { is: 'print-started', kind, why: 'first' };
    // Nothing came out: it is still wanted for the reason that it was wanted for.
    const why = receipt.outcome.is === 'incomplete' ? 'incomplete' : receipt.why;
    return { is: 'print-started', kind, why };
  }
  return undefined;
}

type PaperEvent = Extract<PaymentEvent, { is: 'print-started' | 'print-ended' | 'paper-seen' }>;

export function afterPaper(payment: Payment, event: PaperEvent): Payment | undefined {
  const { receipt } = payment;
  switch (event.is) {
    case 'print-started':
      return begun(payment, event.kind, event.why);
    case 'print-ended': {
      if (receipt.at !== 'printing') return undefined;
      const { kind, copy, why } = receipt;
      const ended = { at: 'ended', kind, copy, why, outcome: event.outcome } as const;
      // What was never sent is on no paper: the next attempt has its number.
      const tries = event.outcome.is === 'not-started' ? copy : copy + 1;
      return { ...payment, receipt: ended, papers: { ...payment.papers, [kind]: tries } };
    }
    case 'paper-seen':
      if (receipt.at !== 'ended' || receipt.outcome.is !== 'unknown' || receipt.isWhole !== undefined)
        return undefined;
      return { ...payment, receipt: { ...receipt, isWhole: event.isWhole } };
  }
}

function begun(payment: Payment, kind: ReceiptKind, why: PaperReason): Payment | undefined {
  const { receipt, papers } = payment;
  const copy = papers?.[kind] ?? 0;
  const isPossible = receipt.at !== 'printing' && kind === truestReceipt(payment) && copy <= copiesMax;
  if (!isPossible || !isReason(receipt, { kind, copy, why })) return undefined;
  return { ...payment, receipt: { at: 'printing', kind, copy, why } };
}

function isReason(
  receipt: Exclude<ReceiptState, { at: 'printing' }>,
  { kind, copy, why }: { readonly kind: ReceiptKind; readonly copy: number; readonly why: PaperReason },
): boolean {
  switch (why) {
    case 'first':
      // What says more may follow a paper by itself, never what says less.
      return copy === 0 && (receipt.at === 'none' || weight[kind] >= weight[receipt.kind]);
    case 'incomplete':
      return receipt.at === 'ended' && receipt.kind === kind && isStillIncomplete(receipt);
    case 'asked':
      return true;
  }
}

/** It stopped in the middle, or the copy that was to follow did not begin. */
function isStillIncomplete({ outcome, why }: Extract<ReceiptState, { at: 'ended' }>): boolean {
  return outcome.is === 'incomplete' || (outcome.is === 'not-started' && why === 'incomplete');
}

type MailEvent = Extract<
  PaymentEvent,
  { is: 'mail-asked' | 'mail-owed' | 'receipt-mailed' | 'receipt-mail-refused' }
>;

export function afterMail(payment: Payment, event: MailEvent): Payment | undefined {
  const { mail } = payment;
  switch (event.is) {
    case 'mail-asked':
      return (mail?.asked ?? 0) < mailsAskedMax
        ? { ...payment, mail: askedMail(payment, event.to) }
        : undefined;
    case 'mail-owed':
      return mail && saysMore(payment, mail) && !isToldByNotice(payment, mail)
        ? { ...payment, mail: { ...mail, at: 'due' } }
        : undefined;
    default:
      return afterMailAnswer(payment, event);
  }
}

function afterMailAnswer(
  payment: Payment,
  event: Extract<PaymentEvent, { is: 'receipt-mailed' | 'receipt-mail-refused' }>,
): Payment | undefined {
  const { mail } = payment;
  // An answer about an address that was replaced meanwhile says nothing of the new one.
  if (mail?.at !== 'due' || mail.to !== event.to) return undefined;
  if (event.is === 'receipt-mail-refused')
    return { ...payment, mail: { ...mail, at: 'refused', why: event.why } };
  return withMail({ ...payment, mail: { ...mail, at: 'waiting', sent: event.kind } });
}

/** What is only on its way to the biller is soon said better. */
function askedMail(payment: Payment, to: string): ReceiptMail {
  const kind = truestReceipt(payment);
  const at = kind === undefined || kind === 'posting-later' ? 'waiting' : 'due';
  return { at, to, sent: null, asked: (payment.mail?.asked ?? 0) + 1 };
}

/** Who was promised mail gets it when there is more to say than the last one said, as a part of what made it so. */
export function withMail(after: Payment): Payment {
  const { mail } = after;
  if (mail?.at === 'due' && isToldByNotice(after, mail))
    return { ...after, mail: { ...mail, at: 'waiting' } };
  return mail && isDueByItself(after, mail) ? { ...after, mail: { ...mail, at: 'due' } } : after;
}

function isDueByItself(payment: Payment, mail: ReceiptMail): boolean {
  if (!saysMore(payment, mail)) return false;
  switch (truestReceipt(payment)) {
    case 'no-answer':
      // Nothing more will happen by itself. Before that, mostly the answer comes soon.
      return payment.state.at === 'manual';
    case 'posting-later':
      // Told by the event that the customer has waited too long: mostly the biller answers at once.
      return false;
    case 'not-charged':
      // The screen has said so; mail says it to whom an earlier mail said something else.
      return mail.sent !== null && !isToldByNotice(payment, mail);
    default:
      return !isToldByNotice(payment, mail);
  }
}

/** How a queued payment ended is told to its customer anyway. */
function isToldByNotice({ notice, queue }: Payment, mail: ReceiptMail): boolean {
  return notice !== undefined && queue?.email === mail.to;
}

function saysMore(payment: Payment, { at, sent }: ReceiptMail): boolean {
  const kind = truestReceipt(payment);
  return at === 'waiting' && kind !== undefined && (sent === null || weight[kind] > weight[sent]);
}
