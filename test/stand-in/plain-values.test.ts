import { expect, test } from 'vitest';
import { decodePlain, encodePlain } from './plain-values.ts';
import { originOf, toApp, toSite } from './site-names.ts';

test('plain values cross between main and page unchanged', () => {
  const value = [{ text: 'ñ"\u2028', list: [1, null, true], nested: { amountMinor: 1250 } }];
  expect(decodePlain(encodePlain(value))).toEqual(value);
});

test.each([new Map(), new Date(0), () => 1, Number.NaN, 1n, new Uint8Array(1), { deep: [new Set()] }])(
  'a value that text cannot carry is refused aloud, not changed in silence',
  (value) => {
    expect(() => encodePlain(value)).toThrow('could not be cloned');
  },
);

test('each host of the app is a site of its own to Chromium, and comes back as itself', () => {
  expect(toSite('app://kiosk/index.html')).toBe('https://kiosk.invalid/index.html');
  expect(toSite("frame-src app://card; frame-ancestors 'none'")).toBe(
    "frame-src https://card.invalid; frame-ancestors 'none'",
  );
  expect(toApp('https://card.invalid/a?b#c')).toBe('app://card/a?b#c');
  expect(toApp('https://card.invalid.example.com/')).toBe('https://card.invalid.example.com/');
  expect(originOf('app://kiosk/index.html')).toBe('app://kiosk');
});
