import { glyphOf } from './font.ts';
import { blacken, blankPicture, toPng, type OneBitPicture } from './one-bit-picture.ts';
import { characterHeightDots, characterWidthDots, type Cell, type PrintedLine, type Strip } from './paper.ts';
import { indentOf } from './paper-text.ts';
import { styleAtReset } from './style.ts';

/** Dots across the whole paper: 80 mm with 72 printable, 58 mm with 48. */
const paperWidthDots = { 48: 640, 32: 464 } as const;
/** Left free above and below: the picture of a strip of paper, not of its print alone. */
const endMarginDots = 24;

/** A picture of a piece of paper as a PNG, dot by dot as the printer burns it, 8 dots a millimetre. */
export function drawStrip(strip: Strip): Buffer {
  const lines = strip.lines.map(withRows);
  const heights = lines.map(heightDotsOf);
  const widthDots = paperWidthDots[strip.columns];
  const printableDots = strip.columns * characterWidthDots;
  const picture = blankPicture(
    widthDots,
    heights.reduce((sum, height) => sum + height, 2 * endMarginDots),
  );
  let top = endMarginDots;
  for (const [index, line] of lines.entries()) {
    drawLine({ picture, printableDots, left: (widthDots - printableDots) / 2, top }, line);
    top += heights[index] ?? 0;
  }
  return toPng(picture);
}

type DrawnLine =
  | Exclude<PrintedLine, { readonly is: 'picture' }>
  | (Omit<PrintedLine & { readonly is: 'picture' }, 'rows'> & { readonly rows: readonly string[] });

function withRows(line: PrintedLine): DrawnLine {
  return line.is === 'picture' ? { ...line, rows: line.rows() } : line;
}

/** Where the printable width of a line begins. */
interface Place {
  readonly picture: OneBitPicture;
  readonly printableDots: number;
  readonly left: number;
  readonly top: number;
}

function heightDotsOf(line: DrawnLine): number {
  switch (line.is) {
    case 'blank':
      return line.heightDots;
    case 'left-out':
      return 0;
    case 'picture':
      return line.rows.length + (line.caption === undefined ? 0 : characterHeightDots);
    case 'text':
      return Math.max(line.style.lineSpacingDots, tallestOf(line.cells));
  }
}

function tallestOf(cells: readonly Cell[]): number {
  return Math.max(...cells.map(({ style }) => style.heightFactor * characterHeightDots));
}

function drawLine(place: Place, line: DrawnLine): void {
  if (line.is === 'text') {
    const width = cellsWidthDots(line.cells);
    const left = place.left + indentOf(width, line.style.alignment, place.printableDots);
    drawCells({ ...place, left }, line.cells);
  } else if (line.is === 'picture') {
    const width = line.rows[0]?.length ?? 0;
    const left = place.left + indentOf(width, line.alignment, place.printableDots);
    for (const [row, dots] of line.rows.entries()) {
      for (const { index } of dots.matchAll(/1/g)) {
        blacken(place.picture, { left: left + index, top: place.top + row, width: 1, height: 1 });
      }
    }
    if (line.caption !== undefined) drawCaption(place, line.caption, line.rows.length);
  }
}

/** Every cell stands on the foot of the line, however tall it is. */
function drawCells({ picture, left, top }: Place, cells: readonly Cell[]): void {
  const tallest = tallestOf(cells);
  let cellLeft = left;
  for (const cell of cells) {
    drawCell(picture, cell, [cellLeft, top + tallest - cell.style.heightFactor * characterHeightDots]);
    cellLeft += cell.style.widthFactor * characterWidthDots;
  }
}

/** Enlarged characters are the plain ones with larger dots. */
function drawCell(
  picture: OneBitPicture,
  { character, style }: Cell,
  corner: readonly [number, number],
): void {
  const { widthFactor: width, heightFactor: height, isBold, isUnderlined, isInverted } = style;
  const lastRow = characterHeightDots - 1;
  for (const [dot, isBlack] of glyphOf(character, isBold).entries()) {
    const row = Math.floor(dot / characterWidthDots);
    if ((isBlack || (isUnderlined && row === lastRow)) === isInverted) continue;
    const left = corner[0] + (dot % characterWidthDots) * width;
    blacken(picture, { left, top: corner[1] + row * height, width, height });
  }
}

function drawCaption(place: Place, caption: string, below: number): void {
  const cells = Array.from(caption, (character) => ({ character, style: styleAtReset }));
  const indent = indentOf(cellsWidthDots(cells), 'centre', place.printableDots);
  drawCells({ ...place, left: place.left + indent, top: place.top + below }, cells);
}

function cellsWidthDots(cells: readonly Cell[]): number {
  return cells.reduce((sum, { style }) => sum + style.widthFactor * characterWidthDots, 0);
}
