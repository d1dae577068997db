import { watchedScreens } from './screen-name.ts';
import type { Session } from './session.svelte.ts';

/** Called from time to time: looks at how the kiosk is, where what is shown depends on it. */
export async function watchSession(session: Session): Promise<void> {
  if (!watchedScreens.includes(session.screen)) return;
  await session.look();
  const { checkout, kioskView, list } = session;
  if (session.screen === 'no-printer' && kioskView) checkout.notePrinter(kioskView.printer);
  // The company answers again: what it could not say, or said earlier, is read anew.
  if (!list.isStale || kioskView?.biller !== 'answering') return;
  if (session.screen === 'invoices') await session.showPage(list.offset);
  if (session.screen === 'next-invoice') await session.showNextInvoice();
}
