import type { Country, Language } from '#contract/appearance.ts';

type Term = readonly [written: RegExp, said: string];

/**
 * What a country says otherwise than the tables, which are written once for all of them. What is said must not be found
 * again by its own pattern: a sentence may be put into another one.
 */
const said: Readonly<Record<Country, Readonly<Record<Language, readonly Term[]>>>> = {
  PA: {
    es: [
      // What it is called on the bill differs by company.
      [/^Número de cliente$/g, '$& (NIC o NAC)'],
      // Not "Clave", as many say there: a card with that brand alone is not taken here.
      [/(?<=[Tt]arjeta )débito/g, 'de débito'],
    ],
    en: [[/^Customer number$/g, '$& (NIC or NAC)']],
  },
  CO: {
    es: [
      [/^Número de cliente$/g, 'Número de cuenta o matrícula'],
      [/(?<=[Nn]úmero de )cliente/g, 'cuenta'],
    ],
    en: [
      [/Customer(?= number)/g, 'Account'],
      [/customer(?= number)/g, 'account'],
    ],
  },
};

/** The same table, with each sentence as the country says it. */
export function inCountry<Table>(table: Table, country: Country, language: Language): Table {
  const terms = said[country][language];
  function say(entry: unknown): unknown {
    if (typeof entry === 'string') {
      return terms.reduce((words, [written, instead]) => words.replaceAll(written, instead), entry);
    }
    // A sentence with something in it: said once that is known.
    if (typeof entry === 'function')
      return (...given: unknown[]) => say(Reflect.apply(entry, undefined, given));
    if (Array.isArray(entry)) return entry.map(say);
    if (typeof entry !== 'object' || entry === null) return entry;
    return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, say(value)]));
  }
  // Sound: what is said has the shape of what is written.
  return say(table) as Table;
}
