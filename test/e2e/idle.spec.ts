import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch, type BranchOptions } from './branch.ts';
import {
  button,
  cards,
  chooseInvoice,
  confirm,
  giveCard,
  signIn,
  signInAndOpenInvoice,
  title,
  touch,
} from './customer.ts';
import { freshPage } from './launch.ts';

/** How long a bill may be read, in milliseconds, and a little more. */
const readingMs = 63_000;

let branch: Branch;
let app: ElectronApplication;

async function openPage(options: BranchOptions = {}): Promise<Page> {
  branch = await openBranch(options);
  const kiosk = await branch.open();
  app = kiosk.app;
  const { page } = kiosk;
  await page.clock.install();
  return page;
}

test.afterEach(async () => {
  await branch.close();
});

function question(page: Page): Locator {
  return page.getByRole('dialog', { name: '¿Sigue ahí?' });
}

/** A finger at the very corner of the glass, far from every button. */
async function touchBeside(page: Page): Promise<void> {
  const glass = await page.context().newCDPSession(page);
  const touchPoints = [{ x: 6, y: 6 }];
  await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await glass.detach();
}

/** How many colours are on the glass above a place: one means that nothing at all is to be seen there. */
async function coloursAbove(page: Page, y: number): Promise<number> {
  const width = page.viewportSize()?.width ?? (await page.evaluate(() => innerWidth));
  const picture = PNG.sync.read(await page.screenshot({ clip: { x: 0, y: 0, width, height: y } }));
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.data.length / 4);
  return new Set(pixels).size;
}

test('a customer who is still there goes on by one touch, on the question or beside it, more than ten times, and loses nothing', async () => {
  const page = await openPage();
  await signInAndOpenInvoice(page);
  for (let time = 0; time < 12; time += 1) {
    await page.clock.runFor(readingMs);
    await expect(question(page)).toBeVisible();
    await expect(
      question(page)
        .getByText(/en (30|2\d) segundos/)
        .first(),
    ).toBeVisible();
    await page.clock.runFor(19_000);
    await expect(
      question(page)
        .getByText(/en (1[0-2]|\d) segundos/)
        .first(),
    ).toBeVisible();
    if (time % 2 === 0) await touch(page, button(page, 'Sí, seguir'));
    else await touchBeside(page);
    await expect(question(page)).toBeHidden();
  }
  await expect(title(page, 'Verifique su factura')).toBeVisible();
  await expect(button(page, /^Pagar \$/)).toBeEnabled();
  await expect(page.getByRole('banner')).toContainText(demoCustomers.withSeveral.name);
});

test('while it asks, nothing of the customer is to be seen, not even a question that was open', async () => {
  const page = await openPage();
  await signInAndOpenInvoice(page);
  expect(await coloursAbove(page, 400)).toBeGreaterThan(1);
  await touch(page, button(page, 'Salir'));
  await expect(page.getByRole('heading', { name: '¿Quiere salir?' })).toBeVisible();
  await page.clock.runFor(readingMs);
  await expect(question(page)).toBeVisible();
  const box = await question(page).boundingBox();
  expect(await coloursAbove(page, Math.floor(box?.y ?? 0) - 40)).toBe(1);
  const { x, y } = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) - 20 };
  expect(
    await page.evaluate(([left = 0, top = 0]) => document.elementFromPoint(left, top)?.tagName, [x, y]),
  ).toBe('DIALOG');
  // A key that was meant for something else goes on too.
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  await expect(page.getByRole('heading', { name: '¿Quiere salir?' })).toBeVisible();
});

test('when nobody answers the visit ends, its bill is free again, and the next customer finds a fresh screen', async () => {
  const page = await openPage();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await page.clock.runFor(115_000);
  await expect(question(page)).toBeHidden();
  await page.clock.runFor(8_000);
  await expect(question(page)).toBeVisible();
  const fresh = await freshPage(app, () => page.clock.runFor(31_000));
  await expect(title(fresh, 'Pague su factura aquí')).toBeVisible();
  await expect.poll(() => readJournal(branch.journalFile).at(-1)?.state.at).toBe('abandoned');
  expect(branch.simulators.vpos.ledger()).toEqual([]);
});

test('while money moves nobody is asked, however long it takes', async () => {
  let onBooked = (): void => undefined;
  const page = await openPage({
    onStep: (step) => {
      if (step === 'sale-booked') onBooked();
    },
  });
  const { vpos } = branch.simulators;
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.approving);
  onBooked = () => void vpos.pause();
  await confirm(page);
  await expect(page.getByText(/Su banco no respondió|lo estamos anulando/)).toBeVisible({ timeout: 60_000 });
  await page.clock.runFor(600_000);
  await expect(title(page, 'Estamos procesando su pago')).toBeVisible();
  await expect(question(page)).toBeHidden();
  await vpos.resume();
  await expect(title(page, 'Pago aprobado')).toBeVisible({ timeout: 90_000 });
});

for (const mode of ['Letra grande', 'Botones abajo']) {
  test(`a customer with "${mode}" has four times as long`, async () => {
    const page = await openPage();
    await signInAndOpenInvoice(page);
    await touch(page, button(page, mode));
    await page.clock.runFor(4 * 60_000 - 2_000);
    await expect(question(page)).toBeHidden();
    await page.clock.runFor(4_000);
    await expect(question(page)).toBeVisible();
    // As before, once it is off again.
    await touch(page, button(page, 'Sí, seguir'));
    await touch(page, button(page, mode));
    await page.clock.runFor(readingMs);
    await expect(question(page)).toBeVisible();
  });
}

test('who fetches a code from a mail box has three minutes', async () => {
  const page = await openPage();
  await touch(page, button(page, /Ingresar con mi usuario/));
  await touch(page, button(page, '¿No puede entrar?'));
  await touch(page, page.getByRole('dialog').getByRole('button', { name: /Olvidé mi contraseña/ }));
  await page.getByLabel('Correo o número de cliente').fill(demoCustomers.withSeveral.user);
  await touch(page, button(page, 'Siguiente paso'));
  await expect(page.getByLabel('Código de 6 números')).toBeVisible();
  await page.clock.runFor(175_000);
  await expect(question(page)).toBeHidden();
  await page.clock.runFor(6_000);
  await expect(question(page)).toBeVisible();
  await touchBeside(page);
  await expect(page.getByLabel('Código de 6 números')).toBeVisible();
});
