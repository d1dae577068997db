import { create } from 'fontkit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Embedded in every PDF: whoever opens it sees what the paper says.
 */
export interface ReceiptFonts {
  readonly plain: Uint8Array;
  readonly bold: Uint8Array;
}

let read: ReceiptFonts | undefined;

/**
 * DejaVu Sans Mono, which has every character that paper has. Read and taken apart once, which is most of the work of
 * a PDF.
 *
 * @throws Error when the files are missing from the package
 */
export function receiptFonts(): ReceiptFonts {
  read ??= { plain: readFont('DejaVuSansMono.ttf'), bold: readFont('DejaVuSansMono-Bold.ttf') };
  return read;
}

function readFont(name: string): Uint8Array {
  // Both src-main/receipt/ and the built dist/main/ lie two folders below the one that holds node_modules/.
  return create(readFileSync(join(import.meta.dirname, '../../node_modules/dejavu-fonts-ttf/ttf', name)));
}
