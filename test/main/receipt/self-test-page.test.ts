import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { plainText } from '../../../src-main/receipt/plain-text.ts';
import { spanishCharacters } from '../../../src-main/receipt/printable-text.ts';
import { selfTestPage } from '../../../src-main/receipt/self-test-page.ts';

const profile = {
  columns: 32,
  codePage: 'wpc1252',
  proof: 'status-in-turn',
  receiveBufferBytes: 2048,
  hasCutter: false,
} as const;

describe('the self-test page', () => {
  it('shows every character that a receipt can have', () => {
    const text = plainText(layOut(selfTestPage(profile), 32)).replaceAll('\n', '');
    for (let code = 0x21; code < 0x7f; code += 1) expect(text).toContain(String.fromCharCode(code));
    expect(text).toContain(spanishCharacters);
  });

  it('says what the profile says, so that somebody can see whether it is so', () => {
    const text = plainText(layOut(selfTestPage(profile), 48));
    expect(text).toMatch(/Columnas +32\nPágina de códigos +wpc1252\nFin de trabajo +por estado, en turno/);
    expect(text).toMatch(/Memoria de recepción +2048 bytes\nCorta el papel +no/);
  });
});
