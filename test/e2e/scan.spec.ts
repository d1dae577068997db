import { expect, test, type CDPSession, type Page } from '@playwright/test';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findDifferences, readJournal } from '../ledgers.ts';
import { companyOf, demoBillsOf, demoCustomers } from '../simulators/demo-data.ts';
import { billCodeOf } from '../simulators/demo/bill-code.ts';
import { openBranch, type Branch } from './branch.ts';
import { button, cards, confirm, giveCard, title, touch } from './customer.ts';
import type { LaunchedKiosk } from './launch.ts';

let branch: Branch;
let kiosk: LaunchedKiosk;

test.beforeEach(async () => {
  branch = await openBranch();
  kiosk = await branch.open();
});

test.afterEach(async () => {
  await branch.close();
});

const { payee } = companyOf('pa');

/** A bill in the customer's hand. */
function billOf(index: number): { readonly code: string; readonly invoiceNumber: string } {
  const bill = demoBillsOf('pa', demoCustomers.withSeveral)[index];
  if (!bill) throw new Error('the demo has no such bill');
  return { code: billCodeOf(payee, bill), invoiceNumber: bill.invoiceNumber };
}

/** Where a reviewer wants to see how a screen looks. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['VENTANILLA_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

interface Key {
  readonly key: string;
  readonly text?: string;
  readonly code?: string;
  readonly modifiers?: number;
}

/** What a scanner on the USB port sends for a character; the separator (FNC1) as Ctrl+]. */
function keyOf(character: string): Key {
  if (character === '\x1d') return { key: ']', code: 'BracketRight', modifiers: 2 };
  if (character === '\r') return { key: 'Enter', code: 'Enter', text: '\r' };
  return { key: character, text: character };
}

async function pressAll(page: Page, text: string, everyMs: number): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const begunS = Date.now() / 1_000;
  const sent = Array.from(text).flatMap((character, index) => {
    // The scanner's own clock: how soon a busy machine hears of a key says nothing of how fast it was pressed.
    const timestamp = begunS + (index * everyMs) / 1_000;
    return [press(keyboard, { ...keyOf(character), timestamp }, 'keyDown'), release(keyboard, character)];
  });
  await Promise.all(sent);
  await keyboard.detach();
  // Whoever types next does so after the last of these was pressed by that clock, and after a hand's pause.
  const endedMs = begunS * 1_000 + text.length * everyMs + 200;
  await setTimeout(Math.max(0, endedMs - Date.now()));
}

function press(keyboard: CDPSession, key: Key & { timestamp: number }, type: 'keyDown'): Promise<unknown> {
  return keyboard.send('Input.dispatchKeyEvent', { ...key, type });
}

function release(keyboard: CDPSession, character: string): Promise<unknown> {
  const { key } = keyOf(character);
  return keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
}

/** By fast keys, as a scanner types. */
async function scan(page: Page, code: string): Promise<void> {
  await pressAll(page, `${code}\r`, 8);
}

test('a guest scans a bill at the first screen, pays it and gets its receipt', async () => {
  const { page } = kiosk;
  await expect(title(page, 'Pague su factura aquí')).toBeVisible();
  const bill = billOf(1);
  await scan(page, bill.code);
  await expect(title(page, 'Verifique su factura')).toBeVisible();
  await expect(page.getByText(bill.invoiceNumber).first()).toBeVisible();
  await keepPicture(page, 'scanned-bill');
  await touch(page, button(page, /^Pagar \$/));
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expect(page.getByText('Tome su comprobante.')).toBeVisible();
  const { journalFile, simulators } = branch;
  await expect.poll(() => findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
  expect(readJournal(journalFile).map(({ order }) => order.invoice.invoiceNumber)).toEqual([
    bill.invoiceNumber,
  ]);
});

test('whatever else is scanned gets its own sentence, and nothing more happens', async () => {
  const { page } = kiosk;
  await touch(page, button(page, /Escanear mi factura/));
  await expect(page.getByText('Esperando el código…')).toBeVisible();
  await keepPicture(page, 'scan');
  const ours = billOf(0).code;
  const scans = [
    ['https://recibos.example/pagar?factura=1', 'Ese código no es de una factura.'],
    [ours.replace(payee, '7709998000421'), 'Esa factura es de otra empresa'],
    [ours.replace(payee, payee.replace(/.$/, '0')), 'El código no se leyó completo.'],
    ['x'.repeat(500), 'Ese código no es de una factura.'],
    [ours.replace(/8020\d{16}/, '80201234567890123456'), 'No encontramos esa factura.'],
  ] as const;
  for (const [code, sentence] of scans) {
    await scan(page, code);
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
    await expect(title(page, 'Escanee su factura')).toBeVisible();
  }
  await keepPicture(page, 'scan-not-found');
  expect(readJournal(branch.journalFile)).toEqual([]);
  // The next bill is read as if nothing had been.
  await scan(page, ours);
  await expect(title(page, 'Verifique su factura')).toBeVisible();
});

test('a scan never stays in a field, not even that of the password, and what a hand types stays there', async () => {
  const { page } = kiosk;
  await touch(page, button(page, /Ingresar con mi usuario/));
  const password = page.getByLabel('Contraseña', { exact: true });
  await touch(page, password);
  await pressAll(page, 'se', 180);
  await expect(password).toHaveValue('se');
  await scan(page, billOf(0).code);
  await expect(password).toHaveValue('se');
  await pressAll(page, 'creta', 20);
  await expect(password).toHaveValue('secreta');
  await expect(title(page, 'Ingrese sus datos')).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
});

test('who cannot scan types the customer number and the code of the bill', async () => {
  const { page } = kiosk;
  const bill = demoBillsOf('pa', demoCustomers.withSeveral)[0];
  if (!bill) throw new Error('the demo has no such bill');
  await touch(page, button(page, /Escanear mi factura/));
  await touch(page, button(page, /Escribir el número/));
  await touch(page, button(page, 'Buscar'));
  await expect(page.getByRole('alert').filter({ hasText: 'Escriba su número de cliente.' })).toBeVisible();
  await page.getByLabel('Número de cliente').fill('999999');
  await page.getByLabel('Código de una factura').fill(bill.invoiceCode);
  await touch(page, button(page, 'Buscar'));
  await expect(page.getByText('no son de la misma factura')).toBeVisible();
  await keepPicture(page, 'find-no-match');
  await page.getByLabel('Número de cliente').fill(bill.customerId);
  await touch(page, button(page, 'Buscar'));
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
});
