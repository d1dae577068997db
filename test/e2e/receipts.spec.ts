import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import {
  askFor,
  button,
  cards,
  chooseInvoice,
  confirm,
  giveCard,
  leave,
  payOneInvoice,
  signIn,
  title,
  touch,
} from './customer.ts';

const { user: email } = demoCustomers.withSeveral;
const question = '¿Salió completo su comprobante?';
const first = 'K014-000001';

let branch: Branch;

let onBooked = (): void => undefined;

test.beforeEach(async () => {
  onBooked = () => undefined;
  branch = await openBranch({
    onStep: (step) => {
      if (step === 'sale-booked') onBooked();
    },
  });
});

test.afterEach(async () => {
  await branch.close();
});

/** Where pictures of what a customer sees are kept, when somebody wants to look at them. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['VENTANILLA_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** What came out and was cut off, each headed by its first line. */
function headings(): string[] {
  return branch.simulators.printer.receipts().map(
    (text) =>
      text
        .split('\n')
        .find((line) => line.trim() !== '')
        ?.trim() ?? '',
  );
}

/** Every paper that is whole: it says so on its last line that this payment was approved, in full. */
function wholeReceipts(): string[] {
  return branch.simulators.printer
    .receipts()
    .filter((text) => /A P R O B A D O/.test(text) && /COPIA/.test(text));
}

/** How many attempts at the receipt of an approved payment are written down; each is before its first byte is sent. */
function attempts(): number | undefined {
  return readJournal(branch.journalFile).at(-1)?.papers?.approved;
}

/** From the list to the question how the customer takes the receipt. */
async function chooseWithoutPrinter(page: Page): Promise<void> {
  await signIn(page, demoCustomers.withSeveral);
  await button(page, /^Pagar/)
    .first()
    .click();
  await button(page, /^Pagar \$/).click();
  await expect(title(page, 'Este kiosco no puede imprimir ahora')).toBeVisible();
}

