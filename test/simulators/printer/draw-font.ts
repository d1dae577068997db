import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { fileURLToPath } from 'node:url';
import { printableCharacters } from './code-pages.ts';
import { blankPicture, type OneBitPicture } from './one-bit-picture.ts';

const width = 12;
const height = 24;
/** Makes characters 12 dots wide, as an em of this font is 0.602 times as wide as it is high. */
const sizeDots = 20;
const baselineDots = 19;
/** How dark, of 255, a dot must be to be burnt: less than half, so that no thin stroke is lost. */
const darkEnough = 90;

const families = { plain: 'DejaVuSansMono', bold: 'DejaVuSansMono-Bold' } as const;

/**
 * The printer's font: DejaVu Sans Mono in cells of 12 by 24 dots. Drawn once and kept as a file, because shapes come
 * out a dot apart where another version of the drawing library, or another processor, is.
 *
 * @param inRow - how many characters are side by side
 */
export function drawFont(inRow: number): OneBitPicture {
  const rows = Math.ceil(printableCharacters.length / inRow);
  const picture = blankPicture(inRow * width, 2 * rows * height);
  for (const [half, family] of Object.values(families).entries()) {
    GlobalFonts.registerFromPath(
      fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${family}.ttf`)),
      `Receipt ${family}`,
    );
    for (const [index, character] of printableCharacters.entries()) {
      const cell = drawCharacter(character, `Receipt ${family}`);
      const top = (half * rows + Math.floor(index / inRow)) * height;
      for (let dot = 0; dot < cell.length; dot += 1) {
        const place = (top + Math.floor(dot / width)) * picture.widthDots + (index % inRow) * width;
        picture.dots[place + (dot % width)] = cell[dot] ?? 0;
      }
    }
  }
  return picture;
}

function drawCharacter(character: string, family: string): Uint8Array {
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.font = `${sizeDots}px "${family}"`;
  context.fillText(character, 0, baselineDots);
  const { data } = context.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, dot) =>
    255 - (data[dot * 4] ?? 255) >= darkEnough ? 1 : 0,
  );
}
