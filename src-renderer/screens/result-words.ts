import type { PaymentView } from '#contract/kiosk-api.ts';
import type { IconName } from '../parts/icon-paths.ts';
import { text } from '../text.svelte.ts';

export interface ResultWords {
  readonly kind: 'good' | 'bad' | 'open';
  readonly icon: IconName;
  readonly title: string;
  readonly lead: string;
  /** Said beside the lead wherever it is certain. */
  readonly isNotCharged: boolean;
  readonly mayTryAgain: boolean;
  /** It goes on without the customer, who is told how to ask about it later. */
  readonly isOpenEnded: boolean;
  /** Before the amount. */
  readonly amount: string;
  /** What the paper that comes with it is called. */
  readonly paper: keyof typeof text.receipt.papers;
}

const hourMs = 3_600_000;

/**
 * What the customer is told of a payment: what happened, and what to do next.
 *
 * @param nowUnixMs - a deadline is told as hours from now, which are right in every time zone
 */
export function resultWords(
  { step, wasQueued }: Pick<PaymentView, 'step' | 'wasQueued'>,
  nowUnixMs: number,
): ResultWords {
  const words = text.result;
  const each = {
    isNotCharged: false,
    mayTryAgain: false,
    isOpenEnded: false,
    amount: words.amount,
    paper: 'slip',
  } as const;
  const good = { ...each, kind: 'good', icon: 'check', amount: words.totalPaid, paper: 'receipt' } as const;
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
        isOpenEnded: true,
        title: words.queued,
        lead: words.queuedLead(Math.ceil((step.deadlineUnixMs - nowUnixMs) / hourMs)),
        amount: words.queuedAmount,
        paper: 'queued',
      };
    case 'declined':
      return {
        ...bad,
        title: words.declined,
        lead: (wasQueued ? words.queuedDeclineReasons : words.declineReasons)[step.reason],
      };
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
      // A queued sale is never reversed for silence: nobody stands there and waits for it.
      return {
        ...open,
        isOpenEnded: true,
        title: words.unknown,
        lead: wasQueued ? words.unknownLeadQueued : words.unknownLead,
      };
    case 'reversing':
      return { ...open, isOpenEnded: true, title: words.unknown, lead: words.unknownLead };
    case 'telling-biller':
      return { ...good, title: words.later, lead: words.laterLead };
  }
}
