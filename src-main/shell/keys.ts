/** The part of a key stroke that decides. */
export interface KeyStroke {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Keys that edit what is typed: all that a keyboard or a bar-code reader at a kiosk is for. */
const editing = new Set([
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'Backspace',
  'CapsLock',
  'Dead',
  'Delete',
  'End',
  'Enter',
  'Escape',
  'Home',
  'PageDown',
  'PageUp',
  'Shift',
  'Tab',
]);

/** The keys of a tactile keypad that repeat what was said and turn the voice up, and how scanners send a separator. */
const devices = new Set(['F1', 'F2', 'F8']);

/** What a developer keeps: reload and the developer tools. */
const development = new Set(['F5', 'F12']);

/**
 * Whether a key stroke is kept from page and browser.
 *
 * It lists what is allowed: one character, or a key that edits. So no print, save, find, zoom, reload,
 * tools, history or window key can be forgotten. AltGr sends control and alt together where it is
 * needed to type a character such as @, so the two together with a single character are let through.
 */
export function isForbiddenKey(stroke: KeyStroke, isPackaged: boolean): boolean {
  if (!isPackaged && isDevelopmentKey(stroke)) return false;
  if (stroke.meta) return true;
  const isCharacter = /^.$/u.test(stroke.key);
  if (stroke.control !== stroke.alt) return !isOfScanner(stroke);
  if (stroke.control) return !isCharacter;
  return !isCharacter && !editing.has(stroke.key) && !devices.has(stroke.key);
}

/** Control and ] is a separator, and Alt and a digit a character by its number; no browser does anything by them. */
function isOfScanner({ key, control }: KeyStroke): boolean {
  return control ? key === ']' : /^\d$/.test(key);
}

function isDevelopmentKey({ key, control }: KeyStroke): boolean {
  return development.has(key) || (control && ['r', 'R', 'i', 'I'].includes(key));
}
