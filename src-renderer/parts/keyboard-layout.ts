export type KeyboardPage = 'letters' | 'symbols';

/** What the keys type, by rows. Spanish order, with ñ where a Spanish keyboard has it. */
export const keyboardPages: Readonly<Record<KeyboardPage, readonly (readonly string[])[]>> = {
  letters: [
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
    ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p'],
    ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'ñ'],
    ['z', 'x', 'c', 'v', 'b', 'n', 'm', '.', '-', '_'],
  ],
  symbols: [
    ['á', 'é', 'í', 'ó', 'ú', 'ü', '¿', '?', '¡', '!'],
    ['#', '$', '%', '&', '*', '+', '=', '/', '(', ')'],
    [',', ';', ':', '"', "'", '<', '>', '[', ']', '~'],
    ['{', '}', '|', '\\', '^', '`', '€', '°', '.', '-'],
  ],
};

/** Always within reach, because nearly every user name is an e-mail address. */
export const alwaysKeys = ['@', '.com'] as const;
