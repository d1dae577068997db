/** What goes on paper, from top to bottom. Every text fits its line: it was laid out for this printer's columns. */
export type Line = TextLine | QrLine | BarcodeLine | PictureLine;

/** At most `columns` characters that the printer's code page has; half as many when large. */
export interface TextLine {
  readonly is: 'text';
  readonly text: string;
  readonly isBold: boolean;
  /** Double width and double height. */
  readonly isLarge: boolean;
}

/** A QR code (model 2, error correction M) in the middle of the paper. */
export interface QrLine {
  readonly is: 'qr';
  /** Printable ASCII, at most 600 characters. */
  readonly payload: string;
}

/** A CODE 128 bar code in the middle of the paper. */
export interface BarcodeLine {
  readonly is: 'barcode';
  /** Printable ASCII, at most 20 characters. */
  readonly payload: string;
}

/** A black and white picture in the middle of the paper, such as the company's logo. */
export interface PictureLine {
  readonly is: 'picture';
  /** At most 384 dots, which is all that 58 mm paper has. */
  readonly widthDots: number;
  readonly heightDots: number;
  /** One bit a dot, 1 is black, rows of whole bytes, the left dot in the highest bit. */
  readonly rows: Uint8Array;
}

export type PrintOutcome =
  /** The printer said that the end of the job is on the paper. */
  | {
      readonly is: 'printed';
      /** The cutter failed after it: the paper is whole and hangs on the printer. */
      readonly isUncut?: true;
    }
  /** Nothing was sent: safe to try again. */
  | { readonly is: 'not-started'; readonly cause: PrinterFault }
  /** The printer said that it stopped in the middle, and what it had left is cleared: nothing more comes out. */
  | { readonly is: 'incomplete'; readonly cause: PrinterFault }
  /** The printer fell silent after something was sent: it may be whole on the paper. Never reprinted by itself. */
  | { readonly is: 'unknown'; readonly cause: PrinterFault };

export type PrinterFault =
  | 'unreachable'
  /** It is there and does not answer. */
  | 'mute'
  /** It answers what no receipt printer answers. */
  | 'garbled'
  | 'paper-out'
  | 'cover-open'
  | 'cutter'
  /** Any other error that it tells of, such as a hot head. */
  | 'error'
  | 'connection-lost';

export type PrinterStatus =
  | { readonly is: 'ready'; readonly isNearEnd: boolean }
  | { readonly is: 'unavailable'; readonly fault: PrinterFault };

/** A receipt printer, one job at a time. Never throws for a fault of the device. */
export interface Printer {
  print(lines: readonly Line[]): Promise<PrintOutcome>;
  /** Whether a receipt could be printed now. Waits for a job that is being printed. */
  probe(): Promise<PrinterStatus>;
}
