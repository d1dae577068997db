import { chromium, type CDPSession } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../scripts/chromium-path.mjs';
import { openSite } from '../bench/screens/site.ts';
import { growthOf, type Growth, type Sample } from './growth.ts';

/** Compiled code is a store of the engine's, filled and emptied as it likes: it grows for long, and is nobody's leak. */
const interpretOnly = '--js-flags=--no-opt --no-maglev --no-sparkplug';

/** What one visit may add to a page, after a garbage collection. */
const most = {
  'one page: memory of scripts, kB': 2,
  'one page: elements': 0.05,
  'one page: listeners': 0.05,
  'one page: documents': 0.02,
};

/**
 * So many visits of all kinds in one page that is never loaded anew: the slope of the screens themselves.
 *
 * @param samplesWanted - how often it is counted on the way
 */
export async function soakOnePage(visits: number, samplesWanted = 20): Promise<Growth[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-soak-'));
  const site = await openSite(directory, { 'kiosk-soak': 'test/soak/page' });
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: [interpretOnly, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, hasTouch: true });
    const faults: Error[] = [];
    page.on('pageerror', (fault) => faults.push(fault));
    await page.goto(site.urlOf('kiosk-soak'));
    await page.waitForFunction(() => 'visit' in window);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const samples: Sample[] = [];
    const every = Math.max(1, Math.floor(visits / samplesWanted));
    for (let done = 0; done < visits; done += every) {
      await page.evaluate(async (many) => {
        for (let visit = 0; visit < many; visit += 1) await window.visit();
      }, every);
      samples.push({ visits: done + every, counts: await countPage(devtools, 'one page') });
    }
    if (faults[0]) throw faults[0];
    return growthOf(samples, most);
  } finally {
    await browser.close();
    await site.close();
    rmSync(directory, { recursive: true });
  }
}

/** What a page holds, after everything that nobody holds any more has gone. */
export async function countPage(devtools: CDPSession, name: string): Promise<Record<string, number>> {
  // What only finalizers let go is gone after the second time.
  for (const _again of [1, 2]) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const read = (metric: string): number =>
    metrics.find((known) => known.name === metric)?.value ?? Number.NaN;
  return {
    [`${name}: memory of scripts, kB`]: read('JSHeapUsedSize') / 1_000,
    [`${name}: elements`]: read('Nodes'),
    [`${name}: listeners`]: read('JSEventListeners'),
    [`${name}: documents`]: read('Documents'),
  };
}
