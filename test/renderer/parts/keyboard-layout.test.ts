import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterShift,
  keyboardPages,
  lastKeys,
  takenOf,
  typedBy,
  type Capitals,
} from '../../../src-renderer/parts/keyboard-layout.ts';

const acting = ['shift', 'page', 'erase'];
const { letters, symbols, digits } = keyboardPages;

/** Every single character that the keyboard of letters types, on either page, small or capital. */
function reachable(): Set<string> {
  const keys = [...letters, ...symbols, lastKeys.text].flat().filter((key) => !acting.includes(key));
  return new Set(keys.flatMap((key) => [typedBy(key, 'none'), typedBy(key, 'all')]));
}

describe('the on-screen keyboard', () => {
  it('reaches every letter of Spanish, small and capital', () => {
    const alphabet = Array.from('abcdefghijklmnñopqrstuvwxyzáéíóúü');
    const missing = [...alphabet, ...alphabet.map((letter) => letter.toUpperCase())].filter(
      (letter) => !reachable().has(letter),
    );
    expect(missing).toEqual([]);
  });

  it('reaches every printable ASCII character, because a password may hold any', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    expect(ascii.filter((character) => !reachable().has(character))).toEqual([]);
  });

  it('has ñ at the end of the row where a Spanish keyboard has it', () => {
    expect(letters[2]?.join('')).toBe('asdfghjklñ');
  });

  it('has @ and .com on every page for letters, and whole endings for an e-mail address instead of a space', () => {
    expect(lastKeys.text).toEqual(['shift', 'page', '@', '.com', ' ', 'erase']);
    expect(lastKeys.email).toEqual(['shift', 'page', '@', '.com', '@gmail.com', '@hotmail.com', 'erase']);
  });

  it('has ten different keys in each row of letters and signs, and the digits as a telephone has them', () => {
    for (const row of [...letters, ...symbols]) expect(new Set(row).size).toBe(10);
    expect([...digits.map((row) => row.join('')), lastKeys.digits.join(' ')]).toEqual([
      ...['123', '456', '789'],
      '0 erase',
    ]);
  });

  it('has no key twice on a page: a key is found by what it types', () => {
    for (const page of [letters, symbols])
      for (const last of [lastKeys.text, lastKeys.email]) {
        const keys = [...page, last].flat();
        expect(new Set(keys).size).toBe(keys.length);
      }
  });

  it('goes from small letters to one capital, to all capitals, and back', () => {
    const presses: Capitals[] = [afterShift.none, afterShift[afterShift.none], afterShift.all];
    expect(presses).toEqual(['next', 'all', 'none']);
  });

  it('types an ending as it is written, whatever the capitals', () => {
    expect([typedBy('ñ', 'all'), typedBy('é', 'next'), typedBy('q', 'none')]).toEqual(['Ñ', 'É', 'q']);
    expect(typedBy('@gmail.com', 'all')).toBe('@gmail.com');
  });
});

describe('what a field takes', () => {
  it.each([
    ['an emoji', 'Sol😀2026', 'Sol2026'],
    ['an emoji of several signs', 'a👩🏽‍🦱b🇵🇦c1️⃣', 'abc1'],
    ['control characters', 'a\u0000b\tc\u001d\r\n\u007f\u0085d', 'abcd'],
    ['invisible signs', 'a\u200bb\u202ec\ufeff', 'abc'],
    ['letters nobody here can read back', 'aжb漢c', 'abc'],
  ])('leaves out %s and keeps the rest', (_what, typed, taken) => {
    expect(takenOf(typed, 120)).toBe(taken);
  });

  it('keeps accents however they were typed', () => {
    expect(takenOf('contrasen\u0303a e\u0301', 120)).toBe('contraseña é');
  });

  it('takes no more than the field holds', () => {
    expect(takenOf('1234567', 6)).toBe('123456');
  });

  it('takes every character that has a key, and nothing changes when it is taken again', () => {
    const all = Array.from(reachable()).join('');
    expect(takenOf(all, all.length)).toBe(all);
    const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
    const nearCharacter = fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCodePoint(code));
    const typedText = fc.string({ unit: fc.oneof(anyCharacter, nearCharacter), maxLength: 40 });
    fc.assert(
      fc.property(typedText, (typed) => {
        const taken = takenOf(typed, 30);
        expect(takenOf(taken, 30)).toBe(taken);
        expect(taken).not.toMatch(/[\p{C}\p{Extended_Pictographic}]/u);
      }),
    );
  });
});
