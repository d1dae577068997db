import { describe, expect, test } from 'vitest';
import { isForbiddenKey, type KeyStroke } from '../../../src-main/shell/keys.ts';

/** Reads "Ctrl+Shift+I" as Electron tells it. */
function stroke(text: string): KeyStroke {
  const words = text === '+' ? ['+'] : text.split('+');
  return {
    key: words.at(-1) ?? '',
    control: words.includes('Ctrl'),
    alt: words.includes('Alt'),
    meta: words.includes('Super'),
  };
}

describe('an installed kiosk', () => {
  test.each([
    'a',
    'Ñ',
    '@',
    '7',
    ' ',
    '+',
    'Ctrl+Alt+@',
    'Backspace',
    'Tab',
    'Enter',
    'ArrowLeft',
    'Shift',
    'Escape',
  ])('takes %s, which only types or edits', (text) => {
    expect(isForbiddenKey(stroke(text), true)).toBe(false);
  });

  test.each(['F1', 'F2', 'F8', 'Ctrl+]', 'Alt+7'])(
    'takes %s, which a tactile keypad or a scanner sends',
    (text) => {
      expect(isForbiddenKey(stroke(text), true)).toBe(false);
    },
  );

  test.each([
    ...[
      'Ctrl+p',
      'Ctrl+7',
      'Ctrl+[',
      'Ctrl+F1',
      'Alt+F8',
      'Alt+]',
      'Ctrl+o',
      'Ctrl+s',
      'Ctrl+r',
      'Ctrl+w',
      'Ctrl+q',
      'Ctrl+n',
      'Ctrl+t',
      'Ctrl+f',
      'Ctrl++',
      'Ctrl+-',
    ],
    ...[
      'Ctrl+Shift+I',
      'Ctrl+Shift+J',
      'Ctrl+Alt+Delete',
      'Ctrl+Alt+F1',
      'Alt+F4',
      'Alt+ArrowLeft',
      'Alt+Home',
    ],
    ...[
      'Alt+ ',
      'Super+d',
      'Super+Meta',
      'F3',
      'F5',
      'F11',
      'F12',
      'PrintScreen',
      'ContextMenu',
      'BrowserBack',
    ],
    ...['LaunchMail', 'Unidentified'],
  ])('keeps %s from page and browser', (text) => {
    expect(isForbiddenKey(stroke(text), true)).toBe(true);
  });
});

describe('a kiosk in development', () => {
  test.each(['F5', 'F12', 'Ctrl+r', 'Ctrl+Shift+I'])('leaves %s to its developer', (text) => {
    expect(isForbiddenKey(stroke(text), false)).toBe(false);
  });

  test.each(['Ctrl+p', 'Alt+ArrowLeft', 'F11'])('is still a kiosk for %s', (text) => {
    expect(isForbiddenKey(stroke(text), false)).toBe(true);
  });
});
