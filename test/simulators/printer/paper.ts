import { characterOf } from './code-page-858.ts';
import type { Command } from './commands.ts';

/** Characters in a line of an 80 mm roll in font A, as Epson's TM series prints it. */
const columns = 48;
/** What a printer has selected after power-on and after ESC @: page 0, which is code page 437. */
const codePageAtReset = 0;

/** What comes out of the printer, as text. */
export interface Paper {
  print(command: Command): void;
  /** The receipts that were cut off, oldest first. */
  receipts(): readonly string[];
  /** What is printed and not yet cut off. */
  uncut(): string;
  /** How many lines came out since the start. */
  linesPrinted(): number;
}

/** @param onReceipt - told of every receipt that is cut off */
export function createPaper(onReceipt: (text: string) => void): Paper {
  const receipts: string[] = [];
  let lines: string[] = [];
  let line = '';
  let linesPrinted = 0;
  let style = { codePage: codePageAtReset, align: 'left', width: 1 };

  function endLine(): void {
    lines.push(placed(widened(line, style.width), style.align, columns));
    line = '';
    linesPrinted += 1;
  }

  function cut(): void {
    if (line !== '') endLine();
    const text = textOf(lines);
    lines = [];
    if (text === '') return;
    receipts.push(text);
    onReceipt(text);
  }

  function put(character: string): void {
    // The printer breaks a line that is full, in the middle of a word if need be.
    if (line.length >= Math.floor(columns / style.width)) endLine();
    line += character;
  }

  function print(command: Command): void {
    switch (command.is) {
      case 'character':
        put(characterOf(command.byte, style.codePage));
        break;
      case 'feed':
        for (let fed = 0; fed < command.lines; fed += 1) endLine();
        break;
      case 'picture':
        if (line !== '') endLine();
        line = `[${command.name}]`;
        endLine();
        break;
      case 'cut':
        cut();
        break;
      case 'reset':
        style = { codePage: codePageAtReset, align: 'left', width: 1 };
        break;
      case 'code-page':
        style = { ...style, codePage: command.page };
        break;
      case 'align':
        style = { ...style, align: command.to };
        break;
      case 'width':
        style = { ...style, width: command.factor };
        break;
      default:
        break;
    }
  }

  return {
    print,
    receipts: () => [...receipts],
    uncut: () => textOf(line === '' ? lines : [...lines, line]),
    linesPrinted: () => linesPrinted,
  };
}

/** Wide characters take the room of several: in plain text, blanks stand for the rest of them. */
function widened(line: string, factor: number): string {
  return Array.from(line, (character) => character.padEnd(factor)).join('');
}

function placed(line: string, align: string, width: number): string {
  const room = Math.max(0, width - line.length);
  const indent = { left: 0, centre: Math.floor(room / 2), right: room }[align] ?? 0;
  return (' '.repeat(indent) + line).trimEnd();
}

/** The lines without the blank feed before and after them. */
function textOf(lines: readonly string[]): string {
  return lines.join('\n').replace(/^\n+/, '').trimEnd();
}
