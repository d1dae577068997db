import { code128Of } from './code-128.ts';
import { characterOf } from './code-pages.ts';
import type { Command } from './command.ts';
import { qrModules, qrWidthModules } from './qr-modules.ts';
import { styleAtReset, type Style } from './style.ts';

/** Dots of a plain character (font A), which is 12 wide and 24 high on every 8 dots/mm printer. */
export const characterWidthDots = 12;
export const characterHeightDots = 24;
/** GS k's number of CODE 128. */
const code128 = 73;

export interface Cell {
  readonly character: string;
  readonly style: Style;
}

/** What is on one line of paper. */
export type PrintedLine =
  | { readonly is: 'text'; readonly cells: readonly Cell[]; readonly style: Style }
  | { readonly is: 'blank'; readonly heightDots: number }
  | {
      readonly is: 'picture';
      readonly name: 'QR' | 'código de barras' | 'imagen';
      /** What a reader reads; undefined of a picture. */
      readonly payload?: string;
      readonly alignment: Style['alignment'];
      readonly widthDots: number;
      /** Rows of as many characters as it is dots wide, `1` is black. Asked for only to draw it: a QR code takes long. */
      readonly rows: () => readonly string[];
      /** Printed under a bar code. */
      readonly caption?: string;
    }
  /** A code that is wider than the paper, or that cannot be made of its data: the printer leaves it out. */
  | { readonly is: 'left-out'; readonly name: 'QR' | 'código de barras' };

type Code = Omit<PrintedLine & { readonly is: 'picture' }, 'is' | 'alignment'> & {
  readonly name: 'QR' | 'código de barras';
};

/** A piece of paper, from cut to cut. */
export interface Strip {
  readonly columns: 48 | 32;
  readonly lines: readonly PrintedLine[];
  /** Whether the knife has parted it from the roll. */
  readonly isCut: boolean;
}

/** What comes out of the printer. */
export interface Paper {
  print(command: Command): void;
  /** Forgets the line that has begun and has not been printed. */
  forgetLine(): void;
  /** The pieces with anything on them, oldest first; the last may still hang on the roll. */
  strips(): readonly Strip[];
  /** How many lines came out since the start. */
  linesPrinted(): number;
}

export interface PaperOptions {
  readonly columns: 48 | 32;
  /** Told of every piece that is cut off with anything on it. */
  readonly onCut?: (strip: Strip) => void;
}

