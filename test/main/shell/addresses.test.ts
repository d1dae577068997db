import { describe, expect, test } from 'vitest';
import { isScreen, mayNavigate } from '../../../src-main/shell/addresses.ts';

describe('where a frame may go by itself', () => {
  test.each(['app://kiosk/index.html', 'app://kiosk/out-of-service.html'])(
    'the screen may go to %s',
    (url) => {
      expect(mayNavigate(url, true)).toBe(true);
      expect(mayNavigate(url, false)).toBe(false);
    },
  );

  test('a frame within the screen may only be the card page', () => {
    expect(mayNavigate('app://card/index.html', false)).toBe(true);
    expect(mayNavigate('app://card/index.html', true)).toBe(false);
  });

  test.each([
    'https://example.com/',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,x',
    'app://kiosk.example.com/index.html',
    'app://kiosk/index.html?next=1',
    'app://card/other.html',
    'javascript:alert(1)',
  ])('nobody may go to %s', (url) => {
    expect(mayNavigate(url, true)).toBe(false);
    expect(mayNavigate(url, false)).toBe(false);
  });
});

describe('whom main listens to', () => {
  test('the top frame of a page of the kiosk', () => {
    expect(isScreen({ origin: 'app://kiosk', parent: null })).toBe(true);
  });

  test.each([
    ['the card frame', { origin: 'app://card', parent: {} }],
    ['a card page at the top', { origin: 'app://card', parent: null }],
    ['a frame of our own inside another', { origin: 'app://kiosk', parent: {} }],
    ['a stranger', { origin: 'https://kiosk', parent: null }],
    ['a frame that has gone', null],
  ])('not to %s', (_who, sender) => {
    expect(isScreen(sender)).toBe(false);
  });
});
