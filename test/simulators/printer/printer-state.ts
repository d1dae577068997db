/** How much paper is left: a full roll, a roll near its end, none, or so many lines. */
export type PaperLeft = 'full' | 'near-end' | 'out' | { readonly lines: number };

/** What keeps it from printing besides paper and cover. A hot head cools by itself; a broken one never works again. */
export type PrinterError = 'none' | 'cutter' | 'hot-head' | 'broken';

export interface PrinterState {
  readonly paper: PaperLeft;
  readonly isCoverOpen: boolean;
  readonly error: PrinterError;
  /** What the knife does at the next cut: `jams-once` is free again after a recovery, `stuck` is not. */
  readonly knife: 'cuts' | 'jams-once' | 'stuck';
  /** Prints, and answers nothing: a printer without a way back. */
  readonly isMute: boolean;
  /** Answers what no receipt printer answers. */
  readonly isGarbled: boolean;
}

export const soundPrinter: PrinterState = {
  paper: 'full',
  isCoverOpen: false,
  error: 'none',
  knife: 'cuts',
  isMute: false,
  isGarbled: false,
};

function isPaperOut({ paper }: PrinterState): boolean {
  return paper === 'out' || (typeof paper === 'object' && paper.lines <= 0);
}

export function isOnline(state: PrinterState): boolean {
  return !state.isCoverOpen && !isPaperOut(state) && state.error === 'none';
}

const offline = 0x08;
const coverOpen = 0x04;
const stoppedByPaperEnd = 0x20;
const errorOccurred = 0x40;
const paperNearEnd = 0x0c;
const paperEnd = 0x60;

/** The bits of each error in DLE EOT 3 and in the second byte of the automatic status alike. */
const errorBits: Readonly<Record<PrinterError, number>> = {
  none: 0,
  cutter: 0x08,
  broken: 0x20,
  'hot-head': 0x40,
};

/** The answer to DLE EOT n, one byte of the form 0xx1xx10. Epson's ESC/POS reference, DLE EOT. */
export function realTimeStatus(subject: number, state: PrinterState): number {
  const isOut = isPaperOut(state);
  switch (subject) {
    case 1:
      return 0x12 | (isOnline(state) ? 0 : offline);
    case 2:
      return (
        0x12 |
        (state.isCoverOpen ? coverOpen : 0) |
        (isOut ? stoppedByPaperEnd : 0) |
        (state.error === 'none' ? 0 : errorOccurred)
      );
    case 3:
      return 0x12 | errorBits[state.error];
    case 4:
      return 0x12 | (isOut ? paperEnd | paperNearEnd : 0) | (state.paper === 'near-end' ? paperNearEnd : 0);
    default:
      return 0x12;
  }
}

/** Automatic status back, four bytes: 0xx1xx00 with off line (08h) and cover (20h); errors; paper; reserved. */
export function automaticStatus(state: PrinterState): Buffer {
  const first = 0x10 | (isOnline(state) ? 0 : 0x08) | (state.isCoverOpen ? 0x20 : 0);
  return Buffer.from([first, errorBits[state.error], paperSensors(state), 0]);
}

/** Which items of GS a (02h on or off line, 04h errors, 08h paper) differ between two automatic statuses. */
export function changedItems(before: Buffer, after: Buffer): number {
  return [0x02, 0x04, 0x08].reduce(
    (items, item, index) => (before[index] === after[index] ? items : items | item),
    0,
  );
}

/** Why it is off line, as GS ( H function 49 tells it: one byte from 40h on, which differs between models. */
export function offlineCause(state: PrinterState): number {
  return 0x40 | (state.isCoverOpen ? 1 : 0) | (isPaperOut(state) ? 2 : 0) | (state.error === 'none' ? 0 : 4);
}

/** The paper sensors as GS r and the third byte of the automatic status have them: near end 03h, end 0Ch. */
export function paperSensors(state: PrinterState): number {
  if (isPaperOut(state)) return 0x0f;
  return state.paper === 'near-end' ? 0x03 : 0;
}
