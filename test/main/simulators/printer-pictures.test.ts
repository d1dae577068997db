import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toEscPos } from '../../../src-main/printer/escpos.ts';
import type { Line } from '../../../src-main/printer/port.ts';
import type { PrinterProfile } from '../../../src-main/printer/profile.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { drawFont } from '../../simulators/printer/draw-font.ts';
import { charactersInRow, fontFile } from '../../simulators/printer/font.ts';
import { fromPng, toPng } from '../../simulators/printer/one-bit-picture.ts';
import type { PrintedPaper } from '../../simulators/printer/printer-simulator.ts';
import { renderPaper } from '../../simulators/printer/render-paper.ts';
import { samples } from '../receipt/samples.ts';
import { scan } from './printer-scan.ts';

/*
 * KEEP_PICTURES=1 vitest run test/main/simulators/printer-pictures.test.ts keeps what is drawn now as what is right:
 * look at every picture that git says has changed.
 */
const keeps = process.env['KEEP_PICTURES'] === '1';

const folder = join(import.meta.dirname, '../../simulators/printer/golden');
mkdirSync(folder, { recursive: true });
const kept = readdirSync(folder).toSorted();

const printed = samples.filter(({ isPrinted }) => isPrinted);
const cases = printed.flatMap(({ name, document }) =>
  ([48, 32] as const).map((columns) => ({ name: `${name}.${columns}.png`, document, columns })),
);

function expectAsKept(picture: Buffer, file: string): void {
  if (keeps) writeFileSync(file, picture);
  expect(readFileSync(file).equals(picture), `is drawn as in ${file}`).toBe(true);
}

function print(
  lines: readonly Line[],
  columns: 48 | 32,
  codePage: PrinterProfile['codePage'] = 'pc858',
): PrintedPaper {
  const profile = {
    columns,
    codePage,
    proof: 'process-id',
    receiveBufferBytes: 4096,
    hasCutter: true,
  } as const;
  const papers = renderPaper(Buffer.concat(toEscPos(lines, profile)), columns);
  const [paper] = papers;
  if (papers.length !== 1 || !paper?.isCut) throw new Error(`one piece of paper, not ${papers.length}`);
  return paper;
}

/** What the lines say, as the simulator writes down what it has printed. */
function textOf(lines: readonly Line[], columns: number): string {
  const middle = (text: string): string =>
    (' '.repeat(Math.floor((columns - text.length) / 2)) + text).trimEnd();
  return lines
    .map((line) => {
      if (line.is === 'qr') return middle('[QR]');
      if (line.is === 'barcode') return middle('[código de barras]');
      if (line.is === 'picture') return middle('[imagen]');
      return (line.isLarge ? Array.from(line.text, (one) => `${one} `).join('') : line.text).trimEnd();
    })
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** What a scanner reads on them. */
function codesOf(lines: readonly Line[]): readonly string[] {
  return lines.flatMap((line) => (line.is === 'qr' || line.is === 'barcode' ? [line.payload] : []));
}

describe('every receipt, on the paper', () => {
  it.each(cases)('looks as in $name', ({ name, document, columns }) => {
    expectAsKept(print(layOut(document, columns), columns).png(), join(folder, name));
  });

  it.each(cases)('says in $name what was laid out, in both code pages', ({ document, columns }) => {
    const lines = layOut(document, columns);
    expect(print(lines, columns).text).toBe(textOf(lines, columns));
    expect(print(lines, columns, 'wpc1252').text).toBe(textOf(lines, columns));
  });

  it.each(cases)('is read from $name by a scanner that is not ours', ({ name, document, columns }) => {
    const lines = layOut(document, columns);
    expect(print(lines, columns).codes).toEqual(codesOf(lines));
    expect(scan(readFileSync(join(folder, name))).toSorted()).toEqual(codesOf(lines).toSorted());
  });

  it('has a picture that somebody has looked at, and there is no other', () => {
    expect(keeps ? readdirSync(folder).toSorted() : kept).toEqual(cases.map(({ name }) => name).toSorted());
  });
});

describe('the printer’s font', () => {
  it('is DejaVu Sans Mono, but for dots that another processor may draw otherwise', () => {
    const drawn = drawFont(charactersInRow);
    if (keeps) writeFileSync(fontFile, toPng(drawn));
    const font = fromPng(readFileSync(fontFile));
    expect([font.widthDots, font.heightDots]).toEqual([drawn.widthDots, drawn.heightDots]);
    const black = font.dots.filter((dot) => dot === 1).length;
    const different = font.dots.filter((dot, index) => dot !== drawn.dots[index]).length;
    expect(different / black).toBeLessThan(0.02);
  });
});
