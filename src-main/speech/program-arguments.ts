import type { Language } from '#contract/appearance.ts';
import type { Utterance } from './port.ts';

/** The synthesizer's voices: the Spanish of Latin America, the English of the United States. */
const voices = { es: 'es-419', en: 'en-us' } as const satisfies Record<Language, string>;

/** What is read aloud at most, in characters: the contract's own limit. */
const charactersMax = 4_000;

/**
 * The options of espeak-ng for one utterance. The text is never among them: it goes in by stdin. A sign that is all of
 * it, such as a key of a keyboard, is named.
 *
 * @param utterance.volume - from 0 to 100; espeak-ng's amplitude goes to 200, and 100 is its own
 * @see https://github.com/espeak-ng/espeak-ng/blob/master/src/espeak-ng.1.ronn
 */
export function programArguments({ text, language, volume }: Utterance, wordsPerMinute: number): string[] {
  const amplitude = Math.round(Math.min(100, Math.max(0, volume)) * 2);
  const options = ['-v', voices[language], '-s', String(wordsPerMinute), '-a', String(amplitude), '-b', '1'];
  return [...options, ...(text.length === 1 ? ['--punct'] : []), '--stdin'];
}

/**
 * A text that says what it says and commands nothing. Control characters change espeak-ng's rate and volume from within
 * a text, and what stands in double brackets is taken for phonemes.
 */
export function harmlessText(text: string): string {
  return text
    .slice(0, charactersMax)
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\[(?=\[)/g, '[ ');
}
