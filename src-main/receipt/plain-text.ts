import type { Line } from '../printer/port.ts';

/** The paper as text, for mail: the same lines, and where the QR code stands, the link in it. */
export function plainText(lines: readonly Line[]): string {
  const texts = lines.flatMap((line) => {
    if (line.is === 'text') return [line.text.trimEnd()];
    return line.is === 'qr' ? [line.payload] : [];
  });
  return `${texts.join('\n')}\n`;
}
