import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../scripts/chromium-path.mjs';
import type { Figure } from './figure.ts';
import { median } from './figure.ts';
import { Glass } from './screens/glass.ts';
import { Journey, type Tap } from './screens/journey.ts';
import type { PageSite } from '../page-site.ts';
import { buildBefore, openSite } from './screens/site.ts';

const viewport = { width: 1080, height: 1920 };

/** What was measured of one kind, on the screens and on the empty page, in the same minutes. */
interface Measured {
  readonly taps: Tap[];
  /** The median touch of each round, of the empty page's in that round. */
  readonly roundRatios: number[];
  readonly readyMs: number[];
  readonly emptyReadyMs: number[];
  readonly heapsBytes: number[];
  readonly emptyHeapsBytes: number[];
}

/**
 * The screens as they ship, at 1080×1920, on a processor four times slower than this one and under real touch events,
 * beside an empty page that was built as they are: each touch of a screen is followed by one of the empty page.
 *
 * @param rounds - whole journeys, each on fresh pages
 */
export async function benchScreens(rounds: number): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ventanilla-bench-'));
  const site = await openSite(directory, { empty: 'test/bench/screens/empty' });
  const before = await buildBefore(join(directory, 'before'));
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const measured: Measured = {
    ...{ taps: [], readyMs: [], emptyReadyMs: [], roundRatios: [] },
    ...{ heapsBytes: [], emptyHeapsBytes: [] },
  };
  try {
    // The first round warms the browser up, and is not counted.
    await goRound({ browser, site, before }, structuredClone(measured));
    for (let round = 0; round < rounds; round += 1) await goRound({ browser, site, before }, measured);
  } finally {
    await browser.close();
    await site.close();
    rmSync(directory, { recursive: true });
  }
  return figuresOf(measured);
}

interface Setting {
  readonly browser: Browser;
  readonly site: PageSite;
  readonly before: string;
}

async function goRound(setting: Setting, measured: Measured): Promise<void> {
  const empty = await openPage(setting, 'empty', 'h1');
  const kiosk = await openPage(setting, 'kiosk', 'main .ways');
  measured.emptyReadyMs.push(empty.readyMs);
  measured.readyMs.push(kiosk.readyMs);
  const counter = empty.glass.page.getByRole('button');
  const journey = new Journey(kiosk.glass, () => empty.glass.time(counter, 'button'));
  await journey.goAllTheWay();
  measured.heapsBytes.push(await kiosk.glass.heapBytes());
  measured.emptyHeapsBytes.push(await empty.glass.heapBytes());
  for (const more of [() => journey.lookAround(), () => journey.turnThousands()]) {
    await kiosk.glass.page.reload();
    await more();
  }
  measured.taps.push(...journey.taps);
  measured.roundRatios.push(ratioOf(journey.taps, median));
  await kiosk.glass.page.context().close();
  await empty.glass.page.context().close();
}

interface OpenedPage {
  readonly glass: Glass;
  readonly readyMs: number;
}

/** @param ready - what is painted when the page can be used */
async function openPage(
  { browser, site, before }: Setting,
  name: string,
  ready: string,
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport, hasTouch: true });
  await context.addInitScript(before);
  const page: Page = await context.newPage();
  const glass = await Glass.on(page);
  await page.goto(site.urlOf(name), { waitUntil: 'commit' });
  const readyMs = await page.evaluate((selector) => globalThis.stopwatch.timeReady(selector), ready);
  return { glass, readyMs };
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Of what a part of the taps took, of what the empty page's right after them did. */
function ratioOf(taps: readonly Tap[], part: (values: readonly number[]) => number): number {
  return part(taps.map(({ tookMs }) => tookMs)) / part(taps.map(({ emptyMs }) => emptyMs));
}

function worst(values: readonly number[]): number {
  return percentile(values, 0.98);
}

function figuresOfTaps(name: string, taps: readonly Tap[]): Figure[] {
  return [
    { name: `${name}: touch to painted answer`, value: median(taps.map(({ tookMs }) => tookMs)), unit: 'ms' },
    { name: `${name}: median, of an empty page's`, value: ratioOf(taps, median), unit: 'x' },
    { name: `${name}: 98th percentile, likewise`, value: ratioOf(taps, worst), unit: 'x' },
  ];
}

function figuresOf(measured: Measured): Figure[] {
  const { taps, roundRatios, readyMs, emptyReadyMs, heapsBytes, emptyHeapsBytes } = measured;
  const emptyMs = taps.map((tap) => tap.emptyMs);
  const megabytes = (values: readonly number[]): number => median(values) / 1e6;
  return [
    { name: 'screens: rounds', value: roundRatios.length, unit: '' },
    { name: 'screens: touches', value: taps.length, unit: '' },
    { name: 'empty page: touch to painted answer', value: median(emptyMs), unit: 'ms' },
    { name: 'empty page: 98th percentile', value: worst(emptyMs), unit: 'ms' },
    ...figuresOfTaps('all touches', taps),
    { name: 'all touches: median of the best round', value: Math.min(...roundRatios), unit: 'x' },
    { name: 'all touches: median of the worst round', value: Math.max(...roundRatios), unit: 'x' },
    ...[...Map.groupBy(taps, kindOf)].flatMap(([kind, some]) => figuresOfTaps(kind, some)),
    ...[...Map.groupBy(taps, ({ screen }) => screen)].flatMap(([screen, some]) =>
      figuresOfTaps(screen, some),
    ),
    { name: 'first screen painted, slowed down', value: median(readyMs), unit: 'ms' },
    {
      name: "first screen painted, of an empty page's",
      value: median(readyMs) / median(emptyReadyMs),
      unit: 'x',
    },
    { name: 'screens: memory after a whole visit', value: megabytes(heapsBytes), unit: 'MB' },
    { name: 'empty page: memory', value: megabytes(emptyHeapsBytes), unit: 'MB' },
  ];
}

/** A key and a whole other screen are not the same work, and there are more keys. */
function kindOf({ isTurn }: Tap): string {
  return isTurn ? 'to another screen' : 'on a screen';
}
