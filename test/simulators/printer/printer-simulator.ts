import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OnStep } from '../steps.ts';
import { drawStrip } from './draw-strip.ts';
import type { Strip } from './paper.ts';
import { codesOfStrip, textOfStrip } from './paper-text.ts';
import { createPrinterMechanism, type Lack } from './printer-mechanism.ts';
import { faultChanges, type PrinterFault } from './faults.ts';
import { soundPrinter, type PaperLeft } from './printer-state.ts';
import { openPrinterPort } from './printer-port.ts';

export interface PrinterSimulatorOptions {
  /** Where receipts are kept: `receipt-0001.txt` what can be read on it. */
  readonly directory: string;
  /** Any free port when 0 or left out; a real one listens on 9100. */
  readonly port?: number;
  /** 48 on 80 mm paper, when left out; 32 on 58 mm. */
  readonly columns?: 48 | 32;
  /** What this model lacks; nothing when left out. */
  readonly lacks?: readonly Lack[];
  /** 4096 when left out, which is what many models have. */
  readonly receiveBufferBytes?: number;
  /** Whether each receipt is also kept as `receipt-0001.png`. */
  readonly keepsPictures?: boolean;
  /** Told of every receipt that is cut off. */
  readonly onReceipt?: (text: string) => void;
  /** Told when a receipt begins to come out and when it is cut off, while it happens. */
  readonly onStep?: OnStep;
}

/** A piece of paper, from cut to cut. */
export interface PrintedPaper {
  readonly text: string;
  /** What a scanner would read on it, from top to bottom. */
  readonly codes: readonly string[];
  readonly isCut: boolean;
  /** A picture of it, dot by dot, 8 dots a millimetre. */
  png(): Buffer;
}

export interface PrinterSimulator {
  readonly port: number;
  /** The text of each receipt that was cut off since the start, oldest first. */
  receipts(): readonly string[];
  /** All text on paper since the start, also what is not yet cut off; a line of dashes where it was cut. */
  paper(): string;
  /** Every piece of paper since the start, oldest first; the last may still hang on the roll. */
  papers(): readonly PrintedPaper[];
  /** How many lines came out since the start. */
  linesPrinted(): number;
  /** Every byte that arrived, in order. */
  bytes(): Buffer;
  setPaper(paper: PaperLeft): void;
  /** Closing it again also frees a knife that had jammed. */
  setCoverOpen(isOpen: boolean): void;
  /** A mute printer prints and never answers. */
  setMute(isMute: boolean): void;
  /** How many lines it prints a second; undefined is all at once. */
  setSpeed(linesPerSecond: number | undefined): void;
  /** Something goes wrong: now, or once so many more lines are printed, before anything else is. */
  fail(fault: PrinterFault, when?: { readonly afterLines: number }): void;
  /** Everything works again, but for the power. It goes on with what it has not printed, unless that was cleared. */
  mend(): void;
  /** Ends a power cut: it has forgotten everything but its paper, and serves at the same port. */
  restorePower(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an ESC/POS receipt printer on raw TCP. */
export async function startPrinterSimulator(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const { directory, onReceipt, onStep, keepsPictures = false } = options;
  mkdirSync(directory, { recursive: true });
  let receiptNumber = readdirSync(directory).filter((name) => /^receipt-\d+\.txt$/.test(name)).length;

  function keep(strip: Strip): void {
    receiptNumber += 1;
    const name = `receipt-${String(receiptNumber).padStart(4, '0')}`;
    const text = textOfStrip(strip);
    writeFileSync(join(directory, `${name}.txt`), `${text}\n`);
    if (keepsPictures) writeFileSync(join(directory, `${name}.png`), drawStrip(strip));
    onReceipt?.(text);
  }

  const mechanism = createPrinterMechanism({
    columns: options.columns ?? 48,
    lacks: options.lacks ?? [],
    receiveBufferBytes: options.receiveBufferBytes ?? 4096,
    onStrip: keep,
    onStep,
  });
  const port = await openPrinterPort(mechanism, options.port ?? 0);

  function fail(fault: PrinterFault): void {
    if (fault === 'reset') mechanism.resetLines();
    else if (fault === 'power-cut') {
      port.refuse();
      mechanism.setPower(false);
    } else mechanism.change(faultChanges[fault]);
  }

  return {
    port: port.number,
    receipts: () =>
      mechanism.paper
        .strips()
        .filter(({ isCut }) => isCut)
        .map(textOfStrip),
    paper: () =>
      mechanism.paper
        .strips()
        .map(textOfStrip)
        .join(`\n${'-'.repeat(48)}\n`),
    papers: () => mechanism.paper.strips().map(printedPaper),
    linesPrinted: () => mechanism.paper.linesPrinted(),
    bytes: port.bytes,
    setPaper: (paper) => {
      mechanism.change({ paper });
    },
    setCoverOpen: (isCoverOpen) => {
      const isFreed = !isCoverOpen && mechanism.state().error === 'cutter';
      mechanism.change({ isCoverOpen, ...(isFreed && { error: 'none' }) });
    },
    setMute: (isMute) => {
      mechanism.change({ isMute });
    },
    setSpeed: mechanism.setSpeed,
    fail: (fault, when) => {
      if (when === undefined) fail(fault);
      else {
        mechanism.afterLines(when.afterLines, () => {
          fail(fault);
        });
      }
    },
    mend: () => {
      mechanism.change(soundPrinter);
    },
    restorePower: async () => {
      mechanism.setPower(true);
      await port.serveAgain();
    },
    stop: async () => {
      // Nothing may be printed after it: not even what a slow printer still has.
      mechanism.setPower(false);
      await port.close();
    },
  };
}

export function printedPaper(strip: Strip): PrintedPaper {
  return {
    text: textOfStrip(strip),
    codes: codesOfStrip(strip),
    isCut: strip.isCut,
    png: () => drawStrip(strip),
  };
}
