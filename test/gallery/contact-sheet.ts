import { createCanvas, loadImage } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { glasses, type Size } from './sizes.ts';

export interface Print {
  readonly name: string;
  readonly file: string;
}

const sheetWidthPx = 2_400;
const labelPx = 30;
const gapPx = 12;

/** Few enough on a sheet that each can be read. */
const columnsOf: Readonly<Record<Size, number>> = {
  '1080x1920': 8,
  '1366x768': 4,
  '1920x1080': 4,
  '1024x768': 5,
};
const rowsOf: Readonly<Record<Size, number>> = {
  '1080x1920': 3,
  '1366x768': 5,
  '1920x1080': 5,
  '1024x768': 5,
};

/**
 * Lays many pictures of one size out on sheets to be looked at by a person.
 *
 * @param nameOf - the file of each sheet, from 1 on
 * @returns the files that were written
 */
export async function layOut(
  prints: readonly Print[],
  size: Size,
  nameOf: (sheet: number) => string,
): Promise<string[]> {
  const onSheet = columnsOf[size] * rowsOf[size];
  const files: string[] = [];
  for (let first = 0; first < prints.length; first += onSheet) {
    const file = nameOf(first / onSheet + 1);
    await writeFile(file, await sheetOf(prints.slice(first, first + onSheet), size));
    files.push(file);
  }
  return files;
}

async function sheetOf(prints: readonly Print[], size: Size): Promise<Buffer> {
  const columns = columnsOf[size];
  const { widthPx, heightPx } = glasses[size];
  const width = Math.floor((sheetWidthPx - gapPx) / columns) - gapPx;
  const height = Math.round((width * heightPx) / widthPx);
  const rows = Math.ceil(prints.length / columns);
  const canvas = createCanvas(sheetWidthPx, rows * (height + labelPx + gapPx) + gapPx);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#777';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.font = '20px sans-serif';
  for (const [index, { name, file }] of prints.entries()) {
    const left = gapPx + (index % columns) * (width + gapPx);
    const top = gapPx + Math.floor(index / columns) * (height + labelPx + gapPx);
    pen.fillStyle = '#fff';
    pen.fillText(name, left, top + labelPx - 9, width);
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(await loadImage(file), left, top + labelPx, width, height);
  }
  return canvas.encode('png');
}
