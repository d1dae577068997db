import { chromium, type Browser, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, preview, type InlineConfig, type PreviewServer } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { chromiumPath } from '../../../scripts/chromium-path.mjs';
import type { ScreenName } from '../../../src-renderer/screen-name.ts';

export interface Scene {
  readonly screen: ScreenName;
  readonly language?: 'es' | 'en';
  readonly isVoiceOff?: boolean;
}

/** Generous: all screens are built, on cores that are shared with other work. */
const openTimeoutMs = 120_000;

/** The screens in a browser, with a kiosk that answers as told and a voice that writes down what it says. */
export function voicePages(): (scene: Scene) => Promise<Page> {
  let browser: Browser | undefined;
  let page: Page;
  let server: PreviewServer | undefined;
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-voice-'));
  beforeAll(async () => {
    const project = resolve(import.meta.dirname, '../../..');
    const settings: InlineConfig = {
      configFile: false,
      root: import.meta.dirname,
      logLevel: 'error',
      plugins: [svelte({ configFile: join(project, 'svelte.config.js') })],
      build: { outDir: directory, emptyOutDir: true, target: 'chrome140', minify: false },
    };
    await build(settings);
    server = await preview({ ...settings, preview: { host: '127.0.0.1', port: 0, strictPort: false } });
    const executablePath = chromiumPath();
    browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
    page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  }, openTimeoutMs);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return async ({ screen, language = 'es', isVoiceOff = false }) => {
    const query = new URLSearchParams({ screen, language, voice: isVoiceOff ? 'off' : 'on' });
    await page.goto(`${server?.resolvedUrls?.local[0] ?? ''}?${query.toString()}`);
    await page.waitForFunction(() => 'voicePage' in window);
    return page;
  };
}

/** Everything that was said since the page was opened, once there was anything. */
export async function heardOn(page: Page): Promise<string[]> {
  await page.waitForFunction(() => window.voicePage.spoken.length > 0);
  return page.evaluate(() => window.voicePage.spoken.map(({ text }) => text));
}
