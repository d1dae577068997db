import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import { button, cards, chooseInvoice, code, expiry, signIn, title, touch, typeCard } from './customer.ts';
import { freshPage, type LaunchedKiosk } from './launch.ts';
import { formsOf, searchMemory } from './process-memory.ts';

const customer = demoCustomers.withSeveral;
/** What nobody who comes later may find anywhere in the screen that they stand before. */
const personal = [customer.password, customer.user, customer.name, cards.approving];
/** In the screen's memory in this form only once it has been put together there. */
const marker = ['seen', 'only', 'by', 'this', 'customer'].join('-');

// Every page of the kiosk's memory is searched, several times.
test.setTimeout(400_000);

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
});

test.afterEach(async () => {
  await branch.close();
});

/** Every text in the memory of a page's scripts: those of the document, of its attributes and of its fields too. */
async function textsInHeap(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const pieces: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const { strings } = JSON.parse(pieces.join('')) as { readonly strings: readonly string[] };
  const typed = await page.evaluate(() => [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input')].map(({ value }) => value),
  ]);
  return [...strings, ...typed].join('\n');
}

function found(texts: string): string[] {
  return personal.filter((secret) => texts.includes(secret));
}

/** What a page can keep for the one after it. */
async function leaveTraces(page: Page): Promise<void> {
  await page.evaluate(async (words) => {
    Object.assign(window, { marker: words.join('-').repeat(50) });
    localStorage.setItem('trace', 'x');
    sessionStorage.setItem('trace', 'x');
    document.cookie = 'trace=x; secure';
    await caches.open('trace');
    await new Promise((done, fail) => {
      const opening = indexedDB.open('trace');
      opening.onsuccess = done;
      opening.onerror = fail;
    });
  }, marker.split('-'));
}

async function tracesIn(page: Page): Promise<unknown> {
  return page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    history: history.length,
  }));
}

/** Where in the kiosk's memory the card is, and the screen of its customer: "4711 chromium: marker as bytes". */
function searchKiosk({ app }: LaunchedKiosk): string[] {
  const forms = [...formsOf('card', cards.approving), ...formsOf('marker', marker)];
  return searchMemory(app.process().pid ?? 0, forms);
}

/** From then on it is counted how often the system's clipboard is emptied. */
async function countClears(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(({ clipboard }) => {
    const clear = clipboard.clear.bind(clipboard);
    Reflect.set(globalThis, 'clipboardClears', 0);
    clipboard.clear = () => {
      Reflect.set(globalThis, 'clipboardClears', Number(Reflect.get(globalThis, 'clipboardClears')) + 1);
      clear();
    };
  });
  return () => app.evaluate(() => Number(Reflect.get(globalThis, 'clipboardClears')));
}

function mode(page: Page, name: string): Locator {
  return page.getByRole('complementary').getByRole('button', { name });
}

/** To a card that is being typed, in English, large and on black: everything that a customer can leave behind. */
async function beInTheMiddle(kiosk: LaunchedKiosk): Promise<void> {
  const { page } = kiosk;
  await page.clock.install();
  await button(page, /Ingresar con mi usuario/).click();
  await page.getByLabel('Correo o número de cliente').fill(customer.user);
  await page.getByLabel('Contraseña').fill(customer.password);
  // The search can find: what is typed is in the memory of the screen where it is typed.
  expect(found(await textsInHeap(page))).toEqual([customer.password, customer.user]);
  await button(page, /^Ingresar$/).click();
  await chooseInvoice(page);
  expect(found(await textsInHeap(page))).toContain(customer.name);
  await typeCard(page, cards.approving, '');
  await leaveTraces(page);
  await touch(page, mode(page, 'Alto contraste'));
  await touch(page, mode(page, 'English'));
  await expect(title(page, 'Your card details')).toBeVisible();
  // From here on only the test lets time pass: searching all the memory may take longer than a customer may.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
}

const ways: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  [
    'leaves',
    async (page) => {
      await touch(page, button(page, 'Leave'));
      await touch(page, page.getByRole('dialog').getByRole('button', { name: /^Yes/ }));
    },
  ],
  [
    'walks off',
    async (page) => {
      await page.clock.runFor(123_000);
      await expect(page.getByRole('heading', { name: 'Are you still there?' })).toBeVisible();
      await page.clock.runFor(31_000);
    },
  ],
];

for (const [what, act] of ways) {
  test(`a customer who ${what} in the middle of the card leaves nothing to the next one`, async () => {
    const kiosk = await branch.open();
    const { app, page } = kiosk;
    const clears = await countClears(app);
    const untouched = await tracesIn(page);
    expect(untouched).toMatchObject({ local: 0, session: 0, cookie: '', caches: [], databases: [] });
    await beInTheMiddle(kiosk);
    const finds = searchKiosk(kiosk);
    expect(finds.join()).toContain('card');
    const before = finds.filter((find) => find.includes('marker')).map((find) => Number.parseInt(find, 10));
    expect(before).not.toEqual([]);
    expect(await tracesIn(page)).toMatchObject({ local: 1, caches: ['trace'], databases: ['trace'] });

    const fresh = await freshPage(app, () => act(page));
    await expect(title(fresh, 'Pague su factura aquí')).toBeVisible();
    expect(await tracesIn(fresh)).toEqual(untouched);
    expect(found(await textsInHeap(fresh))).toEqual([]);
    await expect.poll(() => before.filter((id) => existsSync(`/proc/${id}`))).toEqual([]);
    await expect.poll(() => searchKiosk(kiosk), { timeout: 90_000 }).toEqual([]);
    await expect.poll(clears).toBe(1);
    for (const name of ['Letra grande', 'Alto contraste', 'Botones abajo']) {
      await expect(mode(fresh, name)).toHaveAttribute('aria-pressed', 'false');
    }
    expect(await fresh.evaluate(() => document.documentElement.getAttributeNames().sort())).toEqual([
      'lang',
      'style',
      'translate',
    ]);

    // The one after that is on the first one's partition again.
    const third = await freshPage(app, () => signInAndLeave(fresh));
    expect(await tracesIn(third)).toEqual(untouched);
  });
}

