import { describe, expect, it } from 'vitest';
import { setLanguage, words as frameWords } from '../../src-renderer/card/words.svelte.ts';
import { en } from '../../src-renderer/text/en.ts';
import { es } from '../../src-renderer/text/es.ts';
import { everythingSaid, type Said } from './table-of-words.ts';
import { textFiles } from './text-files.ts';
import { wordsKept, wordsWritten } from './words-in-components.ts';

// The card frame is another page, with words of its own.
setLanguage('es');
const spanish = everythingSaid({ ...es, frame: frameWords() });
setLanguage('en');
const english = everythingSaid({ ...en, frame: frameWords() });

/** The same in both languages: names, signs, and words that both have. */
const sameInBoth =
  /^(brands|frame\.brand|cardEnding|keyboard\.(symbols|letters)|receipt\.asked\.no|invoice\.subtotal|tender\.part\.whole\.COP)\b/;

/** What fits on half a portrait screen in large text. An amount or another name is not counted: it may have its own line. */
const buttonMax = 28;
/** Buttons whose words come to them by another name than `text`. */
const namedElsewhere = [
  'connection.putInQueue',
  'invoice.pay',
  'receipt.print',
  'receipt.mail.send',
  'receipt.phone.open',
  'review.confirm',
  'review.confirmQueued',
  'common.leave',
  'common.cancel',
];

/** In words. A clause ends where a person draws breath. */
const clauseMax = 18;
const clauseOfTermsMax = 22;

const components = textFiles(/^src-renderer\/.*\.svelte$/);
const languages = [
  ['Spanish', spanish],
  ['English', english],
] as const;

function wrong(said: readonly Said[], pattern: RegExp): string[] {
  return said.filter(({ words }) => pattern.test(words)).map(({ path, words }) => `${path}: ${words}`);
}

/** The paths of the words on all buttons, with those that a component has taken a part of the table from. */
function buttonPaths(): string[] {
  const paths = components.flatMap(({ text }) => {
    const parts = [...text.matchAll(/const (\w+) = \$derived\(text\.([\w.]+)\)/g)];
    const names = new Map(parts.map(([, name = '', part = '']) => [name, part]));
    const buttons = [...text.matchAll(/<Button\b(?:=>|[^>])*>([^]*?)<\/Button>/g)];
    return buttons
      .flatMap(([, content = '']) => [...content.matchAll(/\b(\w+)\.((?:\w+\.)*\w+)/g)])
      .flatMap(([, name = '', rest = '']) => {
        if (name === 'text') return [rest];
        const part = names.get(name);
        return part === undefined ? [] : [`${part}.${rest}`];
      });
  });
  return [...new Set([...paths, ...namedElsewhere])];
}

function isAt(path: string): (said: Said) => boolean {
  return (said) => said.path === path || said.path.startsWith(`${path}.`) || said.path.startsWith(`${path}(`);
}

describe('the words in both languages', () => {
  it('say the same things', () => {
    expect(spanish.length).toBeGreaterThan(400);
    const paths = (said: readonly Said[]): string[] => said.map(({ path }) => path).sort();
    expect(paths(english)).toEqual(paths(spanish));
  });

  it('leave nothing untranslated', () => {
    const words = new Map(spanish.map((said) => [said.path, said.words]));
    const same = english.filter((said) => said.words === words.get(said.path));
    expect(same.filter(({ path }) => !sameInBoth.test(path))).toEqual([]);
  });

  it.each(languages)('are whole sentences in %s, whatever is put into them', (_language, said) => {
    expect(wrong(said, /undefined|null|NaN|\[object|^\s*$|^\s|\s$| {2}|\.\.|\s[.,;:?]/)).toEqual([]);
  });

  it.each(languages)('neither beg nor blame nor shout in %s', (_language, said) => {
    const harsh = /por favor|inválid|\bválid|\berror|\boops|\bups\b|[¡!]|please|sorry|invalid/i;
    expect(wrong(said, harsh)).toEqual([]);
  });

  it('call the customer «usted», never «tú»', () => {
    expect(wrong(spanish, /(?<!\p{L})(tú|tus?|ti|tuy[oa]s?|te|contigo)(?!\p{L})/iu)).toEqual([]);
  });

  it.each(languages)('are short enough in %s for who stands, and is tired', (_language, said) => {
    const long = said.flatMap(({ path, words }) =>
      words
        .split(/(?<=[.?:;…])\s/)
        .filter((clause) => {
          const max = path.startsWith('terms.') ? clauseOfTermsMax : clauseMax;
          return clause.split(/\s+/).length > max;
        })
        .map((clause) => `${path}: ${clause}`),
    );
    expect(long).toEqual([]);
  });

  it.each(languages)('fit on their buttons in %s', (_language, said) => {
    const paths = buttonPaths();
    expect(paths.length).toBeGreaterThan(30);
    const onButtons = paths.flatMap((path) => said.filter(isAt(path)));
    const long = onButtons.filter(({ words }) => words.replace(/\b(24|1|0)$/, '').trim().length > buttonMax);
    expect(long).toEqual([]);
  });

  it('are there for every button', () => {
    expect(buttonPaths().filter((path) => !spanish.some(isAt(path)))).toEqual([]);
  });
});

describe('a component', () => {
  it.each(components.map(({ path, text }) => [path, text]))('has no words of its own: %s', (_path, text) => {
    expect(wordsWritten(text)).toEqual([]);
  });

  it.each([
    ['<p>Hola</p>', 'Hola'],
    ['{#if isOpen}<b>{isNew ? "Nueva" : word}</b>{/if}', 'Nueva'],
    ['<button type="button" aria-label="Cerrar"></button>', 'Cerrar'],
    ['<TextField label={"Correo"} />', 'Correo'],
    ['<p>{`Quedan ${count}`}</p>', 'Quedan'],
  ])('with words of its own is found out: %s', (component, words) => {
    expect(wordsWritten(component)).toEqual([words]);
  });

  it.each([
    '<Icon name="card" />',
    '<p class="lead">{text.a.b}</p>',
    '<p aria-live="polite">{step === "sent" ? a : b} · 1</p>',
  ])('is not suspected of words for the names of things: %s', (component) => {
    expect(wordsWritten(component)).toEqual([]);
  });
});

describe('a word that is shown', () => {
  const scripts = textFiles(/^src-renderer\/(?!text\/).*\.ts$/).map(({ path, text }) => ({
    path,
    text: `<script lang="ts">${text}</script>`,
  }));

  it('is never kept in a constant, where it would stay in one language', () => {
    const kept = [...components, ...scripts].map(({ path, text }) => ({ path, names: wordsKept(text) }));
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.filter(({ names }) => names.length > 0)).toEqual([]);
  });

  it.each([
    ['const words = text.scan;', ['words']],
    ['export const labels = { back: text.common.back };', ['labels']],
    ['const words = $derived(text.scan); const say = (): string => text.scan.title;', []],
  ])('is found out where it is kept: %s', (script, names) => {
    expect(wordsKept(`<script lang="ts">${script}</script>`)).toEqual(names);
  });
});
