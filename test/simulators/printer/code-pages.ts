/*
 * The upper halves, 80h to FFh, sixteen a row, of the code pages that the simulated printer has. Soft hyphens and
 * no-break spaces are written as they are seen.
 */

/** ESC t 0, and what is selected at power-on. Source: IBM code page 437. */
const page437 = [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜ¢£¥₧ƒ',
  'áíóúñÑªº¿⌐¬½¼¡«»',
  '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐',
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧',
  '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀',
  'αßΓπΣσµτΦΘΩδ∞φε∩',
  '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ',
].join('');

/** ESC t 19: 850 with the euro sign. Source: IBM CCSID 858. */
const page858 = [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ',
  'áíóúñÑªº¿®¬½¼¡«»',
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐',
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤',
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀',
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´',
  '-±‗¾¶§÷¸°¨·¹³²■ ',
].join('');

/** ESC t 16. Source: Microsoft's code page 1252, with U+FFFD where it has no character. */
const page1252 = [
  '€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}',
  '\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ',
  ' ¡¢£¤¥¦§¨©ª«¬-®¯',
  '°±²³´µ¶·¸¹º»¼½¾¿',
  'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ',
  'ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß',
  'àáâãäåæçèéêëìíîï',
  'ðñòóôõö÷øùúûüýþÿ',
].join('');

const pages: Readonly<Record<number, string>> = { 0: page437, 16: page1252, 19: page858 };
const unknownPage = '\u{FFFD}'.repeat(128);

/** The character of a byte from 20h on: as wrong as on paper where another code page is selected than was meant. */
export function characterOf(byte: number, codePage: number): string {
  return byte < 0x80 ? String.fromCharCode(byte) : ((pages[codePage] ?? unknownPage)[byte - 0x80] ?? '');
}

/** Every character that can be printed, in the order of their code points. */
export const printableCharacters: readonly string[] = [
  ...new Set(
    Object.values(pages).flatMap((upperHalf) => [
      ...Array.from(upperHalf),
      ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)),
    ]),
  ),
].toSorted((one, other) => (one < other ? -1 : 1));
