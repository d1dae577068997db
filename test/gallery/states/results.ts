import { accepted, refused } from '../../../src-main/contract/outcome.ts';
import type {
  DeclineReason,
  PaymentStep,
  PaymentView,
  RequestOf,
} from '../../../src-main/contract/kiosk-api.ts';
import { text } from '../../../src-renderer/text.svelte.ts';
import { bill, paidStep, paymentAt } from '../scripted-kiosk.ts';
import { sentences, type Stage, type State } from './state.ts';
import { confirmed, seen, severalToReview, signIn } from './ways.ts';

/** What a payment comes to, and how its receipt is taken along. */

async function shown(): Promise<void> {
  await new Promise((done) => setTimeout(done));
}

function result(name: string, step: PaymentStep, rest: Partial<PaymentView> = {}): State {
  return {
    name,
    screen: 'result',
    reach: (stage) => confirmed(stage, paymentAt(step, { mayPrint: true, ...rest })),
  };
}

const deadlineUnixMs = Date.UTC(2026, 10, 23, 15);
const later = { at: 'paid-posting-later', authorizationCode: '123456' } as const;

const ends: readonly State[] = [
  { ...result('paid', paidStep, { receipt: 'printed', mail: 'sent' }), isMain: true },
  ...sentences([
    result('paid-printing', paidStep, { receipt: 'printing' }),
    result('paid-uncut', paidStep, { receipt: 'printed-uncut' }),
    result('paid-incomplete', paidStep, { receipt: 'incomplete' }),
    result('paid-not-printed', paidStep, { receipt: 'not-printed', mail: 'under-way' }),
    result('paid-copies-used-up', paidStep, { receipt: 'not-printed', mayPrint: false }),
    result('paid-mail-refused', paidStep, { receipt: 'printed', mail: 'refused' }),
    result('paid-posting-later', later, { receipt: 'printed' }),
  ]),
  result('paid-maybe-printed', paidStep, { receipt: 'maybe-printed' }),
  result('queued', { at: 'queued', deadlineUnixMs }, { receipt: 'printed', wasQueued: true }),
  result('declined-insufficient-funds', { at: 'declined', reason: 'insufficient-funds' }),
  ...sentences([
    ...(['expired-card', 'call-bank'] as readonly DeclineReason[]).map((reason) =>
      result(`declined-${reason}`, { at: 'declined', reason }),
    ),
    ...(['vpos-unreachable', 'reversed', 'already-paid'] as const).map((why) =>
      result(`not-charged-${why}`, { at: 'not-charged', why }),
    ),
    result('needs-staff', { at: 'needs-staff' }),
  ]),
  {
    name: 'unknown',
    screen: 'result',
    reach: async (stage) => {
      await confirmed(stage, paymentAt({ at: 'checking' }, { receipt: 'printed' }));
      await stage.session.checkout.stopWaiting();
    },
  },
];

/** With the receipt on the telephone. */
async function byPhone(stage: Stage): Promise<void> {
  await confirmed(stage, paymentAt(paidStep));
  stage.session.checkout.desk.choice = 'phone';
  await shown();
}

async function toMail(stage: Stage): Promise<void> {
  await confirmed(stage, paymentAt(paidStep, { receipt: 'printed' }));
  stage.session.checkout.desk.isTyping = true;
  await shown();
}

