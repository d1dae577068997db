import type { RealTimeScanner } from './real-time.ts';

/** The printer's end of a line. */
export interface Wire {
  send(bytes: Buffer): void;
  /** Whether it goes on reading: on TCP, a window that closes. */
  setReading(isReading: boolean): void;
  /** Breaks the line without a farewell. */
  reset(): void;
}

/** One line to the printer. */
export interface PrinterLink {
  receive(bytes: Buffer): void;
  close(): void;
}

/** What a printer keeps of one of its lines. */
export interface Link {
  readonly wire: Wire;
  readonly scanner: RealTimeScanner;
  /** Has arrived and not been taken in. */
  waiting: Buffer;
  /** GS a. */
  toldItems: number;
  /** GS ( H function 49. */
  offlineHow: number;
}
