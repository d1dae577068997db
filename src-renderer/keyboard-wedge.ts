/**
 * A scanner that types what it reads, as a keyboard would. It is told from a hand by its speed alone.
 *
 * What may get lost on the way: the separator (FNC1), where the scanner is not set up to send it as a key; and letters
 * and signs, where the scanner types for a US keyboard and the kiosk has another. Digits are safe everywhere, and so is
 * a bill whose reference has only digits.
 */

/** The part of a key stroke that counts. */
export interface Stroke {
  readonly key: string;
  /** The key's place on the keyboard, whatever it types. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  /** A key that is held down. */
  readonly repeat: boolean;
  /** When it was pressed, in milliseconds of any clock. */
  readonly timeStamp: number;
}

/** What becomes of a key stroke, and of those before it. */
export interface Verdict {
  /** It is kept from the page. */
  readonly isKept: boolean;
  /** With it begins what may be a code. */
  readonly isFirst?: boolean;
  /** Kept so far, but typed by a hand after all: it belongs where the keys go. */
  readonly typed?: string;
  /** A scanner's code: what of it has reached the page must be taken back. */
  readonly scanned?: string;
}

/** Most of a scanner's keys follow each other as fast as this, in milliseconds. No hand types eight keys so. */
const fastMs = 35;

/** A longer pause ends whatever has begun, in milliseconds; longer still once it is a scanner beyond doubt. */
const pauseMs = 100;
const scannerPauseMs = 300;

/** The shortest code that is taken for one: that of the smallest goods. In characters. */
const scanLengthMin = 8;

/** The same where no Enter or Tab ends it. */
const unendedLengthMin = 16;

/** The longest code; the rest of it is kept from the page and forgotten. */
export const scanLengthMax = 4_096;

const separator = '\x1d';
/** Stands for what a scanner typed and nobody can know. */
const unknown = '\ufffd';
const modifiers: readonly string[] = ['Shift', 'Control', 'AltGraph', 'CapsLock', 'NumLock', 'Meta'];

/** Tells what a scanner types from what a hand types. Knows nothing of the page. */
export class WedgeCollector {
  #characters = '';
  /** How many of them have reached the page. */
  #let = 0;
  /** Pauses between them, and how many of those were short. */
  #gaps = 0;
  #fast = 0;
  #atMs = -Infinity;
  /** Digits of a character that is typed by its number, while Alt is held down. */
  #altDigits = '';
  /** A code has just ended: the second key of its ending is nobody's Enter. */
  #hasEnded = false;

  /** After so many milliseconds without a key, `pause` is to be called. */
  get patienceMs(): number {
    return this.#isScanner() ? scannerPauseMs : pauseMs;
  }

  press(stroke: Stroke): Verdict {
    const { key, timeStamp } = stroke;
    if (key === 'Alt') this.#endAltDigits();
    if (key === 'Alt' || modifiers.includes(key)) return { isKept: false };
    const gap = timeStamp - this.#atMs;
    const isLate = gap > this.patienceMs;
    const before = isLate ? this.pause() : {};
    if (isLate) this.#hasEnded = false;
    this.#atMs = timeStamp;
    const verdict = this.#judge(stroke, gap);
    return { ...before, ...verdict };
  }

  /** Nothing more came for a while. */
  pause(): Pick<Verdict, 'typed' | 'scanned'> {
    this.#endAltDigits();
    return this.#characters.length >= unendedLengthMin && this.#isFast() ? this.#scan() : this.#giveBack();
  }

