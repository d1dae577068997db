import type {
  Answers,
  InvoiceSummary,
  InvoiceView,
  KioskView,
} from '../../../src-main/contract/kiosk-api.ts';
import { minor } from '../../../src-main/contract/money.ts';
import { accepted, refused } from '../../../src-main/contract/outcome.ts';
import type { Refusal } from '../../../src-renderer/refusal.ts';
import { bill, bills } from '../scripted-kiosk.ts';
import { sentences, type Stage, type State } from './state.ts';
import {
  beGuest,
  choose,
  isQueueing,
  markSeveral,
  oneMethod,
  pay,
  seen,
  signIn,
  twoAccounts,
} from './ways.ts';

/** Lists and bills, before anything is paid. */

function listed(invoices: readonly InvoiceSummary[], total = invoices.length): Answers['listInvoices'] {
  return accepted({ invoices, total, isOfEarlier: false });
}

/** A list that holds this. */
function list(name: string, answer: Answers['listInvoices'], rest: Partial<State> = {}): State {
  return {
    name,
    screen: 'invoices',
    reach: signIn,
    kiosk: (kiosk) => {
      kiosk.listAnswer = answer;
    },
    ...rest,
  };
}

const lists: readonly State[] = [
  { name: 'invoices', screen: 'invoices', isMain: true, reach: signIn },
  list('invoices-none', listed([])),
  list('invoices-one', listed([bill(6)])),
  list('invoices-thousands', listed(bills(24), 2_000)),
  list(
    'invoices-thousands-later',
    listed(
      bills(24).map((one) => ({ ...one, cutOffOn: '2026-11-25' })),
      2_000,
    ),
    {
      reach: async (stage) => {
        await signIn(stage);
        await stage.session.showPage(stage.session.list.rows * 2);
      },
    },
  ),
  list('invoices-cut-off', listed([{ ...bill(0), cutOffOn: '2026-11-25' }, ...bills(4).slice(1)])),
  list('invoices-taken', listed(bills(4).map((one, index) => ({ ...one, isTaken: index === 1 })))),
  list('invoices-long-words', {
    ...listed([
      {
        ...bill(0),
        customerName: 'María de los Ángeles Núñez viuda de Arosemena',
        detail: 'Energía, alumbrado público y aseo · septiembre 2026',
        amountMinor: minor(123_456_789),
        invoiceCode: 'S100001-00000000001',
      },
      ...bills(3),
    ]),
  }),
  list('invoices-of-earlier', accepted({ invoices: bills(4), total: 4, isOfEarlier: true })),
  list('invoices-down', refused('biller-offline')),
  list('invoices-signed-out', refused('signed-out')),
  {
    name: 'invoices-choice-down',
    screen: 'invoices',
    reach: async (stage) => {
      stage.kiosk.readInvoice = async () => refused('biller-offline');
      await choose(stage);
    },
  },
  {
    name: 'invoices-loading',
    screen: 'invoices',
    kiosk: (kiosk) => {
      kiosk.listInvoices = () => new Promise(() => undefined);
    },
    reach: (stage) => {
      void signIn(stage);
    },
  },
  {
    name: 'invoices-guest',
    screen: 'invoices',
    kiosk: (kiosk) => {
      kiosk.listAnswer = listed(bills(2));
    },
    reach: beGuest,
  },
  {
    name: 'invoices-of-account',
    screen: 'invoices',
    kiosk: (kiosk) => {
      kiosk.signInAnswer = twoAccounts;
    },
    reach: async (stage) => {
      await signIn(stage);
      await stage.session.showAccount('100001');
    },
  },
  list('invoices-several', listed(bills(12)), { reach: (stage) => markSeveral(stage, 0) }),
  list('invoices-several-marked', listed(bills(12)), { reach: (stage) => markSeveral(stage, 3) }),
  {
    name: 'invoices-several-refused',
    screen: 'invoices',
    kiosk: seen(oneMethod),
    reach: async (stage) => {
      await markSeveral(stage, 2);
      stage.kiosk.openPayment = async () => refused('in-progress-elsewhere');
      await stage.session.paySeveral();
    },
  },
];

const paidBills = bills(3).map((one, index) => ({
  ...one,
  isOverdue: false,
  paid: { paidOn: `2026-10-1${String(index)}`, billerReceipt: `RC-2026-00${String(48_817 + index)}` },
}));

