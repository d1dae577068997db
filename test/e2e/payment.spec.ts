import { expect, test, type Page } from '@playwright/test';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import {
  button,
  cards,
  chooseInvoice,
  confirm,
  giveCard,
  payOneInvoice,
  signIn,
  signInByTouch,
  title,
  touch,
  typeCard,
} from './customer.ts';
import { freshPage } from './launch.ts';

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
});

test.afterEach(async () => {
  await branch.close();
});

/** Once nothing moves any more, journal, VPOS and biller must say the same. */
async function expectAgreement(): Promise<void> {
  const { journalFile, simulators } = branch;
  await expect.poll(() => findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
}

/** Confirms the payment of the invoice whose amount ends in these digits; see the VPOS's interface. */
async function confirmEnding(page: Page, ending: string): Promise<void> {
  await signIn(page, demoCustomers.withOddEndings);
  await chooseInvoice(page, `\\.${ending}`);
  await giveCard(page, cards.approving);
  await confirm(page);
}

test('by touch alone a customer pays the oldest invoice, gets one receipt and is shown the next one', async () => {
  const { page } = await branch.open();
  await signInByTouch(page, demoCustomers.withSeveral);
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(4);
  const second = await rows.nth(1).innerText();
  await touch(page, rows.nth(0).getByRole('button'));
  await touch(page, button(page, /^Pagar \$/));
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expect(page.getByText('Tome su comprobante.')).toBeVisible();
  await touch(page, button(page, 'Continuar'));
  await expect(title(page, 'Su siguiente factura pendiente')).toBeVisible();
  expect(
    await button(page, /^Pagar.*Factura|^Pagar/)
      .first()
      .innerText(),
  ).toBe(second);
  expect(branch.simulators.printer.receipts()).toHaveLength(1);
  await expectAgreement();
});

test('a customer whose card has no funds is told so, is not charged, and pays with another card', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.withoutFunds);
  await confirm(page);
  await expect(title(page, 'Su banco no aprobó el pago')).toBeVisible();
  await expect(page.getByText('La tarjeta no tiene fondos suficientes.')).toBeVisible();
  await expect(page.getByText('No se hizo ningún cobro.')).toBeVisible();
  expect(branch.simulators.vpos.liveCaptures()).toBe(0);
  await button(page, 'Usar otra tarjeta').click();
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expectAgreement();
});

test('a silence that turns out charged ends paid, with one charge', async () => {
  const { page } = await branch.open();
  await confirmEnding(page, '91');
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  expect(branch.simulators.vpos.liveCaptures()).toBe(1);
  await expectAgreement();
});

test('a silence that turns out not charged ends not charged, and the customer is told so', async () => {
  const { page } = await branch.open();
  await confirmEnding(page, '93');
  await expect(page.getByText('Su banco no respondió y le estamos preguntando por su pago.')).toBeVisible();
  await expect(title(page, 'El pago no se hizo')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('No se hizo ningún cobro.')).toBeVisible();
  expect(branch.simulators.vpos.ledger()).toEqual([]);
  await expectAgreement();
});

test('a kiosk that is killed between confirmation and answer finishes the payment after its restart', async () => {
  const first = await branch.open();
  await confirmEnding(first.page, '92');
  await expect(title(first.page, 'Estamos procesando su pago')).toBeVisible();
  await expect.poll(() => readJournal(branch.journalFile).at(-1)?.state.at).toBe('sending');
  await first.kill();
  const second = await branch.open();
  await expect(title(second.page, 'Pague su factura aquí')).toBeVisible();
  await expect.poll(() => branch.simulators.biller.ledger().length, { timeout: 60_000 }).toBe(1);
  expect(branch.simulators.vpos.liveCaptures()).toBe(1);
  expect(branch.simulators.printer.receipts()).toEqual([]);
  await expectAgreement();
});

test('a customer who leaves takes everything along: the next one finds a fresh screen', async () => {
  const { app, page } = await branch.open();
  await payOneInvoice(page);
  const next = await freshPage(app, async () => {
    await button(page, 'Continuar').click();
    await button(page, 'Terminar').click();
  });
  await expect(title(next, 'Pague su factura aquí')).toBeVisible();
  const kept = await next.evaluate(async () => ({
    text: document.body.innerText,
    storage: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    history: history.length,
  }));
  expect(kept).toMatchObject({ storage: 0, databases: 0 });
  expect(kept.text).not.toContain(demoCustomers.withSeveral.name);
});

