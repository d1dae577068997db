/** What a field takes: letters with signs, an e-mail address, or digits only. */
export type KeyboardKind = 'text' | 'email' | 'digits';
export type KeyboardPage = 'letters' | 'symbols' | 'digits';

/** What the keys type, by rows. Spanish order, with ñ where a Spanish keyboard has it. */
export const keyboardPages: Readonly<Record<KeyboardPage, readonly (readonly string[])[]>> = {
  letters: ['1234567890', 'qwertyuiop', 'asdfghjklñ', 'zxcvbnm.-_'].map((row) => Array.from(row)),
  symbols: ['áéíóúü¿?¡!', '#$%&*+=/()', ',;:"\'<>[]~', '{}|\\^`€°.-'].map((row) => Array.from(row)),
  digits: ['123', '456', '789'].map((row) => Array.from(row)),
};

/**
 * The lowest row, the same on every page of its keyboard. `shift`, `page` and `erase` act; the others type what they say,
 * so that an e-mail address ends with one press.
 */
export const lastKeys: Readonly<Record<KeyboardKind, readonly string[]>> = {
  text: ['shift', 'page', '@', '.com', ' ', 'erase'],
  email: ['shift', 'page', '@', '.com', '@gmail.com', '@hotmail.com', 'erase'],
  digits: ['0', 'erase'],
};

/** Capitals for one letter, then for all, then none again: pressing again always leads on, however slowly. */
export type Capitals = 'none' | 'next' | 'all';
export const afterShift: Readonly<Record<Capitals, Capitals>> = { none: 'next', next: 'all', all: 'none' };

/** What a key types; a whole ending such as ".com" has no capitals. */
export function typedBy(key: string, capitals: Capitals): string {
  return capitals === 'none' || key.length > 1 ? key : key.toUpperCase();
}

/** All that no field takes: control characters, emoji, and letters that this keyboard's languages do not have. */
const untaken = /[^ -~¡°¿À-ſ€]/g;

/** What a field takes of whatever was typed or pasted into it. Accents that come as signs of their own are joined first. */
export function takenOf(typed: string, most: number): string {
  return typed.normalize('NFC').replaceAll(untaken, '').slice(0, most);
}
