import type { PaymentStep, PaymentView } from '#contract/kiosk-api.ts';
import type { Payment, PaymentState, ReceiptKind } from '../../src-main/payment/payment.ts';
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

/** In which durable state each paper may begin. */
const printedOnlyWhen: Readonly<Record<ReceiptKind, At>> = {
  queued: 'queued',
  'posting-later': 'approved',
  approved: 'posted',
  reversed: 'reversed',
};

/** Watches what customers are told: on the screen, on paper, by mail. */
export class WordWatch {
  readonly #parts: WatchParts;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** @param present - the payment of whoever stands at the kiosk */
  shown({ paymentId, step, amountMinor }: PaymentView, present: string | undefined): void {
    const { scene, disk, traces } = this.#parts;
    const { witness } = scene;
    witness.tell(paymentId, 'the screen says', step.at);
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

  printing({ order: { paymentId } }: Payment, kind: ReceiptKind, present: string | undefined): void {
    const { scene, disk, traces } = this.#parts;
    const { witness } = scene;
    witness.tell(paymentId, 'the printer begins', kind);
    const trace = traces.of(paymentId);
    const wrong = whatIsWrong(disk.payments.get(paymentId), kind, trace?.captures ?? 0);
    if (wrong !== undefined) witness.violated('true-paper', paymentId, `${kind} is printed ${wrong}`);
    if (present !== paymentId)
      witness.violated('paper-for-the-present', paymentId, `${kind} is printed for nobody`);
  }

  /** Something is on paper now, whole or not. */
  cameOut(paymentId: string, kind: ReceiptKind): void {
    const papers = this.#parts.traces.of(paymentId)?.papers;
    if (papers?.has(kind))
      this.#parts.scene.witness.violated('no-paper-twice', paymentId, `${kind} is printed again`);
    papers?.add(kind);
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
function whatIsWrong(payment: Payment | undefined, kind: ReceiptKind, captures: number): string | undefined {
  if (payment?.state.at !== printedOnlyWhen[kind])
    return `of what is ${payment?.state.at ?? 'not on the disk'}`;
  if (payment.receipt.at !== 'printing') return 'before it is written down';
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
