import type { KioskApi } from '#contract/kiosk-api.ts';
import { isCardToKiosk } from './card/card-messages.ts';
import { isSecret, isTextField, openDialog, readFocus, readPage, type Heard } from './screen-reading.ts';
import type { Session } from './session.svelte.ts';
import { spelled, spokenText, type VoiceWords } from './spoken-text.ts';
import { voiceWords as en } from './text/en-voice.ts';
import { voiceWords as es } from './text/es-voice.ts';
import { language } from './text.svelte.ts';

/** What one press changes comes within this time, and is said together: a problem, and the field that it is about. */
const settleMs = 60;
/** What the contract takes, in characters. */
const charactersMax = 4_000;

/**
 * Says what the screens show, for who does not see them: the whole screen when it is another one, what the focus comes
 * to, what is typed, and what is new. Any action interrupts; F1 says the whole screen again.
 *
 * @returns how to stop
 */
export function attachSpeaker(session: Session, kiosk: Pick<KioskApi, 'speak' | 'hush'>): () => void {
  const speaker = new Speaker(session, kiosk);
  const off = new AbortController();
  const anywhere = { capture: true, signal: off.signal };
  const look = (): void => {
    speaker.lookSoon();
  };
  const act = (event: Event): void => {
    speaker.interrupt();
    if (event instanceof KeyboardEvent && event.key === 'F1') speaker.forgetScreen();
    look();
  };
  for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, act, anywhere);
  for (const name of ['focusin', 'blur', 'input', 'change', 'click', 'keyup']) {
    window.addEventListener(name, look, anywhere);
  }
  window.addEventListener('message', (event) => speaker.hearCard(event), anywhere);
  const changes = new MutationObserver(look);
  changes.observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  look();
  return () => {
    off.abort();
    changes.disconnect();
    speaker.stop();
  };
}

class Speaker {
  readonly #session: Session;
  readonly #kiosk: Pick<KioskApi, 'speak' | 'hush'>;
  #isAboutToLook = false;
  #isOver = false;
  /** Goes up with all that is said or stopped: what ends later ends nothing. */
  #turn = 0;
  #isSaying = false;
  /** New on the screen, to be said when what is being said has been. */
  #waiting: string[] = [];
  #screen = '';
  #dialog: Element | undefined;
  /** What was there when it was last looked at, on the screen and in the question above it. */
  #known = { screen: new Set<string>(), dialog: new Set<string>() };
  #focused: Element | null = null;
  readonly #typed = new WeakMap<HTMLInputElement, string>();
  #hasBegun = false;
  /** Somebody has done something: numbers that change may be its answer. Otherwise they are a clock's. */
  #hasActed = false;

  constructor(session: Session, kiosk: Pick<KioskApi, 'speak' | 'hush'>) {
    this.#session = session;
    this.#kiosk = kiosk;
  }

