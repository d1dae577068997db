/** One line of paper: at most `columns` characters that the printer's code page has. */
export interface Line {
  readonly text: string;
  readonly isBold: boolean;
  /** Double width and double height: half as many characters fit. */
  readonly isLarge: boolean;
}

export type PrintOutcome =
  | { readonly is: 'printed' }
  /** Nothing was sent: safe to try again. */
  | { readonly is: 'not-started'; readonly cause: PrinterFault }
  /** The printer said that it stopped in the middle. */
  | { readonly is: 'incomplete'; readonly cause: PrinterFault }
  /** The printer fell silent after the receipt was sent: it may be whole on the paper. Never reprinted by itself. */
  | { readonly is: 'unknown'; readonly cause: PrinterFault };

export type PrinterFault = 'unreachable' | 'mute' | 'paper-out' | 'cover-open' | 'error' | 'connection-lost';

/** A receipt printer, one job at a time. Never throws for a fault of the device. */
export interface Printer {
  print(lines: readonly Line[]): Promise<PrintOutcome>;
  /** Whether a receipt could be printed now. */
  probe(): Promise<'ready' | PrinterFault>;
}
