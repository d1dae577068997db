import { expect, test, type CDPSession, type Locator, type Page } from '@playwright/test';
import { findDifferences, readJournal } from '../ledgers.ts';
import { demoCustomers } from '../simulators/demo-data.ts';
import { openBranch, type Branch } from './branch.ts';
import {
  button,
  cards,
  chooseInvoice,
  confirm,
  giveCard,
  signIn,
  signInAndOpenInvoice,
  title,
} from './customer.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

let branch: Branch;

test.beforeEach(async () => {
  branch = await openBranch();
});

test.afterEach(async () => {
  await branch.close();
});

async function withGlass(page: Page, act: (glass: CDPSession) => Promise<void>): Promise<void> {
  const glass = await page.context().newCDPSession(page);
  await act(glass);
  await glass.detach();
}

async function send(
  glass: CDPSession,
  type: 'touchStart' | 'touchMove',
  points: readonly Point[],
): Promise<void> {
  const touchPoints = points.map((point, id) => ({ ...point, id }));
  await glass.send('Input.dispatchTouchEvent', { type, touchPoints });
}

async function letGo(glass: CDPSession): Promise<void> {
  await glass.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function middleOf(target: Locator): Promise<Point> {
  const box = await target.boundingBox();
  if (!box) throw new Error('nothing to touch there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** From now on the page counts what a browser would do by itself, and a kiosk must not. */
async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const done: string[] = [];
    Reflect.set(window, 'doneByBrowser', done);
    for (const name of ['contextmenu', 'dragstart']) {
      window.addEventListener(name, ({ defaultPrevented }) => {
        if (!defaultPrevented) done.push(name);
      });
    }
  });
}

async function stateOf(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    doneByBrowser: Reflect.get(window, 'doneByBrowser') as unknown,
    scale: visualViewport?.scale,
    selected: getSelection()?.toString(),
    scrolled: [scrollX, scrollY, visualViewport?.offsetTop],
    history: history.length,
  }));
}

test('pinching, a long press, a double tap, dragging and swiping from the edge do nothing at all', async () => {
  const { app, page } = await branch.open();
  await signInAndOpenInvoice(page);
  await watchPage(page);
  const untouched = await stateOf(page);
  expect(untouched).toMatchObject({ doneByBrowser: [], scale: 1, selected: '', scrolled: [0, 0, 0] });
  const heading = await middleOf(title(page, 'Verifique su factura'));
  const pay = await middleOf(button(page, /^Pagar \$/));
  await withGlass(page, async (glass) => {
    const at = { x: 540, y: 800 };
    await send(glass, 'touchStart', [at, { ...at, x: 560 }]);
    for (const step of [40, 120, 240, 400]) {
      await send(glass, 'touchMove', [
        { ...at, x: at.x - step },
        { ...at, x: at.x + step },
      ]);
    }
    await letGo(glass);
    // Long enough for a menu or a selection, on words and on a button; there the finger then slides off.
    for (const place of [heading, pay]) {
      const pressed = new Promise((done) => setTimeout(done, 1_200));
      await send(glass, 'touchStart', [place]);
      await pressed;
      await send(glass, 'touchMove', [{ x: place.x, y: place.y - 300 }]);
      await letGo(glass);
    }
    for (let tap = 0; tap < 2; tap += 1) {
      await send(glass, 'touchStart', [heading]);
      await letGo(glass);
    }
    await send(glass, 'touchStart', [{ x: 1, y: 900 }]);
    for (const x of [100, 400, 900]) await send(glass, 'touchMove', [{ x, y: 900 }]);
    await letGo(glass);
  });
  await page.mouse.move(heading.x, heading.y);
  await page.mouse.down();
  await page.mouse.move(heading.x + 200, heading.y + 100, { steps: 5 });
  await page.mouse.up();
  await page.mouse.click(heading.x, heading.y, { button: 'right' });
  expect(await stateOf(page)).toEqual(untouched);
  await expect(title(page, 'Verifique su factura')).toBeVisible();
  expect(readJournal(branch.journalFile)).toEqual([]);
  expect(app.windows()).toEqual([page]);
});

test('two fingers on the button that pays, and twenty taps after them, make one payment', async () => {
  const { page } = await branch.open();
  await signIn(page, demoCustomers.withSeveral);
  await chooseInvoice(page);
  await giveCard(page, cards.approving);
  const pay = await middleOf(button(page, /^Confirmar y pagar/));
  await withGlass(page, async (glass) => {
    await send(glass, 'touchStart', [pay, { ...pay, x: pay.x + 80 }]);
    await letGo(glass);
    for (let tap = 0; tap < 20; tap += 1) {
      await send(glass, 'touchStart', [pay]);
      await letGo(glass);
    }
  });
  // All of them may have come while the review was deaf.
  await confirm(page);
  const { journalFile, simulators } = branch;
  const posted = (): number => readJournal(journalFile).filter(({ state }) => state.at === 'posted').length;
  await expect.poll(posted, { timeout: 60_000 }).toBe(1);
  expect(findDifferences(journalFile, simulators.vpos, simulators.biller)).toEqual([]);
  expect(simulators.vpos.ledger()).toHaveLength(1);
  const papers = (): number =>
    simulators.printer.receipts().filter((text) => text.includes('A P R O B A D O')).length;
  await expect.poll(papers).toBe(1);
});
