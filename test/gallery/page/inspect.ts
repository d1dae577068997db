/*
 * What a person with a ruler would find on the page that is shown. Loaded into the screens and into the card frame,
 * which are two pages: each is looked at by itself.
 */
import type { Finding, Ruler } from '../finding.ts';
import { brokenWords } from './broken-words.ts';
import { fieldName, lookAtFields } from './fields.ts';

/** Least height of what is pressed by standing people (Colle and Hiszem 2004). */
const pressedMm = 20;
/** Of this face capitals are so high, in em. */
const capitals = 0.672;
/** Section 508, 402.4. */
const capitalsMm = 4.8;
/** EN 301 549, 5.1.4: 0.7 degrees at the distance from which it is read, of which this is 2 tan 0.35°. */
const capitalsOfDistance = 0.01222;
/** Half pixels and rounding. */
const slackPx = 1;

const pressable = 'button, input, select, a[href], iframe';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function meet(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function isTaller(inner: Box, outer: Box): boolean {
  return inner.top < outer.top - slackPx || inner.bottom > outer.bottom + slackPx;
}

function isSeen({ left, top, right, bottom }: Box): boolean {
  return right - left > slackPx && bottom - top > slackPx;
}

function isInside(inner: Box, outer: Box): boolean {
  return inner.left >= outer.left - slackPx && inner.right <= outer.right + slackPx;
}

function glass(): Box {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

/** What is left of it after all that cuts it off. */
function visiblePart(node: Element): Box {
  let box = meet(node.getBoundingClientRect(), glass());
  for (let over = node.parentElement; over; over = over.parentElement) {
    if (getComputedStyle(over).overflowY === 'visible') continue;
    box = meet(box, over.getBoundingClientRect());
    if (over instanceof HTMLDialogElement) break;
  }
  return box;
}

function isShown(node: Element): boolean {
  return node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** Only for ears: a pixel, or cut away. */
function isForEars(node: Element): boolean {
  for (let at: Element | null = node; at && at !== document.body; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    const { position, overflowX } = getComputedStyle(at);
    if (position === 'absolute' && overflowX !== 'visible' && width <= 2 && height <= 2) return true;
  }
  return false;
}

/** A question stands above everything, and what is under it is not there. */
function scope(): Element {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.body;
}

function nameOf(node: Element): string {
  const words = node.getAttribute('aria-label') ?? node.textContent;
  const kind = node.tagName.toLowerCase();
  return `${kind} «${words.replaceAll(/\s+/g, ' ').trim().slice(0, 40)}»`;
}

/** What a finger may hit for it: of a box that is ticked, its whole label. */
function pressedBox(node: Element): Element {
  const isTick = node instanceof HTMLInputElement && ['checkbox', 'radio'].includes(node.type);
  return isTick ? (node.labels?.[0] ?? node) : node;
}

function pressables(): Element[] {
  return [...scope().querySelectorAll(pressable)].filter(isShown).map(pressedBox);
}

function mm(px: number, { pxPerMm }: Ruler): string {
  return `${(px / pxPerMm).toFixed(1)} mm`;
}

function lookAtPressables(ruler: Ruler): Finding[] {
  const found: Finding[] = [];
  const all = pressables();
  for (const node of all) {
    const { height } = node.getBoundingClientRect();
    if (height < pressedMm * ruler.pxPerMm - slackPx) {
      found.push({ rule: 'small-target', what: `${nameOf(node)} is ${mm(height, ruler)} high` });
    }
    const box = visiblePart(node);
    // Nobody can type into what is not seen; a list may go on below.
    const isField = node instanceof HTMLInputElement || node.tagName === 'IFRAME';
    if (isField && box.bottom - box.top < height * 0.9) {
      found.push({
        rule: 'hidden-field',
        what: `${fieldName(node)} shows ${mm(Math.max(0, box.bottom - box.top), ruler)}`,
      });
    }
    if (!isSeen(box)) continue;
    const top = box.top + ruler.offsetTopPx;
    if (ruler.lowestTopPx !== undefined && top < ruler.lowestTopPx - slackPx) {
      found.push({
        rule: 'out-of-reach',
        what: `${nameOf(node)} is ${mm(ruler.lowestTopPx - top, ruler)} too high`,
      });
    }
  }
  return [...found, ...overlaps(all)];
}

const wholes = 'img, svg[role=img], button.main, .told > *, .terms, li + li > button:has(> .pay)';

/**
 * What must be seen whole to be of use: a code for a telephone's camera, a drawing, the one button that goes on, what
 * became of the money, the terms that are to be accepted, and each bill that a page says it shows after the first.
 */
function lookAtWhole(ruler: Ruler): Finding[] {
  return [...scope().querySelectorAll(wholes)]
    .filter((node) => isShown(node) && !node.closest('.paper'))
    .flatMap((node) => {
      const { height } = node.getBoundingClientRect();
      const { top, bottom } = visiblePart(node);
      const seenPx = Math.max(0, bottom - top);
      if (seenPx > height * 0.95) return [];
      return [
        { rule: 'not-whole', what: `${nameOf(node)} shows ${mm(seenPx, ruler)} of ${mm(height, ruler)}` },
      ];
    });
}

function overlaps(all: readonly Element[]): Finding[] {
  const boxes = all.map((node) => ({ node, box: visiblePart(node) })).filter(({ box }) => isSeen(box));
  return boxes.flatMap(({ node, box }, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => isSeen(meet(box, other.box)) && !isWithin(node, other.node))
      .map((other) => ({ rule: 'overlap', what: `${nameOf(node)} and ${nameOf(other.node)}` })),
  );
}

function isWithin(one: Element, other: Element): boolean {
  return one.contains(other) || other.contains(one);
}

interface Run {
  readonly node: Element;
  readonly words: string;
  readonly boxes: DOMRect[];
  readonly broken: readonly string[];
}

/** Each run of words, with where it is drawn. */
function* runs(): Generator<Run> {
  const walker = document.createTreeWalker(scope(), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const { parentElement: node, textContent } = walker.currentNode;
    const words = textContent?.trim() ?? '';
    if (!node || words === '' || node.closest('script, style') || !isShown(node) || isForEars(node)) continue;
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()];
    yield { node, words, boxes, broken: boxes.length > 1 ? brokenWords(walker.currentNode, node) : [] };
  }
}

/** Whether it is cut off by something that cannot be scrolled that way, and by what. */
function cutBy(node: Element, box: DOMRect): string | undefined {
  for (let over: Element | null = node; over; over = over.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(over);
    if (over === document.body || over === document.documentElement) break;
    const edge = over.getBoundingClientRect();
    if (overflowX !== 'visible' && !isInside(box, edge)) return nameOf(over);
    if (['hidden', 'clip'].includes(overflowY) && isTaller(box, edge)) return nameOf(over);
    // What scrolls up and down may be out of sight.
    if (['auto', 'scroll'].includes(overflowY)) return undefined;
    if (over instanceof HTMLDialogElement) break;
  }
  return isInside(box, glass()) && !isTaller(box, glass()) ? undefined : 'the glass';
}

function lookAtWords(ruler: Ruler): Finding[] {
  const found: Finding[] = [];
  const large = capitalsOfDistance * ruler.readFromMm;
  const leastMm = ruler.isLarge ? large : capitalsMm;
  for (const { node, words, boxes, broken } of runs()) {
    found.push(...broken.map((word) => ({ rule: 'broken-word', what: `«${word}»` })));
    const said = `«${words.slice(0, 40)}»`;
    const capitalsPx = Number.parseFloat(getComputedStyle(node).fontSize) * capitals;
    // A receipt as it looks on paper is a picture of it.
    if (capitalsPx < leastMm * ruler.pxPerMm - 0.1 && !node.closest('.paper')) {
      found.push({ rule: 'small-text', what: `${said} has capitals of ${mm(capitalsPx, ruler)}` });
    }
    const cut = boxes.map((box) => cutBy(node, box)).find((by) => by !== undefined);
    if (cut !== undefined) found.push({ rule: 'cut-off', what: `${said} by ${cut}` });
    const home = node.closest('button, label, dialog, nav, p, h1, h2, dd, dt, li');
    if (home && boxes.some((box) => isOutOf(box, home))) {
      found.push({ rule: 'sticks-out', what: `${said} out of ${nameOf(home)}` });
    }
    const above = boxes.map((box) => coverOf(node, box)).find((cover) => cover !== undefined);
    if (above) found.push({ rule: 'covered', what: `${said} by ${nameOf(above)}` });
  }
  return found;
}

/** Lines may be drawn higher than they stand, but not over the edge of what is pressed. */
function isOutOf(box: DOMRect, home: Element): boolean {
  const edge = home.getBoundingClientRect();
  const isPressed = home instanceof HTMLButtonElement;
  // A line is taller than what is written in it.
  const airPx = box.height * 0.15;
  return (
    !isInside(box, edge) || (isPressed && (box.bottom - airPx > edge.bottom || box.top + airPx < edge.top))
  );
}

/** What lies over the middle of what is seen of it, and is something else. */
function coverOf(node: Element, box: DOMRect): Element | undefined {
  const seen = meet(box, visiblePart(node));
  if (!isSeen(seen)) return undefined;
  const above = document.elementFromPoint((seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2);
  // What takes no touch lets it through to whatever is under it.
  if (!above || getComputedStyle(node).pointerEvents === 'none' || isWithin(above, node)) return undefined;
  return isSeeThrough(above) ? undefined : above;
}

/** Holds nothing and hides nothing, or stays where it is while the rest scrolls under it. */
function isSeeThrough(node: Element): boolean {
  const isEmpty = node.textContent === '' && getComputedStyle(node).backgroundColor === 'rgba(0, 0, 0, 0)';
  for (let at: Element | null = node; at; at = at.parentElement) {
    if (getComputedStyle(at).position === 'sticky') return true;
  }
  return isEmpty;
}

function lookAtPage(ruler: Ruler): Finding[] {
  const found: Finding[] = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth + slackPx)
    found.push({ rule: 'too-wide', what: mm(scrollWidth - innerWidth, ruler) });
  if (scrollHeight > innerHeight + slackPx) {
    found.push({ rule: 'too-high', what: mm(scrollHeight - innerHeight, ruler) });
  }
  for (const node of scope().querySelectorAll('*')) {
    const { overflowY, overflowX } = getComputedStyle(node);
    if (!['auto', 'scroll'].includes(overflowY) || !isShown(node)) continue;
    if (node.scrollWidth > node.clientWidth + slackPx && overflowX !== 'visible') {
      found.push({ rule: 'scrolls-sideways', what: nameOf(node) });
    }
    const belowPx = node.scrollHeight - node.clientHeight;
    const rest = `${mm(belowPx, ruler)} of ${mm(node.scrollHeight, ruler)} are out of sight`;
    if (belowPx > ruler.pxPerMm) found.push({ rule: 'scrolls', what: rest, isNote: true });
  }
  return found;
}

function lookAtFocus({ isFresh }: Ruler): Finding[] {
  const active = document.activeElement;
  if (!active || active === document.body) return [{ rule: 'no-focus', what: 'nothing has the focus' }];
  if (!scope().contains(active))
    return [{ rule: 'focus-below', what: `${nameOf(active)} is under the question` }];
  // Where something must be mended is where the customer goes on.
  const isMending = document.querySelector('[aria-invalid=true]') !== null;
  if (isMending && active.getAttribute('aria-invalid') === 'false')
    return [{ rule: 'focus-elsewhere', what: `${fieldName(active)} has it, and is right` }];
  const isTitle = active.tagName === 'H1' || isMending || scope() instanceof HTMLDialogElement;
  return isFresh && !isTitle ? [{ rule: 'title-without-focus', what: `${nameOf(active)} has it` }] : [];
}

function inspect(ruler: Ruler): Finding[] {
  const focus = ruler.isFrame ? [] : lookAtFocus(ruler);
  const parts = [lookAtPage, lookAtPressables, lookAtWhole, lookAtWords];
  const found = [...parts.flatMap((look) => look(ruler)), ...lookAtFields(scope()), ...focus];
  const once = new Map(found.map((finding) => [`${finding.rule} ${finding.what}`, finding]));
  return [...once.values()];
}

Object.assign(globalThis, { inspect });
