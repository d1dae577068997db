import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCodeLines } from '../../../src-main/scan/code-lines.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function listen(): { codes: string[]; tooLong: () => number; lines: ReturnType<typeof createCodeLines> } {
  const codes: string[] = [];
  let tooLong = 0;
  const lines = createCodeLines({ onCode: (code) => codes.push(code), onTooLong: () => (tooLong += 1) });
  return { codes, tooLong: () => tooLong, lines };
}

describe('what a scanner sends', () => {
  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['both', '\r\n'],
  ])('is a code at once when it ends with %s', (_, ending) => {
    const { codes, lines } = listen();
    lines.take(Buffer.from(`]C14157701${ending}802012${ending}`));
    expect(codes).toEqual([']C14157701', '802012']);
  });

  it('is a code after a silence when nothing ends it', () => {
    const { codes, lines } = listen();
    lines.take(Buffer.from('415'));
    vi.advanceTimersByTime(59);
    lines.take(Buffer.from('770'));
    vi.advanceTimersByTime(59);
    expect(codes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(codes).toEqual(['415770']);
  });

  it('is dropped whole when it is too long, its end too, and the next code is read', () => {
    const { codes, tooLong, lines } = listen();
    for (let sent = 0; sent < 100_000; sent += 1_000) lines.take(Buffer.alloc(1_000, 'x'));
    lines.take(Buffer.from('4157701234567897802012\r\n'));
    lines.take(Buffer.from('the next\r'));
    expect(codes).toEqual(['the next']);
    expect(tooLong()).toBe(1);
  });

  it('is a code up to 4,096 characters', () => {
    const { codes, tooLong, lines } = listen();
    lines.take(Buffer.from(`${'x'.repeat(4_096)}\r`));
    lines.take(Buffer.from(`${'x'.repeat(4_097)}\r`));
    expect(codes).toEqual(['x'.repeat(4_096)]);
    expect(tooLong()).toBe(1);
  });

  it('is forgotten when its device goes in the middle of it', () => {
    const { codes, lines } = listen();
    lines.take(Buffer.from('4157701'));
    lines.forget();
    lines.take(Buffer.from('802012\r'));
    expect(codes).toEqual(['802012']);
  });

  it('is the same codes however its bytes are cut', () => {
    const code = fc.string({ unit: fc.constantFrom('4', '\x1d', 'x', ' '), minLength: 1, maxLength: 9 });
    const ending = fc.constantFrom('\r', '\n', '\r\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(code, ending)), fc.array(fc.nat(12)), (sent, cuts) => {
        const { codes, lines } = listen();
        let rest = sent.map(([text, end]) => text + end).join('');
        for (const cut of cuts) {
          lines.take(Buffer.from(rest.slice(0, cut)));
          rest = rest.slice(cut);
        }
        lines.take(Buffer.from(rest));
        expect(codes).toEqual(sent.map(([text]) => text));
      }),
    );
  });
});
