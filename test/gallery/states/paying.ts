import { minor } from '../../../src-main/contract/money.ts';
import { accepted, refused } from '../../../src-main/contract/outcome.ts';
import type {
  KioskView,
  OpenedPayment,
  PaymentStep,
  PrinterFault,
} from '../../../src-main/contract/kiosk-api.ts';
import type { Refusal } from '../../../src-renderer/refusal.ts';
import { text } from '../../../src-renderer/text.svelte.ts';
import { charging, opened, type FakeKiosk } from '../../renderer/fake-kiosk.ts';
import { bills, paymentAt } from '../scripted-kiosk.ts';
import { sentences, type Stage, type State } from './state.ts';
import {
  beGuest,
  choose,
  confirmed,
  isQueueing,
  pay,
  seal,
  seen,
  severalToReview,
  show,
  toCard,
  toReview,
} from './ways.ts';

/** From "Pagar" to the last step before the result. */

async function shown(): Promise<void> {
  await new Promise((done) => setTimeout(done));
}

async function toMethod(stage: Stage): Promise<void> {
  await choose(stage);
  await stage.session.pay();
}

async function toPart(stage: Stage): Promise<void> {
  await choose(stage);
  const { invoice } = stage.session;
  if (invoice) stage.session.invoice = { ...invoice, partial: { leastMinor: minor(500) } };
  show('part-amount')(stage);
  await shown();
}

function part(name: string, whole: string, cents: string): State {
  return {
    name: `part-amount-${name}`,
    screen: 'part-amount',
    reach: async (stage) => {
      await toPart(stage);
      const words = text.tender.part;
      await stage.type(words.whole.USD, whole);
      if (cents !== '') await stage.type(words.cents, cents);
      if (name === 'none' || name === 'little') await stage.press(text.common.next);
    },
  };
}

const amounts: readonly State[] = [
  { name: 'method', screen: 'method', isMain: true, reach: toMethod },
  {
    name: 'method-three',
    screen: 'method',
    kiosk: seen({ methods: ['credit', 'debit', 'phone'] }),
    reach: toMethod,
  },
  { name: 'part-amount', screen: 'part-amount', reach: toPart },
  part('typed', '20', '50'),
  part('none', '', ''),
  part('little', '2', ''),
  part('much', '900', ''),
];

/** A kiosk whose printer cannot print, and says so whenever it is asked. */
function withoutPrinter(
  fault: PrinterFault,
  queue: OpenedPayment['queue'] = null,
): (kiosk: FakeKiosk) => void {
  return (kiosk) => {
    const printer = { is: 'unavailable', fault } as const;
    seen(queue ? { ...isQueueing, printer } : { printer })(kiosk);
    kiosk.openAnswer = accepted({ ...opened, queue, printer });
  };
}

const permission = { permissionId: 'P-1', ageMaxHours: 24 };

const receipts: readonly State[] = [
  ...(['paper-out', 'unreachable', 'cover-open'] as const).map((fault): State => ({
    name: `no-printer-${fault}`,
    screen: 'no-printer',
    kiosk: withoutPrinter(fault),
    reach: toCard,
  })),
  {
    name: 'no-printer-back',
    screen: 'no-printer',
    kiosk: withoutPrinter('paper-out'),
    reach: async (stage) => {
      await toCard(stage);
      // What the kiosk was asked as the screen came up is answered first.
      await shown();
      seen({ printer: { is: 'ready', isNearEnd: false } })(stage.kiosk);
      stage.session.checkout.notePrinter({ is: 'ready', isNearEnd: false });
    },
  },
  {
    name: 'no-printer-queue',
    screen: 'no-printer',
    kiosk: withoutPrinter('paper-out', permission),
    reach: toCard,
  },
  {
    name: 'receipt-choice',
    screen: 'no-printer',
    reach: async (stage) => {
      await toReview(stage);
      show('no-printer')(stage);
    },
  },
];

/** Before a card, at a kiosk that is so. */
function cardState(name: string, more: (stage: Stage) => unknown, kiosk: Partial<KioskView> = {}): State {
  return {
    name: `card-${name}`,
    screen: 'card',
    kiosk: seen(kiosk),
    reach: async (stage) => {
      await toCard(stage);
      await more(stage);
    },
  };
}

const number = '4111111111111111';

async function guestToCard(stage: Stage): Promise<void> {
  await beGuest(stage);
  await stage.session.choose('F-00004101');
  await pay(stage);
  await stage.waitForCard('ready');
}

