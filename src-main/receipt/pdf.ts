import type { Language } from '#contract/appearance.ts';
import type { Line, TextLine } from '../printer/port.ts';
import { code128, quietBarcodeModules } from './code-128.ts';
import { dotRows } from './preview.ts';
import { qrMatrix, quietModules } from './qr-matrix.ts';

export interface PdfOptions {
  /** 48 on 80 mm paper, 32 on 58 mm. */
  readonly columns: 48 | 32;
  readonly title: string;
  readonly language: Language;
  /** What the PDF says of when it was made, so that the same receipt is the same file. */
  readonly madeAtUnixMs: number;
}

/** All lengths are dots of the printer, eight in a millimetre; a point is 1/72 inch. */
const pointsOfDot = 72 / 25.4 / 8;
const paperDots = { 48: 640, 32: 464 } as const;
/** The plain font of the printer is 12 dots wide; a line is 30 dots high and 54 when it is large. */
const characterDots = 12;
const lineDots = { plain: 30, large: 54 } as const;
const marginDots = 32;
const moduleDotsMax = 4;
const barDotsMax = 2;
const barcodeDots = 80;
/** How wide a character of DejaVu Sans Mono is, for each point of its size: 1233 of 2048 units. */
const advance = 1233 / 2048;

/**
 * A receipt as a PDF of one page, as wide as the paper and as long as what is on it.
 *
 * @param lines - laid out for `columns`
 */
export async function receiptPdf(lines: readonly Line[], options: PdfOptions): Promise<Buffer> {
  // Loaded with the first one: the two take longer than all the rest that starts with the kiosk.
  const [{ default: Document }, { receiptFonts }] = await Promise.all([
    import('pdfkit'),
    import('./receipt-fonts.ts'),
  ]);
  const fonts = receiptFonts();
  const { columns, title, language, madeAtUnixMs } = options;
  const parts = lines.map((line) => partOf(line, columns));
  const heightDots = parts.reduce((sum, part) => sum + part.heightDots, 2 * marginDots);
  const document = new Document({
    size: [paperDots[columns] * pointsOfDot, heightDots * pointsOfDot],
    margin: 0,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    // Left out, the library would read the measures of a font that is not embedded.
    font: '',
    info: { Title: title, CreationDate: new Date(madeAtUnixMs) },
  });
  const bytes = bytesOf(document);
  document.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold);
  let top = marginDots;
  for (const part of parts) {
    part.draw(document, top);
    top += part.heightDots;
  }
  document.end();
  return bytes;
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    document.on('error', reject);
  });
}

interface Part {
  readonly heightDots: number;
  draw(document: PDFKit.PDFDocument, topDots: number): void;
}

function partOf(line: Line, columns: 48 | 32): Part {
  switch (line.is) {
    case 'text':
      return textPart(line, columns);
    case 'qr':
      return dotsPart(withMargin(qrMatrix(line.payload)), { columns, dotsMax: moduleDotsMax });
    case 'barcode':
      return barcodePart(line.payload, columns);
    case 'picture':
      return dotsPart(dotRows(line), { columns, dotsMax: 1 });
  }
}

function textPart({ text, isBold, isLarge }: TextLine, columns: 48 | 32): Part {
  const scale = isLarge ? 2 : 1;
  const fontSize = (characterDots * scale * pointsOfDot) / advance;
  const left = ((paperDots[columns] - columns * characterDots) / 2) * pointsOfDot;
  return {
    heightDots: isLarge ? lineDots.large : lineDots.plain,
    draw(document, topDots) {
      if (text.trim() === '') return;
      document
        .font(isBold ? 'bold' : 'plain')
        .fontSize(fontSize)
        .text(text, left, topDots * pointsOfDot, { lineBreak: false });
    },
  };
}

function withMargin(rows: readonly string[]): string[] {
  const side = '0'.repeat(quietModules);
  const wide = rows.map((row) => `${side}${row}${side}`);
  const none = Array.from({ length: quietModules }, () => '0'.repeat(wide[0]?.length ?? 0));
  return [...none, ...wide, ...none];
}

function barcodePart(payload: string, columns: 48 | 32): Part {
  const side = '0'.repeat(quietBarcodeModules);
  return dotsPart([`${side}${code128(payload)}${side}`], {
    columns,
    dotsMax: barDotsMax,
    heightDots: barcodeDots,
  });
}

interface DotsOptions {
  readonly columns: 48 | 32;
  /** How many dots a module may be wide; less, in quarters, where the paper is too narrow for it. */
  readonly dotsMax: number;
  /** Of a row; as high as a module is wide when left out. */
  readonly heightDots?: number;
}

/** Rows of modules in the middle of the paper, 1 is black; each run of black is one rectangle. */
function dotsPart(rows: readonly string[], { columns, dotsMax, heightDots }: DotsOptions): Part {
  const modules = rows[0]?.length ?? 0;
  const fitting = Math.floor((columns * characterDots * 4) / Math.max(modules, 1)) / 4;
  const width = Math.min(dotsMax, fitting);
  const height = heightDots ?? width;
  const left = (paperDots[columns] - modules * width) / 2;
  return {
    heightDots: height * rows.length,
    draw(document, topDots) {
      const rectangles = rows.flatMap((row, index) =>
        Array.from(row.matchAll(/1+/g), (run) =>
          rectangle({
            x: left + run.index * width,
            y: topDots + index * height,
            width: run[0].length * width,
            height,
          }),
        ),
      );
      // In one piece: a thousand calls of the library cost as much as all the rest of the page.
      document.addContent(rectangles.join(' ')).fill('black');
    },
  };
}

/** As PDF writes it (ISO 32000-1, section 8.5.2.1), from dots to points; a thousandth of a point is nowhere seen. */
function rectangle(dots: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): string {
  const points = [dots.x, dots.y, dots.width, dots.height].map((length) => {
    return String(Math.round(length * pointsOfDot * 1_000) / 1_000);
  });
  return `${points.join(' ')} re`;
}
