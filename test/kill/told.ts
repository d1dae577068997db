import type { PaymentStep, PaymentView } from '#contract/kiosk-api.ts';
import type { Payment } from '../../src-main/payment/payment.ts';

/** What a customer may walk away with: not how it is going, but how it ended. */
type Promised = 'paid' | 'paid-later' | 'queued' | 'not-charged' | 'staff';

/** What one customer was told, and never untold: a screen cannot be taken back. */
interface Telling {
  readonly promised: Promised;
  readonly view: PaymentView;
}

/** Everything that kiosks have told their customers, whatever became of those kiosks. */
export interface TellingBook {
  hear(view: PaymentView): void;
  last(paymentId: string): PaymentView | undefined;
  /** How often each was promised. */
  counts(): Readonly<Record<Promised, number>>;
  /**
   * @param charged - whether money of a payment is with the acquirer now
   * @returns one sentence for each customer who was told what is not so
   */
  findUntruths(payments: readonly Payment[], charged: (paymentId: string) => boolean): readonly string[];
}

export function createTellingBook(): TellingBook {
  const tellings = new Map<string, Telling>();
  const last = new Map<string, PaymentView>();
  const counted = { paid: 0, 'paid-later': 0, queued: 0, 'not-charged': 0, staff: 0 };

  return {
    hear: (view) => {
      last.set(view.paymentId, view);
      const promised = promiseOf(view.step);
      if (promised === undefined) return;
      const key = `${view.paymentId} ${promised}`;
      if (!tellings.has(key)) counted[promised] += 1;
      tellings.set(key, { promised, view });
    },
    last: (paymentId) => last.get(paymentId),
    counts: () => ({ ...counted }),
    findUntruths: (payments, charged) => {
      const byId = new Map(payments.map((payment) => [payment.order.paymentId, payment]));
      return [...tellings.values()].flatMap(({ promised, view }) => {
        const { paymentId } = view;
        const payment = byId.get(paymentId);
        if (payment && isTrue(promised, { view, payment, isCharged: charged(paymentId) })) return [];
        const stands = `${payment?.state.at ?? 'nowhere'}, ${charged(paymentId) ? 'charged' : 'not charged'}`;
        return [`payment ${paymentId}: the customer was told "${view.step.at}", but it is ${stands}`];
      });
    },
  };
}

function promiseOf(step: PaymentStep): Promised | undefined {
  switch (step.at) {
    case 'paid':
      return 'paid';
    case 'paid-posting-later':
      return 'paid-later';
    case 'queued':
      return 'queued';
    case 'declined':
    case 'not-charged':
      return 'not-charged';
    case 'needs-staff':
      return 'staff';
    case 'charging':
    case 'checking':
    case 'telling-biller':
    case 'reversing':
      return undefined;
  }
}

interface Standing {
  readonly view: PaymentView;
  readonly payment: Payment;
  readonly isCharged: boolean;
}

function isTrue(promised: Promised, { view, payment, isCharged }: Standing): boolean {
  const { state, order } = payment;
  if (view.amountMinor !== order.amountMinor || view.reference !== order.reference) return false;
  switch (promised) {
    case 'paid':
      return state.at === 'posted' && isCharged && isSameReceipt(view.step, state.billerReceipt);
    case 'paid-later':
      // A biller may still refuse it for good, and then the money goes back; that is told by other means.
      return ['approved', 'posted', 'reversing', 'reversed', 'manual'].includes(state.at);
    case 'queued':
      // It may end in any way, but not as if it had never been taken.
      return !['created', 'abandoned'].includes(state.at);
    case 'not-charged':
      return !isCharged && state.at !== 'posted';
    case 'staff':
      return state.at === 'manual';
  }
}

function isSameReceipt(step: PaymentStep, billerReceipt: string): boolean {
  return step.at === 'paid' && step.billerReceipt === billerReceipt;
}
