import type { PaymentStep, ReceiptStep } from '#contract/kiosk-api.ts';
import type { IconName } from '../parts/icon-paths.ts';
import { text } from '../text.ts';

export interface ResultWords {
  readonly kind: 'good' | 'bad' | 'open';
  readonly icon: IconName;
  readonly title: string;
  readonly lead: string;
  /** Said beside the lead wherever it is certain. */
  readonly isNotCharged: boolean;
  readonly mayTryAgain: boolean;
  /** Before the amount. */
  readonly amount: string;
  /** Of the paper that comes with it. */
  readonly paper: Readonly<Record<ReceiptStep, string>>;
}

const hourMs = 3_600_000;

/**
 * What the customer is told of a payment: what happened, and what to do next.
 *
 * @param nowUnixMs - a deadline is told as hours from now, which are right in every time zone
 */
export function resultWords(step: PaymentStep, nowUnixMs: number): ResultWords {
  const words = text.result;
  const each = { isNotCharged: false, mayTryAgain: false, amount: words.amount, paper: words.receipt };
  const good = { ...each, kind: 'good', icon: 'check', amount: words.totalPaid } as const;
  const bad = { ...each, kind: 'bad', icon: 'cross', isNotCharged: true, mayTryAgain: true } as const;
  const open = { ...each, kind: 'open', icon: 'question' } as const;
  switch (step.at) {
    case 'paid':
      return { ...good, title: words.paid, lead: words.paidLead };
    case 'paid-posting-later':
      return { ...good, title: words.later, lead: words.laterLead };
    case 'queued':
      return {
        ...open,
        icon: 'clock',
        title: words.queued,
        lead: words.queuedLead(Math.ceil((step.deadlineUnixMs - nowUnixMs) / hourMs)),
        amount: words.queuedAmount,
        paper: words.queuedPaper,
      };
    case 'declined':
      return { ...bad, title: words.declined, lead: words.declineReasons[step.reason] };
    case 'not-charged':
      return {
        ...bad,
        // What was charged and given back may show in the account for a while.
        isNotCharged: step.why !== 'reversed' && step.why !== 'already-paid',
        mayTryAgain: step.why !== 'already-paid',
        title: words.notCharged,
        lead: words.notChargedWhy[step.why],
      };
    case 'needs-staff':
      return { ...open, title: words.needsStaff, lead: words.needsStaffLead };
    case 'charging':
    case 'checking':
    case 'reversing':
      return { ...open, title: words.unknown, lead: words.unknownLead };
    case 'telling-biller':
      return { ...good, title: words.later, lead: words.laterLead };
  }
}
