import { expect, test, type Locator, type Page } from '@playwright/test';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import { button, cards, confirm, giveCard, signIn, title, touch } from './customer.ts';

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch({ methods: ['credit', 'debit'] });
});

test.afterEach(async () => {
  await branch.close();
});

async function expectAgreement(): Promise<void> {
  const { journalFile, simulators } = branch;
  await expect.poll(() => findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
}

/** For its first moment the choice is deaf, so that no double tap chooses. */
async function chooseMethod(page: Page, name: string): Promise<void> {
  const question = title(page, '¿Cómo quiere pagar?');
  await expect(question).toBeVisible();
  await expect(async () => {
    if (await question.isVisible()) await touch(page, button(page, name));
    await expect(title(page, 'Datos de su tarjeta')).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** From the list to the card, which is asked for once. */
async function markAndPay(page: Page, rows: readonly Locator[]): Promise<void> {
  await touch(page, button(page, 'Pagar varias'));
  for (const row of rows) {
    await touch(page, row);
    await expect(row).toBeChecked();
  }
  await touch(page, button(page, /^Pagar 3 facturas/));
  await chooseMethod(page, 'Tarjeta de crédito');
}

test('three invoices are paid in one visit with one card, each charged once and with its own receipt', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  const rows = page.getByRole('main').getByRole('checkbox');
  await markAndPay(page, [rows.nth(0), rows.nth(1), rows.nth(2)]);
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Sus 3 facturas quedaron pagadas')).toBeVisible({ timeout: 60_000 });
  const { vpos, biller, printer } = branch.simulators;
  expect([vpos.liveCaptures(), biller.ledger().length]).toEqual([3, 3]);
  await expect.poll(() => printer.receipts().length).toBe(3);
  await expectAgreement();
  await touch(page, button(page, /Pagada/).first());
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expect(page.getByText('Tome su comprobante.')).toBeVisible();
  await touch(page, button(page, 'Ver en el celular'));
  await expect(page.getByRole('dialog')).toBeVisible();
  await touch(page, button(page, 'Cerrar').last());
  await touch(page, button(page, 'Volver'));
  await touch(page, button(page, 'Continuar'));
  await expect(title(page, 'Su siguiente factura pendiente')).toBeVisible();
});

test('the first of several that the bank does not take leaves the rest uncharged, and each is told', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withOddEndings);
  const rows = page.getByRole('main').getByRole('checkbox');
  const rowEnding = (ending: string): Locator => rows.filter({ hasText: new RegExp(`\\.${ending}`) });
  await markAndPay(page, [rowEnding('91'), rowEnding('93'), rowEnding('94')]);
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Se pagó 1 de 3 facturas')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('No se cobró.', { exact: true })).toBeVisible();
  expect(branch.simulators.vpos.liveCaptures()).toBe(1);
  const ends = readJournal(branch.journalFile).map(({ state }) => state.at);
  expect(ends.at(-1)).toBe('abandoned');
  await touch(page, button(page, 'Usar otra tarjeta'));
  await chooseMethod(page, 'Tarjeta de crédito');
  await touch(page, button(page, 'Volver'));
  await expect(button(page, /^Pagar 2 facturas/)).toBeVisible();
  await expectAgreement();
});

test('a part of a bill is paid, and what is left of it can be paid in the same visit', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withAccounts);
  await touch(page, button(page, 'Todas mis cuentas'));
  await touch(page, button(page, /^Pagar/).first());
  await touch(page, button(page, 'Pagar otra cantidad'));
  await expect(title(page, '¿Cuánto quiere pagar?')).toBeVisible();
  await touch(page, button(page, 'Siguiente paso'));
  await expect(page.getByText('Escriba cuánto quiere pagar.')).toBeVisible();
  const keypad = page.getByRole('group', { name: 'Teclado numérico' });
  for (const digit of '15') await touch(page, keypad.getByRole('button', { name: digit, exact: true }));
  await expect(page.getByText('Después le quedan por pagar')).toBeVisible();
  await touch(page, button(page, 'Pagar $15.00'));
  await chooseMethod(page, 'Tarjeta de crédito');
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  expect(branch.simulators.vpos.ledger().map(({ amountMinor }) => amountMinor)).toEqual([1_500]);
  await expectAgreement();
  await touch(page, button(page, 'Continuar'));
  await touch(page, button(page, 'Ver y pagar esta'));
  await expect(page.getByText('Abono recibido')).toBeVisible();
  await expect(button(page, /^Pagar \$/)).toBeEnabled();
});

test('the method that the customer chooses goes to the bank and stands on the review', async () => {
  const { page } = await branch.open('1366x768');
  await signIn(page, demoCustomers.withSeveral);
  await touch(page, button(page, /^Pagar/).first());
  await touch(page, button(page, /^Pagar \$/));
  await chooseMethod(page, 'Tarjeta de débito');
  await giveCard(page, cards.approving);
  await expect(page.getByText('Tarjeta de débito')).toBeVisible();
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  expect(branch.simulators.vpos.ledger().map(({ accountType }) => accountType)).toEqual(['debit']);
});

test('twenty touches on each button that pays charge once', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await touch(page, button(page, /^Pagar/).first());
  await touchTwentyTimes(page, button(page, /^Pagar \$/));
  await chooseMethod(page, 'Tarjeta de crédito');
  await giveCard(page, cards.approving);
  await expect(async () => {
    await touchTwentyTimes(page, button(page, /^Confirmar y pagar/));
    await expect(title(page, 'Revise antes de pagar')).toBeHidden({ timeout: 500 });
  }).toPass();
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  const { vpos, printer } = branch.simulators;
  await expect.poll(() => printer.receipts().length).toBe(1);
  expect(vpos.liveCaptures()).toBe(1);
  expect(readJournal(branch.journalFile)).toHaveLength(1);
  await expectAgreement();
});

/** As an impatient finger does: all at the place where the button was, whatever has come there since. */
async function touchTwentyTimes(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox({ timeout: 1_000 }).catch(() => null);
  if (!box) return;
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const glass = await page.context().newCDPSession(page);
  const touchOnce = async (): Promise<unknown> =>
    Promise.all([
      glass.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] }),
      glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    ]);
  // None waits for the one before it to be answered: a busy machine would make a patient finger of it.
  await Promise.all(Array.from({ length: 20 }, touchOnce));
  await glass.detach();
}
