import type { PrintedLine, Strip } from './paper.ts';
import type { Style } from './style.ts';

/** What can be read on a piece of paper, without the blank feed before and after it. */
export function textOfStrip({ columns, lines }: Strip): string {
  return lines
    .filter((line, index) => !(isPicture(line) && isPicture(lines[index - 1])))
    .map((line) => textOfLine(line, columns))
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** Large pictures are sent in slices, which join on the paper. */
function isPicture(line: PrintedLine | undefined): boolean {
  return line?.is === 'picture' && line.name === 'imagen';
}

function textOfLine(line: PrintedLine, columns: number): string {
  switch (line.is) {
    case 'blank':
      return '';
    case 'left-out':
      return `[${line.name}: no cabe]`;
    case 'picture':
      return placed(`[${line.name}]`, line.alignment, columns);
    case 'text': {
      // Wide characters take the room of several: in plain text, blanks stand for the rest of them.
      const text = line.cells.map(({ character, style }) => character.padEnd(style.widthFactor)).join('');
      return placed(text, line.style.alignment, columns);
    }
  }
}

function placed(line: string, alignment: Style['alignment'], width: number): string {
  return (' '.repeat(indentOf(line.length, alignment, width)) + line).trimEnd();
}

/** How much room is left free before something of this width. */
export function indentOf(width: number, alignment: Style['alignment'], room: number): number {
  const free = Math.max(0, room - width);
  return { left: 0, centre: Math.floor(free / 2), right: free }[alignment];
}

/** What a scanner would read on it, from top to bottom. */
export function codesOfStrip({ lines }: Strip): readonly string[] {
  return lines.flatMap((line) => (line.is === 'picture' && line.payload !== undefined ? [line.payload] : []));
}
