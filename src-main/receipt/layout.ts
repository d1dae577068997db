import type { Line } from '../printer/port.ts';
import type { Block, ReceiptDocument } from './document.ts';
import { toPrintable } from './printable-text.ts';

/**
 * Lays a receipt out in lines of paper. Every line fits; nothing is cut off.
 *
 * @param columns - characters of the plain font in one line: 48 on 80 mm paper, 32 on 58 mm
 */
export function layOut(document: ReceiptDocument, columns: number): readonly Line[] {
  return document.flatMap((block) => layOutBlock(block, columns));
}

function layOutBlock(block: Block, columns: number): Line[] {
  switch (block.is) {
    case 'title':
      return wrap(block.text, Math.floor(columns / 2)).map((text) => ({
        text: centre(text, Math.floor(columns / 2)),
        isBold: true,
        isLarge: true,
      }));
    case 'centred':
      return wrap(block.text, columns).map((text) => plain(centre(text, columns), block.isBold));
    case 'paragraph':
      return wrap(block.text, columns).map((text) => plain(text));
    case 'pair':
      return layOutPair(block, columns);
    case 'rule':
      return [plain(block.mark.repeat(columns))];
    case 'space':
      return [plain('')];
  }
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

function plain(text: string, isBold = false): Line {
  return { text, isBold, isLarge: false };
}

function centre(text: string, columns: number): string {
  return ' '.repeat(Math.floor((columns - text.length) / 2)) + text;
}

/** Breaks at spaces; a word longer than the line is broken in pieces. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of toPrintable(text)
    .split(' ')
    .filter(Boolean)
    .flatMap((long) => pieces(long, columns))) {
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
