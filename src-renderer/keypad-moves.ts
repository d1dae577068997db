import { indexOf, isArrow, isTick, moveFrom, needsKey, stopsOf } from './card/focus-moves.ts';

/** Lets arrows, Home, End and the round key of a tactile keypad do what a finger does. */
export function moveByKey(event: KeyboardEvent): void {
  const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
  const active = document.activeElement;
  if (ctrlKey || altKey || metaKey || needsKey(active, key)) return;
  if (isArrow(key)) {
    const stops = stopsOf(document);
    focusAt(stops, moveFrom(stops, active, key));
    event.preventDefault();
  } else if (moveOrTick(key, active, shiftKey)) event.preventDefault();
}

/** @returns whether there was something to do */
function moveOrTick(key: string, active: Element | null, isBack: boolean): boolean {
  switch (key) {
    case 'Enter':
      if (!(active instanceof HTMLElement) || !isTick(active)) return false;
      active.click();
      return true;
    case 'Home':
      focusTitle();
      return true;
    case 'End':
      stopsOf(document).at(-1)?.focus();
      return true;
    case 'Tab':
      return goRound(active, isBack);
    default:
      return false;
  }
}

/** A browser would leave the page after its last button; here there is nothing else. */
function goRound(active: Element | null, isBack: boolean): boolean {
  const stops = stopsOf(document);
  const [edge, other] = isBack ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (active !== edge) return false;
  other?.focus();
  return true;
}

/** Out of the card frame, which is one stop among the others here. */
export function leaveFrame(frame: HTMLElement, step: 1 | -1): void {
  const stops = stopsOf(document);
  focusAt(stops, indexOf(stops, frame) + step);
}

/** A touch beside everything takes the focus from nothing: a keyboard goes on where it was. */
export function keepFocus(event: MouseEvent): void {
  const isBeside =
    event.target instanceof Element && !event.target.closest('button, input, label, iframe, h1');
  if (isBeside) event.preventDefault();
}

let home: Element | null = null;

/** Remembers the bar that has the focus: what is pressed in it may be replaced by something else. */
export function noteFocus({ target }: FocusEvent): void {
  home = target instanceof Element ? target.closest('aside') : null;
}

/** What has the focus may go away with the press that it was for: then it goes to the bar it was in, or to the title. */
export function catchFocus(): void {
  setTimeout(() => {
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    const near = home?.isConnected ? [...home.querySelectorAll('button')].at(-1) : undefined;
    if (near) near.focus();
    else focusTitle();
  });
}

/** Where a screen begins: its title, or the first that can be pressed in a question above it. */
function focusTitle(): void {
  const isAsked = document.querySelector('dialog:modal') !== null;
  const start = isAsked ? stopsOf(document)[0] : document.querySelector('h1');
  start?.focus({ preventScroll: true });
}

/** After the last comes the first, and before the first the last. */
function focusAt(stops: readonly HTMLElement[], index: number): void {
  const round = ((index % stops.length) + stops.length) % stops.length;
  stops[round]?.focus();
}
