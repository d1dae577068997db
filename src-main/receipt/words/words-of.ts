import type { Language } from '#contract/appearance.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { ReceiptWords } from './words.ts';

const words: Readonly<Record<Language, ReceiptWords>> = { es, en };

/** Spanish is the first language of every kiosk. */
export function wordsOf(language: Language = 'es'): ReceiptWords {
  return words[language];
}
