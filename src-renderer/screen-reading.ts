import type { VoiceWords } from './spoken-text.ts';

/** One thing that is heard as one: a sentence, a fact, a row of a list, something to press. */
export interface Heard {
  readonly text: string;
  /** `status` and `alert` are said by themselves when they change; of a `field` what was typed is. */
  readonly is: 'text' | 'control' | 'field' | 'status' | 'alert';
}

/** Of what is around a text: whether it is said by itself when it changes. */
type Live = 'text' | 'status' | 'alert';

/** A picture, the card's own page, and a keyboard on the screen: its keys are heard when the focus comes to them. */
const saidByName =
  '[role="img"][aria-label], iframe, [role="group"][aria-label]:has(> [data-row], > button:nth-of-type(10))';

const controls = 'button, input, textarea, select, a[href], [role="button"]';

/** Whether what is typed must never be said, nor be said later: a password that was once hidden stays one. */
const secrets = new WeakSet<HTMLInputElement>();

export function isSecret(input: HTMLInputElement): boolean {
  if (input.type === 'password' || input.dataset['secret'] !== undefined) secrets.add(input);
  return secrets.has(input);
}

export function isTextField(element: Element | null): element is HTMLInputElement {
  return element instanceof HTMLInputElement && !['checkbox', 'radio'].includes(element.type);
}

/** The question that is open above the page, if there is one. */
export function openDialog(): Element | undefined {
  return [...document.querySelectorAll('dialog:modal')].at(-1);
}

/**
 * What a screen reader finds on the page, in the order in which it is best heard: the question and all that belongs to
 * it, then what stands around it on every screen.
 */
export function readPage(words: VoiceWords): Heard[] {
  const page = openDialog() ?? document.body;
  const main = page.querySelector('main');
  const around = new Reading(words, main);
  around.read(page);
  if (!main) return around.heard;
  const inside = new Reading(words, null);
  inside.read(main);
  return [...inside.heard, ...around.heard];
}

/**
 * What has the focus, as it is heard when it gets there: name, state, what it is, and what else must be known of it.
 * Empty where nothing has.
 */
export function readFocus(words: VoiceWords): string {
  const element = document.activeElement;
  if (element instanceof HTMLIFrameElement) return element.title;
  if (element?.matches('h1')) return textOf(element, words);
  if (!element?.matches(controls)) return '';
  return [controlText(element, words), ...referredTo(element, 'aria-describedby', words)].join('. ');
}

class Reading {
  readonly heard: Heard[] = [];
  readonly #words: VoiceWords;
  readonly #skipped: Element | null;
  #line = '';

  constructor(words: VoiceWords, skipped: Element | null) {
    this.#words = words;
    this.#skipped = skipped;
  }

  /** @param live - of what is around it */
  read(node: Node, live: Live = 'text'): void {
    if (node instanceof Text) this.#line += node.data;
    else if (node instanceof Element && node !== this.#skipped && isShown(node))
      this.#readElement(node, live);
  }

  /** Whatever stands in a last line of its own. */
  finish(): void {
    this.#end('text');
  }

  #readElement(element: Element, around: Live): void {
    const live = liveness(element) ?? around;
    const control = element instanceof HTMLLabelElement ? element.control : element;
    if (control?.matches(controls)) {
      if (element === control && isSaidByLabel(control)) return;
      this.#end(live);
      const is = isTextField(control) ? 'field' : 'control';
      this.heard.push({ text: controlText(control, this.#words), is });
    } else if (element.matches(saidByName)) {
      this.#end(live);
      this.#line = element.ariaLabel ?? element.getAttribute('title') ?? '';
      this.#end(live);
    } else if (!(element instanceof SVGElement)) this.#readChildren(element, live);
  }

  #readChildren(element: Element, live: Live): void {
    // What stands in one line is one sentence; each child of a grid or a row is a sentence of its own.
    const { display } = getComputedStyle(element);
    const isInline = display === 'inline';
    const isBlock = !display.startsWith('inline') && display !== 'contents';
    // A fact is heard as "label: value".
    if (isBlock && element.tagName !== 'DD') this.#end(live);
    const { ariaLabel, ariaValueText } = element;
    for (const said of [ariaLabel, ariaValueText]) {
      this.#line += said ?? '';
      if (said !== null) this.#end(live);
    }
    if (element.tagName === 'DT') {
      this.#line = `${textOf(element, this.#words)}: `;
      return;
    }
    if (!isInline) this.#line += ' ';
    for (const child of element.childNodes) this.read(child, live);
    if (isBlock) this.#end(live);
    else if (!isInline) this.#line += ' ';
  }

  #end(is: Live): void {
    const text = this.#line.replaceAll(/\s+/g, ' ').trim();
    this.#line = '';
    if (text !== '') this.heard.push({ text, is });
  }
}

/** A field whose label is on the screen is said where the label stands. */
function isSaidByLabel(control: Element): boolean {
  const label = control instanceof HTMLInputElement ? control.labels?.[0] : undefined;
  return label !== undefined && isShown(label);
}

function isShown(element: Element): boolean {
  if (element.getAttribute('aria-hidden') === 'true') return false;
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && visibility === 'visible';
}

function liveness(element: Element): 'status' | 'alert' | undefined {
  const role = element.getAttribute('role');
  if (role === 'alert' || role === 'status') return role;
  return element.hasAttribute('aria-live') ? 'status' : undefined;
}

function controlText(element: Element, words: VoiceWords): string {
  const name = nameOf(element, words);
  const states: string[] = [];
  if (isTextField(element)) return `${name}: ${valueOf(element, words)}, ${words.field}`;
  if (element.matches('input, [role="checkbox"]')) {
    states.push(element.matches(':checked, [aria-checked="true"]') ? words.checked : words.notChecked);
  } else {
    const pressed = element.getAttribute('aria-pressed');
    if (pressed !== null) states.push(pressed === 'true' ? words.pressed : words.notPressed);
    // A key of a keyboard on the screen is heard too often to say each time what it is.
    if (!element.closest('[data-row]')) states.push(words.button);
  }
  if (element.ariaDisabled === 'true' || element.matches(':disabled')) states.push(words.disabled);
  return [name, ...states].join(', ');
}

function valueOf(input: HTMLInputElement, words: VoiceWords): string {
  if (input.value === '') return words.empty;
  return isSecret(input) ? words.keys(input.value.length) : input.value;
}

function nameOf(element: Element, words: VoiceWords): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const [labelled] = referredTo(element, 'aria-labelledby', words);
  if (labelled !== undefined) return labelled;
  const named = element instanceof HTMLInputElement ? element.labels?.[0] : element;
  return named ? textOf(named, words) : '';
}

function referredTo(element: Element, attribute: string, words: VoiceWords): string[] {
  const ids = element.getAttribute(attribute)?.split(/\s+/) ?? [];
  const texts = ids.map((id) => {
    const named = document.getElementById(id);
    return named ? textOf(named, words) : '';
  });
  return texts.filter((text) => text !== '');
}

/** The words inside of an element, without the controls that it holds. */
function textOf(element: Element, words: VoiceWords): string {
  const reading = new Reading(words, element.querySelector('input'));
  for (const child of element.childNodes) reading.read(child);
  reading.finish();
  return reading.heard.map(({ text }) => text).join(', ');
}
