import {
  expect,
  type ElectronApplication,
  type FrameLocator,
  type Locator,
  type Page,
} from '@playwright/test';
import { demoCustomers } from '../simulators/demo-data.ts';
import { freshPage } from './launch.ts';

/** Published test numbers, and how each ends at the VPOS simulator. */
export const cards = {
  approving: '4111111111111111',
  withoutFunds: '4000000000009995',
} as const;

/** What is typed after the number: expiry and code. */
export const expiry = '1230';
export const code = '737';

interface Login {
  readonly user: string;
  readonly password: string;
}

/** One press of a finger, as the screen's glass reports it: real touch events, which a mouse click would skip. */
export async function touch(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to touch there');
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const glass = await page.context().newCDPSession(page);
  await glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await glass.detach();
}

export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name });
}

export function title(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** From the attract screen to the list, with the keys of the screen's own keyboard. */
export async function signInByTouch(page: Page, { user, password }: Login): Promise<void> {
  await touch(page, button(page, /Ingresar con mi usuario/));
  await typeByTouch(page, user);
  await touch(page, page.getByLabel('Contraseña'));
  await typeByTouch(page, password);
  await touch(page, button(page, /^Ingresar$/));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
}

async function typeByTouch(page: Page, typed: string): Promise<void> {
  const keyboard = page.getByRole('group', { name: 'Teclado en pantalla' });
  for (const character of typed) {
    const isCapital = character !== character.toLowerCase();
    if (isCapital) await touch(page, keyboard.getByRole('button', { name: 'Mayúsculas' }));
    await touch(page, keyboard.getByRole('button', { name: character, exact: true }));
  }
}

/** The same with a keyboard, for tests of what comes later. */
export async function signIn(page: Page, { user, password }: Login): Promise<void> {
  await button(page, /Ingresar con mi usuario/).click();
  await page.getByLabel('Correo o número de cliente').fill(user);
  await page.getByLabel('Contraseña').fill(password);
  await button(page, /^Ingresar$/).click();
  await expect(page.getByRole('banner')).toContainText(demoNameOf(user));
}

function demoNameOf(user: string): string {
  const { withSeveral, withNone, withThousands, withOddEndings, withAccounts } = demoCustomers;
  const all = [withSeveral, withNone, withThousands, withOddEndings, withAccounts];
  const customer = all.find((known) => known.user === user);
  if (!customer) throw new Error(`nobody signs in as ${user}`);
  return customer.name;
}

/** From the list to one invoice: the one whose amount ends so, or the oldest one. */
async function openInvoice(page: Page, ending = ''): Promise<void> {
  await button(page, new RegExp(`^Pagar.*${ending}`))
    .first()
    .click();
  await expect(title(page, 'Verifique su factura')).toBeVisible();
}

/** Signs in and opens the oldest of several invoices. */
export async function signInAndOpenInvoice(page: Page): Promise<void> {
  await signIn(page, demoCustomers.withSeveral);
  await openInvoice(page);
}

/** From the list to the card: the invoice whose amount ends so, or the oldest one. */
export async function chooseInvoice(page: Page, ending = ''): Promise<void> {
  await openInvoice(page, ending);
  await page.getByRole('button', { name: /^Pagar \$/ }).click();
  await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
}

function cardFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe');
}

/**
 * Number, expiry and code on the card frame's own keys; the frame goes from one to the next by itself.
 *
 * @param typedCode - empty for a payment that is queued: no code is asked for
 */
export function typeCard(page: Page, number: string, typedCode = code): Promise<void> {
  return typeCardDigits(page, `${number}${expiry}${typedCode}`);
}

/** Some of a card's digits, on the card frame's own keys. */
export async function typeCardDigits(page: Page, digits: string): Promise<void> {
  const keypad = cardFrame(page).getByRole('group', { name: 'Teclado numérico' });
  for (const digit of digits) {
    await touch(page, keypad.getByRole('button', { name: digit, exact: true }));
  }
}

/** From the card to the review. */
export async function giveCard(page: Page, number: string): Promise<void> {
  await typeCard(page, number);
  await acceptCard(page);
}

/** From a card that is typed to the review. */
export async function acceptCard(page: Page): Promise<void> {
  await touch(page, page.getByRole('checkbox'));
  await touch(page, button(page, 'Siguiente paso'));
  await expect(title(page, 'Revise antes de pagar')).toBeVisible();
}

/** For its first moment the review is deaf, so that no double tap pays; a person reads, and taps again if need be. */
export async function confirm(page: Page): Promise<void> {
  const review = title(page, 'Revise antes de pagar');
  await expect(async () => {
    if (await review.isVisible()) await touch(page, button(page, /^Confirmar y pagar/));
    await expect(review).toBeHidden({ timeout: 500 });
  }).toPass();
}

/** The shortest way to an approved payment: signs in, pays the oldest invoice, and waits until it is paid. */
export async function payOneInvoice(page: Page): Promise<void> {
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expect(page.getByText('Su pago quedó aplicado a la factura.')).toBeVisible();
}

/** From the list to the card of a payment that will wait for the bank. */
async function chooseToQueue(page: Page): Promise<void> {
  await openInvoice(page);
  await button(page, 'Dejar el pago en cola').click();
  await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
}

/** From the list to a payment that waits for the bank. */
export async function queueOneInvoice(page: Page, number: string = cards.approving): Promise<void> {
  await chooseToQueue(page);
  await typeCard(page, number, '');
  await touch(page, page.getByRole('checkbox'));
  await touch(page, button(page, 'Siguiente paso'));
  const review = title(page, 'Revise antes de dejarlo en cola');
  await expect(review).toBeVisible();
  await expect(async () => {
    if (await review.isVisible()) await touch(page, button(page, /^Confirmar y dejar en cola/));
    await expect(review).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(title(page, 'Pago EN COLA')).toBeVisible();
}

/** From a result to the attract screen of the next customer. */
export async function leave(app: ElectronApplication, page: Page): Promise<Page> {
  return freshPage(app, async () => {
    await goOn(page);
    await button(page, 'Terminar').click();
  });
}

/** From a result to what comes after it. A result is deaf to taps that were meant for the screen before it. */
export async function goOn(page: Page): Promise<void> {
  const next = button(page, 'Continuar');
  await next.waitFor();
  await expect(async () => {
    if (await next.isVisible()) await next.click();
    await expect(next).toBeHidden({ timeout: 500 });
  }).toPass();
}

/** What a customer does days later, from the attract screen on: types the reference and the card's last four digits. */
export async function askFor(page: Page, reference: string, lastFour: string): Promise<void> {
  await button(page, 'Consultar un pago').click();
  const keypad = page.getByRole('group', { name: 'Teclado numérico' });
  const press = async (digits: string): Promise<void> => {
    for (const digit of digits) await touch(page, keypad.getByRole('button', { name: digit, exact: true }));
  };
  await press(reference.slice('K014-'.length));
  await touch(page, page.getByLabel('Últimos 4 números de la tarjeta'));
  await press(lastFour);
  await touch(page, button(page, 'Consultar'));
}
