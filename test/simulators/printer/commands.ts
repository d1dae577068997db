/**
 * The commands of ESC/POS that a receipt uses, cut out of a stream of bytes. Names and forms are those of Epson's
 * ESC/POS command reference.
 */
export type Command =
  | { readonly is: 'character'; readonly byte: number }
  | { readonly is: 'feed'; readonly lines: number }
  | { readonly is: 'reset' }
  | { readonly is: 'code-page'; readonly page: number }
  | { readonly is: 'align'; readonly to: 'left' | 'centre' | 'right' }
  | { readonly is: 'width'; readonly factor: number }
  | { readonly is: 'cut' }
  | { readonly is: 'picture'; readonly name: 'QR' | 'imagen' | 'código de barras' }
  /** GS ( H: answered with its own four bytes once everything before it is on paper. */
  | { readonly is: 'process-id'; readonly id: Buffer }
  /** GS r: paper status, answered in its turn. */
  | { readonly is: 'ask-paper' }
  /** GS a: whether changes are told unasked (automatic status back). */
  | { readonly is: 'tell-changes'; readonly enabled: boolean }
  /** DLE EOT n: real time, answered at once even when the printer is off line. */
  | { readonly is: 'ask-status'; readonly subject: number }
  /** DLE DC4 8: real time, throws away what is not yet printed. */
  | { readonly is: 'clear' }
  /** Changes nothing that text could show. */
  | { readonly is: 'none' };

export interface CutOut {
  readonly command: Command;
  /** How many bytes it took. */
  readonly length: number;
}

const none = { is: 'none' } as const;
const NUL = 0x00;
const LF = 0x0a;
const CR = 0x0d;
const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/** The first command of the bytes; undefined while its end has not arrived. */
export function firstCommand(bytes: Buffer): CutOut | undefined {
  const [lead, operation] = bytes;
  if (lead === undefined) return undefined;
  if (lead === LF) return { command: { is: 'feed', lines: 1 }, length: 1 };
  if (lead === NUL || lead === CR) return { command: none, length: 1 };
  const read = prefixed[lead];
  if (!read) return { command: { is: 'character', byte: lead }, length: 1 };
  if (operation === undefined) return undefined;
  const found = read(bytes, operation);
  return found && found.length <= bytes.length ? found : undefined;
}

type Reader = (bytes: Buffer, operation: number) => CutOut | undefined;

const prefixed: Readonly<Record<number, Reader>> = {
  [DLE]: readDle,
  [ESC]: readEsc,
  [FS]: (_bytes, operation) => ({ command: none, length: operation === code('!') ? 3 : 2 }),
  [GS]: readGs,
};

function readDle(bytes: Buffer, operation: number): CutOut | undefined {
  const argument = bytes[2];
  if (operation === 0x04) {
    // Two more bytes where n asks for a device's own status (7, 8 and 18); a receipt printer is asked 1 to 4.
    return argument === undefined
      ? undefined
      : { command: { is: 'ask-status', subject: argument }, length: 3 };
  }
  if (operation !== 0x14) return { command: none, length: 3 };
  if (argument === undefined) return undefined;
  return argument === 8 ? { command: { is: 'clear' }, length: 10 } : { command: none, length: 5 };
}

/** Lengths of the ESC commands that have arguments; the others are two bytes long. */
const escLengths: Readonly<Record<string, number>> = {
  ...{ '!': 3, '-': 3, '3': 3, ' ': 3, E: 3, G: 3, M: 3, R: 3, V: 3, '{': 3, J: 3, '=': 3 },
  ...{ t: 3, a: 3, d: 3, B: 4, $: 4, '\\': 4, p: 5, c: 4 },
};

function readEsc(bytes: Buffer, operation: number): CutOut {
  const name = String.fromCharCode(operation);
  const argument = bytes[2] ?? 0;
  return { command: escCommand(name, argument), length: escLengths[name] ?? 2 };
}

function escCommand(name: string, argument: number): Command {
  switch (name) {
    case '@':
      return { is: 'reset' };
    case 't':
      return { is: 'code-page', page: argument };
    case 'a':
      return { is: 'align', to: (['left', 'centre', 'right'] as const)[argument % 48] ?? 'left' };
    case 'd':
      return { is: 'feed', lines: argument };
    case '!':
      return { is: 'width', factor: argument & 0x20 ? 2 : 1 };
    default:
      return none;
  }
}

/** Lengths of the GS commands that have arguments of a fixed length; the others are two bytes long. */
const gsLengths: Readonly<Record<string, number>> = {
  ...{ '!': 3, B: 3, H: 3, h: 3, w: 3, f: 3, a: 3, r: 3, I: 3, b: 3, L: 4, W: 4, P: 4, $: 4, '\\': 4 },
};

function readGs(bytes: Buffer, operation: number): CutOut | undefined {
  const name = String.fromCharCode(operation);
  switch (name) {
    case '(':
      return bytes.length < 5 ? undefined : readGsBlock(bytes);
    case 'v':
      return bytes.length < 8
        ? undefined
        : {
            command: { is: 'picture', name: 'imagen' },
            length: 8 + bytes.readUInt16LE(4) * bytes.readUInt16LE(6),
          };
    case 'k':
      return readBarCode(bytes);
    case 'V':
      // The forms 0, 1 and '0', '1' cut at once; the others feed by one more byte first.
      return { command: { is: 'cut' }, length: [0, 1, code('0'), code('1')].includes(bytes[2] ?? 0) ? 3 : 4 };
    default:
      return { command: gsCommand(name, bytes[2] ?? 0), length: gsLengths[name] ?? 2 };
  }
}

function gsCommand(name: string, argument: number): Command {
  switch (name) {
    case '!':
      // The upper four bits are the width, the lower the height, each less one.
      return { is: 'width', factor: (argument >> 4) + 1 };
    case 'a':
      return { is: 'tell-changes', enabled: argument !== 0 };
    case 'r':
      return { is: 'ask-paper' };
    default:
      return none;
  }
}

/** GS ( c pL pH …: a block that carries its own length. */
function readGsBlock(bytes: Buffer): CutOut {
  const length = 5 + bytes.readUInt16LE(3);
  const [kind, first, second] = [bytes[2], bytes[5], bytes[6]];
  if (kind === code('H') && first === 48 && second === 48) {
    return { command: { is: 'process-id', id: Buffer.from(bytes.subarray(7, 11)) }, length };
  }
  // Function 81 of GS ( k prints the symbol that function 80 stored.
  const isSymbol = kind === code('k') && second === 81;
  return { command: isSymbol ? { is: 'picture', name: 'QR' } : none, length };
}

/** GS k: ended by NUL in its old form (m up to 6), with its length in the new one. */
function readBarCode(bytes: Buffer): CutOut | undefined {
  const [, , form, count] = bytes;
  if (form === undefined || count === undefined) return undefined;
  const end = bytes.indexOf(NUL, 3);
  if (form <= 6 && end < 0) return undefined;
  return {
    command: { is: 'picture', name: 'código de barras' },
    length: form <= 6 ? end + 1 : 4 + count,
  };
}

function code(character: string): number {
  return character.charCodeAt(0);
}