  #judge(stroke: Stroke, gap: number): Verdict {
    const { key, repeat, ctrlKey, altKey } = stroke;
    if (altKey && !ctrlKey && /^\d$/.test(key)) {
      this.#count(gap);
      this.#altDigits += key;
      return { isKept: true };
    }
    this.#endAltDigits();
    if (key === 'Enter' || key === 'Tab') return this.#end();
    const character = characterOf(stroke, this.#isScanner());
    if (character === undefined || repeat) return { isKept: false, ...this.#giveBack() };
    return this.#take(character, gap);
  }

  #take(character: string, gap: number): Verdict {
    // A hand cannot type a separator, and to the page it says nothing.
    const isKept = character === separator;
    if (this.#characters === '') {
      this.#characters = character;
      this.#let = isKept ? 0 : 1;
      return { isKept, isFirst: true };
    }
    this.#count(gap);
    const held = this.#held();
    // One more than the longest, so that it is seen to be too long.
    if (this.#characters.length <= scanLengthMax) this.#characters += character;
    if (this.#isFast()) return { isKept: true };
    this.#let = this.#characters.length;
    // Together with what was kept before it, or it would come first.
    return held === '' ? { isKept } : { isKept: true, typed: held + written(character) };
  }

  #end(): Verdict {
    if (this.#isScanner()) return { isKept: true, ...this.#scan() };
    return { isKept: this.#hasEnded, ...this.#giveBack() };
  }

  #scan(): { readonly scanned: string } {
    const scanned = this.#characters;
    this.#forget();
    this.#hasEnded = true;
    return { scanned };
  }

  #giveBack(): { readonly typed?: string } {
    const typed = this.#held();
    this.#forget();
    return typed === '' ? {} : { typed };
  }

  #held(): string {
    return written(this.#characters.slice(this.#let));
  }

  #forget(): void {
    this.#characters = '';
    this.#let = 0;
    this.#gaps = 0;
    this.#fast = 0;
  }

  #endAltDigits(): void {
    const code = Number(this.#altDigits);
    if (code > 0 && code < 127) this.#characters += String.fromCharCode(code);
    this.#altDigits = '';
  }

  #count(gap: number): void {
    if (gap > scannerPauseMs) return;
    this.#gaps += 1;
    if (gap <= fastMs) this.#fast += 1;
  }

  #isFast(): boolean {
    return this.#fast * 2 > this.#gaps;
  }

  #isScanner(): boolean {
    return this.#characters.length >= scanLengthMin && this.#isFast();
  }
}

function written(characters: string): string {
  return characters.replaceAll(separator, '').replaceAll(unknown, '');
}

/** @returns undefined for a key that types nothing */
function characterOf({ key, code, ctrlKey, altKey }: Stroke, isScanner: boolean): string | undefined {
  // How most scanners send the separator, on whatever keyboard.
  if (key === 'F8' || (ctrlKey && !altKey && (key === ']' || code === 'BracketRight'))) return separator;
  // An accent that waits for its letter: what the scanner meant is not known, and is not guessed.
  if (key === 'Dead' && isScanner) return unknown;
  // Control and Alt together are AltGr, which types characters such as @.
  if (ctrlKey !== altKey) return undefined;
  return /^.$/u.test(key) ? key : undefined;
}

/** A field as it was before a scanner typed into it. */
interface Before {
  readonly field: HTMLInputElement;
  readonly value: string;
  readonly at: number | null;
}

/**
 * Listens to every key before the page does. What a scanner types never stays in a field; what a hand types always
 * does, at most a blink later.
 *
 * @returns what ends it
 */
export function hearWedge(onScan: (code: string) => void): () => void {
  const collector = new WedgeCollector();
  let before: Before | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function act({ typed, scanned }: Pick<Verdict, 'typed' | 'scanned'>): void {
    if (typed !== undefined) typeInto(document.activeElement, typed);
    if (scanned === undefined) return;
    if (before) restore(before);
    onScan(scanned);
  }

  function press(event: KeyboardEvent): void {
    const verdict = collector.press(event);
    clearTimeout(timer);
    timer = setTimeout(() => {
      act(collector.pause());
      // It may be a password: nothing keeps it once no scanner can be typing any more.
      before = undefined;
    }, collector.patienceMs);
    if (verdict.isKept) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    act(verdict);
    if (verdict.isFirst === true) before = undefined;
  }

  /** A key may bring the focus to a field before it types there: only now is it known where. */
  function keep({ target }: InputEvent): void {
    if (target instanceof HTMLInputElement) {
      before ??= { field: target, value: target.value, at: target.selectionStart };
    }
  }

  window.addEventListener('keydown', press, true);
  window.addEventListener('beforeinput', keep, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', press, true);
    window.removeEventListener('beforeinput', keep, true);
  };
}

function typeInto(element: Element | null, typed: string): void {
  if (!(element instanceof HTMLInputElement) || element.selectionStart === null) return;
  const { selectionStart, selectionEnd } = element;
  element.setRangeText(typed, selectionStart, selectionEnd ?? selectionStart, 'end');
  tell(element);
}

function restore({ field, value, at }: Before): void {
  field.value = value;
  field.setSelectionRange(at, at);
  tell(field);
}

/** Whoever follows what is in the field hears of it as of any key. */
function tell(field: HTMLInputElement): void {
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
