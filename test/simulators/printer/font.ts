import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printableCharacters } from './code-pages.ts';
import { fromPng, type OneBitPicture } from './one-bit-picture.ts';
import { characterHeightDots, characterWidthDots } from './paper.ts';

/** The picture of every character, plain above and bold below, in rows of so many, by their code points. */
export const fontFile = join(import.meta.dirname, 'font-12x24.png');
export const charactersInRow = 32;
const rowsOfCharacters = Math.ceil(printableCharacters.length / charactersInRow);

const unknown = '\u{FFFD}';
const places = new Map(printableCharacters.map((character, index) => [character, index]));
const glyphs = new Map<string, readonly boolean[]>();
let font: OneBitPicture | undefined;

/** The dots of a character, row by row, whether each is black. */
export function glyphOf(character: string, isBold: boolean): readonly boolean[] {
  const key = `${character}${isBold ? ' bold' : ''}`;
  const known = glyphs.get(key);
  if (known) return known;
  font ??= fromPng(readFileSync(fontFile));
  const { dots, widthDots } = font;
  const index = places.get(character) ?? places.get(unknown) ?? 0;
  const top = (Math.floor(index / charactersInRow) + (isBold ? rowsOfCharacters : 0)) * characterHeightDots;
  const left = (index % charactersInRow) * characterWidthDots;
  const glyph = Array.from({ length: characterWidthDots * characterHeightDots }, (_, dot) => {
    const row = top + Math.floor(dot / characterWidthDots);
    return dots[row * widthDots + left + (dot % characterWidthDots)] === 1;
  });
  glyphs.set(key, glyph);
  return glyph;
}
