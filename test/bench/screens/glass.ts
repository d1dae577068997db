import type { CDPSession, Frame, Locator, Page } from '@playwright/test';
import type {} from './stopwatch.ts';

/** How much slower than this machine's processor the measured pages' is. */
const throttle = 4;

/** A page on a slow machine, touched by real touch events. */
export class Glass {
  readonly page: Page;
  readonly #devtools: CDPSession;

  private constructor(page: Page, devtools: CDPSession) {
    this.page = page;
    this.#devtools = devtools;
  }

  static async on(page: Page): Promise<Glass> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    return new Glass(page, devtools);
  }

  /** The frame is in a process of its own, and is slowed down by itself. */
  async slow(frame: Frame): Promise<void> {
    const devtools = await this.page.context().newCDPSession(frame);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  }

  /**
   * @param answer - what the touch changes, as a selector in the frame that is touched
   * @returns milliseconds from the touch to its painted answer
   */
  async time(target: Locator, answer: string, frame: Frame = this.page.mainFrame()): Promise<number> {
    const box = await target.boundingBox({ timeout: 10_000 });
    if (!box) throw new Error(`nothing to touch there: ${String(target)}`);
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await frame.evaluate((selector) => globalThis.stopwatch.arm(selector), answer);
    // The finger goes up at once: how long it stays is not the screens'.
    const touched = Promise.all([
      this.#devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] }),
      this.#devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
    ]);
    const tookMs = await frame.evaluate(() => globalThis.stopwatch.tookMs);
    await touched;
    if (Number.isNaN(tookMs)) throw new Error(`no answer to a touch of ${String(target)}`);
    return tookMs;
  }

  /** Bytes of the page's own memory that are still in use. */
  async heapBytes(): Promise<number> {
    await this.#devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#devtools.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
