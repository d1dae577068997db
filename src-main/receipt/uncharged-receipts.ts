import type { Payment, PaymentState } from '../payment/payment.ts';
import type { Block } from './document.ts';
import {
  aboutCard,
  aboutEntry,
  aboutInvoice,
  aboutTerminal,
  amount,
  notSo,
  remarks,
  title,
  total,
  whenQueued,
  type Writing,
} from './receipt-parts.ts';
import type { ReceiptWords } from './words/words.ts';

/** EN COLA: the sale waits for the bank. It proves no payment: nothing of an approval is on it. */
export function queuedReceipt(payment: Payment, writing: Writing): Block[] {
  const { order, queue, state } = payment;
  if (state.at !== 'queued' || !queue) throw notSo(payment);
  const { labels, says, titles } = writing.words;
  const mailed = queue.email === null ? '' : ` ${queue.isTyped ? says.mailedAsTyped : says.mailed}`;
  return [
    ...title(titles.queued, titles.queuedIsNoProof, ...remarks('queued', payment, writing)),
    { is: 'pair', label: labels.reference, value: order.reference },
    { is: 'pair', label: labels.date, value: writing.moment(queue.queuedAtUnixMs) },
    ...aboutInvoice(payment, writing),
    ...aboutCard(payment, writing),
    // Only typed cards are ever queued.
    ...aboutEntry({}, writing),
    { is: 'pair', label: labels.permission, value: queue.permissionId },
    { is: 'pair', label: labels.sentUntil, value: writing.minute(queue.deadlineUnixMs), isBold: true },
    ...total(labels.amountQueued, payment),
    { is: 'paragraph', text: says.queued },
    { is: 'space' },
    { is: 'centred', text: says.queuedDoNotPayAgain, isBold: true },
    { is: 'space' },
    { is: 'paragraph', text: `${says.howToAsk}${mailed}` },
  ];
}

/** SIN RESPUESTA: nobody knows yet whether it was charged, so nobody may pay again. */
export function noAnswerReceipt(payment: Payment, writing: Writing, printedAtUnixMs: number): Block[] {
  const { state, order, card } = payment;
  if (state.at !== 'unknown' && state.at !== 'reversing' && state.at !== 'manual') throw notSo(payment);
  const { labels, says, titles } = writing.words;
  return [
    ...title(titles.noAnswer, titles.queuedIsNoProof, ...remarks('no-answer', payment, writing)),
    { is: 'pair', label: labels.reference, value: order.reference },
    ...whenOpened(payment, writing),
    { is: 'pair', label: labels.printedAt, value: writing.moment(printedAtUnixMs) },
    ...aboutInvoice(payment, writing),
    ...aboutCard(payment, writing),
    aboutTerminal(writing),
    ...total(labels.amountInDoubt, payment),
    { is: 'paragraph', text: says.noAnswer[state.at] },
    { is: 'space' },
    { is: 'centred', text: says.doNotPayAgain, isBold: true },
    { is: 'space' },
    { is: 'paragraph', text: card ? says.howToAsk : says.howToAskWithoutCard },
  ];
}

/** RECHAZADO, when the bank said no, or PAGO NO REALIZADO: nothing was charged and nothing will be. */
export function notChargedReceipt(payment: Payment, writing: Writing): Block[] {
  const { order, state } = payment;
  const { labels, says, titles } = writing.words;
  const reason = whyNotCharged(state, writing.words);
  if (reason === undefined) throw notSo(payment);
  const isDeclined = state.at === 'declined' && state.reason !== 'never-arrived';
  return [
    ...title(isDeclined ? titles.declined : titles.notMade, ...remarks('not-charged', payment, writing)),
    { is: 'pair', label: labels.reference, value: order.reference },
    ...whenOpened(payment, writing),
    ...aboutInvoice(payment, writing),
    ...aboutCard(payment, writing),
    ...(isDeclined ? [{ is: 'pair', label: labels.responseCode, value: state.code } as const] : []),
    aboutTerminal(writing),
    { is: 'rule', mark: '-' },
    { is: 'pair', label: labels.amountTried, value: amount(order) },
    { is: 'pair', label: labels.totalCharged, value: amount({ ...order, amountMinor: 0 }), isBold: true },
    { is: 'rule', mark: '-' },
    { is: 'centred', text: says.nothingCharged, isBold: true },
    { is: 'paragraph', text: reason },
    ...(mayPayAgain(state) ? [{ is: 'paragraph', text: says.notPaid } as const] : []),
    ...(isDeclined ? [{ is: 'paragraph', text: says.bankHold } as const] : []),
  ];
}

function whenOpened(payment: Payment, writing: Writing): Block[] {
  if (payment.queue) return whenQueued(payment, writing);
  const { openedAtUnixMs } = payment.order;
  return [{ is: 'pair', label: writing.words.labels.date, value: writing.moment(openedAtUnixMs) }];
}

/** Not where somebody else has paid the bill, or is paying it. */
function mayPayAgain(state: PaymentState): boolean {
  const reason = 'reason' in state ? state.reason : undefined;
  return reason !== 'already-paid' && reason !== 'held-elsewhere';
}

/** Undefined in every state in which something was, or may have been, charged. */
function whyNotCharged(state: PaymentState, words: ReceiptWords): string | undefined {
  switch (state.at) {
    case 'declined':
      return words.declined[state.reason];
    case 'abandoned':
      return words.abandoned[state.reason];
    case 'expired':
      return words.expired[state.reason];
    case 'reversed':
      if (state.captured) return undefined;
      return state.reason === 'already-paid'
        ? `${words.says.alreadyPaid} ${words.reversedBeforeCharge}`
        : words.reversedBeforeCharge;
    default:
      return undefined;
  }
}