export function createPaper({ columns, onCut }: PaperOptions): Paper {
  const strips: Strip[] = [];
  const widthDots = columns * characterWidthDots;
  let lines: PrintedLine[] = [];
  let cells: Cell[] = [];
  let linesPrinted = 0;
  let style = styleAtReset;
  let storedQr = '';

  const usedColumns = (): number => cells.reduce((sum, cell) => sum + cell.style.widthFactor, 0);

  function put(character: string): void {
    // The printer breaks a line that is full, in the middle of a word if need be.
    if (usedColumns() + style.widthFactor > columns) endLine();
    cells.push({ character, style });
  }

  function moveTo(column: number): void {
    for (let used = usedColumns(); used < Math.min(column, columns); used += 1) {
      cells.push({ character: ' ', style: styleAtReset });
    }
  }

  function endLine(): void {
    lines.push(
      cells.length === 0 ? { is: 'blank', heightDots: style.lineSpacingDots } : { is: 'text', cells, style },
    );
    cells = [];
    linesPrinted += 1;
  }

  /** A picture or a code begins on a line of its own. */
  function putLine(line: PrintedLine): void {
    if (cells.length > 0) endLine();
    lines.push(line);
    linesPrinted += 1;
  }

  function putCode(code: Code | undefined): void {
    if (code === undefined || code.widthDots > widthDots) {
      putLine({ is: 'left-out', name: code?.name ?? 'código de barras' });
    } else {
      putLine({ is: 'picture', alignment: style.alignment, ...code });
    }
  }

  function qrCode(): Code {
    const { qrCorrection, qrModuleDots } = style;
    const payload = storedQr;
    const modules = qrWidthModules(payload.length, qrCorrection) ?? Infinity;
    const rows = (): readonly string[] => enlarged(qrModules(payload, qrCorrection), qrModuleDots);
    return { name: 'QR', payload, widthDots: modules * qrModuleDots, rows };
  }

  function barCode({ symbology, data }: Command & { is: 'bar-code' }): Code | undefined {
    const code = symbology === code128 ? code128Of(data) : undefined;
    if (!code) return undefined;
    const { barWidthDots, barHeightDots, hasBarText } = style;
    const row = enlarged([code.modules], barWidthDots)[0] ?? '';
    return {
      name: 'código de barras',
      payload: code.payload,
      widthDots: row.length,
      rows: () => Array<string>(barHeightDots).fill(row),
      ...(hasBarText && { caption: code.payload }),
    };
  }

  function cut(): void {
    if (cells.length > 0) endLine();
    const strip: Strip = { columns, lines, isCut: true };
    lines = [];
    if (isBlank(strip)) return;
    strips.push(strip);
    onCut?.(strip);
  }

  function print(command: Command): void {
    switch (command.is) {
      case 'character':
        put(characterOf(command.byte, style.codePage));
        break;
      case 'tab':
        moveTo((Math.floor(usedColumns() / 8) + 1) * 8);
        break;
      case 'move': {
        const columnsOn = Math.round(command.dots / characterWidthDots);
        moveTo(command.from === 'edge' ? columnsOn : usedColumns() + columnsOn);
        break;
      }
      case 'feed':
        for (let fed = 0; fed < command.lines; fed += 1) endLine();
        break;
      case 'feed-dots':
        if (cells.length > 0) endLine();
        lines.push({ is: 'blank', heightDots: command.dots });
        break;
      case 'picture': {
        const rows = pictureRows(command, widthDots);
        const width = rows[0]?.length ?? 0;
        putLine({
          is: 'picture',
          name: 'imagen',
          alignment: style.alignment,
          widthDots: width,
          rows: () => rows,
        });
        break;
      }
      case 'store-qr':
        storedQr = command.payload;
        break;
      case 'print-qr':
        putCode(qrCode());
        break;
      case 'bar-code':
        putCode(barCode(command));
        break;
      case 'cut':
        cut();
        break;
      case 'reset':
        style = styleAtReset;
        cells = [];
        break;
      case 'style':
        style = { ...style, ...command.change };
        break;
      default:
        break;
    }
  }

  return {
    print,
    forgetLine: () => {
      cells = [];
    },
    strips: () => {
      const hanging: Strip = { columns, lines: [...lines], isCut: false };
      return isBlank(hanging) ? [...strips] : [...strips, hanging];
    },
    linesPrinted: () => linesPrinted,
  };
}

function isBlank({ lines }: Strip): boolean {
  return lines.every(
    (line) =>
      line.is === 'blank' || (line.is === 'text' && line.cells.every(({ character }) => character === ' ')),
  );
}

/** Each module of a code as so many dots, across and down. */
function enlarged(modules: readonly string[], dots: number): readonly string[] {
  return modules.flatMap((row) => {
    const wide = Array.from(row, (module) => module.repeat(dots)).join('');
    return Array<string>(dots).fill(wide);
  });
}

/** What is wider than the paper is lost at its right edge. */
function pictureRows(picture: Command & { is: 'picture' }, widthDots: number): readonly string[] {
  const { widthBytes, heightDots, rows, scale } = picture;
  return Array.from({ length: heightDots }, (_, row) => {
    const bytes = rows.subarray(row * widthBytes, (row + 1) * widthBytes);
    const dots = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
    const wide = Array.from(dots, (dot) => dot.repeat(scale[0])).join('');
    return Array<string>(scale[1]).fill(wide.slice(0, widthDots));
  }).flat();
}
