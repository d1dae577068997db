import type { PaymentStep, PaymentView } from '#contract/kiosk-api.ts';
import type { PaperAttempt, Payment, PaymentState, ReceiptKind } from '../../src-main/payment/payment.ts';
import { isGivenUpState } from './disk.ts';
import type { WatchParts } from './watch-parts.ts';

type At = PaymentState['at'];

/** In which durable states each word on the screen is true. */
const shownOnlyWhen: Readonly<Record<PaymentStep['at'], readonly At[]>> = {
  charging: ['created', 'sending'],
  checking: ['unknown'],
  queued: ['queued'],
  'telling-biller': ['approved'],
  'paid-posting-later': ['approved'],
  paid: ['posted'],
  declined: ['declined'],
  'not-charged': ['declined', 'reversed', 'abandoned', 'expired'],
  reversing: ['reversing'],
  'needs-staff': ['manual'],
};

/** Of which durable states each paper and each mailed receipt is true. */
const receiptOnlyOf: Readonly<Record<ReceiptKind, readonly At[]>> = {
  queued: ['queued'],
  'no-answer': ['unknown', 'reversing', 'manual'],
  'posting-later': ['approved'],
  approved: ['posted'],
  'not-charged': ['declined', 'expired', 'abandoned', 'reversed'],
  reversed: ['reversed'],
};

/** How long a customer waits for the biller before being told, in milliseconds. */
const postingPatienceMs = 15_000;

/** A try at telling the biller of a payment. */
interface PostingTry {
  readonly boot: number;
  /** When the first of this boot was made. True time, in milliseconds of the life. */
  readonly sinceMs: number;
  readonly isLate: boolean;
  /** Whose visit it is; undefined where its customer is not there. */
  readonly visitor: string | undefined;
}

/** Watches what customers are told: on the screen, on paper, by mail. */
export class WordWatch {
  readonly #parts: WatchParts;
  /** What the screen said last of each payment. */
  readonly #said = new Map<string, PaymentStep['at']>();
  readonly #lastTries = new Map<string, PostingTry>();

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** @param present - the payment of whoever stands at the kiosk */
  shown({ paymentId, step, amountMinor }: PaymentView, present: string | undefined): void {
    const { scene, disk, traces } = this.#parts;
    const { witness } = scene;
    witness.tell(paymentId, 'the screen says', step.at);
    this.#said.set(paymentId, step.at);
    const at = disk.at(paymentId);
    if (at === undefined || !shownOnlyWhen[step.at].includes(at))
      witness.violated(
        'true-screen',
        paymentId,
        `the screen says ${step.at} of what is ${at ?? 'not there'}`,
      );
    if (present !== paymentId)
      witness.violated('screen-for-the-present', paymentId, 'is shown to somebody else');
    const trace = traces.of(paymentId);
    if (!trace) return;
    if (trace.amountMinor !== amountMinor)
      witness.violated('true-screen', paymentId, 'the screen has another amount');
    if (step.at === 'declined' || step.at === 'not-charged') trace.isToldNotCharged = true;
    if (step.at === 'paid') trace.isToldPaid = true;
  }

  /** Each try after the first comes of the silence of the one before it, of which the customer may have to be told. */
  postAsked(paymentId: string, boot: number, present: string | undefined): void {
    const { witness, timeline, outside } = this.#parts.scene;
    const visitor = present === paymentId ? outside.visit : undefined;
    const before = this.#lastTries.get(paymentId);
    const last = before?.boot === boot ? before : undefined;
    const sinceMs = last?.sinceMs ?? timeline.nowMs;
    const isWaiting = last?.isLate && last.visitor !== undefined && last.visitor === visitor;
    const said = this.#said.get(paymentId);
    if (isWaiting && said !== 'paid-posting-later')
      witness.violated(
        'told-to-go',
        paymentId,
        `the biller is silent, and the screen still says ${said ?? ''}`,
      );
    const isLate = timeline.nowMs - sinceMs >= postingPatienceMs;
    this.#lastTries.set(paymentId, { boot, sinceMs, isLate, visitor });
  }

