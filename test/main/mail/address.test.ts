import { describe, expect, it } from 'vitest';
import { isAddress } from '../../../src-main/mail/address.ts';
import { isAddress as isTakenByScreen } from '../../../src-renderer/receipt-desk.svelte.ts';

describe('an address that a guest types', () => {
  it.each(['vecina@correo.example', 'v.n+kiosco@correo.com.example', 'A1@b-c.example'])(
    'is taken: %s',
    (typed) => {
      expect(isAddress(typed)).toBe(true);
      expect(isTakenByScreen(typed)).toBe(true);
    },
  );

  it.each([
    'vecina',
    'vecina@',
    '@correo.example',
    'vecina@correo',
    'vecina@@correo.example',
    'vecina @correo.example',
    'vecina@correo..example',
    'vecina@-correo.example',
    'una@correo.example,otra@correo.example',
    'Vecina <vecina@correo.example>',
    'vecina@correo.example\r\nBcc: otra@correo.example',
    'vecina😀@correo.example',
    'josé@correo.example',
    'vecina@correo.example.',
  ])('is refused, and no mail server is asked: %s', (typed) => {
    expect(isAddress(typed)).toBe(false);
    // While it can still be put right, not after the card was typed.
    expect(isTakenByScreen(typed)).toBe(false);
  });

  it('is judged at once, however long and odd it is', () => {
    expect(isAddress(`${'a'.repeat(100)}@${'a.'.repeat(70)}`)).toBe(false);
  });
});
