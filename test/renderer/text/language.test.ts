import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { language, showLanguage, text } from '../../../src-renderer/text.svelte.ts';
import { writeDate } from '../../../src-renderer/text/civil-date.ts';
import { writeMoney } from '../../../src-renderer/text/money.ts';
import { atReview, FakeKiosk, maria, oldestInvoice, signedIn } from '../fake-kiosk.ts';

beforeEach(async () => {
  await showLanguage('es');
});
afterEach(async () => {
  await showLanguage('es');
});

describe('another language', () => {
  it('is shown at once, in words, dates and amounts', async () => {
    const pesos = { amountMinor: 3_845_000, currency: 'COP' } as const;
    expect([text.common.back, writeDate('2026-11-03'), writeMoney(pesos)]).toEqual([
      'Volver',
      '03 nov 2026',
      '$\u00A038.450',
    ]);
    await showLanguage('en');
    expect(language()).toBe('en');
    expect([text.common.back, writeDate('2026-11-03'), writeMoney(pesos)]).toEqual([
      'Back',
      '3 Nov 2026',
      'COP\u00A038,450',
    ]);
  });

  it('loses nothing of what the customer typed, chose and saw', async () => {
    const kiosk = new FakeKiosk();
    const session = await atReview(kiosk);
    const asked = kiosk.asked.length;
    const before = everythingIn(session);
    const values = [...before.values()];
    expect(values).toContain(maria.email);
    expect(values).toContain('review');
    await showLanguage('en');
    await showLanguage('es');
    await showLanguage('en');
    const after = everythingIn(session);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...after].filter(([name, value]) => value !== before.get(name))).toEqual([]);
    expect(kiosk.asked).toHaveLength(asked);
  });

  it('keeps what went wrong on the screen, said anew', async () => {
    const kiosk = new FakeKiosk();
    kiosk.openAnswer = { ok: false, problem: 'vpos-offline' };
    const session = await signedIn(kiosk);
    await session.choose(oldestInvoice.invoiceNumber);
    await session.pay();
    expect(session.invoiceProblem).toBe('vpos-offline');
    await showLanguage('en');
    expect(session.invoiceProblem).toBe('vpos-offline');
    expect(text.invoice.problems['vpos-offline']).toContain('This payment was not charged.');
  });

  it('is the one that was asked for last, however quickly', async () => {
    await Promise.all([showLanguage('en'), showLanguage('es')]);
    expect(language()).toBe('es');
    expect(text.common.back).toBe('Volver');
    await Promise.all([showLanguage('en'), showLanguage('es'), showLanguage('en')]);
    expect(language()).toBe('en');
    expect(text.common.back).toBe('Back');
  });

  it('is that of the receipt, when the customer pays in it', async () => {
    const kiosk = new FakeKiosk();
    await showLanguage('en');
    await atReview(kiosk);
    expect(kiosk.asked.find(({ name }) => name === 'openPayment')?.request).toMatchObject({ language: 'en' });
  });
});

/** All state that a visit and its parts hold, by its path: the very same things, not their likes. */
function everythingIn(part: object, path = ''): Map<string, unknown> {
  const state = Object.entries(Object.getOwnPropertyDescriptors(Reflect.getPrototypeOf(part)))
    .filter(([, accessor]) => typeof Reflect.get(accessor, 'set') === 'function')
    .map(([name]): [string, unknown] => [name, Reflect.get(part, name)]);
  return new Map(
    [...Object.entries(part), ...state].flatMap(([name, value]: [string, unknown]) => {
      if (isOfClass(value)) return [...everythingIn(value, `${path}${name}.`)];
      return [[`${path}${name}`, value] as const];
    }),
  );
}

function isOfClass(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return ![Object.prototype, Array.prototype, null].includes(Reflect.getPrototypeOf(value));
}
