import { expect, type ElectronApplication, type Page } from '@playwright/test';
import {
  button,
  cards,
  chooseInvoice,
  confirm,
  giveCard,
  leave,
  signIn,
  title,
  touch,
} from '../e2e/customer.ts';
import { freshPage } from '../e2e/launch.ts';
import { companyOf, demoBillsOf, demoCustomers } from '../simulators/demo-data.ts';
import { billCodeOf } from '../simulators/demo/bill-code.ts';

export type VisitKind = 'paid' | 'declined' | 'timed-out' | 'guest' | 'left';

/** Of twenty visits. The one without an answer waits for the whole patience of the kiosk. */
const twenty: readonly VisitKind[] = [
  ...(['paid', 'paid', 'declined', 'paid', 'guest', 'paid', 'left', 'paid', 'paid', 'timed-out'] as const),
  ...(['paid', 'declined', 'paid', 'guest', 'paid', 'paid', 'left', 'paid', 'guest', 'paid'] as const),
];

export function kindOf(visit: number): VisitKind {
  return twenty[visit % twenty.length] ?? 'paid';
}

/** A visit from the first screen to the next customer's first screen, which is a page of its own. */
export async function goThrough(app: ElectronApplication, page: Page, kind: VisitKind): Promise<Page> {
  switch (kind) {
    case 'paid':
      await signIn(page, demoCustomers.withThousands);
      await chooseInvoice(page);
      await payTo(page, 'Pago aprobado', cards.approving);
      return leave(app, page);
    case 'declined':
      await signIn(page, demoCustomers.withSeveral);
      await chooseInvoice(page);
      await payTo(page, 'Su banco no aprobó el pago', cards.withoutFunds);
      return finish(app, page);
    case 'timed-out':
      await signIn(page, demoCustomers.withOddEndings);
      // A sale that never arrives: nothing is charged, and the same bill can be paid again.
      await chooseInvoice(page, '\\.93');
      await payTo(page, 'El pago no se hizo', cards.approving);
      return finish(app, page);
    case 'guest':
      await scanBill(app, page);
      await touch(page, button(page, /^Pagar \$/));
      await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
      await payTo(page, 'Su banco no aprobó el pago', cards.withoutFunds);
      return finish(app, page);
    case 'left':
      await signIn(page, demoCustomers.withSeveral);
      await chooseInvoice(page);
      await button(page, 'Volver').click();
      await expect(title(page, 'Verifique su factura')).toBeVisible();
      await button(page, 'Salir').click();
      return freshPage(app, () => button(page, 'Sí, salir').click());
  }
}

async function payTo(page: Page, end: string, card: string): Promise<void> {
  await giveCard(page, card);
  await confirm(page);
  await expect(title(page, end)).toBeVisible({ timeout: 90_000 });
}

/** As a scanner on a wire: main tells the page. */
async function scanBill(app: ElectronApplication, page: Page): Promise<void> {
  const [bill] = demoBillsOf('pa', demoCustomers.withSeveral);
  if (!bill) throw new Error('the demo has no such bill');
  const code = billCodeOf(companyOf('pa').payee, bill);
  await title(page, 'Pague su factura aquí').waitFor();
  await app.evaluate(({ BrowserWindow }, scanned) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send('kiosk:scan', scanned);
  }, code);
  await expect(title(page, 'Verifique su factura')).toBeVisible();
}

/** A result is deaf to taps that were meant for the screen before it. */
async function finish(app: ElectronApplication, page: Page): Promise<Page> {
  return freshPage(app, async () => {
    const end = button(page, 'Terminar');
    await end.waitFor();
    await expect(async () => {
      if (page.isClosed()) return;
      if (await end.isVisible()) await end.click();
      await expect(end).toBeHidden({ timeout: 500 });
    }).toPass();
  });
}
