import { create } from 'qrcode';

/** Light modules that must stand around a QR code (ISO/IEC 18004, section 5.3.8). */
export const quietModules = 4;

/**
 * The dark modules of a QR code (model 2, error correction M): one text a row, 1 is dark, without the light margin.
 *
 * @param payload - printable ASCII, at most 600 characters
 */
export function qrMatrix(payload: string): readonly string[] {
  // In one piece of bytes, as printers make it: taken apart it would be smaller, and another picture than the paper's.
  const { modules } = create([{ data: Buffer.from(payload, 'ascii'), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => (modules.get(row, column) ? '1' : '0')).join(''),
  );
}
