import { defineConfig } from '@playwright/test';
import { join } from 'node:path';

/** Where one run of npm test keeps its files, so that two runs at once do not meet. */
const outDirectory = process.env['VENTANILLA_TEST_OUT'] ?? 'out/test/alone';

/*
 * One kiosk a screen: a second one on it would take the first one's focus. Each worker reads this file, and takes its
 * own of the screens that npm test has opened; on a real one there is one worker.
 */
const screens = process.env['VENTANILLA_SCREENS']?.split(',') ?? [];
const screen = screens[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
if (screen !== undefined) process.env['DISPLAY'] = screen;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: join(outDirectory, 'playwright'),
  reporter: [['list'], ['json', { outputFile: join(outDirectory, 'playwright.json') }]],
  workers: Math.max(1, screens.length),
  retries: 0,
  forbidOnly: true,
  // Generous, because a loaded machine of two cores needs seconds to open a window.
  timeout: 120_000,
  expect: { timeout: 20_000 },
});
