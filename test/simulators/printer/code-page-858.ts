/**
 * Code page 858: 850 with the euro sign. Its upper half, 80h to FFh, sixteen a row.
 * Source: IBM CCSID 858; SHY (F0h) and NBSP (FFh) are written as they are seen, a hyphen and a space.
 */
const upperHalf = [
  'ÇüéâäàåçêëèïîìÄÅ',
  'ÉæÆôöòûùÿÖÜø£Ø×ƒ',
  'áíóúñÑªº¿®¬½¼¡«»',
  '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐',
  '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤',
  'ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀',
  'ÓßÔÒõÕµþÞÚÛÙýÝ¯´',
  '-±‗¾¶§÷¸°¨·¹³²■ ',
].join('');

/** The number of the code page in ESC t n. */
const codePage858 = 19;

/** The character of a byte; U+FFFD for an upper byte while another code page is selected, as wrong as on paper. */
export function characterOf(byte: number, codePage: number): string {
  if (byte < 0x80) return String.fromCharCode(byte);
  return codePage === codePage858 ? (upperHalf[byte - 0x80] ?? '') : '\u{FFFD}';
}
