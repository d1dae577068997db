import { describe, expect, it, vi } from 'vitest';
import { connectPrinter, text, thirtyLines } from './connected-printer.ts';

const short = { statusTimeoutMs: 500, printTimeoutMs: 1_000 };

describe.each(['tcp', 'device', 'serial'] as const)(
  'a receipt in the middle of which, by way of %s,',
  (way) => {
    it('the line breaks may be on the paper, nobody knows; the next one begins clean', async () => {
      const { simulator, printer, plugIn } = await connectPrinter({ way });
      simulator.fail('reset', { afterLines: 12 });
      expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'connection-lost' });
      await plugIn();
      expect(await printer.print(text('REIMPRESIÓN N.º 1'))).toEqual({ is: 'printed' });
      expect(simulator.receipts().at(-1)).toBe('REIMPRESIÓN N.º 1');
    });

    it('the printer falls silent may be on the paper', async () => {
      const { simulator, printer } = await connectPrinter({ way, ...short });
      simulator.fail('mute', { afterLines: 12 });
      expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'mute' });
      expect(simulator.receipts().join()).toContain('A END');
    });

    it('the printer begins to answer garbage may be on the paper', async () => {
      const { simulator, printer } = await connectPrinter({ way, ...short });
      simulator.fail('garbled', { afterLines: 12 });
      expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'garbled' });
      expect(simulator.receipts().join()).toContain('A END');
    });

    it('process ids are expected of a printer that has none may be on the paper', async () => {
      const { simulator, printer } = await connectPrinter({
        ...{ way, ...short },
        simulator: { lacks: ['process-ids'] },
      });
      expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'mute' });
      expect(simulator.receipts()).toEqual([expect.stringMatching(/^A 1\n[^]*\nA END$/)]);
    });

    it('the power is cut may be on the paper as far as it came; the next one begins clean', async () => {
      const { simulator, printer, plugIn } = await connectPrinter({ way, ...short });
      simulator.fail('power-cut', { afterLines: 12 });
      expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'mute' });
      await simulator.restorePower();
      await plugIn();
      expect(await printer.print(text('REIMPRESIÓN N.º 1'))).toEqual({ is: 'printed' });
      expect(simulator.paper()).not.toContain('A 13');
      expect(simulator.receipts().at(-1)).toBe('REIMPRESIÓN N.º 1');
    });
  },
);

describe.each(['device', 'serial'] as const)('a receipt in the middle of which the cable of a %s', (way) => {
  it('is pulled may be on the paper; the copy is one, and waits for the cable', async () => {
    const { simulator, printer, unplug, plugIn } = await connectPrinter({ way });
    simulator.setSpeed(30);
    const printed = printer.print(thirtyLines('A'));
    await vi.waitUntil(() => simulator.linesPrinted() >= 5, { timeout: 10_000 });
    await unplug();
    expect(await printed).toEqual({ is: 'unknown', cause: 'connection-lost' });
    const copy = text('REIMPRESIÓN N.º 1');
    expect(await printer.print(copy)).toEqual({ is: 'not-started', cause: 'unreachable' });
    expect(await printer.probe()).toEqual({ is: 'unavailable', fault: 'unreachable' });
    await plugIn();
    expect(await printer.print(copy)).toEqual({ is: 'printed' });
    expect(simulator.receipts().filter((receipt) => receipt.startsWith('REIMPRESIÓN'))).toEqual([
      'REIMPRESIÓN N.º 1',
    ]);
  });
});
