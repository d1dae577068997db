/*
 * Loaded into every page that is measured, before anything else of it: from the finger's first touch to the frame in
 * which the answer is painted, and from the beginning of the page to its title.
 */

export interface Stopwatch {
  /**
   * Gets ready for one touch.
   *
   * @param selector - what the touch changes: a title, a field, a question
   * @returns milliseconds from the touch to the painted answer; not a number when there was none
   */
  arm(selector: string): void;
  readonly tookMs: Promise<number>;
  /** Milliseconds from the beginning of the page until what is looked for was painted. */
  timeReady(selector: string): Promise<number>;
}

declare global {
  var stopwatch: Stopwatch;
}

const patienceMs = 4_000;

/** Everything about it that a customer could see to have changed. */
function looksOf(selector: string): string {
  return [...document.querySelectorAll(selector)]
    .map((node) => {
      const isTicked = node instanceof HTMLInputElement && node.checked;
      return `${node.outerHTML} ${node instanceof HTMLInputElement ? node.value : ''} ${String(isTicked)}`;
    })
    .join('\n');
}

function nextFrame(): Promise<unknown> {
  return new Promise((paint) => requestAnimationFrame(paint));
}

/** The frame that shows the change has been painted when the next one begins. */
async function waitUntil(isThere: () => boolean): Promise<boolean> {
  const giveUpMs = performance.now() + patienceMs;
  do {
    await nextFrame();
    if (isThere()) {
      await nextFrame();
      return true;
    }
  } while (performance.now() < giveUpMs);
  return false;
}

let armed: ((touchedAtMs: number) => void) | undefined;
let tookMs: Promise<number> = Promise.resolve(Number.NaN);

addEventListener(
  'pointerdown',
  ({ timeStamp }) => {
    armed?.(timeStamp);
    armed = undefined;
  },
  { capture: true },
);

globalThis.stopwatch = {
  arm: (selector) => {
    const before = looksOf(selector);
    const touched = new Promise<number>((tell) => {
      armed = tell;
    });
    tookMs = touched.then(async (touchedAtMs) => {
      const isAnswered = await waitUntil(() => looksOf(selector) !== before);
      return isAnswered ? performance.now() - touchedAtMs : Number.NaN;
    });
  },
  get tookMs() {
    return tookMs;
  },
  timeReady: async (selector) => {
    const isReady = await waitUntil(() => document.querySelector(selector) !== null);
    return isReady ? performance.now() : Number.NaN;
  },
};
