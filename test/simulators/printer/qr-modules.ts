import bwip from 'bwip-js/node';

/**
 * The modules of a QR code (model 2), one string a row, `1` is dark. Made by another library than the one that makes
 * the codes of screens and files, as a printer's own would be.
 */
export function qrModules(payload: string, correction: Correction): readonly string[] {
  const [{ pixs, pixx }] = encoded('qrcode', payload, { eclevel: correction, binarytext: true });
  return Array.from({ length: pixs.length / pixx }, (_, row) =>
    pixs.slice(row * pixx, (row + 1) * pixx).join(''),
  );
}

type Correction = 'L' | 'M' | 'Q' | 'H';

/** How many bytes each version holds, from 1 to 40. Source: ISO/IEC 18004, table 7. */
const capacities: Readonly<Record<Correction, string>> = {
  L:
    '17 32 53 78 106 134 154 192 230 271 321 367 425 458 520 586 644 718 792 858 929 1003 1091 1171 1273 1367 1465 ' +
    '1528 1628 1732 1840 1952 2068 2188 2303 2431 2563 2699 2809 2953',
  M:
    '14 26 42 62 84 106 122 152 180 213 251 287 331 362 412 450 504 560 624 666 711 779 857 911 997 1059 1125 1190 ' +
    '1264 1370 1452 1538 1628 1722 1809 1911 1989 2099 2213 2331',
  Q:
    '11 20 32 46 60 74 86 108 130 151 177 203 241 258 292 322 364 394 442 482 509 565 611 661 715 751 805 868 908 ' +
    '982 1030 1112 1168 1228 1283 1351 1423 1499 1579 1663',
  H:
    '7 14 24 34 44 58 64 84 98 119 137 155 177 194 220 250 280 310 338 382 403 439 461 511 535 593 625 658 698 742 ' +
    '790 842 898 958 983 1051 1093 1139 1219 1273',
};

/** How many modules wide the code of so many bytes is at most; undefined when there is no code of so many. */
export function qrWidthModules(lengthBytes: number, correction: Correction): number | undefined {
  const version =
    capacities[correction].split(' ').findIndex((capacity) => Number(capacity) >= lengthBytes) + 1;
  return version === 0 || lengthBytes === 0 ? undefined : 17 + 4 * version;
}

interface Modules {
  readonly pixs: readonly number[];
  /** How many of them are in a row. */
  readonly pixx: number;
}

/** The library's own types know only the other form of it, which draws. */
const encoded = bwip.raw as unknown as (kind: string, text: string, options: object) => readonly [Modules];