  printing({ order: { paymentId } }: Payment, attempt: PaperAttempt, present: string | undefined): void {
    const { scene, disk, traces } = this.#parts;
    const { witness } = scene;
    const { kind, copy } = attempt;
    witness.tell(paymentId, 'the printer begins', `${kind} ${copy}`);
    const trace = traces.of(paymentId);
    const payment = disk.payments.get(paymentId);
    const wrong = whatIsWrong(payment, attempt, trace?.captures ?? 0);
    if (wrong !== undefined) witness.violated('true-paper', paymentId, `${kind} is printed ${wrong}`);
    if (present !== paymentId)
      witness.violated('paper-for-the-present', paymentId, `${kind} is printed for nobody`);
    if (payment?.wish?.onPaper === false && trace?.hasAskedForPaper !== true)
      witness.violated('paper-for-the-present', paymentId, `${kind} is printed, and nobody wants paper`);
  }

  /** Something is on paper now, whole or not: it says what it is, and which copy. */
  cameOut(paymentId: string, { kind, copy }: PaperAttempt): void {
    const trace = this.#parts.traces.of(paymentId);
    if (!trace) return;
    const paper = `${kind} ${copy}`;
    const { witness } = this.#parts.scene;
    if (trace.papers.has(paper)) witness.violated('no-paper-twice', paymentId, `${paper} is printed again`);
    trace.papers.add(paper);
    this.#noteWords(paymentId, kind);
  }

  receiptMailed({ order: { paymentId } }: Payment, kind: ReceiptKind, to: string): void {
    const { scene, disk } = this.#parts;
    const { witness } = scene;
    witness.tell(paymentId, 'mail brings the receipt', kind);
    const payment = disk.payments.get(paymentId);
    if (!payment || !receiptOnlyOf[kind].includes(payment.state.at))
      witness.violated(
        'true-mail',
        paymentId,
        `the receipt ${kind} is mailed of what is ${payment?.state.at}`,
      );
    if (payment?.mail?.at !== 'due' || payment.mail.to !== to || !to.endsWith(addressOf(paymentId)))
      witness.violated('true-mail', paymentId, 'a receipt goes to whom none is due');
    this.#parts.traces.of(paymentId)?.receiptsMailed.add(`${to} ${kind}`);
    this.#noteWords(paymentId, kind);
  }

  #noteWords(paymentId: string, kind: ReceiptKind): void {
    const trace = this.#parts.traces.of(paymentId);
    if (trace && kind === 'not-charged') trace.isToldNotCharged = true;
    if (trace && kind === 'approved') trace.isToldPaid = true;
  }

  mailed({ order: { paymentId }, state: { at } }: Payment): void {
    const { scene, disk, traces } = this.#parts;
    const { witness } = scene;
    witness.tell(paymentId, 'mail says', at);
    const now = disk.at(paymentId);
    if (now !== at || (at !== 'posted' && !isGivenUpState(at)))
      witness.violated('true-mail', paymentId, `mail says ${at} of what is ${now ?? 'not on the disk'}`);
    if (!isMailDue(disk.payments.get(paymentId)))
      witness.violated('true-mail', paymentId, 'mail goes to whom none is due');
    const trace = traces.of(paymentId);
    if (!trace) return;
    trace.isMailed = true;
    if (at === 'posted') trace.isToldPaid = true;
    else trace.isToldNotCharged = true;
  }
}

/** @param captures - how often this payment's customer was really charged */
function whatIsWrong(
  payment: Payment | undefined,
  { kind, copy }: PaperAttempt,
  captures: number,
): string | undefined {
  if (!payment || !receiptOnlyOf[kind].includes(payment.state.at))
    return `of what is ${payment?.state.at ?? 'not on the disk'}`;
  const { receipt } = payment;
  if (receipt.at !== 'printing' || receipt.kind !== kind || receipt.copy !== copy)
    return 'before it is written down';
  if (kind === 'reversed' && captures === 0) return 'of money that was never taken';
  return undefined;
}

function isMailDue(payment: Payment | undefined): boolean {
  return payment?.notice?.at === 'due' && payment.queue?.email === addressOf(payment.order.paymentId);
}

/** Each payment's customer has an address of their own, so that mail to the wrong one is seen. */
export function addressOf(paymentId: string): string {
  return `${paymentId}@example.com`;
}
