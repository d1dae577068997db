import { chromium, type Browser, type CDPSession, type Frame, type Page } from '@playwright/test';
import { chromiumPath } from '../../scripts/chromium-path.mjs';
import type { Finding, Ruler } from './finding.ts';
import type { GalleryPage } from './page/main.ts';
import type { PageSite } from '../page-site.ts';
import { openSite } from './site.ts';
import { glasses, pxPerMm, readFromMm, type Mode, type View } from './sizes.ts';

export type KnownState = GalleryPage['states'][number];

declare global {
  var inspect: (ruler: Ruler) => Finding[];
  var axe: {
    run(node: Document, options: object): Promise<{ violations: readonly Violation[] }>;
  };
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Where a kiosk is not like other pages. */
const forKiosks = {
  // Off unless asked for: 7 to 1, because kiosks stand in sun and glare (WCAG 1.4.6).
  'color-contrast-enhanced': { enabled: true },
  // The page is not pinched: "Letra grande" makes everything larger, and a pinch on glass that others use would stay.
  'meta-viewport': { enabled: false },
  'meta-viewport-large': { enabled: false },
};
/** Nor for a part of a page: its title is the page's. */
const forFrames = { ...forKiosks, 'page-has-heading-one': { enabled: false } };

const tags = [...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']];

/** What a mode can change: names and roles, and all that is not named here, are the same as without it. */
const ofPlaces = ['target-size', 'scrollable-region-focusable'];
const changedBy: Readonly<Record<Exclude<Mode, 'normal'>, readonly string[]>> = {
  large: ofPlaces,
  low: ofPlaces,
  contrast: ['color-contrast', 'color-contrast-enhanced'],
};

/** One page of the gallery, on which one state after the other is shown. */
export class Easel {
  readonly page: Page;
  readonly #devtools: CDPSession;
  #size = '';
  #hasActed = false;
  #view: View = { size: '1080x1920', mode: 'normal', language: 'es' };

  constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.#devtools = devtools;
  }

  async show(state: KnownState, view: View): Promise<void> {
    const { widthPx: width, heightPx: height } = glasses[view.size];
    if (this.#size !== view.size) await this.page.setViewportSize({ width, height });
    this.#size = view.size;
    this.#view = view;
    const { hasActed } = await this.page.evaluate(async ([name, asked]) => window.gallery.show(name, asked), [
      state.name,
      view,
    ] as const);
    this.#hasActed = hasActed;
    // The frame paints by itself, in a process of its own, once it is told for which payment.
    const card = await this.#cardFrame();
    await card?.waitForSelector('[data-row]');
    if (state.card !== undefined) await this.#typeCard(state.card);
    await card?.evaluate(async () => {
      // Only what is laid out asks for its letters.
      document.body.getBoundingClientRect();
      await document.fonts.ready;
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    });
  }

  /** Begins anew with a fresh page. */
  async reload(): Promise<void> {
    await this.page.reload();
    await waitForGallery(this.page);
  }

  /** What a ruler finds on both pages. */
  async inspect(): Promise<Finding[]> {
    const { size, mode } = this.#view;
    const { widthPx, heightPx } = glasses[size];
    const ruler: Ruler = {
      pxPerMm: pxPerMm(glasses[size]),
      readFromMm,
      isLarge: mode === 'large',
      lowestTopPx: mode === 'low' && heightPx > widthPx ? heightPx / 2 : undefined,
      offsetTopPx: 0,
      isFrame: false,
      isFresh: !this.#hasActed,
    };
    const found = await this.page.evaluate((by) => globalThis.inspect(by), ruler);
    const card = await this.#cardFrame();
    if (!card) return found;
    const top = (await (await card.frameElement()).boundingBox())?.y ?? 0;
    const inCard = await card.evaluate((by) => globalThis.inspect(by), {
      ...ruler,
      offsetTopPx: top,
      isFrame: true,
    });
    return [
      ...found,
      ...inCard.map(({ what, ...rest }) => ({ ...rest, what: `in the card frame: ${what}` })),
    ];
  }

  /** What axe finds on both pages: all of it, or what the mode can have changed. */
  async runAxe(): Promise<Finding[]> {
    const { mode } = this.#view;
    const isWhole = mode === 'normal';
    const card = await this.#cardFrame();
    const found: Finding[] = [];
    for (const frame of [this.page.mainFrame(), ...(card ? [card] : [])]) {
      const options = {
        runOnly: mode === 'normal' ? tags : { type: 'rule', values: changedBy[mode] },
        ...(isWhole && { rules: frame === card ? forFrames : forKiosks }),
        resultTypes: ['violations'],
        iframes: false,
      };
      const violations = await frame.evaluate(
        async (asked) =>
          (await globalThis.axe.run(document, asked)).violations.map(({ id, help, nodes }) => ({
            id,
            help,
            where: nodes.map(({ target }) => target.join(' ')).slice(0, 3),
          })),
        options,
      );
      const prefix = frame === card ? 'in the card frame: ' : '';
      found.push(
        ...violations.map(({ id, help, where }) => ({
          rule: `axe ${id}`,
          what: `${prefix}${help} (${where.join('; ')})`,
        })),
      );
    }
    return found;
  }

  /** Presses a key again and again, as fast as the page takes it. */
  async pressOften({ key, code, times }: { key: string; code: number; times: number }): Promise<void> {
    const press = { key, code: key, windowsVirtualKeyCode: code };
    const sent = Array.from({ length: times }, () => [
      this.#devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press }),
      this.#devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press }),
    ]);
    await Promise.all(sent.flat());
  }

  async picture(): Promise<Buffer> {
    const { data } = await this.#devtools.send('Page.captureScreenshot', {
      format: 'png',
      optimizeForSpeed: true,
    });
    return Buffer.from(data, 'base64');
  }

  async tree(): Promise<string> {
    return this.page.locator('body').ariaSnapshot();
  }

  async #cardFrame(): Promise<Frame | undefined> {
    const [frame] = this.page.frames().filter((known) => known !== this.page.mainFrame());
    if (!frame || !(await this.page.locator('iframe').isVisible())) return undefined;
    return frame;
  }

  async #typeCard(digits: string): Promise<void> {
    const frame = await this.#cardFrame();
    if (!frame) throw new Error('there is no card frame');
    this.#hasActed = true;
    await frame.evaluate((typed) => {
      const keys = [...document.querySelectorAll<HTMLElement>('[data-row] button')];
      for (const digit of typed) keys.find((key) => key.textContent.trim() === digit)?.click();
    }, digits);
  }
}

export interface Gallery {
  readonly states: readonly KnownState[];
  readonly screens: readonly string[];
  readonly easels: readonly Easel[];
  close(): Promise<void>;
}

/** @param directory - where the pages are built */
export async function openGallery(directory: string, pagesMax = 2): Promise<Gallery> {
  const site: PageSite = await openSite(directory);
  const executablePath = chromiumPath();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--force-color-profile=srgb', '--font-render-hinting=none', '--disable-lcd-text'],
  });
  const easels = await Promise.all(
    Array.from({ length: pagesMax }, () => openEasel(browser, site.urlOf('kiosk'))),
  );
  const [first] = easels;
  if (!first) throw new Error('a gallery has a page at least');
  const { states, screens } = await first.page.evaluate(() => ({
    states: window.gallery.states,
    screens: window.gallery.screens,
  }));
  return {
    states,
    screens,
    easels,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

async function openEasel(browser: Browser, url: string): Promise<Easel> {
  const context = await browser.newContext({ hasTouch: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await page.goto(url);
  await waitForGallery(page);
  return new Easel(page, devtools);
}

async function waitForGallery(page: Page): Promise<void> {
  await page.waitForFunction(() => 'gallery' in window && 'inspect' in window);
}