/** Until the frame has answered that nothing is typed. */
async function askForSeal({ session, press, waitForCard }: Stage): Promise<void> {
  session.checkout.hasAcceptedTerms = true;
  const answered = waitForCard('incomplete');
  await press(text.common.next);
  await answered;
}

const cards: readonly State[] = [
  { name: 'card', screen: 'card', isMain: true, reach: toCard },
  { ...cardState('typed', () => undefined), card: `${number}1230737` },
  { ...cardState('wrong-number', () => undefined), card: '4111111111111112' },
  { ...cardState('expired', () => undefined), isSentence: true, card: `${number}0124` },
  cardState('terms-needed', ({ press }) => press(text.common.next)),
  cardState('incomplete', askForSeal),
  cardState('email-typing', ({ type }) => type(text.card.email, 'maria.nunez')),
  cardState('email-wrong', async ({ type, press }) => {
    await type(text.card.email, 'otra@correo.example');
    await press(text.card.done);
    await press(text.common.next);
  }),
  cardState('terms', ({ press }) => press(text.card.read)),
  cardState('failed', async (stage) => {
    await askForSeal(stage);
    await stage.sayAsCard({ is: 'failed' });
  }),
  cardState('dead', ({ sayAsCard }) => sayAsCard({ is: 'failed' })),
  { name: 'card-guest', screen: 'card', reach: guestToCard },
  {
    name: 'card-guest-by-mail',
    screen: 'card',
    reach: async (stage) => {
      await guestToCard(stage);
      stage.session.checkout.desk.choice = 'mail';
      await shown();
      await stage.press(text.common.next);
    },
  },
  {
    name: 'card-queue',
    screen: 'card',
    kiosk: (kiosk) => {
      seen(isQueueing)(kiosk);
      kiosk.openAnswer = accepted({ ...opened, queue: permission });
    },
    reach: toCard,
  },
];

const confirmProblems: readonly Refusal<'confirmPayment'>[] = [
  ...(['signed-out', 'no-such-payment', 'wrong-email'] as const),
  ...(['queue-full', 'out-of-service'] as const),
];

const reviews: readonly State[] = [
  { name: 'review', screen: 'review', isMain: true, reach: toReview },
  {
    name: 'review-part',
    screen: 'review',
    reach: async (stage) => {
      await choose(stage);
      await pay(stage, 2_050);
      seal(stage);
    },
  },
  {
    name: 'review-several',
    screen: 'review',
    kiosk: (kiosk) => {
      kiosk.listAnswer = accepted({ invoices: bills(8), total: 8, isOfEarlier: false });
    },
    reach: (stage) => severalToReview(stage, 8),
  },
  {
    name: 'review-queue',
    screen: 'review',
    kiosk: (kiosk) => {
      seen(isQueueing)(kiosk);
      kiosk.openAnswer = accepted({ ...opened, queue: permission });
    },
    reach: toReview,
  },
  ...sentences(
    confirmProblems.map((problem) => ({
      name: `review-${problem}`,
      screen: 'review',
      reach: async (stage) => {
        await toReview(stage);
        stage.kiosk.confirmPayment = async () => refused(problem);
        await stage.session.checkout.confirm();
      },
    })),
  ),
];

function progress(name: string, step: PaymentStep, seconds = 0): State {
  return {
    name,
    screen: 'progress',
    reach: async (stage) => {
      await confirmed(stage, paymentAt(step, { mayPrint: true }));
      await shown();
      stage.pass(seconds);
    },
  };
}

const waiting: readonly State[] = [
  { ...progress('progress', { at: 'charging' }), isMain: true },
  ...sentences([
    progress('progress-after-15', { at: 'charging' }, 16),
    progress('progress-after-45', { at: 'charging' }, 46),
    progress('progress-after-60', { at: 'charging' }, 61),
    progress('progress-telling-biller', { at: 'telling-biller' }),
    progress('progress-reversing', { at: 'reversing' }, 20),
  ]),
  progress('progress-checking', { at: 'checking' }, 61),
  {
    name: 'progress-several',
    screen: 'progress',
    reach: async (stage) => {
      await severalToReview(stage, 3);
      stage.kiosk.confirmAnswer = accepted(charging);
      await stage.session.checkout.confirm();
    },
  },
];

export const payingStates: readonly State[] = [...amounts, ...receipts, ...cards, ...reviews, ...waiting];