async function signInAndLeave(page: Page): Promise<void> {
  await signIn(page, customer);
  await touch(page, button(page, 'Salir'));
  await touch(page, page.getByRole('dialog').getByRole('button', { name: /^Sí/ }));
}

test('a kiosk whose language or letters somebody changed and left is soon as ever, and asks first', async () => {
  const { app, page } = await branch.open();
  await page.clock.install();
  await touch(page, mode(page, 'English'));
  await expect(title(page, 'Pay your bill here')).toBeVisible();
  await page.clock.runFor(32_000);
  // Who still reads goes on, in the same language.
  await touch(page, button(page, 'Yes, continue'));
  await expect(title(page, 'Pay your bill here')).toBeVisible();
  const spanish = await freshPage(app, () => page.clock.runFor(64_000));
  await expect(title(spanish, 'Pague su factura aquí')).toBeVisible();
  await spanish.clock.install();
  await touch(spanish, mode(spanish, 'Letra grande'));
  await expect(mode(spanish, 'Letra grande')).toHaveAttribute('aria-pressed', 'true');
  // Who reads it large, or hears it, has four times as long here too.
  await spanish.clock.runFor(118_000);
  await expect(spanish.getByRole('dialog')).toBeHidden();
  const usual = await freshPage(app, () => spanish.clock.runFor(34_000));
  await expect(mode(usual, 'Letra grande')).toHaveAttribute('aria-pressed', 'false');
  // And one that nobody touched stays as it is.
  await usual.clock.install();
  await usual.clock.runFor(600_000);
  await expect(title(usual, 'Pague su factura aquí')).toBeVisible();
  expect(app.windows()).toEqual([usual]);
});

test('who types a password and goes back leaves nothing of it in the memory of the first screen', async () => {
  const { page } = await branch.open();
  await button(page, /Ingresar con mi usuario/).click();
  await page.getByLabel('Correo o número de cliente').click();
  await page.keyboard.type(customer.user, { delay: 60 });
  await page.getByLabel('Contraseña').click();
  // With what a hand types after it, in its own time: what there was before each key is gone too.
  await page.keyboard.type(`${customer.password}!`, { delay: 130 });
  expect(found(await textsInHeap(page))).toEqual([customer.password, customer.user]);
  await button(page, 'Volver').click();
  await expect(title(page, 'Pague su factura aquí')).toBeVisible();
  await expect.poll(async () => found(await textsInHeap(page))).toEqual([]);
});

/** Everything of the page that anybody can see, hear or take out of it, without its scripts and styles. */
function shown(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('input')];
    const readable = fields.filter(({ type }) => type !== 'password').map(({ value }) => value);
    return [document.getElementById('app')?.innerHTML ?? '', ...readable].join('\n');
  });
}

test('no character of a password is to be read on the screen once its key is released', async () => {
  const { page } = await branch.open();
  await touch(page, button(page, /Ingresar con mi usuario/));
  const field = page.getByLabel('Contraseña');
  await touch(page, field);
  const keys = page.getByRole('group', { name: 'Teclado en pantalla' });
  for (const [index, key] of Array.from(customer.password).entries()) {
    if (key !== key.toLowerCase()) await touch(page, keys.getByRole('button', { name: 'Mayúsculas' }));
    await touch(page, keys.getByRole('button', { name: key, exact: true }));
    const typed = customer.password.slice(0, index + 1);
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAttribute('type', 'password');
    // Three letters are in many a word.
    if (typed.length > 3) expect(await shown(page)).not.toContain(typed);
  }
});

test('the card frame shows how many digits were typed, and never one of them', async () => {
  const { page } = await branch.open();
  await signIn(page, customer);
  await chooseInvoice(page);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('there is no card frame');
  const keypad = page.frameLocator('iframe').getByRole('group', { name: 'Teclado numérico' });
  const digits = `4012888888881881${expiry}${code}`;
  const fields = (): Promise<string[]> =>
    frame.evaluate(() => [
      ...[...document.querySelectorAll('.digits')].map((one) => one.outerHTML),
      ...[...document.querySelectorAll('input')].map(({ value }) => value),
      ...[...document.querySelectorAll('.digit')].map(
        (one) => getComputedStyle(one, '::before').content + getComputedStyle(one, '::after').content,
      ),
    ]);
  for (const [index, digit] of Array.from(digits).entries()) {
    await touch(page, keypad.getByRole('button', { name: digit, exact: true }));
    await expect(frame.locator('.typed')).toHaveCount(index + 1);
    // But for the names of the frame's own styles, such as s2.
    expect((await fields()).join('').replaceAll(/ s[\da-z]{1,2}(?=["\s])/g, '')).not.toMatch(/\d/);
    const last = digits.slice(Math.max(0, index - 5), index + 1);
    if (last.length === 6) expect(await shown(page)).not.toContain(last);
  }
});
