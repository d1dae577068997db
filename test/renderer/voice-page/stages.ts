import { accepted } from '../../../src-main/contract/outcome.ts';
import type { ScreenName } from '../../../src-renderer/screen-name.ts';
import type { Session } from '../../../src-renderer/session.svelte.ts';
import { minor } from '../../../src-main/contract/money.ts';
import { card, maria, oldestInvoice, opened, paid, wholeInvoice, type FakeKiosk } from '../fake-kiosk.ts';

type Stage = (session: Session, kiosk: FakeKiosk) => Promise<void> | void;

async function signIn(session: Session): Promise<void> {
  await session.look();
  await session.signIn('maria', 'secreta');
}

async function chooseInvoice(session: Session): Promise<void> {
  await signIn(session);
  await session.choose(oldestInvoice.invoiceNumber);
}

async function review(session: Session): Promise<void> {
  await chooseInvoice(session);
  await session.pay();
  session.checkout.email = maria.email;
  session.checkout.hasAcceptedTerms = true;
  session.checkout.cardSealed(card);
}

function show(screen: ScreenName): Stage {
  return async (session) => {
    await session.look();
    session.screen = screen;
  };
}

const accounts = [
  { accountNumber: '100001', serviceAddress: 'Calle 50, casa 12', unpaidCount: 2 },
  { accountNumber: '100002', serviceAddress: 'Vía Argentina, local 3', unpaidCount: 1 },
];

/** How a customer comes to each screen: a new screen that has no way here does not compile. */
export const stages: Readonly<Record<ScreenName, Stage>> = {
  starting: (_, kiosk) => {
    kiosk.describeKiosk = () => new Promise(() => undefined);
  },
  attract: (session) => session.look(),
  'sign-in': show('sign-in'),
  scan: show('scan'),
  'find-account': show('find-account'),
  register: show('register'),
  'new-password': show('new-password'),
  accounts: async (session, kiosk) => {
    kiosk.signInAnswer = accepted({ ...maria, accounts });
    await signIn(session);
  },
  invoices: signIn,
  'paid-invoices': async (session) => {
    await signIn(session);
    await session.showPaid();
  },
  invoice: chooseInvoice,
  'part-amount': async (session) => {
    await chooseInvoice(session);
    session.invoice = { ...wholeInvoice, partial: { leastMinor: minor(500) } };
    session.screen = 'part-amount';
  },
  method: async (session, kiosk) => {
    kiosk.view = { ...kiosk.view, methods: ['credit', 'debit'] };
    await chooseInvoice(session);
    await session.pay();
  },
  'no-printer': async (session, kiosk) => {
    kiosk.openAnswer = accepted({ ...opened, printer: { is: 'unavailable', fault: 'paper-out' } });
    await chooseInvoice(session);
    await session.pay();
  },
  card: async (session) => {
    await chooseInvoice(session);
    await session.pay();
  },
  review,
  progress: async (session) => {
    await review(session);
    await session.checkout.confirm();
  },
  result: async (session, kiosk) => {
    kiosk.confirmAnswer = accepted({ ...paid, receipt: 'printing' });
    await review(session);
    await session.checkout.confirm();
  },
  'next-invoice': async (session) => {
    await signIn(session);
    await session.showNextInvoice();
  },
  'find-payment': async (session) => {
    await session.look();
    session.beginSearch();
  },
  goodbye: async (session) => {
    await signIn(session);
    await session.end();
  },
  'out-of-service': async (session, kiosk) => {
    kiosk.view = { ...kiosk.view, service: { is: 'out-of-service', code: 'E-DISK' } };
    await session.look();
  },
};
