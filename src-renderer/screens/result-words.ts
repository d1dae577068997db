import type { PaymentStep } from '#contract/kiosk-api.ts';
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
}

/** What the customer is told of a payment: what happened, and what to do next. */
export function resultWords(step: PaymentStep): ResultWords {
  const words = text.result;
  const good = { kind: 'good', icon: 'check', isNotCharged: false, mayTryAgain: false } as const;
  const bad = { kind: 'bad', icon: 'cross', isNotCharged: true, mayTryAgain: true } as const;
  const open = { kind: 'open', icon: 'question', isNotCharged: false, mayTryAgain: false } as const;
  switch (step.at) {
    case 'paid':
      return { ...good, title: words.paid, lead: words.paidLead };
    case 'paid-posting-later':
      return { ...good, title: words.later, lead: words.laterLead };
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
