import { expect, test, type Locator, type Page } from '@playwright/test';
import { demoCustomers, demoData } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import { button, title, touch } from './customer.ts';

const { withSeveral, withAccounts, withoutAccount } = demoCustomers;
/** What the customer without an account holds in the hand: a bill, and so its code. */
const bill = demoData('pa', '2026-11-22').invoices.find(
  ({ customerName }) => customerName === withoutAccount.name,
);

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
});

test.afterEach(async () => {
  await branch.close();
});

/** Only what is in the mail itself, as its reader has it. */
async function codeMailedTo(address: string): Promise<string> {
  const codes = (): string[] =>
    branch.simulators.mail.mailbox(address).flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? []);
  await expect.poll(() => codes().length).toBeGreaterThan(0);
  return codes().at(-1) ?? '';
}

function keys(page: Page): Locator {
  return page.getByRole('group', { name: 'Teclado en pantalla' });
}

/** With the screen's own keys, by touch. */
async function type(page: Page, typed: readonly string[]): Promise<void> {
  for (const key of typed) await touch(page, keys(page).getByRole('button', { name: key, exact: true }));
}

async function next(page: Page): Promise<void> {
  await touch(page, button(page, 'Siguiente paso'));
}

/** From the attract screen to another way than signing in. */
async function otherWay(page: Page, name: RegExp): Promise<void> {
  await touch(page, button(page, /Ingresar con mi usuario/));
  await touch(page, button(page, '¿No puede entrar?'));
  await touch(page, page.getByRole('dialog').getByRole('button', { name }));
}

test('by touch alone a customer without an account makes one and sees the bills', async () => {
  const { page } = await branch.open();
  await otherWay(page, /Crear una cuenta/);
  await type(page, Array.from(withoutAccount.customerNumber));
  await next(page);
  await page.getByLabel('Código de una factura').fill(bill?.invoiceCode ?? '');
  await next(page);
  await expect(title(page, '¿Cuál es su correo?')).toBeFocused();
  await type(page, [...Array.from('dani.anez'), '@gmail.com']);
  await expect(page.getByLabel('Correo')).toHaveValue('dani.anez@gmail.com');
  await next(page);
  await type(page, Array.from('arepas'));
  await next(page);
  await expect(page.getByText('La contraseña debe tener al menos 8 caracteres.')).toBeVisible();
  await type(page, ['Espacio', ...Array.from('con queso').map((key) => (key === ' ' ? 'Espacio' : key))]);
  await expect(page.getByText('Buena.')).toBeVisible();
  await next(page);
  await expect(page.getByText('Lo enviamos a')).toBeVisible();
  const code = await codeMailedTo('dani.anez@gmail.com');
  await type(page, Array.from(code));
  await touch(page, button(page, 'Crear mi cuenta'));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(withoutAccount.name);
});

test('a wrong code, or a bill of somebody else, is told in one sentence and loses nothing', async () => {
  const { page } = await branch.open();
  await otherWay(page, /Crear una cuenta/);
  await page.getByLabel(/^Número de cliente/).fill('10O018');
  await next(page);
  await expect(
    page.getByText('El número de cliente solo tiene números. Cópielo de su factura.'),
  ).toBeVisible();
  await page.getByLabel(/^Número de cliente/).fill(withoutAccount.customerNumber);
  await page.getByLabel('Código de una factura').fill('S000000-0');
  await next(page);
  await page.getByLabel('Correo').fill('demetrio@correo.example');
  await next(page);
  await page.getByRole('textbox', { name: 'Contraseña nueva' }).fill('perro verde 7');
  await next(page);
  await expect(title(page, 'Su factura')).toBeVisible();
  await expect(page.getByText(/no son de la misma factura/)).toBeVisible();
  await page.getByLabel('Código de una factura').fill(bill?.invoiceCode ?? '');
  await next(page);
  await expect(page.getByLabel('Correo')).toHaveValue('demetrio@correo.example');
  await next(page);
  await next(page);
  const code = await codeMailedTo('demetrio@correo.example');
  await page.getByLabel('Código de 6 números').fill(code === '000000' ? '000001' : '000000');
  await touch(page, button(page, 'Crear mi cuenta'));
  await expect(page.getByText(/^Ese no es el código/)).toBeVisible();
  await page.getByLabel('Código de 6 números').fill(code);
  await touch(page, button(page, 'Crear mi cuenta'));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
});

