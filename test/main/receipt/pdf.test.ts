import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../src-main/printer/port.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { receiptPdf } from '../../../src-main/receipt/pdf.ts';
import { plainText } from '../../../src-main/receipt/plain-text.ts';
import { previewOf } from '../../../src-main/receipt/preview.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { samples } from './samples.ts';

const cases = samples.flatMap((sample) =>
  ([48, 32] as const).map((columns) => ({ ...sample, columns, lines: layOut(sample.document, columns) })),
);
const folder = path.join(import.meta.dirname, 'golden-pdf');
// Before any test writes one that is missing.
const filesBefore = readdirSync(folder).sort();
type Case = (typeof cases)[number];

function pdfOf({ lines, columns, name, madeAtUnixMs }: Case): Promise<Buffer> {
  return receiptPdf(lines, { columns, title: name, language: 'es', madeAtUnixMs });
}

async function fileOf(sample: Case): Promise<string> {
  const file = path.join(temporaryDirectory(), 'receipt.pdf');
  writeFileSync(file, await pdfOf(sample));
  return file;
}

function output(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** The lines with something in them, with one space where there are more, as the reader of PDF gives them back. */
function words(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replaceAll(/ +/g, ' '))
    .filter((line) => line !== '' && line !== '\f');
}

const isCode = (line: Line): line is Extract<Line, { payload: string }> => 'payload' in line;

describe('the PDF of a receipt', () => {
  // English is drawn by what Spanish has shown; one of it stands for the rest.
  const read = cases.filter(({ name }) => name.endsWith('.es') || name === 'queued.en');
  it.each(read)('says what the paper says: $name on $columns columns', async (sample) => {
    const file = await fileOf(sample);
    const paper = plainText(sample.lines.filter(({ is }) => is === 'text'));
    expect(words(output('pdftotext', '-layout', file, '-'))).toEqual(words(paper));
  });

  const kept = cases.filter(({ isPrinted }) => !isPrinted);
  it.each(kept)(
    'is still what was kept of it, where it is no paper: $name on $columns columns',
    async (sample) => {
      const text = words(output('pdftotext', '-layout', await fileOf(sample), '-')).join('\n');
      const file = path.join(folder, `${sample.name}.${sample.columns}.txt`);
      await expect(`${text}\n`).toMatchFileSnapshot(file);
    },
  );

  it('has a file of each that somebody has read, and there is no other', () => {
    expect(filesBefore).toEqual(kept.map(({ name, columns }) => `${name}.${columns}.txt`).sort());
  });

  it.each(cases.filter(({ name }) => /^(approved|approved-merchant|self-test)\.es$/.test(name)))(
    'has codes that a reader reads: $name on $columns columns',
    async (sample) => {
      const file = await fileOf(sample);
      const picture = file.replace('.pdf', '');
      // Two pixels for each dot of the printer.
      output('pdftoppm', '-r', '406.4', '-gray', '-png', '-singlefile', file, picture);
      const kinds = ['--set', '*.enable=0', '--set', 'qrcode.enable=1', '--set', 'code128.enable=1'];
      const read = output('zbarimg', '--quiet', '--raw', ...kinds, `${picture}.png`);
      const codes = sample.lines.filter(isCode).map(({ payload }) => payload);
      expect(read.trim().split('\n').sort()).toEqual(codes.sort());
    },
  );

  it.each([
    [48, 80],
    [32, 58],
  ] as const)('is one page, at %i columns %i mm wide, with fonts of its own', async (columns, widthMm) => {
    const sample = cases.find((one) => one.columns === columns);
    if (!sample) throw new Error('there is no such sample');
    const file = await fileOf(sample);
    const about = output('pdfinfo', file);
    const [, width = ''] = /Page size: +([\d.]+) x/.exec(about) ?? [];
    expect(about).toMatch(/Pages: +1\n/);
    expect(Number(width)).toBeCloseTo((widthMm / 25.4) * 72, 2);
    const fonts = output('pdffonts', file).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/DejaVuSansMono.* yes yes yes /);
  });

  it('is the same file, to the byte, whenever it is made', async () => {
    const [sample] = cases;
    if (!sample) throw new Error('there is no sample');
    const first = await pdfOf(sample);
    expect((await pdfOf(sample)).equals(first)).toBe(true);
  });
});

describe('the preview of a receipt', () => {
  it('says what the paper says, of every kind and on both widths', () => {
    for (const { lines, columns } of cases) {
      const preview = previewOf(lines, columns);
      expect(preview.columns).toBe(columns);
      expect(preview.lines.flatMap((line) => (line.is === 'text' ? [line.text] : []))).toEqual(
        lines.flatMap((line) => (line.is === 'text' ? [line.text] : [])),
      );
      expect(preview.lines).toHaveLength(lines.length);
    }
  });

  it('is plain data, which a screen gets as it is', () => {
    for (const { lines, columns } of cases) {
      const preview = previewOf(lines, columns);
      expect(JSON.parse(JSON.stringify(preview))).toEqual(preview);
    }
  });

  it('has the QR code as square rows of dark and light', () => {
    const [line] = previewOf([{ is: 'qr', payload: 'K014' }], 48).lines;
    const qr = line?.is === 'qr' ? line.rows : [];
    expect(qr).toHaveLength(21);
    for (const row of qr) expect(row).toMatch(/^[01]{21}$/);
    expect(qr[0]).toMatch(/^1111111/);
  });
});

describe('the text of a receipt', () => {
  it('has the link where the paper has the QR code, so that it can be verified, too', () => {
    const lines: Line[] = [
      { is: 'text', text: 'Hola   ', isBold: true, isLarge: false },
      { is: 'qr', payload: 'https://pagos.luz.example/r#x' },
      { is: 'barcode', payload: 'K014-000381' },
    ];
    expect(plainText(lines)).toBe('Hola\nhttps://pagos.luz.example/r#x\n');
  });
});
