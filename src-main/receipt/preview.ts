import type { ReceiptLine, ReceiptView } from '#contract/kiosk-api.ts';
import type { Line } from '../printer/port.ts';
import { code128 } from './code-128.ts';
import { qrMatrix } from './qr-matrix.ts';

/** The paper for a screen to draw, as plain data: the same lines that the printer gets. */
export function previewOf(lines: readonly Line[], columns: number): Omit<ReceiptView, 'link'> {
  return { columns, lines: lines.map(previewLine) };
}

function previewLine(line: Line): ReceiptLine {
  switch (line.is) {
    case 'text':
      return line;
    case 'qr':
      return { is: 'qr', rows: qrMatrix(line.payload) };
    case 'barcode':
      return { is: 'barcode', payload: line.payload, bars: code128(line.payload) };
    case 'picture':
      return { is: 'picture', rows: dotRows(line) };
  }
}

/** One text a row, 1 is black. */
export function dotRows({ widthDots, heightDots, rows }: Extract<Line, { is: 'picture' }>): string[] {
  const rowBytes = Math.ceil(widthDots / 8);
  return Array.from({ length: heightDots }, (_, y) =>
    Array.from(rows.subarray(y * rowBytes, (y + 1) * rowBytes), (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, widthDots),
  );
}
