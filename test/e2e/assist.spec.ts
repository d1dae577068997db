import { expect, test, type Locator, type Page } from '@playwright/test';
import { findDifferences } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import { button, cards, chooseInvoice, code, confirm, expiry, signIn, title, touch } from './customer.ts';
import { freshPage } from './launch.ts';

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
});

test.afterEach(async () => {
  await branch.close();
});

/** Once nothing moves any more: one charge, and journal, VPOS and biller say the same. */
async function expectOneCharge(): Promise<void> {
  const { journalFile, simulators } = branch;
  await expect.poll(() => findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
  expect(simulators.vpos.liveCaptures()).toBe(1);
}

/** Slower than any scanner, which types too. */
const asPeopleType = { delay: 80 };

const modes = ['Letra grande', 'Alto contraste', 'Botones abajo'];

test('a customer who changes language, size and contrast in the middle of the card loses nothing typed', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  const frame = page.frameLocator('iframe');
  const type = async (keypad: string, digits: string): Promise<void> => {
    const keys = frame.getByRole('group', { name: keypad });
    for (const digit of digits) await touch(page, keys.getByRole('button', { name: digit, exact: true }));
  };
  await type('Teclado numérico', cards.approving.slice(0, 10));
  await expect(frame.getByRole('button', { name: /^Número de la tarjeta, 10 de 16/ })).toBeVisible();
  await touch(page, page.getByRole('checkbox'));
  await touch(page, button(page, 'English'));
  await expect(title(page, 'Your card details')).toBeVisible();
  await expect(frame.getByRole('button', { name: /^Card number, 10 of 16/ })).toBeVisible();
  for (const mode of ['Large text', 'High contrast']) await touch(page, button(page, mode));
  await expect(frame.getByRole('button', { name: /^Card number, 10 of 16/ })).toBeVisible();
  await expect(page.getByRole('checkbox')).toBeChecked();
  await expect(frame.locator('html[lang="en"][data-large][data-contrast]')).toHaveCount(1);
  await touch(page, button(page, 'Next step'));
  await expect(page.getByRole('alert').getByText('Complete your card details.')).toBeVisible();
  await type('Number pad', `${cards.approving.slice(10)}${expiry}${code}`);
  await touch(page, button(page, 'Next step'));
  await expect(title(page, 'Check before you pay')).toBeVisible();
  const pay = button(page, /^Confirm and pay/);
  await expect(async () => {
    if (await pay.isVisible()) await touch(page, pay);
    await expect(pay).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(title(page, 'Payment approved')).toBeVisible();
  await expectOneCharge();
});

/** A touch that a seated customer reaches: in the lower half of a portrait screen. */
async function touchLow(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to touch there');
  const height = await page.evaluate(() => innerHeight);
  expect(box.y + box.height / 2, await target.innerText()).toBeGreaterThan(height / 2);
  await touch(page, target);
}

test('a customer who sits in a wheelchair pays with every touch in the lower half of the screen', async () => {
  // A hundred single presses, each one looked at.
  test.slow();
  const { page } = await branch.open('1080x1920');
  const press = (name: string | RegExp): Promise<void> => touchLow(page, button(page, name).first());
  await press('Botones abajo');
  await press(/Ingresar con mi usuario/);
  const keyboard = page.getByRole('group', { name: 'Teclado en pantalla' });
  const { user, password } = demoCustomers.withSeveral;
  const type = async (typed: string): Promise<void> => {
    for (const character of typed) {
      if (character !== character.toLowerCase()) {
        await touchLow(page, keyboard.getByRole('button', { name: 'Mayúsculas' }));
      }
      await touchLow(page, keyboard.getByRole('button', { name: character, exact: true }));
    }
  };
  await type(user);
  await touchLow(page, page.getByLabel('Contraseña', { exact: true }));
  await type(password);
  await press('Ingresar');
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
  await touchLow(page, page.getByRole('main').getByRole('listitem').first().getByRole('button'));
  await press(/^Pagar \$/);
  await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
  const keypad = page.frameLocator('iframe').getByRole('group', { name: 'Teclado numérico' });
  for (const digit of `${cards.approving}${expiry}${code}`) {
    await touchLow(page, keypad.getByRole('button', { name: digit, exact: true }));
  }
  await touchLow(page, page.getByRole('checkbox'));
  await press('Siguiente paso');
  await expect(title(page, 'Revise antes de pagar')).toBeVisible();
  await press(/^Confirmar y pagar/);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expect(page.getByText('Tome su comprobante.')).toBeVisible();
  await expectOneCharge();
});

/** What has the focus: in the card frame, what has it there. */
async function focused(page: Page): Promise<{ readonly tag: string; readonly name: string }> {
  const read = (): { tag: string; name: string } => {
    const { activeElement: node } = document;
    // A page in which nothing has the focus has no name: its text is that of everything on it.
    if (node === null || node === document.body) return { tag: 'BODY', name: '' };
    const label = node instanceof HTMLInputElement ? node.labels?.[0]?.textContent : node.textContent;
    return { tag: node.tagName, name: (node.getAttribute('aria-label') ?? label ?? '').trim() };
  };
  const here = await page.evaluate(read);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  return here.tag === 'IFRAME' && frame ? frame.evaluate(read) : here;
}

/** Presses a key, after which the focus is somewhere. */
async function key(page: Page, name: string): Promise<{ readonly tag: string; readonly name: string }> {
  await page.keyboard.press(name);
  await expect.poll(async () => (await focused(page)).tag).not.toBe('BODY');
  return focused(page);
}

/** Goes on by one key until what it looks for has the focus. */
async function goTo(page: Page, name: RegExp, by = 'ArrowDown'): Promise<void> {
  const most = 60;
  for (let presses = 0; presses < most; presses += 1) {
    const { tag, name: found } = await key(page, by);
    if (tag !== 'H1' && name.test(found)) return;
  }
  throw new Error(`${String(name)} was not reached by ${by}`);
}

/** From one key of the card's keypad to another by arrows, and presses it. */
async function pressOnPad(page: Page, digit: string): Promise<void> {
  const pad = ['123', '456', '789', ' 0 '];
  const placeOf = (name: string): { row: number; column: number } => {
    const row = pad.findIndex((keys) => keys.includes(name));
    return { row, column: pad[row]?.indexOf(name) ?? 0 };
  };
  const [from, to] = [placeOf((await focused(page)).name), placeOf(digit)];
  const across = from.column < to.column ? 'ArrowRight' : 'ArrowLeft';
  for (let left = Math.abs(to.column - from.column); left > 0; left -= 1) await key(page, across);
  const along = from.row < to.row ? 'ArrowDown' : 'ArrowUp';
  for (let left = Math.abs(to.row - from.row); left > 0; left -= 1) await key(page, along);
  expect((await key(page, 'Enter')).name).toBe(digit);
}

/** Where money is about to move, and where it has, a screen is deaf for its first moment; a person presses again. */
async function pressUntilItActs(page: Page, name: string): Promise<void> {
  await expect(async () => {
    if (await title(page, name).isVisible()) await key(page, 'Enter');
    await expect(title(page, name)).toBeHidden({ timeout: 500 });
  }).toPass();
}

async function expectTitleFocused(page: Page, name: string): Promise<void> {
  await expect(title(page, name)).toBeFocused();
}

test('a customer pays with the keyboard alone, and always knows where the focus is', async () => {
  // A hundred single presses, each one looked at.
  test.slow();
  const { page } = await branch.open();
  const { user, password } = demoCustomers.withSeveral;
  await expectTitleFocused(page, 'Pague su factura aquí');
  await goTo(page, /Ingresar con mi usuario/);
  await key(page, 'Enter');
  await expectTitleFocused(page, 'Ingrese sus datos');
  await goTo(page, /^Correo/);
  await page.keyboard.type(user, asPeopleType);
  await key(page, 'Enter');
  await page.keyboard.type(password, asPeopleType);
  await goTo(page, /^Ingresar$/);
  await key(page, 'Enter');
  await expectTitleFocused(page, 'Sus facturas pendientes');
  await goTo(page, /^Pagar.*Factura|^Pagar.*Detalle/i);
  await key(page, 'Enter');
  await expectTitleFocused(page, 'Verifique su factura');
  await goTo(page, /^Pagar \$/, 'Tab');
  await key(page, 'Enter');
  await expectTitleFocused(page, 'Datos de su tarjeta');
  await goTo(page, /^Acepto/);
  await key(page, 'Enter');
  await expect(page.getByRole('checkbox')).toBeChecked();
  await goTo(page, /^Número de la tarjeta/);
  await page.keyboard.type(cards.approving);
  // Expiry and code with nothing but arrows and the round key.
  await goTo(page, /^1$/);
  for (const digit of `${expiry}${code}`) await pressOnPad(page, digit);
  await goTo(page, /^Siguiente paso$/);
  await key(page, 'Enter');
  await expectTitleFocused(page, 'Revise antes de pagar');
  await goTo(page, /^Confirmar y pagar/);
  await pressUntilItActs(page, 'Revise antes de pagar');
  await expectTitleFocused(page, 'Pago aprobado');
  await goTo(page, /^Continuar$/);
  await pressUntilItActs(page, 'Pago aprobado');
  await expectTitleFocused(page, 'Su siguiente factura pendiente');
  await expectOneCharge();
});

test('whoever comes to the card by arrows before it is there begins at its number all the same', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  let show = (): void => undefined;
  const shown = new Promise<void>((resolve) => (show = resolve));
  await page.route(/\/\/card(\.invalid)?\/.*\.js$/, async (route) => {
    await shown;
    await route.continue();
  });
  await chooseInvoice(page);
  await page.locator('iframe').focus();
  show();
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Número de la tarjeta/);
});

