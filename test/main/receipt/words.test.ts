import { describe, expect, it } from 'vitest';
import { en } from '../../../src-main/receipt/words/en.ts';
import { es } from '../../../src-main/receipt/words/es.ts';
import { toPrintable } from '../../../src-main/receipt/printable-text.ts';

/** Every text, by its place; what is made of values is made of the same ones in both languages. */
function textsOf(words: object, place = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]): [string, string][] => {
      const here = `${place}${name}`;
      if (typeof value === 'string') return [[here, value]];
      if (typeof value === 'function') return [[here, String(Reflect.apply(value, undefined, ['1', '2']))]];
      return [...textsOf(value as object, `${here}.`)];
    }),
  );
}

const spanish = textsOf(es);
const english = textsOf(en);

/** Written the same in both. */
const same = ['selfTest.no', 'selfTest.labels.columns'];

describe('the words on paper', () => {
  it('are all there in both languages, and translated', () => {
    expect([...english.keys()]).toEqual([...spanish.keys()]);
    const untranslated = [...spanish].filter(([place, text]) => english.get(place) === text);
    expect(untranslated.map(([place]) => place).filter((place) => !same.includes(place))).toEqual([]);
  });

  it('are words that every printer has, letter for letter', () => {
    for (const [place, text] of [...spanish, ...english])
      expect([place, toPrintable(text)]).toEqual([place, text]);
  });
});
