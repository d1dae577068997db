import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronPath } from '../../scripts/electron-path.mjs';
import { demoConfiguration } from '../demo/configuration.ts';
import { startSimulators } from '../simulators/start.ts';
import { payOneInvoice } from './customer.ts';

/** Where npm test, or npm run pack, has packed the application. */
const release = process.env['VENTANILLA_RELEASE'] ?? 'release';

function packagedExecutable(): string {
  const folder = existsSync(release)
    ? readdirSync(release).find((name) => name.endsWith('unpacked'))
    : undefined;
  if (folder === undefined) throw new Error('there is no package: npm run pack makes one');
  return join(release, folder, process.platform === 'win32' ? 'Ventanilla.exe' : 'ventanilla');
}

/**
 * The screen of a kiosk that was started on its own. A package has Node's inspector fused off, through
 * which Playwright starts Electron elsewhere, so here it attaches to Chromium alone.
 */
async function attach(kiosk: ChildProcess): Promise<{ browser: Browser; page: Page }> {
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    kiosk.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    kiosk.once('exit', () => {
      reject(new Error(`the kiosk ended before it had a screen: ${said}`));
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
  await expect.poll(() => pages().filter(isKioskPage).length, { timeout: 60_000 }).toBe(1);
  const page = pages().find(isKioskPage);
  if (!page) throw new Error('the kiosk has no page');
  return { browser, page };
}

/** Electron shows `app://kiosk/`; the stand-in, whose Chromium has no such scheme, `https://kiosk.invalid/`. */
function isKioskPage(page: Page): boolean {
  return new URL(page.url()).hostname.split('.')[0] === 'kiosk';
}

test('an invoice paid at the packaged kiosk is charged once and posted once', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-packaged-'));
  const stateDirectory = join(directory, 'kiosk');
  mkdirSync(stateDirectory);
  const simulators = await startSimulators({ directory: join(directory, 'simulators'), company: 'pa' });
  const configPath = join(directory, 'kiosk.json');
  writeFileSync(configPath, JSON.stringify({ ...demoConfiguration(simulators), methods: ['credit'] }));
  const switches = [
    `--config=${configPath}`,
    `--user-data-dir=${stateDirectory}`,
    '--remote-debugging-port=0',
  ];
  if (electronPath() !== undefined && process.getuid?.() === 0) switches.push('--no-sandbox');
  const kiosk = spawn(packagedExecutable(), switches, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(kiosk, 'exit');
  try {
    const { browser, page } = await attach(kiosk);
    await payOneInvoice(page);
    expect(simulators.vpos.ledger()).toMatchObject([{ status: 'captured' }]);
    expect(simulators.biller.ledger()).toHaveLength(1);
    await browser.close();
  } finally {
    kiosk.kill('SIGTERM');
    await ended;
    await simulators.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