/** Keeps what the card frame says first from the kiosk, which answers it with what the fields are to be. */
function holdReady(page: Page): Promise<void> {
  return page.evaluate(() => {
    const held: MessageEvent[] = [];
    const hold = (event: MessageEvent<{ readonly is?: string }>): void => {
      if (event.data.is !== 'ready') return;
      event.stopImmediatePropagation();
      held.push(event);
    };
    window.addEventListener('message', hold, { capture: true });
    window.addEventListener('release-ready', () => {
      window.removeEventListener('message', hold, { capture: true });
      for (const { data, origin, source } of held) {
        window.dispatchEvent(new MessageEvent('message', { data: data as unknown, origin, source }));
      }
    });
  });
}

test('whoever comes to the card while it has no fields yet begins at its number once it has', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await holdReady(page);
  await chooseInvoice(page);
  await page.locator('iframe').focus();
  const inFrame = page.frameLocator('iframe');
  await expect(inFrame.locator('html')).toHaveAttribute('lang', /./);
  await expect(inFrame.getByRole('button')).toHaveCount(0);
  expect((await focused(page)).tag).toBe('BODY');
  await page.evaluate(() => window.dispatchEvent(new Event('release-ready')));
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Número de la tarjeta/);
});

test('a question takes the arrows while it stands, and gives the focus back', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await expectTitleFocused(page, 'Sus facturas pendientes');
  await goTo(page, /^Salir$/, 'ArrowUp');
  await key(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  // Enter once too often leaves nothing behind.
  expect((await focused(page)).name).toBe('Seguir aquí');
  const names = new Set<string>();
  for (let presses = 0; presses < 5; presses += 1) names.add((await key(page, 'ArrowDown')).name);
  expect([...names].toSorted()).toEqual(['Seguir aquí', 'Sí, salir']);
  await goTo(page, /^Seguir aquí$/, 'ArrowRight');
  await key(page, 'Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await focused(page)).name).toBe('Salir');
});

test('what one customer has switched on is off for the next', async () => {
  const kiosk = await branch.open();
  for (const mode of modes.toReversed()) await touch(kiosk.page, button(kiosk.page, mode));
  await touch(kiosk.page, button(kiosk.page, 'English'));
  const look = (page: Page): Promise<string[]> =>
    page.evaluate(() => [document.documentElement.lang, ...Object.keys(document.documentElement.dataset)]);
  await expect.poll(() => look(kiosk.page)).toEqual(['en', 'low', 'contrast', 'large']);
  await touch(kiosk.page, button(kiosk.page, /^Sign in/));
  await touch(kiosk.page, button(kiosk.page, 'Cancel'));
  const page = await freshPage(kiosk.app, () => touch(kiosk.page, button(kiosk.page, 'Yes, leave')));
  await expect(title(page, 'Pague su factura aquí')).toBeVisible();
  expect(await look(page)).toEqual(['es']);
  for (const mode of modes) await expect(button(page, mode)).toHaveAttribute('aria-pressed', 'false');
});
