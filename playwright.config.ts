import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

/** Where one run of npm test keeps its files, so that two runs at once do not meet. */
const outDirectory = process.env['VENTANILLA_TEST_OUT'] ?? 'out/test/alone';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: join(outDirectory, 'playwright'),
  reporter: [['list'], ['json', { outputFile: join(outDirectory, 'playwright.json') }]],
  // One kiosk at a time: each is a whole browser, and a second one would take the first one's focus.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Generous, because a loaded machine of two cores needs seconds to open a window.
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