const takingAlong: readonly State[] = [
  { name: 'paid-by-phone', screen: 'result', reach: byPhone },
  {
    name: 'receipt-phone',
    screen: 'result',
    reach: async (stage) => {
      await confirmed(stage, paymentAt(paidStep, { receipt: 'printed' }));
      await shown();
      await stage.press(text.receipt.phone.open);
    },
  },
  {
    name: 'receipt-paper',
    screen: 'result',
    reach: async (stage) => {
      await confirmed(stage, paymentAt(paidStep, { receipt: 'printed' }));
      await shown();
      await stage.press(text.receipt.phone.open);
      await stage.press(text.receipt.phone.see.receipt);
    },
  },
  { name: 'mail-receipt', screen: 'result', reach: toMail },
  {
    name: 'mail-receipt-no-address',
    screen: 'result',
    reach: async (stage) => {
      await toMail(stage);
      stage.session.checkout.desk.mailProblem = 'no-address';
    },
  },
  {
    name: 'mail-receipt-not-taken',
    screen: 'result',
    reach: async (stage) => {
      await toMail(stage);
      stage.session.checkout.desk.mailProblem = 'not-taken';
    },
  },
  {
    name: 'reopened',
    screen: 'result',
    kiosk: (kiosk) => {
      kiosk.reopenAnswer = accepted(paymentAt(paidStep, { receipt: 'printed', mayPrint: true }));
    },
    reach: async (stage) => {
      await signIn(stage);
      await stage.session.showPaid();
      await stage.session.reopen(bill(0).invoiceNumber);
    },
  },
];

/** Three bills with one card, of which the last one ends so. */
function severalEnd(name: string, step: PaymentStep): State {
  return {
    name: `several-${name}`,
    screen: 'result',
    reach: async (stage) => {
      await severalToReview(stage, 3);
      let sent = 0;
      stage.kiosk.confirmPayment = async ({ paymentId }: RequestOf<'confirmPayment'>) => {
        sent += 1;
        const index = sent - 1;
        const { invoiceNumber, amountMinor } = bill(index);
        const reference = `K014-000${String(381 + index)}`;
        const own = { paymentId, invoiceNumber, amountMinor, reference, receipt: 'printed' as const };
        return accepted(paymentAt(sent === 1 ? paidStep : step, own));
      };
      await stage.session.checkout.confirm();
      await new Promise((done) => setTimeout(done, 20));
      if (stage.session.screen === 'progress') await stage.session.checkout.stopWaiting();
    },
  };
}

const several: readonly State[] = [
  severalEnd('paid', paidStep),
  severalEnd('declined', { at: 'declined', reason: 'insufficient-funds' }),
  severalEnd('unknown', { at: 'checking' }),
];

async function search(stage: Stage, reference: string, lastFour: string): Promise<void> {
  stage.session.beginSearch();
  await shown();
  const { search: asked } = stage.session;
  if (!asked) throw new Error('there is no search');
  asked.reference = reference;
  asked.lastFour = lastFour;
  await stage.press(text.search.submit);
}

const searches: readonly State[] = [
  { name: 'find-payment', screen: 'find-payment', reach: ({ session }) => session.beginSearch() },
  {
    name: 'find-payment-no-reference',
    screen: 'find-payment',
    reach: (stage) => search(stage, '', ''),
  },
  {
    name: 'find-payment-no-last-four',
    screen: 'find-payment',
    reach: (stage) => search(stage, '381', ''),
  },
  { name: 'find-payment-not-found', screen: 'find-payment', reach: (stage) => search(stage, '381', '1111') },
  {
    name: 'find-payment-too-many-tries',
    screen: 'find-payment',
    kiosk: (kiosk) => {
      kiosk.findAnswer = refused('too-many-tries');
    },
    reach: (stage) => search(stage, '381', '1111'),
  },
  {
    name: 'found-paid',
    screen: 'find-payment',
    kiosk: (kiosk) => {
      kiosk.findAnswer = accepted(paymentAt(paidStep, { receipt: 'printed', mayPrint: true }));
    },
    reach: (stage) => search(stage, '381', '1111'),
  },
  {
    name: 'found-queued',
    screen: 'find-payment',
    kiosk: (kiosk) => {
      seen({ receipts: { byMail: false, byPhone: false } })(kiosk);
      const step = { at: 'queued', deadlineUnixMs } as const;
      kiosk.findAnswer = accepted(paymentAt(step, { receipt: 'printed', wasQueued: true }));
    },
    reach: (stage) => search(stage, '381', '1111'),
  },
];

export const resultStates: readonly State[] = [...ends, ...takingAlong, ...several, ...searches];
