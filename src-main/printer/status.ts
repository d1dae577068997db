import type { PrinterFault } from './port.ts';

/**
 * What a printer sends back. The kinds are told apart by their fixed bits, as Epson's reference does it (DLE EOT,
 * "status identification").
 */
export type Signal =
  /** The answer to DLE EOT n: 0xx1xx10. Which n, only the order of the questions tells. */
  | { readonly is: 'now'; readonly status: number }
  /** Automatic status back, told unasked: four bytes, 0xx1xx00 and three times 0xx0xxxx. */
  | { readonly is: 'changed'; readonly bytes: readonly [number, number, number, number] }
  /** The answer to GS r 1: 0xx0xxxx. */
  | { readonly is: 'in-turn'; readonly status: number }
  /** The answer to GS ( H function 48: 37h 22h, the four bytes that were sent, 00h. */
  | { readonly is: 'process-id'; readonly id: Buffer }
  /** The answer to DLE DC4 8: 37h 25h 00h. */
  | { readonly is: 'cleared' }
  /** Words, as GS I answers them: 5Fh, up to 80 characters, 00h. */
  | { readonly is: 'words'; readonly text: string }
  /** What no receipt printer says. */
  | { readonly is: 'garbage'; readonly byte: number };

export interface ReadSignals {
  readonly signals: readonly Signal[];
  /** The beginning of a signal whose end has not arrived. */
  readonly rest: Buffer;
}

const XON = 0x11;
const XOFF = 0x13;
const blockHead = 0x37;
const wordsHead = 0x5f;
const wordsBytesMax = 82;

/** Cuts the stream of bytes that a printer sends into signals; give `rest` again in front of the bytes that follow. */
export function readSignals(received: Buffer): ReadSignals {
  const signals: Signal[] = [];
  // Flow control may come anywhere, even inside a signal.
  let bytes = Buffer.from(received.filter((byte) => byte !== XON && byte !== XOFF));
  while (bytes.length > 0) {
    const found = firstSignal(bytes);
    if (!found) break;
    signals.push(found.signal);
    bytes = bytes.subarray(found.length);
  }
  return { signals, rest: bytes };
}

interface FoundSignal {
  readonly signal: Signal;
  readonly length: number;
}

/** Undefined while the end of the first signal has not arrived. */
function firstSignal(bytes: Buffer): FoundSignal | undefined {
  const first = bytes[0] ?? 0;
  if (first === blockHead) return readBlock(bytes);
  if (first === wordsHead) return readWords(bytes);
  if ((first & 0x93) === 0x12) return { signal: { is: 'now', status: first }, length: 1 };
  if ((first & 0x93) === 0x10) return readChange(bytes);
  if ((first & 0x90) === 0) return { signal: { is: 'in-turn', status: first }, length: 1 };
  return garbage(first);
}

function garbage(byte: number): FoundSignal {
  return { signal: { is: 'garbage', byte }, length: 1 };
}

function readBlock(bytes: Buffer): FoundSignal | undefined {
  const kind = bytes[1];
  if (kind === undefined) return undefined;
  if (kind === 0x25) return ended(bytes, 3, () => ({ is: 'cleared' }));
  if (kind !== 0x22) return garbage(blockHead);
  return ended(bytes, 7, () => ({ is: 'process-id', id: Buffer.from(bytes.subarray(2, 6)) }));
}

/** A block of a known length, which must end with 00h. */
function ended(bytes: Buffer, length: number, signal: () => Signal): FoundSignal | undefined {
  const last = bytes[length - 1];
  if (last === undefined) return undefined;
  return last === 0 ? { signal: signal(), length } : garbage(blockHead);
}

function readWords(bytes: Buffer): FoundSignal | undefined {
  const end = bytes.subarray(0, wordsBytesMax).indexOf(0);
  if (end < 0) return bytes.length < wordsBytesMax ? undefined : garbage(wordsHead);
  return { signal: { is: 'words', text: bytes.toString('latin1', 1, end) }, length: end + 1 };
}

function readChange(bytes: Buffer): FoundSignal | undefined {
  const [first = 0, ...others] = bytes.subarray(0, 4);
  if (others.some((byte) => (byte & 0x90) !== 0)) return garbage(first);
  const [second, third, fourth] = others;
  if (second === undefined || third === undefined || fourth === undefined) return undefined;
  return { signal: { is: 'changed', bytes: [first, second, third, fourth] }, length: 4 };
}

/** DLE EOT 1: off line 08h. */
export function isOffline(status: number): boolean {
  return (status & 0x08) !== 0;
}

/** DLE EOT 2, why the printer is off line: cover 04h, feed button 08h, stopped by paper end 20h, error 40h. */
export function faultWhenOffline(status: number): PrinterFault | undefined {
  // An open cover may lift the paper off its sensor, so it is said first.
  if (status & 0x04) return 'cover-open';
  if (status & 0x20) return 'paper-out';
  return status & 0x40 ? 'error' : undefined;
}

/** DLE EOT 3, which error: cutter 08h; recoverable 04h, unrecoverable 20h, ends by itself (a hot head) 40h. */
export function faultOfError(status: number): PrinterFault | undefined {
  if (status & 0x08) return 'cutter';
  return status & 0x64 ? 'error' : undefined;
}

/** DLE EOT 4, the paper sensors: the bits of 60h mean that the roll has ended. */
export function faultOfPaper(status: number): PrinterFault | undefined {
  return status & 0x60 ? 'paper-out' : undefined;
}

/** DLE EOT 4: the bits of 0Ch mean that the roll is near its end. */
export function isNearEnd(status: number): boolean {
  return (status & 0x0c) !== 0;
}

/** GS r 1: the bits of 0Ch mean that the roll has ended. Epson's printers do not answer then; some clones do. */
export function faultInTurn(status: number): PrinterFault | undefined {
  return status & 0x0c ? 'paper-out' : undefined;
}

/**
 * Automatic status back: what stops the printing, or undefined. First byte: cover 20h, off line 08h; second: as
 * DLE EOT 3; third: paper end 0Ch. An error that ends by itself (40h) only makes the printer slower.
 */
export function faultOfChange([first, errors, paper]: readonly [number, number, number, number]):
  PrinterFault | undefined {
  if (first & 0x20) return 'cover-open';
  if (paper & 0x0c) return 'paper-out';
  return faultOfError(errors & ~0x40);
}
