import { describe, expect, it } from 'vitest';
import { alwaysKeys, keyboardPages } from '../../../src-renderer/parts/keyboard-layout.ts';

const keys = [...Object.values(keyboardPages).flat(2), ...alwaysKeys, ' '];
/** Capitals come by the shift key. */
const reachable = new Set(keys.flatMap((key) => [key, key.toUpperCase()]));

describe('the on-screen keyboard', () => {
  it('reaches every letter of Spanish, small and capital', () => {
    const alphabet = Array.from('abcdefghijklmnñopqrstuvwxyzáéíóúü');
    const missing = [...alphabet, ...alphabet.map((letter) => letter.toUpperCase())].filter(
      (letter) => !reachable.has(letter),
    );
    expect(missing).toEqual([]);
  });

  it('reaches every printable ASCII character, because a password may hold any', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    expect(ascii.filter((character) => !reachable.has(character))).toEqual([]);
  });

  it('has ñ on the first page, and @ and .com on every one', () => {
    expect(keyboardPages.letters.flat()).toContain('ñ');
    expect(alwaysKeys).toEqual(['@', '.com']);
  });

  it.each(Object.entries(keyboardPages))(
    'has rows of ten different keys on its page of %s',
    (_page, rows) => {
      for (const row of rows) expect(new Set(row).size).toBe(10);
    },
  );
});
