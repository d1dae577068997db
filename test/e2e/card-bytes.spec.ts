import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch } from './branch.ts';
import {
  button,
  cards,
  chooseInvoice,
  code,
  confirm,
  expiry,
  payOneInvoice,
  signIn,
  title,
  touch,
  typeCard,
} from './customer.ts';
import { freshPage, type LaunchedKiosk } from './launch.ts';
import { formsOf, searchMemory } from './process-memory.ts';

/** Every way in which the typed digits could have been written down. */
const typed = [cards.approving, cards.approving.replaceAll(/(.{4})(?=.)/g, '$1 '), `${expiry}${code}`];
const wordOfCode = new RegExp(`\\b${code}\\b`);

/** Listens in on all that crosses between the screens and main, both ways, from now on. */
async function listenIn({ app }: LaunchedKiosk): Promise<() => Promise<string[]>> {
  await app.evaluate(({ ipcMain, BrowserWindow }) => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heardByTest', heard);
    type Handler = (event: unknown, ...content: unknown[]) => Promise<unknown>;
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, Handler>;
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...content) => {
        const answer = await handler(event, ...content);
        heard.push(JSON.stringify([channel, content, answer]));
        return answer;
      });
    }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel: string, ...content: unknown[]) => {
        heard.push(JSON.stringify([channel, content]));
        send(channel, ...content);
      };
    }
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'heardByTest') as string[]);
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** The files that hold the text, as bytes or as UTF-16. */
function filesWith(directory: string, text: string): string[] {
  const forms = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  return filesBelow(directory).filter((file) => {
    const bytes = readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
}

test('a whole payment leaves no card number and no code in any file, log, message or byte for the printer', async () => {
  const branch = await openBranch();
  const kiosk = await branch.open();
  const heard = await listenIn(kiosk);
  await payOneInvoice(kiosk.page);
  await expect(kiosk.page.getByText('Tome su comprobante.')).toBeVisible();
  const messages = await heard();
  await freshPage(kiosk.app, async () => {
    await button(kiosk.page, 'Continuar').click();
    await button(kiosk.page, 'Terminar').click();
  });
  await kiosk.app.close();

  // The payment did cross, with its ciphertext, its last four digits and nothing more of the card.
  const confirmation = messages.find((message) => message.includes('confirmPayment'));
  expect(confirmation).toContain('"lastFour":"1111"');
  for (const message of messages) {
    for (const digits of typed) expect(message).not.toContain(digits);
    expect(message.replaceAll(/"sealed":"[^"]*"/g, '')).not.toMatch(wordOfCode);
  }
  const printed = branch.simulators.printer.bytes().toString('latin1');
  expect(printed).toContain('1111');
  for (const digits of typed) expect(printed).not.toContain(digits);
  expect(printed).not.toMatch(wordOfCode);
  const log = readFileSync(join(branch.stateDirectory, 'ventanilla.log'), 'utf8') + kiosk.output();
  expect(log).not.toMatch(wordOfCode);
  // The search can find: the name that must be there is there.
  expect(filesWith(branch.stateDirectory, 'K014-000001')).not.toEqual([]);
  for (const digits of typed) expect(filesWith(branch.directory, digits)).toEqual([]);
  expect(filesWith(branch.directory, demoCustomers.withSeveral.password)).toEqual([]);
  await branch.close();
});

/** The card as it is typed, and the words around its code in what is sealed: a code of three digits alone is anywhere. */
const inMemory = [
  ...formsOf('the number', cards.approving),
  ...formsOf('the code', `"cvv":"${code}"`),
  ...formsOf('expiry and code', `"expiry":"${expiry}","cvv"`),
];

test('once a card is sealed, its number and its code are in the memory of no process of the kiosk', async () => {
  // All memory of all processes is read, more than once.
  test.setTimeout(300_000);
  const branch = await openBranch();
  const kiosk = await branch.open();
  const { app, page } = kiosk;
  const processId = app.process().pid ?? 0;
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await typeCard(page, cards.approving);
  // The search can find: while it is typed the number is in the card frame, and nowhere else.
  expect(searchMemory(processId, inMemory).join()).toContain('the number');
  await touch(page, page.getByRole('checkbox'));
  await touch(page, button(page, 'Siguiente paso'));
  await expect(title(page, 'Revise antes de pagar')).toBeVisible();
  await expect.poll(() => searchMemory(processId, inMemory), { timeout: 60_000 }).toEqual([]);
  await confirm(page);
  await expect(title(page, 'Pago aprobado')).toBeVisible();
  expect(searchMemory(processId, inMemory)).toEqual([]);
  await branch.close();
});
