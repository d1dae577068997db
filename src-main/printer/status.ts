import type { PrinterFault } from './port.ts';

/**
 * Bytes of Epson's ESC/POS reference that ask a printer how it is and recognise its answers.
 * DLE EOT n is answered at once, even off line, by one byte of the form 0xx1xx10; GS ( H function 48 is answered by
 * 37h 22h, the same four bytes and NUL, once all that was sent before it has been printed.
 */
export const askOffline = Buffer.from([0x10, 0x04, 2]);
export const askPaper = Buffer.from([0x10, 0x04, 4]);

/** Asks to be told when everything before it is on the paper. */
export function askWhenPrinted(processId: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]), processId]);
}

export function isPrinted(received: Buffer, processId: Buffer): boolean {
  return received.includes(Buffer.concat([Buffer.from([0x37, 0x22]), processId, Buffer.from([0])]));
}

/** The first byte that can be an answer to DLE EOT, or undefined. */
export function findStatusByte(received: Buffer): number | undefined {
  return received.find((byte) => (byte & 0b1001_0011) === 0b0001_0010);
}

/** Answer to DLE EOT 2, why the printer is off line: cover 04h, stopped by paper end 20h, error 40h. */
export function faultWhenOffline(status: number): PrinterFault | undefined {
  if (status & 0x20) return 'paper-out';
  if (status & 0x04) return 'cover-open';
  return status & 0x40 ? 'error' : undefined;
}

/** Answer to DLE EOT 4, the paper sensor: both bits of 60h mean that the roll has ended. */
export function faultOfPaper(status: number): PrinterFault | undefined {
  return (status & 0x60) === 0x60 ? 'paper-out' : undefined;
}
