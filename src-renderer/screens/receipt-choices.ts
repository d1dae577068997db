import type { PaymentView, ReceiptStep } from '#contract/kiosk-api.ts';
import type { ReceiptDesk } from '../receipt-desk.svelte.ts';
import { text } from '../text.svelte.ts';
import type { ResultWords } from './result-words.ts';

interface Told {
  readonly kind: 'good' | 'attention';
  readonly words: string;
}

/** What is said of a payment's receipt, and what whoever stands there can do about it. */
export interface ReceiptChoices {
  /** What the paper is called: only an approved payment has a receipt. */
  readonly kind: ResultWords['paper'];
  readonly paper: Told | undefined;
  readonly mail: Told | undefined;
  /** The question whether the paper came out whole. */
  readonly question: string | undefined;
  /** On the button that prints. */
  readonly print: string | undefined;
  readonly mayMail: boolean;
  readonly mayShow: boolean;
}

/** Who stands before the payment, and what they have done about its receipt. */
export interface ReceiptVisit {
  readonly desk: Pick<ReceiptDesk, 'choice' | 'hasPrinted' | 'mailedTo'>;
  /** The ways besides paper that this kiosk has. */
  readonly receipts: { readonly byMail: boolean; readonly byPhone: boolean } | undefined;
  /** A payment of an earlier visit: what is said of earlier paper would be of no use to whoever stands here now. */
  readonly isFound: boolean;
  /** Where the mail goes, as far as this screen knows. */
  readonly mailTo: string | undefined;
}

/** Paper that is not there, or not whole. Another copy of what was just taken would only look like a second payment. */
const worthPrinting: readonly ReceiptStep[] = ['none', 'not-printed', 'incomplete'];

export function receiptChoices(
  payment: PaymentView,
  words: ResultWords,
  visit: ReceiptVisit,
): ReceiptChoices {
  const { receipt } = payment;
  const isEarlier = visit.isFound && !visit.desk.hasPrinted;
  const isAsked = receipt === 'maybe-printed' && !isEarlier;
  // Who was offered another way has been told that this kiosk cannot print.
  const isElsewhere = receipt === 'none' && visit.desk.choice !== 'paper';
  const mayPrint = payment.mayPrint && !isElsewhere && (isEarlier || worthPrinting.includes(receipt));
  return {
    kind: words.paper,
    paper: isEarlier || isAsked ? undefined : toldOfPaper(payment, words, visit),
    mail: toldOfMail(payment, words, visit),
    question: isAsked ? text.receipt.papers[words.paper][receipt] : undefined,
    print: mayPrint ? text.receipt.print[words.paper] : undefined,
    mayMail: mayMailNow(payment, words, visit),
    mayShow: mayShowNow(payment, words, visit),
  };
}

function toldOfPaper(
  { receipt, mayPrint, mail }: PaymentView,
  words: ResultWords,
  { desk }: ReceiptVisit,
): Told | undefined {
  // Nothing is said of paper to whom it was never promised, or who has chosen another way.
  const isElsewhere = words.kind === 'bad' || desk.choice === 'phone' || mail !== 'none';
  if (receipt === 'none' && isElsewhere) return undefined;
  // No copy follows by itself either once they are used up.
  const isPaperless = receipt === 'not-printed' || receipt === 'incomplete';
  if (isPaperless && !mayPrint) return { kind: 'attention', words: text.receipt.copiesUsedUp };
  const isTaken = receipt === 'printed' && words.paper !== 'queued';
  return { kind: isTaken ? 'good' : 'attention', words: text.receipt.papers[words.paper][receipt] };
}

function toldOfMail(
  { mail }: PaymentView,
  words: ResultWords,
  { desk, mailTo, isFound }: ReceiptVisit,
): Told | undefined {
  // Of an earlier mail only that it never came is of use to whoever stands here now.
  if (isFound && desk.mailedTo === undefined && mail !== 'refused') return undefined;
  // A mail that was wished for goes out once there is something to say: until then it is not promised.
  const isPromised = mail !== 'under-way' || !isUnsure(words) || desk.mailedTo !== undefined;
  if (mail === 'none' || words.isNotCharged || !isPromised) return undefined;
  const to = desk.mailedTo ?? mailTo;
  return { kind: mail === 'sent' ? 'good' : 'attention', words: text.receipt.mail.step(mail, to) };
}

function mayShowNow({ step }: PaymentView, words: ResultWords, { receipts }: ReceiptVisit): boolean {
  return receipts?.byPhone === true && !words.isNotCharged && step.at !== 'charging';
}

function mayMailNow(
  { mail }: PaymentView,
  words: ResultWords,
  { desk, receipts, isFound }: ReceiptVisit,
): boolean {
  if (receipts?.byMail !== true || words.isNotCharged) return false;
  const isOnceMore = desk.mailedTo === undefined && (isFound || isUnsure(words));
  return mail === 'none' || mail === 'refused' || isOnceMore;
}

/** Nobody knows yet how it ends. */
function isUnsure({ kind, paper }: ResultWords): boolean {
  return kind === 'open' && paper !== 'queued';
}
