import type { Line } from '../printer/port.ts';
import type { Block, ReceiptDocument } from './document.ts';
import { toPrintable } from './printable-text.ts';

/**
 * Lays a receipt out in lines of paper. Every line fits; nothing is cut off. Paper, PDF, preview and mail are all made
 * of what this returns.
 *
 * @param columns - characters of the plain font in one line: 48 on 80 mm paper, 32 on 58 mm
 * @throws RangeError for a code that no printer can print
 */
export function layOut(document: ReceiptDocument, columns: number): readonly Line[] {
  return document.flatMap((block) => layOutBlock(block, columns));
}

function layOutBlock(block: Block, columns: number): Line[] {
  switch (block.is) {
    case 'title':
      return layOutTitle(block.text, Math.floor(columns / 2));
    case 'centred':
      return wrapEvenly(block.text, columns).map((text) => plain(centre(text, columns), block.isBold));
    case 'paragraph':
      return wrap(block.text, columns).map((text) => plain(text, block.isBold));
    case 'pair':
      return layOutPair(block, columns);
    case 'tally':
      return layOutTally(block, columns);
    case 'code':
      return [block.label, block.value].flatMap((text) => wrap(text, columns).map((line) => plain(line)));
    case 'rule':
      return [plain(block.mark.repeat(columns))];
    case 'ruler':
      return layOutRuler(columns);
    case 'space':
      return [plain('')];
    case 'qr':
    case 'barcode':
      return [layOutSymbol(block)];
    case 'picture':
      return [block.picture];
  }
}

function layOutTitle(title: string, columns: number): Line[] {
  return wrapEvenly(title, columns).map((text) => ({
    is: 'text',
    text: centre(text, columns),
    isBold: true,
    isLarge: true,
  }));
}

/** Label to the left and value to the right; on lines of their own when they do not fit beside each other. */
function layOutPair({ label, value, isBold }: Extract<Block, { is: 'pair' }>, columns: number): Line[] {
  const left = toPrintable(label);
  const right = toPrintable(value);
  if (left.length + 1 + right.length <= columns) {
    return [plain(left + right.padStart(columns - left.length), isBold)];
  }
  const values = wrap(value, columns - 2).map((text) => plain(text.padStart(columns), isBold));
  return [...wrap(label, columns).map((text) => plain(text, isBold)), ...values];
}

const tallyColumns = { count: 5, value: 15 } as const;

/** In columns of their own where these fit beside the label. */
function layOutTally(block: Extract<Block, { is: 'tally' }>, columns: number): Line[] {
  const count = String(block.count);
  const value = toPrintable(block.value);
  const label = toPrintable(block.label);
  const apart = count.padStart(tallyColumns.count) + ` ${value}`.padStart(tallyColumns.value);
  if (label.length + apart.length <= columns) return [plain(label + apart.padStart(columns - label.length))];
  return layOutPair({ is: 'pair', label, value: `${count} ${value}` }, columns);
}

/** The tens above, the units below. */
function layOutRuler(columns: number): Line[] {
  const places = Array.from({ length: columns }, (_, index) => index + 1);
  const tens = places.map((place) => (place % 10 === 0 ? String(place / 10).slice(-1) : ' ')).join('');
  return [plain(tens.trimEnd()), plain(places.map((place) => String(place % 10)).join(''))];
}

const payloadMax = { qr: 600, barcode: 20 } as const;

function layOutSymbol(block: Extract<Block, { is: 'qr' | 'barcode' }>): Line {
  const { is, payload } = block;
  if (!/^[\u0020-\u007e]+$/.test(payload) || payload.length > payloadMax[is]) {
    throw new RangeError(
      `a ${is} holds 1 to ${payloadMax[is]} printable ASCII characters, not these ${payload.length}`,
    );
  }
  return block;
}

function plain(text: string, isBold = false): Line {
  return { is: 'text', text, isBold, isLarge: false };
}

function centre(text: string, columns: number): string {
  return ' '.repeat(Math.floor((columns - text.length) / 2)) + text;
}

/** In as few lines as fit, and these about equally long: what stands in the middle leaves no word alone. */
function wrapEvenly(text: string, columns: number): string[] {
  const words = wordsOf(text);
  const lines = folded(words, columns);
  if (lines.length < 2) return lines;
  for (let width = Math.max(...words.map((word) => word.length)); width < columns; width += 1) {
    const narrower = folded(words, width);
    if (narrower.length <= lines.length) return narrower;
  }
  return lines;
}

function wrap(text: string, columns: number): string[] {
  return folded(wordsOf(text), columns);
}

/** What may stand alone on a line: some spaces must not break. */
function wordsOf(text: string): string[] {
  return text
    .split(/[^\S\u00a0\u202f]/u)
    .map((word) => toPrintable(word))
    .filter((word) => word !== '');
}

/** Breaks between words; a word longer than the line is broken in pieces. */
function folded(words: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap((long) => (long.length > columns ? pieces(long, columns) : [long]))) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  return Array.from({ length: Math.ceil(word.length / columns) }, (_, index) =>
    word.slice(index * columns, (index + 1) * columns),
  );
}
