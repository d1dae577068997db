import { expect, test } from '@playwright/test';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch, type BranchOptions } from './branch.ts';
import {
  askFor,
  button,
  cards,
  confirm,
  giveCard,
  goOn,
  leave,
  queueOneInvoice,
  signIn,
  signInAndOpenInvoice,
  title,
} from './customer.ts';
import { freshPage } from './launch.ts';
import { queueByApi } from './queue-by-api.ts';

/** Larger than any bill of the demo. */
const queue = {
  permissionId: 'OFF-2026-014',
  paymentMaxMinor: 10_000_000,
  totalMaxMinor: 100_000_000,
  countMax: 20,
  ageMaxHours: 24,
};

let branch: Branch;

async function openWith(options: BranchOptions): Promise<Branch> {
  branch = await openBranch(options);
  return branch;
}

test.afterEach(async () => {
  await branch.close();
});

/** Once nothing moves any more, journal, VPOS and biller say the same: so many payments, each charged and posted once. */
async function expectPostedOnce(count: number): Promise<void> {
  const { journalFile, simulators } = branch;
  const posted = (): number => readJournal(journalFile).filter(({ state }) => state.at === 'posted').length;
  await expect.poll(posted, { timeout: 90_000 }).toBe(count);
  expect(simulators.vpos.ledger()).toHaveLength(count);
  expect(simulators.biller.ledger()).toHaveLength(count);
  expect(findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
}

function paper(): string {
  return branch.simulators.printer.receipts().join('\n');
}

test('a bill that is paid while the company is silent is posted once when it is back', async () => {
  const { simulators } = await openWith({});
  const { page } = await branch.open();
  await signInAndOpenInvoice(page);
  await simulators.biller.pause();
  await expect(page.getByText('La empresa no responde. Puede pagar')).toBeVisible();
  await button(page, /^Pagar \$/).click();
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('La empresa lo aplicará a su factura')).toBeVisible();
  await expect.poll(paper).toContain('APLICACIÓN EN PROCESO');
  expect(simulators.biller.ledger()).toEqual([]);
  await simulators.biller.resume();
  await expectPostedOnce(1);
});

