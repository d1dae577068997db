import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import path from 'node:path';
import { electronPath } from '../../scripts/electron-path.mjs';

/** Generous: on a loaded machine of two cores a window needs seconds. */
const startTimeoutMs = 60_000;

const project = path.resolve(import.meta.dirname, '../..');

// Playwright asks the electron package for its binary, and the package asks this. Electron's own comes first.
if (electronPath() === undefined) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(project, 'test/stand-in/bin');
}

export interface LaunchOptions {
  readonly configPath: string;
  /** Where the kiosk keeps its journal and log: the same folder again is a restart. */
  readonly stateDirectory: string;
  /** Of the stand-in's screen without a display, such as 1366x768. */
  readonly size?: string;
  readonly headless?: boolean;
}

export interface LaunchedKiosk {
  readonly app: ElectronApplication;
  /** The first window. Every customer gets another: wait for it with `freshPage`. */
  readonly page: Page;
  /** What the kiosk has printed so far. */
  output(): string;
  /** Ends the process as a power cut would, and waits until it has gone. */
  kill(): Promise<void>;
}

/** Starts the kiosk as it runs in a branch, and waits until its screen is ready. */
export async function launchKiosk(options: LaunchOptions): Promise<LaunchedKiosk> {
  const { configPath, stateDirectory, size, headless } = options;
  const app = await _electron.launch({
    args: [project, `--config=${configPath}`, `--user-data-dir=${stateDirectory}`, '--no-relaunch'],
    env: {
      ...definedOnly(process.env),
      ...(size === undefined ? {} : { STANDIN_SIZE: size }),
      ...(headless === true ? { STANDIN_HEADLESS: '1' } : {}),
    },
    timeout: startTimeoutMs,
  });
  let printed = '';
  const running = app.process();
  for (const stream of [running.stdout, running.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      printed += bytes.toString('utf8');
    });
  }
  const page = await app.firstWindow({ timeout: startTimeoutMs });
  await expect.poll(() => printed, { timeout: startTimeoutMs }).toContain('ventanilla: screen ready');
  return { app, page, output: () => printed, kill: () => killAndWait(app) };
}

/**
 * Does what ends the window on show, and waits for the fresh one. The kiosk takes the old one away only
 * when the fresh one is ready.
 */
export async function freshPage(app: ElectronApplication, act: () => Promise<unknown>): Promise<Page> {
  const coming = app.waitForEvent('window', { timeout: startTimeoutMs });
  await act();
  const page = await coming;
  const isAlone = (): boolean => app.windows().length === 1 && app.windows()[0] === page;
  await expect.poll(isAlone, { timeout: startTimeoutMs }).toBe(true);
  return page;
}

async function killAndWait(app: ElectronApplication): Promise<void> {
  const gone = app.waitForEvent('close', { timeout: startTimeoutMs });
  app.process().kill('SIGKILL');
  await gone;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