test('without paper a customer chooses mail before the card is asked for, pays, gets the receipt as a PDF, and prints it when paper is back', async () => {
  const { printer, mail, vpos, biller } = branch.simulators;
  printer.setPaper('out');
  const { app, page } = await branch.open();
  await expect(page.getByText('Ahora sin papel: comprobante por correo o en su celular')).toBeVisible();
  await expect(page.getByText('Personal: sin papel')).toBeVisible();
  await keepPicture(page, 'attract-no-paper');
  await chooseWithoutPrinter(page);
  await expect(page.getByText('Se acabó el papel.')).toBeVisible();
  expect(readJournal(branch.journalFile).at(-1)?.state.at).toBe('created');
  await keepPicture(page, 'no-printer');
  await touch(page, button(page, /Recibirlo por correo/));
  await expect(title(page, 'Datos de su tarjeta')).toBeVisible();
  await giveCard(page, cards.approving);
  await expect(page.getByText('Por correo')).toBeVisible();
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expect(page.getByText(`Lo enviamos a ${email}.`)).toBeVisible();
  await keepPicture(page, 'paid-by-mail');
  const [received] = mail.mailbox(email);
  expect(received?.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf']);
  expect(received?.attachments[0]?.content.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(printer.paper()).toBe('');

  const fresh = await leave(app, page);
  printer.setPaper('full');
  await expect(fresh.getByText('Este kiosco imprime comprobante')).toBeVisible({ timeout: 60_000 });
  await askFor(fresh, first, cards.approving.slice(-4));
  await expect(title(fresh, 'Pago aprobado')).toBeVisible();
  await keepPicture(fresh, 'found');
  await touch(fresh, button(fresh, 'Imprimir comprobante'));
  await expect(fresh.getByText('Tome su comprobante.')).toBeVisible();
  expect(wholeReceipts()).toHaveLength(1);
  // Nothing of it was on paper before: this is the original.
  expect(printer.paper()).not.toContain('REIMPRESIÓN');
  expect(findDifferences(branch.journalFile, vpos, biller)).toEqual([]);
});

test('a customer who goes to another kiosk because this one cannot print leaves the bill free and nothing charged', async () => {
  branch.simulators.printer.setCoverOpen(true);
  const { app, page } = await branch.open();
  await chooseWithoutPrinter(page);
  await expect(page.getByText('La tapa de la impresora está abierta.')).toBeVisible();
  const closing = app.waitForEvent('window');
  await touch(page, button(page, 'Ir a otro kiosco'));
  await closing;
  await expect.poll(() => readJournal(branch.journalFile).at(-1)?.state.at).toBe('abandoned');
  expect(branch.simulators.vpos.ledger()).toEqual([]);
});

test('a printer that comes back while its customer chooses is offered at once', async () => {
  branch.simulators.printer.setPaper('out');
  const { page } = await branch.open();
  await chooseWithoutPrinter(page);
  branch.simulators.printer.setPaper('full');
  await expect(title(page, 'La impresora ya funciona')).toBeVisible({ timeout: 60_000 });
  await keepPicture(page, 'printer-back');
  await touch(page, button(page, 'Continuar'));
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(page.getByText('Tome su comprobante.')).toBeVisible();
  expect(wholeReceipts()).toHaveLength(1);
});

test('paper that runs out in the middle and is refilled gives its customer exactly one whole receipt, headed as a copy', async () => {
  const { printer } = branch.simulators;
  printer.setPaper({ lines: 12 });
  const { page } = await branch.open();
  await payOneInvoice(page);
  await expect(page.getByText('La impresora se detuvo')).toBeVisible();
  await keepPicture(page, 'incomplete');
  expect(wholeReceipts()).toEqual([]);
  printer.setPaper('full');
  await expect(page.getByText('Tome su comprobante.')).toBeVisible({ timeout: 60_000 });
  await keepPicture(page, 'reprinted');
  const [whole, ...more] = wholeReceipts();
  expect(more).toEqual([]);
  expect(whole).toMatch(/REIMPRESIÓN N\.º 1/);
  // What was on the old roll is the only other paper, and it is cut short.
  expect(printer.paper().match(/A P R O B A D O/g)?.length).toBeLessThanOrEqual(2);
});

for (const answer of ['Sí', 'No'] as const) {
  const what = answer === 'Sí' ? 'nothing more' : 'one numbered copy';
  test(`a printer that falls silent has its customer asked whether the paper is whole, and "${answer}" prints ${what}`, async () => {
    const { printer } = branch.simulators;
    printer.fail('mute', { afterLines: 20 });
    const { page } = await branch.open();
    await payOneInvoice(page);
    await expect(page.getByRole('heading', { name: question })).toBeVisible({ timeout: 60_000 });
    await keepPicture(page, 'question');
    // The printer had gone on by itself, and says nothing of it.
    expect(wholeReceipts()).toHaveLength(1);
    // Whoever says no is helped as soon as the printer answers again, and need not press anything more.
    if (answer === 'Sí') printer.mend();
    await touch(page, page.getByRole('button', { name: answer, exact: true }));
    if (answer === 'No') {
      await expect(page.getByText('Tome su comprobante.')).toBeHidden();
      printer.mend();
    }
    await expect(page.getByText('Tome su comprobante.')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('heading', { name: question })).toBeHidden();
    expect(attempts()).toBe(answer === 'Sí' ? 1 : 2);
    const copies = wholeReceipts().filter((text) => /REIMPRESIÓN N\.º 1/.test(text));
    expect([wholeReceipts().length, copies.length]).toEqual(answer === 'Sí' ? [1, 0] : [2, 1]);
  });
}

test('a receipt on the phone is a code on the screen that leads to what this kiosk has signed', async () => {
  branch.simulators.printer.setPaper('out');
  const { page } = await branch.open();
  await chooseWithoutPrinter(page);
  await touch(page, button(page, /Llevarlo en mi celular/));
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  const code = page.getByRole('img', { name: 'Código QR para su celular' });
  await expect(code).toBeVisible();
  await expect(page.getByText('Su pago quedó aplicado a la factura.')).toBeVisible();
  await keepPicture(page, 'phone-chosen');
  const picture = path.join(branch.directory, 'screen.png');
  await page.screenshot({ path: picture });
  const link = execFileSync('zbarimg', ['--raw', '--quiet', '-Sdisable', '-Sqrcode.enable', picture], {
    encoding: 'utf8',
    // It speaks of a bus that a kiosk has not; what is wrong is in the error.
    stdio: 'pipe',
  }).trim();
  expect(verify(link)).toMatch(/PROVEN\. .*approved by the bank and booked by the company/);
  expect(verify(link.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')))).toContain('NOT PROVEN');

  await touch(page, button(page, 'Ver comprobante'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('APROBADO', { exact: true })).toBeVisible();
  await expect(dialog.getByText(first).first()).toBeVisible();
  await keepPicture(page, 'paper');
  await touch(page, button(page, 'Cerrar'));
  await expect(dialog).toBeHidden();
});

/** What anybody with the kiosk's public key finds out, offline. */
function verify(link: string): string {
  const file = path.join(branch.directory, 'links.txt');
  writeFileSync(file, `${link}\n`);
  const keys = readdirSync(branch.stateDirectory).find((name) => name.endsWith('.public.json'));
  if (keys === undefined) throw new Error('the kiosk has written no public key');
  const script = path.resolve(import.meta.dirname, '../../scripts/verify-receipt.mjs');
  const args = [script, file, '--keys', path.join(branch.stateDirectory, keys)];
  try {
    return execFileSync(process.execPath, args, { encoding: 'utf8' });
  } catch (error) {
    // Not proven: it ends with 1, and has said why.
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}

test('a customer whose bank stays silent goes with a paper that says so, and is charged and posted once', async () => {
  const { printer, vpos, biller } = branch.simulators;
  const { page } = await branch.open();
  await page.clock.install(); // Here, where no clock runs: one that does would see a leap, and end the visit.
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.approving);
  onBooked = () => void vpos.pause();
  await confirm(page);
  await expect(page.getByText(/Su banco no respondió|lo estamos anulando/)).toBeVisible({ timeout: 60_000 });
  await page.clock.runFor(61_000);
  await keepPicture(page, 'progress-leave');
  await touch(page, button(page, 'Imprimir constancia e irme'));
  await expect(title(page, 'Aún no sabemos si el banco aprobó su pago')).toBeVisible();
  await expect(page.getByText('Tome su constancia.')).toBeVisible();
  await keepPicture(page, 'slip');
  expect(printer.paper()).toMatch(/S I N\s+R E S P U E S T A/);
  expect(printer.paper()).not.toContain('A P R O B A D O');
  await vpos.resume();
  await expect.poll(() => findDifferences(branch.journalFile, vpos, biller), { timeout: 60_000 }).toEqual([]);
  expect(vpos.ledger()).toHaveLength(1);
});

test('a declined payment is printed when its customer asks for it', async () => {
  const { printer } = branch.simulators;
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.withoutFunds);
  await confirm(page);
  await expect(title(page, 'Su banco no aprobó el pago')).toBeVisible();
  expect(printer.paper()).toBe('');
  await touch(page, button(page, 'Imprimir constancia'));
  await expect(page.getByText('Tome su constancia.')).toBeVisible();
  expect(printer.paper()).toMatch(/R E C H A Z A D O/);
});

test('a receipt of an earlier visit is mailed to the address that is typed', async () => {
  const { mail } = branch.simulators;
  const { app, page } = await branch.open();
  await payOneInvoice(page);
  const fresh = await leave(app, page);
  await askFor(fresh, first, cards.approving.slice(-4));
  await touch(fresh, button(fresh, 'Enviar por correo'));
  await expect(title(fresh, '¿A qué correo lo enviamos?')).toBeVisible();
  await keepPicture(fresh, 'mail-address');
  await touch(fresh, button(fresh, 'Enviar'));
  await expect(fresh.getByText('Escriba un correo completo')).toBeVisible();
  await fresh.getByLabel('Correo').fill('ana@correo.example');
  await touch(fresh, button(fresh, 'Enviar'));
  await expect(fresh.getByText('Lo enviamos a ana@correo.example.')).toBeVisible();
  expect(mail.mailbox('ana@correo.example')).toHaveLength(1);
});

test('staff see at a glance that the paper is near its end, and customers pay as ever', async () => {
  branch.simulators.printer.setPaper('near-end');
  const { page } = await branch.open();
  await expect(page.getByText('Personal: poco papel')).toBeVisible();
  await expect(page.getByText('Este kiosco imprime comprobante')).toBeVisible();
  await payOneInvoice(page);
  await expect(page.getByText('Tome su comprobante.')).toBeVisible();
  expect(headings()).toHaveLength(1);
});
