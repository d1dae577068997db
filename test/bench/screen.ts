import { chromium, type Page } from '@playwright/test';
import { answerCall } from '#contract/answer-call.ts';
import { chromiumPath } from '../../scripts/chromium-path.mjs';
import { createClosedKiosk } from '../../src-main/closed-kiosk.ts';
import { openBranch } from '../e2e/branch.ts';
import { launchKiosk } from '../e2e/launch.ts';
import { median, timeEach, type Figure } from './figure.ts';

const starts = 5;
const trips = 300;

/**
 * From the start of the process to the first screen, beside an empty page in the same browser; and one question from a
 * screen to main and back, beside the same call in one process.
 */
export async function benchScreen(): Promise<Figure[]> {
  const branch = await openBranch();
  try {
    const first = await branch.open();
    const trip = await timeTrip(first.page);
    await first.app.close();
    const kioskStarts: number[] = [];
    const emptyStarts: number[] = [];
    // In turn, so that whatever else the machine is doing slows both alike.
    for (let round = 0; round < starts; round += 1) {
      kioskStarts.push(...(await timeEach(1, () => startKiosk(branch))));
      emptyStarts.push(...(await timeEach(1, startEmptyPage)));
    }
    const bare = createClosedKiosk('E-BENCH');
    const inProcess = median(await timeEach(trips, () => answerCall(bare.handlers, 'describeKiosk', {})));
    return [
      { name: 'start of the process to the first screen', value: median(kioskStarts), unit: 'ms' },
      {
        name: 'first screen, of a browser with an empty page',
        value: median(kioskStarts) / median(emptyStarts),
        unit: 'x',
      },
      { name: 'a question to main and back', value: trip, unit: 'ms' },
      { name: 'a question to main, of the same call in one process', value: trip / inProcess, unit: 'x' },
    ];
  } finally {
    await branch.close();
  }
}

async function startKiosk({
  directory,
  stateDirectory,
}: Awaited<ReturnType<typeof openBranch>>): Promise<void> {
  const kiosk = await launchKiosk({ configPath: `${directory}/kiosk.json`, stateDirectory, headless: true });
  await kiosk.page.getByRole('heading', { level: 1 }).waitFor();
  await kiosk.app.close();
}

async function startEmptyPage(): Promise<void> {
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = await browser.newPage();
  await page.setContent('<h1>.</h1>');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await browser.close();
}

/** Milliseconds of one question, at the median, measured inside the page. */
async function timeTrip(page: Page): Promise<number> {
  const times = await page.evaluate(async (many) => {
    const measured: number[] = [];
    for (let trip = 0; trip < many; trip += 1) {
      const startedMs = performance.now();
      await window.kiosk.describeKiosk({});
      measured.push(performance.now() - startedMs);
    }
    return measured;
  }, trips);
  return median(times);
}
