import type { Payment, PaymentState } from '../payment/payment.ts';
import type { Approval } from '../vpos/port.ts';
import type { Block } from './document.ts';
import {
  aboutCard,
  aboutEntry,
  aboutInvoice,
  aboutTerminal,
  aboutVerification,
  notSo,
  remarks,
  title,
  total,
  totalPaid,
  whenQueued,
  type Writing,
} from './receipt-parts.ts';

/** APROBADO: the bank has approved it and the company has booked it. */
export function approvedReceipt(payment: Payment, writing: Writing): Block[] {
  const { state } = payment;
  if (state.at !== 'posted') throw notSo(payment);
  const { says, labels, titles } = writing.words;
  return [
    ...title(titles.approved, ...remarks('approved', payment, writing)),
    ...voucher(payment, state, writing),
    { is: 'paragraph', text: payment.order.isPart ? says.postedPart : says.posted },
    { is: 'pair', label: labels.billerReceipt, value: state.billerReceipt },
  ];
}

/** APLICACIÓN EN PROCESO: the bank has approved it and the company has not answered yet. */
export function postingLaterReceipt(payment: Payment, writing: Writing): Block[] {
  const { state } = payment;
  if (state.at !== 'approved') throw notSo(payment);
  const { says, titles } = writing.words;
  return [
    ...title(titles.approved, titles.postingLater, ...remarks('posting-later', payment, writing)),
    ...voucher(payment, state, writing),
    { is: 'paragraph', text: says.postingLater },
  ];
}

function voucher(
  payment: Payment,
  { approval, approvedAtUnixMs }: Extract<PaymentState, { at: 'approved' | 'posted' }>,
  writing: Writing,
): Block[] {
  const { labels } = writing.words;
  return [
    { is: 'pair', label: labels.receipt, value: payment.order.reference },
    { is: 'pair', label: labels.date, value: writing.moment(approvedAtUnixMs) },
    ...whenQueued(payment, writing),
    ...aboutInvoice(payment, writing),
    ...aboutCard(payment, writing),
    ...aboutEntry(approval, writing),
    { is: 'pair', label: labels.authorization, value: approval.authorizationCode },
    { is: 'pair', label: labels.retrievalReference, value: approval.retrievalReference },
    { is: 'pair', label: labels.batchAndTrace, value: `${approval.batch} / ${approval.trace}` },
    aboutTerminal(writing),
    ...aboutVerification(approval, writing),
    ...totalPaid(payment, writing),
  ];
}

interface Reversal {
  readonly printedAtUnixMs: number;
  /** What had been approved, where the journal knows it: the paper then names both authorisations. */
  readonly originalApproval?: Approval;
}

/**
 * ANULACIÓN: what was charged was given back. It names the same day as the paper of the approval did, where the journal
 * knows it.
 */
export function reversedReceipt(
  payment: Payment,
  writing: Writing,
  { printedAtUnixMs, originalApproval: original }: Reversal,
): Block[] {
  const { order, state, approvedAtUnixMs } = payment;
  if (state.at !== 'reversed' || !state.captured) throw notSo(payment);
  const { labels, says, titles } = writing.words;
  return [
    ...title(titles.reversed, ...remarks('reversed', payment, writing)),
    { is: 'pair', label: labels.receipt, value: order.reference },
    { is: 'pair', label: labels.paidAt, value: writing.moment(approvedAtUnixMs ?? order.openedAtUnixMs) },
    { is: 'pair', label: labels.madeAt, value: writing.moment(printedAtUnixMs) },
    ...whenQueued(payment, writing),
    ...aboutInvoice(payment, writing),
    ...aboutCard(payment, writing),
    ...(original ? aboutOriginal(original, writing) : []),
    { is: 'pair', label: labels.reversal, value: state.reversalReference },
    aboutTerminal(writing),
    ...total(labels.totalReversed, payment),
    ...(state.reason === 'already-paid' ? [{ is: 'paragraph', text: says.alreadyPaid } as const] : []),
    { is: 'paragraph', text: order.isPart ? says.reversedPart : says.reversed },
  ];
}

function aboutOriginal(original: Approval, writing: Writing): Block[] {
  const { labels } = writing.words;
  return [
    ...aboutEntry(original, writing),
    { is: 'pair', label: labels.originalAuthorization, value: original.authorizationCode },
    { is: 'pair', label: labels.retrievalReference, value: original.retrievalReference },
    { is: 'pair', label: labels.batchAndTrace, value: `${original.batch} / ${original.trace}` },
  ];
}