/** What was paid. */
function paidList(
  name: string,
  answer: Answers['listInvoices'],
  more?: (stage: Stage) => Promise<void>,
): State {
  return {
    name,
    screen: 'paid-invoices',
    kiosk: (kiosk) => {
      kiosk.listAnswer = answer;
    },
    reach: async (stage) => {
      await signIn(stage);
      // A list that could not be read is read anew at once.
      await new Promise((done) => setTimeout(done));
      await stage.session.showPaid();
      await more?.(stage);
    },
  };
}

const paidLists: readonly State[] = [
  paidList('paid-invoices', listed(paidBills)),
  paidList('paid-invoices-none', listed([])),
  paidList('paid-invoices-many', listed([...paidBills, ...paidBills, ...paidBills], 48)),
  paidList('paid-invoices-down', refused('biller-offline')),
  paidList('paid-invoices-elsewhere', listed(paidBills), ({ session }) => session.reopen('F-00004101')),
];

/** One bill that is, at a kiosk that is. */
function oneBill(name: string, bill: Partial<InvoiceView>, kiosk: Partial<KioskView> = {}): State {
  return {
    name,
    screen: 'invoice',
    kiosk: seen(kiosk),
    reach: async (stage) => {
      await choose(stage);
      const { invoice } = stage.session;
      if (invoice) stage.session.invoice = { ...invoice, ...bill };
    },
  };
}

const openProblems: readonly Refusal<'openPayment'>[] = [
  ...(['already-paid', 'in-progress-elsewhere', 'biller-offline', 'vpos-offline'] as const),
  ...(['queue-full', 'wrong-amount', 'out-of-service', 'signed-out'] as const),
];

/** Every bill may be paid in parts. */
function takeParts(kiosk: Stage['kiosk']): void {
  const readInvoice = kiosk.readInvoice.bind(kiosk);
  kiosk.readInvoice = async (request) => {
    const answer = await readInvoice(request);
    return answer.ok ? accepted({ ...answer.value, partial: { leastMinor: minor(500) } }) : answer;
  };
}

const single: readonly State[] = [
  { name: 'invoice', screen: 'invoice', isMain: true, reach: choose },
  ...sentences([
    oneBill('invoice-not-due', { isOverdue: false, dueOn: '2026-11-28' }),
    oneBill('invoice-cut-off', { cutOffOn: '2026-11-25' }),
    oneBill('invoice-part', { partial: { leastMinor: minor(500) } }),
    oneBill('invoice-fiscal', {
      currency: 'COP',
      amountMinor: minor(4_576_000),
      taxName: 'IVA 19 %',
      fiscalCode: { name: 'CUFE', value: 'f1d2d2f924e986ac86fdf7b36c94bcdf32beec15a38a29c3e8f3a4f2b5c6d7e8' },
    }),
    oneBill('invoice-biller-silent', {}, { biller: 'silent' }),
    oneBill('invoice-queue', {}, isQueueing),
    oneBill('invoice-over-limit', { amountMinor: minor(20_000) }, isQueueing),
    oneBill('invoice-no-paying', {}, { channel: 'unverified', paying: 'unavailable' }),
    oneBill('invoice-taken', { isTaken: true }),
  ]),
  ...sentences(
    openProblems.map((problem) => ({
      name: `invoice-${problem}`,
      screen: 'invoice',
      kiosk: (kiosk) => {
        seen(oneMethod)(kiosk);
        kiosk.openPayment = async () => refused(problem);
        if (problem === 'wrong-amount') takeParts(kiosk);
      },
      reach: async (stage) => {
        await choose(stage);
        await pay(stage);
      },
    })),
  ),
];

async function next(stage: Stage): Promise<void> {
  await signIn(stage);
  await stage.session.showNextInvoice();
}

const nextOnes: readonly State[] = [
  { name: 'next-invoice', screen: 'next-invoice', isMain: true, reach: next },
  list('next-invoice-none', listed([]), { screen: 'next-invoice', reach: next }),
  list('next-invoice-none-of-account', listed([]), {
    screen: 'next-invoice',
    reach: async (stage) => {
      await signIn(stage);
      stage.session.list.account = '100001';
      await stage.session.showNextInvoice();
    },
  }),
  {
    name: 'next-invoice-down',
    screen: 'next-invoice',
    reach: async (stage) => {
      await signIn(stage);
      stage.kiosk.listAnswer = refused('biller-offline');
      stage.session.checkout.hasConfirmed = true;
      await stage.session.showNextInvoice();
    },
  },
  {
    name: 'next-invoice-of-earlier',
    screen: 'next-invoice',
    kiosk: (kiosk) => {
      kiosk.listAnswer = accepted({ invoices: bills(1), total: 1, isOfEarlier: true });
    },
    reach: next,
  },
];

export const billStates: readonly State[] = [...lists, ...paidLists, ...single, ...nextOnes];
