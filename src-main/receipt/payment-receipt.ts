import type { PaperAttempt, Payment, ReceiptKind } from '../payment/payment.ts';
import type { Approval } from '../vpos/port.ts';
import { approvedReceipt, postingLaterReceipt, reversedReceipt } from './charged-receipts.ts';
import type { Block, ReceiptDocument } from './document.ts';
import type { Merchant } from './merchant.ts';
import { heading, writingOf, type Writing } from './receipt-parts.ts';
import { noAnswerReceipt, notChargedReceipt, queuedReceipt } from './uncharged-receipts.ts';
import { wordsOf } from './words/words-of.ts';

export interface ReceiptOptions {
  readonly merchant: Merchant;
  /** When this paper is made. */
  readonly printedAtUnixMs: number;
  /** What the QR code holds; without it there is none. */
  readonly link?: string;
  /** The merchant's copy is kept as a PDF and never printed. The customer's when left out. */
  readonly copyFor?: 'customer' | 'merchant';
  /** Of a payment that was reversed: what had been approved, where the journal knows it. */
  readonly originalApproval?: Approval;
}

/**
 * The paper of a payment, in the language of whoever paid.
 *
 * @param attempt - what is to be said, and whether this is the original or a numbered copy
 * @throws Error for a payment that is not so: no paper may say what the journal does not
 */
export function paymentReceipt(
  payment: Payment,
  attempt: PaperAttempt,
  options: ReceiptOptions,
): ReceiptDocument {
  const { language = 'es' } = payment.order;
  const writing = writingOf(wordsOf(language), options.merchant, language);
  return [
    ...reprintHeading(attempt, options, writing),
    ...heading(writing),
    ...said(payment, { kind: attempt.kind, writing, options }),
    ...(options.copyFor === 'merchant' ? aboutPaper(payment, attempt, writing) : []),
    ...qrCode(attempt.kind, options.link, writing),
    { is: 'space' },
    { is: 'centred', text: copyMark(attempt, options, writing), isBold: true },
    { is: 'paragraph', text: farewell(attempt.kind, writing) },
  ];
}

function said(
  payment: Payment,
  {
    kind,
    writing,
    options,
  }: { readonly kind: ReceiptKind; readonly writing: Writing; readonly options: ReceiptOptions },
): Block[] {
  switch (kind) {
    case 'approved':
      return approvedReceipt(payment, writing);
    case 'posting-later':
      return postingLaterReceipt(payment, writing);
    case 'reversed':
      return reversedReceipt(payment, writing, options);
    case 'queued':
      return queuedReceipt(payment, writing);
    case 'no-answer':
      return noAnswerReceipt(payment, writing, options.printedAtUnixMs);
    case 'not-charged':
      return notChargedReceipt(payment, writing);
  }
}

/** The first thing on the paper: two papers of one payment must not look like two payments. */
function reprintHeading(
  { copy, why }: PaperAttempt,
  { printedAtUnixMs }: ReceiptOptions,
  { words, moment }: Writing,
): Block[] {
  if (copy === 0) return [];
  const { reprint } = words;
  const lines = [reprint.printedAt(moment(printedAtUnixMs)), reprint.why[why], reprint.notNew];
  return [
    { is: 'centred', text: reprint.heading(copy), isBold: true },
    { is: 'centred', text: lines.join(' ') },
    { is: 'space' },
  ];
}

/** What only the merchant needs: how to find it in the journal. */
function aboutPaper({ order }: Payment, { copy }: PaperAttempt, { words }: Writing): Block[] {
  const { labels } = words;
  return [
    { is: 'rule', mark: '-' },
    { is: 'pair', label: labels.paymentId, value: order.paymentId },
    { is: 'pair', label: labels.attempt, value: String(copy + 1) },
    { is: 'space' },
    { is: 'barcode', payload: order.reference },
  ];
}

function qrCode(kind: ReceiptKind, link: string | undefined, { words }: Writing): Block[] {
  if (link === undefined) return [];
  const { scanToVerify, scanToFollow } = words.says;
  return [
    { is: 'space' },
    { is: 'qr', payload: link },
    // Scanners want white around the code.
    { is: 'space' },
    { is: 'centred', text: isProof(kind) ? scanToVerify : scanToFollow },
  ];
}

function copyMark(
  { copy }: PaperAttempt,
  { copyFor = 'customer' }: ReceiptOptions,
  { words }: Writing,
): string {
  return copy === 0 ? words.copyFor[copyFor] : `${words.copyFor[copyFor]} - ${words.reprint.mark}`;
}

function farewell(kind: ReceiptKind, { words, merchant }: Writing): string {
  const { keep, keepUntilKnown, contact } = words.says;
  if (isProof(kind)) return keep(merchant.supportContact);
  const isOpen = kind === 'queued' || kind === 'no-answer';
  return (isOpen ? keepUntilKnown : contact)(merchant.supportContact);
}

/** Whether the paper proves that money moved. */
function isProof(kind: ReceiptKind): boolean {
  return kind === 'approved' || kind === 'posting-later' || kind === 'reversed';
}