  lookSoon(): void {
    if (this.#isAboutToLook) return;
    this.#isAboutToLook = true;
    setTimeout(() => {
      this.#isAboutToLook = false;
      if (!this.#isOver) this.#look();
    }, settleMs);
  }

  interrupt(): void {
    this.#turn += 1;
    this.#isSaying = false;
    this.#waiting = [];
    this.#hasActed = true;
    void this.#kiosk.hush({}).catch(() => undefined);
  }

  stop(): void {
    this.#isOver = true;
    this.interrupt();
  }

  forgetScreen(): void {
    this.#screen = '';
  }

  /** The card frame tells how much of a field is typed, and nothing of what. */
  hearCard({ source, data }: MessageEvent<unknown>): void {
    if (source !== document.querySelector('iframe')?.contentWindow) return;
    if (!isCardToKiosk(data) || data.is !== 'state') return;
    const { field, typed, of, problem } = data;
    const { card } = shownWords();
    this.interrupt();
    // The field says where the focus is: the name of its page would cut it off.
    this.#focused = document.activeElement;
    void this.#say([card.progress(card[field], typed, of), problem === null ? '' : card.wrong[problem]]);
  }

  #look(): void {
    const words = shownWords();
    const heard = readPage(words);
    const isAnother = this.#isAnother();
    const fresh = this.#freshOf(heard);
    const typed = this.#typedText(words);
    const hasMoved = document.activeElement !== this.#focused;
    this.#focused = document.activeElement;
    const focus = hasMoved || isAnother ? readFocus(words) : '';
    if (isAnother) {
      const all = [this.#hasBegun ? '' : words.begin, ...heard.map(({ text }) => text)];
      this.#waiting = [];
      // Where the focus is, is heard last; a title was heard first.
      void this.#say(document.activeElement?.matches('h1') ? all : [...all, focus]);
      this.#hasBegun = true;
      return;
    }
    const now = fresh.filter(({ is }) => is === 'alert').map(({ text }) => text);
    const later = fresh.filter(({ is, text }) => is !== 'alert' && (focus === '' || !focus.startsWith(text)));
    this.#waiting.push(...later.map(({ text }) => text));
    const said = [...typed, ...now, focus].filter((text) => text !== '');
    if (said.length > 0) void this.#say(said);
    else if (!this.#isSaying) void this.#sayWaiting();
  }

  /** Another screen, another title or language on it, or a question that has come up above it. */
  #isAnother(): boolean {
    const title = document.querySelector('h1')?.textContent ?? '';
    const screen = [this.#session.screen, language(), title].join(' ');
    const dialog = openDialog();
    const isAnother = screen !== this.#screen || (dialog !== undefined && dialog !== this.#dialog);
    this.#screen = screen;
    this.#dialog = dialog;
    return isAnother;
  }

  /** What was not there when it was last looked at. A number that counts by itself is not new. */
  #freshOf(heard: readonly Heard[]): Heard[] {
    const place = openDialog() ? 'dialog' : 'screen';
    const known = this.#known[place];
    this.#known[place] = new Set(heard.flatMap(({ text }) => [text, withoutNumbers(text)]));
    const fresh = heard.filter(({ text, is }) => is !== 'field' && !known.has(text));
    const counted = fresh.filter(({ text, is }) =>
      is !== 'text' && is !== 'control' ? false : known.has(withoutNumbers(text)),
    );
    if (this.#hasActed && counted.length > 0) {
      this.#hasActed = false;
      return fresh;
    }
    return fresh.filter((one) => !counted.includes(one));
  }

  #typedText(words: VoiceWords): string[] {
    return [...document.querySelectorAll('input')].filter(isTextField).map((input) => {
      const isHidden = isSecret(input);
      const value = isHidden ? '*'.repeat(input.value.length) : input.value;
      const before = this.#typed.get(input);
      this.#typed.set(input, value);
      if (before === undefined || before === value) return '';
      if (value === '') return words.empty;
      if (isHidden) return words.keys(value.length);
      if (value.startsWith(before)) return typedPart(value.slice(before.length), words);
      if (before.startsWith(value)) return words.erased(spelled(before.slice(value.length), words));
      return value;
    });
  }

  async #sayWaiting(): Promise<void> {
    const { screen, dialog } = this.#known;
    await this.#say(this.#waiting.splice(0).filter((text) => screen.has(text) || dialog.has(text)));
  }

  async #say(texts: readonly string[]): Promise<void> {
    const words = shownWords();
    const sentences = texts.filter((text) => text !== '').map((text) => sentenceOf(spokenText(text, words)));
    if (sentences.length === 0) return;
    const turn = (this.#turn += 1);
    this.#isSaying = true;
    const { volume } = this.#session.assist;
    const text = sentences.join(' ').slice(0, charactersMax);
    // A kiosk that cannot speak says so to its log; the screen goes on.
    await this.#kiosk.speak({ text, language: language(), volume }).catch(() => null);
    if (turn !== this.#turn) return;
    this.#isSaying = false;
    await this.#sayWaiting();
  }
}

function shownWords(): VoiceWords {
  return language() === 'es' ? es : en;
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/\d+/g, '#');
}

/** One key, or an ending such as ".com", as it is; what came at once, or was pasted, one character at a time. */
function typedPart(characters: string, words: VoiceWords): string {
  return characters.length === 1 || /^[@.]./.test(characters) ? characters : spelled(characters, words);
}

/** Sentences are heard apart. */
function sentenceOf(text: string): string {
  // A sign alone is named; with a full stop it would be punctuation.
  if (text.length === 1) return text;
  return /[.,:;?!…]$/.test(text) ? text : `${text}.`;
}
