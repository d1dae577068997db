import type { Finding } from './finding.ts';
import type { Easel } from './gallery.ts';

/*
 * Whoever has only a keyboard, or a keypad of arrows: every key press is a real one, and the page writes down where the
 * focus went. By name, because another field may bring another keyboard on the screen.
 */

interface Trail {
  /** What the focus came to rest on, by name, and the rows of keys in which it did. */
  readonly names: readonly string[];
  readonly rows: readonly string[];
  /** All that can be pressed, with the row of keys that it is in; '' outside of any. */
  readonly stops: readonly { readonly name: string; readonly row: string }[];
  /** Where nothing showed that the focus was there. */
  readonly unseen: readonly string[];
  /** How often the focus was nowhere. */
  readonly lost: number;
}

declare global {
  interface Window {
    trail: { count(): number; read(): Trail };
  }
}

const keyCodes = { Tab: 9, ArrowDown: 40 } as const;

/** Runs in the page. */
function layTrail(): void {
  const pressable = 'button, input, select, a[href], iframe, [tabindex="0"]';
  const names = new Set<string>();
  const rows = new Set<string>();
  const unseen = new Set<string>();
  let lost = 0;
  const nameOf = (node: Element): string => {
    const label = node instanceof HTMLInputElement ? node.labels?.[0]?.textContent : undefined;
    const words = node.getAttribute('aria-label') ?? label ?? node.textContent;
    return words.replaceAll(/\s+/g, ' ').trim().slice(0, 40) || node.tagName;
  };
  const rowOf = (node: Element): string => node.closest('[data-row]')?.textContent.trim() ?? '';
  const stops = (): HTMLElement[] => {
    const scope = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
    return [...scope.querySelectorAll<HTMLElement>(pressable)].filter(
      (node) => node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true }),
    );
  };
  const note = (): void => {
    const active = document.activeElement;
    if (!active || active === document.body) {
      lost += 1;
      return;
    }
    names.add(nameOf(active));
    rows.add(rowOf(active));
    if (active.tagName === 'H1' || active.tagName === 'IFRAME') return;
    const { outlineStyle, outlineWidth } = getComputedStyle(active);
    if (outlineStyle === 'none' || outlineWidth === '0px') unseen.add(nameOf(active));
  };
  // Keys that are pressed inside the card frame are heard there, and so may be the end of the one that leads out of it:
  // that the focus has gone into it, or come back, is heard here.
  const listening = new AbortController();
  window.addEventListener('keyup', note, { capture: true, signal: listening.signal });
  window.addEventListener('focusin', note, { signal: listening.signal });
  window.addEventListener('blur', note, { signal: listening.signal });
  window.trail = {
    // Another field may bring another keyboard, of fifty keys, and the card frame has stops of its own.
    count: () => stops().length + (document.querySelector('iframe, [data-row]') ? 90 : 5),
    read: () => {
      listening.abort();
      return {
        names: [...names],
        rows: [...rows],
        stops: stops().map((node) => ({ name: nameOf(node), row: rowOf(node) })),
        unseen: [...unseen],
        lost,
      };
    },
  };
}

/** What Tab alone cannot reach, or reaches without showing it. */
export async function tabRound(easel: Easel): Promise<Finding[]> {
  const { stops, names, unseen } = await walk(easel, 'Tab');
  const missed = stops.filter(({ name }) => !names.includes(name));
  return [
    ...missed.map(({ name }) => ({ rule: 'tab-misses', what: name })),
    ...unseen.map((what) => ({ rule: 'focus-not-seen', what })),
  ];
}

/** What the arrow down alone cannot reach; of a row of keys it reaches one, and left and right the others. */
export async function arrowRound(easel: Easel): Promise<Finding[]> {
  const { stops, names, rows, lost } = await walk(easel, 'ArrowDown');
  const missed = stops.filter(({ name, row }) => !(row === '' ? names.includes(name) : rows.includes(row)));
  return [
    ...missed.map(({ name }) => ({ rule: 'arrow-misses', what: name })),
    ...(lost > 0 && stops.length > 0 ? [{ rule: 'arrow-loses', what: 'the focus went nowhere' }] : []),
  ];
}

/** Once around, and some steps more. */
async function walk(easel: Easel, key: keyof typeof keyCodes): Promise<Trail> {
  await easel.page.evaluate(layTrail);
  const times = await easel.page.evaluate(() => window.trail.count());
  // A column that scrolls takes arrows for itself until its end, and takes its time; so does the way into another process.
  const isSlow = (await easel.page.locator('main [tabindex="0"], iframe').count()) > 0;
  if (isSlow) await pressSlowly(easel, key, times + 20);
  else await easel.pressOften({ key, code: keyCodes[key], times });
  return easel.page.evaluate(() => window.trail.read());
}

async function pressSlowly({ page }: Easel, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
  }
}
