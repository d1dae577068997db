/** Characters that no receipt printer has, and what is printed instead. */
const replacements: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2013': '-',
  '\u2014': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2026': '...',
  '\u2022': '·',
  '₡': 'CRC ',
};

/** The printable ASCII characters and those of Spanish that code page 858 has as well. */
const printable = /[\u0020-\u007eáéíóúüñÁÉÍÓÚÜÑ¿¡ºª°·«»€]/u;

/**
 * Text as the printer can print it: composed (NFC), one line, no control characters, so that no customer's name
 * can carry a command to the printer, and "?" for whatever the code page lacks.
 */
export function toPrintable(text: string): string {
  const oneLine = text.normalize('NFC').replaceAll(/\s/gu, ' ');
  return Array.from(oneLine, (character) => replacements[character] ?? character)
    .join('')
    .replaceAll(/[\p{Cc}\p{Cf}\p{M}]/gu, '')
    .replaceAll(/./gu, (character) => (printable.test(character) ? character : withoutAccent(character)));
}

function withoutAccent(character: string): string {
  const base = character.normalize('NFD').charAt(0);
  return printable.test(base) ? base : '?';
}
