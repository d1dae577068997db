import type { Country, Language } from '#contract/appearance.ts';
import { inCountry } from './text/country.ts';
import { es } from './text/es.ts';

/** Every word on the screens. A second language is a second table of the same type. */
export type Words = typeof es;

class Tongue {
  language = $state.raw<Language>('es');
  country: Country = 'PA';
  words = $state.raw<Words>(inCountry(es, 'PA', 'es'));
  /** As it is written, for every country. */
  table: Words = es;
  /** The language that was last asked for, which may still be on its way. */
  wanted: Language = 'es';
}

const tongue = new Tongue();

/** The language that is shown now. */
export function language(): Language {
  return tongue.language;
}

/** Shows another language at once, on every screen, and loses nothing that was typed or chosen. */
export async function showLanguage(next: Language): Promise<void> {
  tongue.wanted = next;
  // English is fetched when it is first asked for: most customers never do.
  const table = next === 'es' ? es : (await import('./text/en.ts')).en;
  // Whoever went back to Spanish in the meantime wants Spanish.
  if (tongue.wanted !== next) return;
  tongue.language = next;
  tongue.table = table;
  tongue.words = inCountry(table, tongue.country, next);
}

/** Says things as people do where this kiosk stands. */
export function speakAs(country: Country): void {
  if (tongue.country === country) return;
  tongue.country = country;
  tongue.words = inCountry(tongue.table, country, tongue.language);
}

/**
 * Every word on the screens, in the language that is shown now. To be read where it is shown: a word that is kept in a
 * constant would stay in the language that it was read in.
 */
export const text = Object.defineProperties(
  {},
  Object.fromEntries(
    (Object.keys(es) as (keyof Words)[]).map((part) => [
      part,
      { enumerable: true, get: () => tongue.words[part] },
    ]),
  ),
  // Sound: each part of the table is there, by its name.
) as Words;
