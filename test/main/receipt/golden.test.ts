import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../src-main/printer/port.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { samples } from './samples.ts';

const folder = path.join(import.meta.dirname, 'golden');
// Before any test writes one that is missing.
const kept = readdirSync(folder).sort();
const cases = samples.flatMap((sample) =>
  [48, 32].map((columns) => ({ ...sample, columns, file: `${sample.name}.${columns}.txt` })),
);

/** The lines as they are, with a mark in the margin: * is bold, # is large. */
function drawn(line: Line): string {
  switch (line.is) {
    case 'text':
      return `${line.isLarge ? '#' : line.isBold ? '*' : ' '} ${line.text}`.trimEnd();
    case 'qr':
    case 'barcode':
      return `  [${line.is}: ${line.payload}]`;
    case 'picture':
      return `  [picture: ${line.widthDots} x ${line.heightDots}]`;
  }
}

describe('every kind of receipt', () => {
  it.each(cases)('is still worded and laid out as in $file', async ({ document, columns, file }) => {
    const text = layOut(document, columns).map(drawn).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(path.join(folder, file));
  });

  it.each(cases)('fits its lines on the paper of $file', ({ document, columns }) => {
    for (const line of layOut(document, columns)) {
      if (line.is !== 'text') continue;
      expect(line.text.length * (line.isLarge ? 2 : 1)).toBeLessThanOrEqual(columns);
    }
  });

  it('has a file that somebody has read, and there is no other', () => {
    expect(kept).toEqual(cases.map(({ file }) => file).sort());
  });
});
