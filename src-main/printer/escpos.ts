import {
  BreakLine,
  CharacterSet,
  printer as ThermalPrinter,
  types as PrinterTypes,
} from 'node-thermal-printer';
import type { Line } from './port.ts';

/** Feeds the paper past the knife and cuts it, leaving one point, so that it does not fall: GS V 66 0. */
const feedAndCut = Buffer.from([0x1d, 0x56, 66, 0]);

/**
 * The bytes that print these lines on an ESC/POS printer with code page 858.
 *
 * The library makes bytes only; its own transport reports success for paper that was never printed, its folding and
 * its cut lose text, so none of them is used.
 */
export function toEscPos(lines: readonly Line[]): Buffer {
  const bytes = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: 'tcp://127.0.0.1:9100',
    characterSet: CharacterSet.PC858_EURO,
    breakLine: BreakLine.NONE,
  });
  for (const { text, isBold, isLarge } of lines) {
    bytes.bold(isBold);
    if (isLarge) bytes.setTextQuadArea();
    bytes.println(text);
    if (isLarge) bytes.setTextNormal();
  }
  bytes.bold(false);
  return Buffer.concat([bytes.getBuffer(), feedAndCut]);
}
