/** How much paper is left: a full roll, a roll near its end, none, or so many lines. */
export type PaperLeft = 'full' | 'near-end' | 'out' | { readonly lines: number };

export interface PrinterState {
  readonly paper: PaperLeft;
  readonly isCoverOpen: boolean;
  /** Prints, and answers nothing: a printer without a way back. */
  readonly isMute: boolean;
}

function isPaperOut({ paper }: PrinterState): boolean {
  return paper === 'out' || (typeof paper === 'object' && paper.lines <= 0);
}

export function isOnline(state: PrinterState): boolean {
  return !state.isCoverOpen && !isPaperOut(state);
}

const offline = 0x08;
const coverOpen = 0x04;
const stoppedByPaperEnd = 0x20;
const paperNearEnd = 0x0c;
const paperEnd = 0x60;

/** The answer to DLE EOT n, one byte of the form 0xx1xx10. Epson's ESC/POS reference, DLE EOT. */
export function realTimeStatus(subject: number, state: PrinterState): number {
  const isOut = isPaperOut(state);
  switch (subject) {
    case 1:
      return 0x12 | (isOnline(state) ? 0 : offline);
    case 2:
      return 0x12 | (state.isCoverOpen ? coverOpen : 0) | (isOut ? stoppedByPaperEnd : 0);
    case 4:
      return 0x12 | (isOut ? paperEnd | paperNearEnd : 0) | (state.paper === 'near-end' ? paperNearEnd : 0);
    default:
      return 0x12;
  }
}

/** Automatic status back, four bytes: 0xx1xx00 with off line (08h) and cover (20h); errors; paper; reserved. */
export function automaticStatus(state: PrinterState): Buffer {
  const first = 0x10 | (isOnline(state) ? 0 : 0x08) | (state.isCoverOpen ? 0x20 : 0);
  return Buffer.from([first, 0, paperSensors(state), 0]);
}

/** The paper sensors as GS r and the third byte of the automatic status have them: near end 03h, end 0Ch. */
export function paperSensors(state: PrinterState): number {
  if (isPaperOut(state)) return 0x0f;
  return state.paper === 'near-end' ? 0x03 : 0;
}
