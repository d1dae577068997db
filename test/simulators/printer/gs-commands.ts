import type { Command, CutOut } from './command.ts';

const none = { is: 'none' } as const;

/** Lengths of the GS commands that have arguments of a fixed length; the others are two bytes long. */
const lengths: Readonly<Record<string, number>> = {
  ...{ '!': 3, B: 3, H: 3, h: 3, w: 3, f: 3, a: 3, r: 3, I: 3, b: 3, T: 3, L: 4, W: 4, P: 4, $: 4, '\\': 4 },
  ...{ '^': 5 },
};

/** The command that begins with GS; undefined while its length has not arrived. */
export function readGs(bytes: Buffer, operation: number): CutOut | undefined {
  const name = String.fromCharCode(operation);
  switch (name) {
    case '(':
      return bytes.length < 5 ? undefined : readBlock(bytes);
    case '8':
      return bytes.length < 7 ? undefined : { command: none, length: 7 + bytes.readUInt32LE(3) };
    case '*':
      return { command: none, length: 4 + (bytes[2] ?? 0) * (bytes[3] ?? 0) * 8 };
    case 'v':
      return bytes.length < 8 ? undefined : readPicture(bytes);
    case 'k':
      return readBarCode(bytes);
    case 'V':
      // The forms 0, 1 and '0', '1' cut at once; the others feed by one more byte first.
      return { command: { is: 'cut' }, length: [0, 1, 0x30, 0x31].includes(bytes[2] ?? 0) ? 3 : 4 };
    default:
      return { command: command(name, bytes[2] ?? 0), length: lengths[name] ?? 2 };
  }
}

function command(name: string, argument: number): Command {
  switch (name) {
    case '!':
      // The upper four bits are the width, the lower the height, each less one.
      return {
        is: 'style',
        change: { widthFactor: ((argument >> 4) & 7) + 1, heightFactor: (argument & 7) + 1 },
      };
    case 'B':
      return { is: 'style', change: { isInverted: (argument & 1) === 1 } };
    case 'H':
      return { is: 'style', change: { hasBarText: argument % 48 !== 0 } };
    case 'h':
      return argument === 0 ? none : { is: 'style', change: { barHeightDots: argument } };
    case 'w':
      // A printer passes over an argument that is out of its range.
      return argument < 1 || argument > 6 ? none : { is: 'style', change: { barWidthDots: argument } };
    case 'a':
      return { is: 'tell-changes', items: argument };
    case 'r':
      return { is: 'ask-paper' };
    case 'I':
      return { is: 'ask-model', subject: argument };
    default:
      return none;
  }
}

/** GS ( c pL pH …: a block that carries its own length. */
function readBlock(bytes: Buffer): CutOut {
  const length = 5 + bytes.readUInt16LE(3);
  const [kind, first, second] = [String.fromCharCode(bytes[2] ?? 0), bytes[5] ?? 0, bytes[6] ?? 0];
  const data = bytes.subarray(7, length);
  if (kind === 'H' && first === 48) return { command: { is: 'process-id', id: Buffer.from(data) }, length };
  if (kind === 'H' && first === 49) {
    return { command: { is: 'tell-offline', how: (data[0] ?? 0) % 48 }, length };
  }
  return { command: kind === 'k' && first === 49 ? qrCommand(second, data) : none, length };
}

/** GS ( k with symbol 49, a QR code, by its function. */
function qrCommand(operation: number, data: Buffer): Command {
  const argument = data[0] ?? 0;
  switch (operation) {
    case 67:
      return argument < 1 || argument > 16 ? none : { is: 'style', change: { qrModuleDots: argument } };
    case 69:
      return {
        is: 'style',
        change: { qrCorrection: (['L', 'M', 'Q', 'H'] as const)[argument - 48] ?? 'L' },
      };
    case 80:
      // After the function comes m, which is always 48.
      return { is: 'store-qr', payload: data.subarray(1).toString('latin1') };
    case 81:
      return { is: 'print-qr' };
    default:
      return none;
  }
}

/** GS v 0: a picture of rows, each dot once or twice as wide (1, 3) and as high (2, 3). */
function readPicture(bytes: Buffer): CutOut {
  const scale = (bytes[3] ?? 0) & 3;
  const [widthBytes, heightDots] = [bytes.readUInt16LE(4), bytes.readUInt16LE(6)];
  const length = 8 + widthBytes * heightDots;
  const rows = Buffer.from(bytes.subarray(8, length));
  return {
    command: { is: 'picture', widthBytes, heightDots, rows, scale: [(scale & 1) + 1, (scale >> 1) + 1] },
    length,
  };
}

/** GS k: ended by NUL in its old form (m up to 6), with its length in the new one. */
function readBarCode(bytes: Buffer): CutOut | undefined {
  const [, , symbology, count] = bytes;
  if (symbology === undefined || count === undefined) return undefined;
  const isOld = symbology <= 6;
  const end = isOld ? bytes.indexOf(0, 3) : 4 + count;
  if (end < 0) return undefined;
  const data = Buffer.from(bytes.subarray(isOld ? 3 : 4, end));
  return { command: { is: 'bar-code', symbology, data }, length: isOld ? end + 1 : end };
}
