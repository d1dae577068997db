import { expect, test, type Frame, type Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import type { KioskApi } from '../../src-main/contract/kiosk-api.ts';
import { freshPage, launchKiosk, type LaunchedKiosk } from './launch.ts';
import { makeLonelyKiosk } from './lonely-kiosk.ts';

declare global {
  interface Window {
    readonly kiosk: KioskApi;
  }
}

/** Has the page open the card frame, as the card screen does. */
async function openCardFrame(page: Page): Promise<Frame> {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = `${location.protocol}//${location.host.replace(/^kiosk/, 'card')}/index.html`;
    document.body.append(frame);
  });
  const isCard = (frame: Frame): boolean => /^\w+:\/\/card\b/.test(frame.url());
  await expect.poll(() => page.frames().some(isCard)).toBe(true);
  const frame = page.frames().find(isCard);
  if (!frame) throw new Error('the card frame has gone');
  await frame.waitForLoadState();
  return frame;
}

function answers(page: Page): Promise<string> {
  return page.evaluate(async () => (await window.kiosk.describeKiosk({})).kioskId);
}

test.describe('a screen', () => {
  const kiosk = makeLonelyKiosk();
  let running: LaunchedKiosk;
  let page: Page;

  test.beforeAll(async () => {
    running = await launchKiosk(kiosk.options);
    page = running.page;
  });
  test.afterAll(async () => {
    await running.app.close();
    kiosk.remove();
  });

  test('is a secure context that fills the whole screen and has only the frozen API of the kiosk', async () => {
    const seen = await page.evaluate(() => ({
      isSecure: isSecureContext,
      fills: innerWidth === screen.width && innerHeight === screen.height,
      isFrozen: Object.isFrozen(window.kiosk),
      calls: Object.keys(window.kiosk).sort(),
      strangers: [
        'require',
        'module',
        'process',
        'electron',
        'ipcRenderer',
        'standInSend',
        'standInReceive',
      ].filter((name) => name in window),
    }));
    expect(seen).toEqual({
      isSecure: true,
      fills: true,
      isFrozen: true,
      calls: [
        'askNewPassword',
        'confirmPaper',
        'confirmPayment',
        'confirmRegistration',
        'describeKiosk',
        'endSession',
        'findAccount',
        'findPayment',
        'hush',
        'leavePayment',
        'listInvoices',
        'mailReceipt',
        'onPayment',
        'onScan',
        'openPayment',
        'printReceipt',
        'readInvoice',
        'readReceipt',
        'register',
        'reopenPayment',
        'scanBill',
        'setNewPassword',
        'signIn',
        'speak',
      ],
      strangers: [],
    });
  });

  test('takes no script and no style that the kiosk did not ship, and reaches no network', async () => {
    const blocked = await page.evaluate(async () => {
      const violated = new Promise((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          ({ effectiveDirective }) => resolve(effectiveDirective),
          {
            once: true,
          },
        );
      });
      const stranger = document.createElement('style');
      stranger.textContent = 'body { display: none }';
      document.head.append(stranger);
      const isRefused = (act: () => unknown): boolean => {
        try {
          act();
          return false;
        } catch {
          return true;
        }
      };
      return {
        directive: await violated,
        isStyled: getComputedStyle(document.body).display === 'none',
        scriptRefused: isRefused(() => {
          document.createElement('script').textContent = 'window.stranger = true';
        }),
        evalRefused: isRefused(() => Reflect.construct(Function, ['return 1'])),
        htmlRefused: isRefused(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        fetchRefused: await fetch('https://example.com/').then(
          () => false,
          () => true,
        ),
      };
    });
    expect(blocked).toEqual({
      directive: 'style-src-elem',
      isStyled: false,
      scriptRefused: true,
      evalRefused: true,
      htmlRefused: true,
      fetchRefused: true,
    });
  });

  test('cannot be led elsewhere and opens no window', async () => {
    const here = page.url();
    for (const url of ['https://example.com/', 'out-of-service.html?x=1', 'nowhere.html']) {
      await page.evaluate((to) => location.assign(to), url);
    }
    await page.evaluate(() => {
      window.open('https://example.com/');
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.target = '_blank';
      link.rel = 'noopener';
      document.body.append(link);
      link.click();
      link.remove();
    });
    expect(await answers(page)).toBe('K014');
    expect(page.url()).toBe(here);
    expect(running.app.windows()).toHaveLength(1);
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('is denied every permission without anybody being asked', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        ['geolocation', 'camera', 'microphone', 'notifications'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('is told which field of a malformed request is wrong, and never its value', async () => {
    const message = await page.evaluate(() =>
      window.kiosk.signIn({ user: '', password: 'a secret' }).then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    );
    expect(message).toContain('signIn: wrong field "user"');
    expect(message + running.output()).not.toContain('a secret');
    expect(await answers(page)).toBe('K014');
  });

  test('cannot reach into the card frame, which is another process without a way to main', async () => {
    const frame = await openCardFrame(page);
    // Chromium gives a frame a session of its own only when it lives in a process of its own.
    await (await running.app.context().newCDPSession(frame)).detach();
    expect(await frame.evaluate(() => 'kiosk' in window)).toBe(false);
    expect(await frame.locator('#acquirer-key').textContent()).toContain(kiosk.keyId);
    expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument ?? null)).toBeNull();
    await page.evaluate(() => document.querySelector('iframe')?.remove());
  });
});

test.describe('a kiosk', () => {
  let kiosk = makeLonelyKiosk();
  let running: LaunchedKiosk;

  test.beforeEach(async () => {
    kiosk = makeLonelyKiosk();
    running = await launchKiosk(kiosk.options);
  });
  test.afterEach(async () => {
    await running.app.close();
    kiosk.remove();
  });

  function crash(): Promise<void> {
    return running.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
  }

  test('gives the next customer a fresh window with nothing of the last one in it', async () => {
    const account = '1234567';
    const kept = (page: Page): Promise<unknown> =>
      page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    const endSession = (page: Page) => (): Promise<void> =>
      page.evaluate(() => {
        void window.kiosk.endSession({});
      });

    const first = running.page;
    await first.evaluate((text) => {
      localStorage.setItem('account', text);
      sessionStorage.setItem('account', text);
      document.cookie = `account=${text}; secure`;
    }, account);
    const second = await freshPage(running.app, endSession(first));
    expect(first.isClosed()).toBe(true);
    expect(await answers(second)).toBe('K014');
    expect(await kept(second)).toEqual([0, 0, '']);

    // The one after that is on the first one's partition again.
    const third = await freshPage(running.app, endSession(second));
    expect(await kept(third)).toEqual([0, 0, '']);
  });

  test('shows a fresh window when its screen crashes, and after three times that it is out of service', async () => {
    const second = await freshPage(running.app, crash);
    expect(await answers(second)).toBe('K014');
    const third = await freshPage(running.app, crash);
    expect(await answers(third)).toBe('K014');
    const last = await freshPage(running.app, crash);
    expect(last.url()).toMatch(/out-of-service\.html$/);
    expect(await last.locator('script').count()).toBe(0);
  });

  test('shows a fresh window when its screen hangs', async () => {
    const fresh = await freshPage(running.app, () =>
      running.app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.emit('unresponsive');
      }),
    );
    expect(await answers(fresh)).toBe('K014');
  });
});

test('a second kiosk on the same folder leaves at once, and the first goes on', async () => {
  const kiosk = makeLonelyKiosk();
  const { app, page } = await launchKiosk(kiosk.options);
  const { executable, folder } = await app.evaluate((electron) => ({
    executable: process.argv[0] ?? '',
    folder: electron.app.getAppPath(),
  }));
  const { configPath, stateDirectory } = kiosk.options;
  const switches = [`--config=${configPath}`, `--user-data-dir=${stateDirectory}`];
  const second = spawnSync(executable, [folder, ...switches], { timeout: 60_000 });
  expect(second.status).toBe(0);
  expect(second.stdout.toString()).not.toContain('screen ready');
  expect(await answers(page)).toBe('K014');
  await app.close();
  kiosk.remove();
});
