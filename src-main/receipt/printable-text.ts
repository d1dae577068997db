/** Characters that no receipt printer has and Unicode does not take apart, and what is printed instead. */
const replacements: Readonly<Record<string, string>> = {
  '\u00ad': '',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2033': '"',
  '\u2022': '·',
  '\u2044': '/',
  '\u2212': '-',
  '₡': 'CRC ',
  '×': 'x',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Đ: 'D',
  đ: 'd',
  Ł: 'L',
  ł: 'l',
  ß: 'ss',
  ı: 'i',
};

/** The characters of Spanish that code pages 858 and 1252 have beside ASCII. */
export const spanishCharacters = 'áéíóúüñÁÉÍÓÚÜÑ¿¡ºª°·«»€';

const printable = new RegExp(`^[\\u0020-\\u007e${spanishCharacters}]*$`, 'u');

/**
 * Text as every printer that we know can print it: composed (NFC), one line, without a control character, so that no
 * customer's name can carry a command to the printer, and "?" for whatever the code pages lack.
 */
export function toPrintable(text: string): string {
  const oneLine = text.normalize('NFC').replaceAll(/\s/gu, ' ');
  // Nearly all that is printed is plain: nothing needs to be taken apart.
  const plain = printable.test(oneLine) ? oneLine : Array.from(oneLine, printableCharacter).join('');
  return plain.replaceAll(/ {2,}/g, ' ').trim();
}

/** Controls, marks that found no letter to stand on, and half a surrogate pair. */
const invisible = /[\p{Cc}\p{Cf}\p{M}\p{Cs}]/u;

function printableCharacter(character: string): string {
  const known = replacements[character] ?? character;
  if (printable.test(known)) return known;
  if (invisible.test(character)) return '';
  const apart = Array.from(character.normalize('NFKD').replaceAll(/\p{M}/gu, ''), (part) => {
    return replacements[part] ?? part;
  }).join('');
  return apart !== '' && printable.test(apart) ? apart : '?';
}
