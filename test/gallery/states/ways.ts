import { accepted } from '../../../src-main/contract/outcome.ts';
import type { Answers, KioskView, PaymentView } from '../../../src-main/contract/kiosk-api.ts';
import { minor } from '../../../src-main/contract/money.ts';
import type { ScreenName } from '../../../src-renderer/screen-name.ts';
import type { FakeKiosk } from '../../renderer/fake-kiosk.ts';
import { card, maria, queueTerms } from '../../renderer/fake-kiosk.ts';
import { bill } from '../scripted-kiosk.ts';
import type { Stage } from './state.ts';

/** How customers come from one screen to the next. */

/** A kiosk that is otherwise than usual. */
export function seen(part: Partial<KioskView>): (kiosk: FakeKiosk) => void {
  return (kiosk) => {
    kiosk.view = { ...kiosk.view, ...part };
  };
}

export const isQueueing: Partial<KioskView> = { channel: 'unverified', paying: 'queue', queue: queueTerms };

/** A kiosk that takes no card but credit cards, so that none is asked for. */
export const oneMethod: Partial<KioskView> = { methods: ['credit'] };

export function show(screen: ScreenName): (stage: Stage) => void {
  return ({ session }) => {
    session.screen = screen;
  };
}

export async function signIn({ session }: Stage): Promise<void> {
  await session.signIn('maria', 'secreta');
}

/** With a bill in hand, and without an account. */
export async function beGuest({ session }: Stage): Promise<void> {
  await session.openVisit({ name: 'M*** N***', email: null, isGuest: true, accounts: [] });
}

export async function choose(stage: Stage): Promise<void> {
  await signIn(stage);
  await stage.session.choose(bill(0).invoiceNumber);
}

/** To the card, however it is asked for. */
export async function pay({ session }: Stage, partMinor?: number): Promise<void> {
  await session.pay(partMinor === undefined ? undefined : minor(partMinor));
  if (session.screen === 'method') await session.checkout.choose('credit');
}

export async function toCard(stage: Stage): Promise<void> {
  await choose(stage);
  await pay(stage);
  if (stage.session.screen === 'card') await stage.waitForCard('ready');
}

/** Past the card: its frame need not have come up for that. */
export function seal({ session }: Stage): void {
  const { checkout } = session;
  checkout.email = maria.email;
  checkout.hasAcceptedTerms = true;
  checkout.cardSealed(...checkout.opened.map(() => card));
}

export async function toReview(stage: Stage): Promise<void> {
  await choose(stage);
  await pay(stage);
  seal(stage);
}

/** To whatever a payment comes to. */
export async function confirmed(stage: Stage, payment: PaymentView): Promise<void> {
  await toReview(stage);
  stage.kiosk.confirmAnswer = accepted(payment);
  await stage.session.checkout.confirm();
}

/** Marks so many of the list. */
export async function markSeveral(stage: Stage, count: number): Promise<void> {
  await signIn(stage);
  const { several, list } = stage.session;
  several.begin();
  for (const invoice of list.page?.invoices.slice(0, count) ?? []) several.toggle(invoice);
}

export async function severalToReview(stage: Stage, count: number): Promise<void> {
  await markSeveral(stage, count);
  await stage.session.paySeveral();
  if (stage.session.screen === 'method') await stage.session.checkout.choose('credit');
  seal(stage);
}

export const twoAccounts: Answers['signIn'] = accepted({
  ...maria,
  accounts: [
    { accountNumber: '100001', serviceAddress: 'Calle 50, casa 12', unpaidCount: 2 },
    { accountNumber: '100002', serviceAddress: 'Vía Argentina, edificio Coral, local 3', unpaidCount: 1 },
  ],
});