test('a payment that waits for the bank is charged once and posted once, and its customer gets the final paper by reference', async () => {
  const { simulators } = await openWith({ queue });
  await simulators.vpos.pause();
  const { app, page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await queueOneInvoice(page);
  await expect(page.getByText('Todavía no se ha cobrado: lo enviaremos')).toBeVisible();
  await expect.poll(paper).toContain('NO ES COMPROBANTE DE PAGO');
  expect(paper()).not.toContain('A P R O B A D O');
  const fresh = await leave(app, page);
  await expect(fresh.getByText('Personal: 1 en cola')).toBeVisible();
  await simulators.vpos.resume();
  await expectPostedOnce(1);
  await askFor(fresh, 'K014-000001', cards.approving.slice(-4));
  await expect(title(fresh, 'Pago aprobado')).toBeVisible();
  await button(fresh, 'Imprimir comprobante').click();
  await expect.poll(paper).toContain('A P R O B A D O');
});

test('a queued payment that the bank declines afterwards is told to whoever asks, and nothing is charged', async () => {
  const { simulators } = await openWith({ queue });
  await simulators.vpos.pause();
  const { app, page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await queueOneInvoice(page, cards.withoutFunds);
  const fresh = await leave(app, page);
  await simulators.vpos.resume();
  await expect
    .poll(() => readJournal(branch.journalFile).at(-1)?.state.at, { timeout: 60_000 })
    .toBe('declined');
  await askFor(fresh, 'K014-000001', cards.withoutFunds.slice(-4));
  await expect(title(fresh, 'Su banco no aprobó el pago')).toBeVisible();
  await expect(fresh.getByText('No se hizo ningún cobro.')).toBeVisible();
  expect(simulators.vpos.ledger()).toEqual([]);
});

test('without a permission the pay button says why not and what to do instead, and comes alive with the bank', async () => {
  const { simulators } = await openWith({ queue: null });
  await simulators.vpos.pause();
  const { page } = await branch.open();
  await signInAndOpenInvoice(page);
  await expect(page.getByText(/Ahora no hay conexión con el banco\. Pague en la caja/)).toBeVisible();
  await expect(button(page, /^Pagar \$/)).toBeDisabled();
  expect(readJournal(branch.journalFile)).toEqual([]);
  await simulators.vpos.resume();
  await expect(button(page, /^Pagar \$/)).toBeEnabled({ timeout: 90_000 });
  await button(page, /^Pagar \$/).click();
  await giveCard(page, cards.approving);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expectPostedOnce(1);
});

test('a bill over the limit of one queued payment cannot be queued, and says so', async () => {
  await openWith({ queue: { ...queue, paymentMaxMinor: 1 } });
  await branch.simulators.vpos.pause();
  const { page } = await branch.open();
  await signInAndOpenInvoice(page);
  await expect(page.getByText('En cola solo caben pagos de hasta $0.01.')).toBeVisible();
  await expect(button(page, 'Dejar el pago en cola')).toBeHidden();
  await expect(button(page, /^Pagar \$/)).toBeDisabled();
  expect(readJournal(branch.journalFile)).toEqual([]);
});

for (const [name, limits] of [
  ['so many payments', { ...queue, countMax: 1 }],
  ['so much money', { ...queue, paymentMaxMinor: 12_000, totalMaxMinor: 12_000 }],
] as const) {
  test(`a queue that holds ${name} takes no more, and says so`, async () => {
    await openWith({ queue: limits });
    await branch.simulators.vpos.pause();
    const { page } = await branch.open();
    await signIn(page, demoCustomers.withSeveral);
    await queueOneInvoice(page);
    await goOn(page);
    await button(page, 'Ver todas').click();
    // The first is the one that waits now.
    await button(page, /^Pagar/)
      .nth(1)
      .click();
    await expect(title(page, 'Verifique su factura')).toBeVisible();
    const refusal = page.getByText(/[Ll]a cola de pagos de este kiosco (está llena|ya no cabe este monto)/);
    const queueIt = button(page, 'Dejar el pago en cola');
    await expect(refusal.or(queueIt)).toBeVisible();
    if (await queueIt.isVisible()) await queueIt.click();
    await expect(refusal).toBeVisible();
    expect(readJournal(branch.journalFile).filter(({ state }) => state.at === 'queued')).toHaveLength(1);
  });
}

test('a kiosk that is killed in the middle of sending its queue charges and posts each payment once', async () => {
  let onBooked = (): void => undefined;
  const { simulators } = await openWith({
    queue,
    lateExecutionMaxMs: 5_000,
    onStep: (step) => {
      if (step === 'sale-booked') onBooked();
    },
  });
  await simulators.vpos.pause();
  const first = await branch.open();
  await queueByApi(first.page, simulators.vpos.sealingKey, { ...demoCustomers.withSeveral, count: 3 });
  const killed = new Promise<void>((resolve) => {
    onBooked = () => {
      onBooked = () => undefined;
      void first.kill().then(resolve);
    };
  });
  await simulators.vpos.resume();
  await killed;
  const waiting = readJournal(branch.journalFile).map(({ state }) => state.at);
  expect(waiting).toContain('queued');
  await branch.open();
  await expectPostedOnce(3);
});

test('a customer pays online while twenty payments wait and are sent: every one is charged and posted once', async () => {
  const { simulators } = await openWith({ queue });
  await simulators.vpos.pause();
  const { app, page } = await branch.open();
  await queueByApi(page, simulators.vpos.sealingKey, { ...demoCustomers.withThousands, count: 20 });
  const fresh = await freshPage(app, () => page.evaluate(() => window.kiosk.endSession({})));
  await signIn(fresh, demoCustomers.withSeveral);
  // So that the queue is still being sent when the customer pays.
  simulators.vpos.slow(1_000);
  await simulators.vpos.resume();
  await expect(async () => {
    await button(fresh, /^Pagar/)
      .first()
      .click();
    await expect(button(fresh, /^Pagar \$/)).toBeEnabled({ timeout: 60_000 });
  }).toPass();
  await button(fresh, /^Pagar \$/).click();
  await giveCard(fresh, cards.approving);
  expect(readJournal(branch.journalFile).some(({ state }) => state.at === 'queued')).toBe(true);
  await confirm(fresh);
  await expect(title(fresh, 'Pago aprobado')).toBeVisible({ timeout: 60_000 });
  await expectPostedOnce(21);
});

test('with company and bank silent one calm notice says so, and a bill that was being read can still be queued', async () => {
  const { simulators } = await openWith({ queue });
  await simulators.vpos.pause();
  const { page } = await branch.open();
  await signInAndOpenInvoice(page);
  await simulators.biller.pause();
  await expect(page.getByText('No responden la empresa ni el banco.')).toBeVisible({
    timeout: 60_000,
  });
  await button(page, 'Volver').click();
  await expect(page.getByText('La empresa no responde.', { exact: false })).toBeVisible();
  await queueOneInvoice(page);
  await simulators.vpos.resume();
  await simulators.biller.resume();
  await expectPostedOnce(1);
});
