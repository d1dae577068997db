import type { Command, CutOut } from './command.ts';
import { styleAtReset, type Style } from './style.ts';

const none = { is: 'none' } as const;

/** Lengths of the ESC commands that have arguments; the others are two bytes long. */
const lengths: Readonly<Record<string, number>> = {
  ...{ '!': 3, '-': 3, '3': 3, ' ': 3, E: 3, G: 3, M: 3, R: 3, V: 3, '{': 3, J: 3, '=': 3 },
  ...{ t: 3, a: 3, d: 3, B: 4, p: 5, c: 4, r: 3, T: 3, W: 10, '%': 3, '?': 3 },
};

/** The command that begins with ESC; undefined while its length has not arrived. */
export function readEsc(bytes: Buffer, operation: number): CutOut | undefined {
  const name = String.fromCharCode(operation);
  switch (name) {
    case '*':
      // A picture of columns, of one byte each up to m = 1 and of three from 32 on: passed over.
      return bytes.length < 5
        ? undefined
        : { command: none, length: 5 + bytes.readUInt16LE(3) * ((bytes[2] ?? 0) < 32 ? 1 : 3) };
    case 'D':
      return bytes.includes(0, 2) ? { command: none, length: bytes.indexOf(0, 2) + 1 } : undefined;
    case '(':
      return bytes.length < 5 ? undefined : { command: none, length: 5 + bytes.readUInt16LE(3) };
    case '$':
      return bytes.length < 4
        ? undefined
        : { command: { is: 'move', from: 'edge', dots: bytes.readUInt16LE(2) }, length: 4 };
    case '\\':
      return bytes.length < 4
        ? undefined
        : { command: { is: 'move', from: 'here', dots: bytes.readInt16LE(2) }, length: 4 };
    default:
      return { command: command(name, bytes[2] ?? 0), length: lengths[name] ?? 2 };
  }
}

function command(name: string, argument: number): Command {
  switch (name) {
    case '@':
      return { is: 'reset' };
    case 'd':
      return { is: 'feed', lines: argument };
    case 'J':
      return { is: 'feed-dots', dots: argument };
    case 'i':
    case 'm':
      return { is: 'cut' };
    default: {
      const change = styleChange(name, argument);
      return change ? { is: 'style', change } : none;
    }
  }
}

function styleChange(name: string, argument: number): Partial<Style> | undefined {
  switch (name) {
    case 't':
      return { codePage: argument };
    case 'a':
      return { alignment: (['left', 'centre', 'right'] as const)[argument % 48] ?? 'left' };
    case 'E':
    case 'G':
      return { isBold: (argument & 1) === 1 };
    case '-':
      return { isUnderlined: argument % 48 !== 0 };
    case '2':
      return { lineSpacingDots: styleAtReset.lineSpacingDots };
    case '3':
      return { lineSpacingDots: argument };
    case '!':
      return {
        isBold: (argument & 0x08) !== 0,
        heightFactor: argument & 0x10 ? 2 : 1,
        widthFactor: argument & 0x20 ? 2 : 1,
        isUnderlined: (argument & 0x80) !== 0,
      };
    default:
      return undefined;
  }
}
