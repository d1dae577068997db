import { expect, test, type Page } from '@playwright/test';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import {
  acceptCard,
  button,
  cards,
  code,
  confirm,
  expiry,
  leave,
  signIn,
  title,
  typeCardDigits,
} from './customer.ts';

const customer = demoCustomers.withSeveral;
let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
  speakIntoFile();
});

test.afterEach(async () => {
  await branch.close();
});

/** In place of the speech program: one that takes its options, and writes down which voice says what. */
function speakIntoFile(): void {
  const program = join(branch.directory, 'speak.sh');
  const line = `said="$(cat)"; printf '%s\\t%s\\n' "$2" "$said" >> '${heardFile()}'`;
  writeFileSync(program, `#!/bin/sh\n${line}\n`);
  chmodSync(program, 0o755);
  const configPath = join(branch.directory, 'kiosk.json');
  const configuration = JSON.parse(readFileSync(configPath, 'utf8')) as object;
  writeFileSync(configPath, JSON.stringify({ ...configuration, speech: { program } }));
}

function heardFile(): string {
  return join(branch.directory, 'heard.txt');
}

/** Everything that was said, a line each: the voice, then the words. */
function heard(): string {
  return existsSync(heardFile()) ? readFileSync(heardFile(), 'utf8') : '';
}

/** One utterance that begins with a title, and goes on to these words in this order. */
function said(opening: string, ...words: readonly string[]): RegExp {
  return new RegExp([`\\t${opening}\\.`, ...words].join('.*'));
}

/** Whoever goes on before a sentence is out has cut it off: a customer who listens waits for it. */
async function expectToHear(words: RegExp): Promise<void> {
  await expect.poll(heard).toMatch(words);
}

async function signInByEar(page: Page): Promise<void> {
  await button(page, /Ingresar con mi usuario/).click();
  await expectToHear(/\tIngrese sus datos\./);
  await page.getByLabel('Correo o número de cliente').fill(customer.user);
  await expectToHear(/maria punto nunez arroba/);
  await page.getByLabel('Contraseña').fill(customer.password);
  await expectToHear(new RegExp(`${customer.password.length} teclas`));
  await button(page, /^Ingresar$/).click();
  await expectToHear(/\tSus facturas pendientes\./);
}

async function giveCardByEar(page: Page): Promise<void> {
  await typeCardDigits(page, cards.approving.slice(0, 15));
  await expectToHear(/\tNúmero de la tarjeta, 15 de 16 dígitos\./);
  await typeCardDigits(page, `${cards.approving.slice(15)}${expiry}${code}`);
  await expectToHear(/\tCódigo de seguridad, 3 de 3 dígitos\./);
  await acceptCard(page);
}

test('a customer who does not see hears a whole payment: what it costs, which bill, the result and the reference; and nobody hears the password or the card', async () => {
  const { app, page } = await branch.open();
  await expect(title(page, /./)).toBeVisible();
  await page.keyboard.press('F1');
  await expectToHear(/^es-419\tConecte sus audífonos\..*Pague su factura aquí\./m);
  await signInByEar(page);
  const oldest = button(page, /^Pagar.*\$/).first();
  const written = await oldest.innerText();
  const [, whole = '', cents = ''] = /\$(\d+)\.(\d\d)/.exec(written) ?? [];
  const dollars = `${whole} dólares con ${Number(cents)} centavos`;
  await oldest.click();
  await expectToHear(said('Verifique su factura', dollars));
  await button(page, /^Pagar \$/).click();
  await expectToHear(/\tDatos de su tarjeta\./);
  await giveCardByEar(page);
  await expectToHear(said('Revise antes de pagar', dollars, 'terminada en 1 1 1 1'));

  await button(page, 'English').click();
  await expectToHear(
    said('Check before you pay', `${whole} dollars and ${Number(cents)} cents`, 'ending in 1 1 1 1'),
  );
  expect(heard()).toMatch(/^en-us\tCheck before you pay\./m);
  await button(page, 'Español').click();
  await expect(title(page, 'Revise antes de pagar')).toBeVisible();

  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  await expectToHear(said('Pago aprobado', dollars));
  await expectToHear(/K 0 1 4 guion 0 0 0 0 0 1/);
  await page.keyboard.press('F1');
  await expect.poll(() => heard().match(/\tPago aprobado\./g)?.length).toBeGreaterThan(1);

  const compact = heard().replaceAll(/[\s,.]/g, '');
  expect(heard()).not.toContain(customer.password);
  expect(compact).not.toContain(customer.password);
  expect(compact).not.toContain(cards.approving.slice(0, 6));
  expect(compact).not.toContain(code);
  expect(compact).not.toContain(expiry);

  const fresh = await leave(app, page);
  await expect(title(fresh, 'Pague su factura aquí')).toBeVisible();
  await expect(button(fresh, /^Voz/)).toHaveAttribute('aria-pressed', 'false');
});

test('a kiosk whose speech program is missing serves as ever', async () => {
  const configPath = join(branch.directory, 'kiosk.json');
  const configuration = JSON.parse(readFileSync(configPath, 'utf8')) as object;
  writeFileSync(configPath, JSON.stringify({ ...configuration, speech: { program: '/nowhere/espeak-ng' } }));
  const { page } = await branch.open();
  await button(page, /^Voz/).click();
  await signIn(page, customer);
  await expect(title(page, 'Sus facturas pendientes')).toBeVisible();
  const log = readFileSync(join(branch.stateDirectory, 'ventanilla.log'), 'utf8');
  expect(log.match(/speech-failed/g)).toHaveLength(1);
});