test('correcting the information keeps the e-mail but never the card', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.approving);
  await expect(page.getByText('Visa •••• 1111')).toBeVisible();
  await button(page, 'Corregir información').click();
  await expect(page.getByLabel('Correo')).toHaveValue(demoCustomers.withSeveral.user);
  await expect(page.getByRole('checkbox')).toBeChecked();
  await button(page, 'Siguiente paso').click();
  await expect(page.getByText('Complete los datos de la tarjeta.')).toBeVisible();
  await typeCard(page, cards.approving);
  await button(page, 'Siguiente paso').click();
  await expect(title(page, 'Revise antes de pagar')).toBeVisible();
});

test('without the e-mail of the account, or without the terms, nobody gets to the review', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await typeCard(page, cards.approving);
  await button(page, 'Siguiente paso').click();
  await expect(page.getByText('Para continuar, acepte los términos y condiciones.')).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByLabel('Correo').fill('otra@correo.example');
  await button(page, 'Listo').click();
  await button(page, 'Siguiente paso').click();
  await expect(page.getByText('Este no es el correo de su cuenta.')).toBeVisible();
});

/** All is typed on a landscape glass, where the button that pays comes up in the place of the one before it. */
async function openBeforeReview(): Promise<{ page: Page; place: { x: number; y: number } }> {
  const { page } = await branch.open('1366x768');
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await typeCard(page, cards.approving);
  await page.getByRole('checkbox').check();
  const box = await button(page, 'Siguiente paso').boundingBox();
  if (!box) throw new Error('there is no next step');
  return { page, place: { x: box.x + box.width - 10, y: box.y + box.height / 2 } };
}

async function expectNothingConfirmed(page: Page): Promise<void> {
  await expect(title(page, 'Revise antes de pagar')).toBeVisible();
  expect(readJournal(branch.journalFile).at(-1)?.state.at).toBe('created');
  expect(branch.simulators.vpos.ledger()).toEqual([]);
}

test('two quick taps on the step before the review pay nothing that nobody has read', async () => {
  const { page, place } = await openBeforeReview();
  await page.mouse.dblclick(place.x, place.y, { delay: 60 });
  await expectNothingConfirmed(page);
});

test('a tap that waited while the machine was busy pays nothing that nobody has seen', async () => {
  const { page, place } = await openBeforeReview();
  // Between the review and its first picture the page has other things to do for longer than a tap is held back.
  await page.evaluate(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('h1')?.textContent !== 'Revise antes de pagar') return;
      observer.disconnect();
      const endMs = performance.now() + 2_000;
      while (performance.now() < endMs);
      Reflect.set(window, 'wasBusy', true);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const wasBusy = (): Promise<boolean> => page.evaluate(() => Reflect.get(window, 'wasBusy') === true);
  do await page.mouse.click(place.x, place.y);
  while (!(await wasBusy()));
  await expectNothingConfirmed(page);
});

test('a customer whose card frame is dead is told what to do, and nothing is charged', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await page.route(/\/\/card(\.invalid)?\//, (route) => route.abort());
  await chooseInvoice(page);
  await expect(page.getByText('Este kiosco no puede recibir tarjetas ahora.')).toBeVisible({
    timeout: 30_000,
  });
  await expect(button(page, 'Siguiente paso')).toBeHidden();
  await button(page, 'Volver').click();
  await expect(title(page, 'Verifique su factura')).toBeVisible();
});

test('a next step that is pressed before the card frame has come up is answered once it is there', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  const held: (() => void)[] = [];
  const isPressed = new Promise<void>((resolve) => held.push(resolve));
  await page.route(/\/\/card(\.invalid)?\/index/, async (route) => {
    await isPressed;
    await route.continue();
  });
  await chooseInvoice(page);
  await page.getByRole('checkbox').check();
  await button(page, 'Siguiente paso').click();
  for (const letGo of held) letGo();
  await expect(page.getByText('Complete los datos de la tarjeta.')).toBeVisible();
});