test('a code that does not work any more is replaced by another one at once', async () => {
  const { page } = await branch.open();
  await otherWay(page, /Crear una cuenta/);
  await page.getByLabel(/^Número de cliente/).fill(withoutAccount.customerNumber);
  await page.getByLabel('Código de una factura').fill(bill?.invoiceCode ?? '');
  await next(page);
  await page.getByLabel('Correo').fill('demetrio@correo.example');
  await next(page);
  await page.getByRole('textbox', { name: 'Contraseña nueva' }).fill('perro verde 7');
  await next(page);
  const spent = await codeMailedTo('demetrio@correo.example');
  await page.getByLabel('Código de 6 números').fill(spent === '000000' ? '000001' : '000000');
  // As often as the company lets anybody try at one code.
  for (let left = 4; left > 0; left -= 1) {
    await touch(page, button(page, 'Crear mi cuenta'));
    await expect(page.getByText(/^Ese no es el código/)).toBeVisible();
    await page.getByLabel('Código de 6 números').fill(String(left).repeat(6));
  }
  await touch(page, button(page, 'Crear mi cuenta'));
  await expect(page.getByText(/^Ese código ya no sirve/)).toBeVisible();
  await touch(page, button(page, 'Enviar otro código'));
  await expect(button(page, 'Crear mi cuenta')).toBeVisible();
  await expect.poll(() => codeMailedTo('demetrio@correo.example')).not.toBe(spent);
  await page.getByLabel('Código de 6 números').fill(await codeMailedTo('demetrio@correo.example'));
  await touch(page, button(page, 'Crear mi cuenta'));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
});

test('a customer who has forgotten the password gets in by a code, and from then on by the new password', async () => {
  const { page } = await branch.open();
  await otherWay(page, /Olvidé mi contraseña/);
  await page.getByLabel('Correo o número de cliente').fill(withAccounts.user);
  await next(page);
  await expect(page.getByText(/^Si hay una cuenta con ese dato/)).toBeVisible();
  await page.getByLabel('Código de 6 números').fill(await codeMailedTo(withAccounts.user));
  await next(page);
  await page.getByRole('textbox', { name: 'Contraseña nueva' }).fill('mango maduro y sal');
  await touch(page, button(page, 'Guardar e ingresar'));
  await expect(title(page, '¿Qué cuenta quiere ver?')).toBeVisible();
  await touch(page, page.getByRole('main').getByRole('button').nth(1));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
});

test('who does not exist is told the same, and no mail goes out', async () => {
  const { page } = await branch.open();
  await otherWay(page, /Olvidé mi contraseña/);
  await page.getByLabel('Correo o número de cliente').fill('nadie@correo.example');
  await next(page);
  await expect(page.getByText(/^Si hay una cuenta con ese dato/)).toBeVisible();
  expect(branch.simulators.biller.lastCode('nadie@correo.example')).toBeUndefined();
});

test('wrong passwords lock calmly: the owner gets in by a code all the same', async () => {
  const { page } = await branch.open();
  await touch(page, button(page, /Ingresar con mi usuario/));
  await page.getByLabel('Correo o número de cliente').fill(withSeveral.user);
  const locked = page.getByRole('dialog').getByText(/^Por seguridad, espere unos minutos/);
  await expect(async () => {
    await page.getByLabel('Contraseña').fill('no es esta');
    await touch(page, button(page, 'Ingresar'));
    await expect(locked).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await expect(page.getByRole('dialog').getByRole('button')).not.toHaveCount(1);
  await touch(page, page.getByRole('dialog').getByRole('button', { name: /Olvidé mi contraseña/ }));
  await page.getByLabel('Correo o número de cliente').fill(withSeveral.user);
  await next(page);
  await page.getByLabel('Código de 6 números').fill(await codeMailedTo(withSeveral.user));
  await next(page);
  await page.getByRole('textbox', { name: 'Contraseña nueva' }).fill('mango maduro y sal');
  await touch(page, button(page, 'Guardar e ingresar'));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
});
