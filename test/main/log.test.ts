import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createLog, formatLine } from '../../src-main/log.ts';

describe('the log', () => {
  it('never stops what it tells of, even when it cannot be written', () => {
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const log = createLog('/dev/null/nowhere/ventanilla.log');
    expect(() => {
      log({ is: 'payment' });
    }).not.toThrow();
    expect(String(printed.mock.calls[0]?.[0])).toContain('"is":"payment"');
    printed.mockRestore();
  });
});

describe('a line of the log', () => {
  it('never holds what looks like a card number, however it got there', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ' ', '-'), fc.string(), (separator, around) => {
        const typed = '4111111111111111'.replaceAll(/(.{4})(?=.)/g, `$1${separator}`);
        expect(formatLine({ is: 'x', why: `${around}${typed}${around}` }, 0)).not.toContain(typed);
      }),
    );
    expect(formatLine({ is: 'x', many: 4_111_111_111_111_111 }, 0)).not.toContain('4111');
  });

  it('says when it was, whatever its fields are called', () => {
    const line = JSON.parse(formatLine({ is: 'x', at: 'queued' }, 0)) as { at: string };
    expect(line.at).toBe('1970-01-01T00:00:00.000Z');
  });

  it('keeps the id of a payment, by which everything else is found', () => {
    const paymentId = '12345678-1234-4123-8123-123456789012';
    expect(formatLine({ is: 'x', paymentId }, 0)).toContain(paymentId);
  });
});
