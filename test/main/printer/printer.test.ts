import { describe, expect, it } from 'vitest';
import { connectPrinter, text, thirtyLines, type Way } from './connected-printer.ts';

const ways: readonly Way[] = ['tcp', 'device', 'serial'];

describe.each(ways)('a receipt printed by way of %s', (way) => {
  it('counts as printed when the printer says that it is on the paper and cut', async () => {
    const { simulator, printer } = await connectPrinter({ way });
    expect(await printer.print(text('Año Núñez', 'TOTAL $38.45'))).toEqual({ is: 'printed' });
    expect(simulator.receipts()).toEqual(['Año Núñez\nTOTAL $38.45']);
  });

  it('is printed after the one before it, also when both are asked for at once', async () => {
    const { simulator, printer } = await connectPrinter({ way });
    const printed = await Promise.all([
      printer.print(text('uno')),
      printer.print(text('dos')),
      printer.probe(),
    ]);
    expect(printed).toEqual([{ is: 'printed' }, { is: 'printed' }, { is: 'ready', isNearEnd: false }]);
    expect(simulator.receipts()).toEqual(['uno', 'dos']);
  });

  it.each([
    ['paper-out', 'paper-out'],
    ['cover-open', 'cover-open'],
    ['hot-head', 'error'],
    ['broken', 'error'],
    ['mute', 'mute'],
    ['garbled', 'garbled'],
  ] as const)('is not begun on a printer with %s', async (fault, cause) => {
    const { simulator, printer } = await connectPrinter({ way });
    simulator.fail(fault);
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'not-started', cause });
    expect(await printer.probe()).toEqual({ is: 'unavailable', fault: cause });
    simulator.mend();
    expect(simulator.paper()).toBe('');
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'printed' });
  });

  it.each([1, 12, 29])(
    'is incomplete when the paper ends at line %i, and nothing more comes out',
    async (lines) => {
      const { simulator, printer } = await connectPrinter({ way });
      simulator.fail('paper-out', { afterLines: lines });
      expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'incomplete', cause: 'paper-out' });
      simulator.setPaper('full');
      expect(simulator.linesPrinted()).toBe(lines);
      expect(simulator.receipts()).toEqual([]);
    },
  );

  it('comes out once and whole, as the copy that it says it is, after the paper ended in it and was refilled', async () => {
    const { simulator, printer } = await connectPrinter({ way });
    simulator.fail('paper-out', { afterLines: 12 });
    await printer.print(thirtyLines('ORIGINAL'));
    expect(await printer.print(text('REIMPRESIÓN N.º 1'))).toEqual({ is: 'not-started', cause: 'paper-out' });
    simulator.setPaper('full');
    const copy = [...text('REIMPRESIÓN N.º 1'), ...thirtyLines('ORIGINAL')];
    expect(await printer.print(copy)).toEqual({ is: 'printed' });
    const [begun, whole, ...others] = simulator.receipts();
    expect(begun).not.toContain('END');
    expect(whole?.startsWith('REIMPRESIÓN N.º 1\nORIGINAL 1\n')).toBe(true);
    expect(whole?.endsWith('\nORIGINAL 29\nORIGINAL END')).toBe(true);
    expect(others).toEqual([]);
  });

  it('is whole on the paper when only the cutter failed', async () => {
    const { simulator, printer } = await connectPrinter({ way });
    await printer.print(text('before'));
    simulator.fail('cutter-jam');
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'printed', isUncut: true });
    expect(simulator.paper()).toContain('A END');
    expect(await printer.print(text('B'))).toEqual({ is: 'not-started', cause: 'cutter' });
    // Somebody opens and closes the cover.
    simulator.setCoverOpen(true);
    simulator.setCoverOpen(false);
    expect(await printer.print(text('B'))).toEqual({ is: 'printed' });
    expect(simulator.receipts().at(-1)).toBe('B');
    expect(simulator.receipts()[1]).toContain('A END');
  });

  it('is proven by answers in turn on a printer without process ids', async () => {
    const clone = { simulator: { lacks: ['process-ids'] }, profile: { proof: 'status-in-turn' } } as const;
    const { simulator, printer } = await connectPrinter({ way, ...clone });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'printed' });
    simulator.fail('paper-out', { afterLines: 12 });
    expect(await printer.print(thirtyLines('B'))).toEqual({ is: 'incomplete', cause: 'paper-out' });
    simulator.setPaper('full');
    expect(await printer.print(thirtyLines('C'))).toEqual({ is: 'printed' });
    expect(simulator.receipts().at(-1)).toMatch(/^C 1\n[^]*\nC END$/);
    expect(simulator.paper()).not.toContain('B 13');
  });

  it('is printed near the end of the roll, which is told', async () => {
    const { simulator, printer } = await connectPrinter({ way });
    simulator.fail('near-end');
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'printed' });
    expect(await printer.probe()).toEqual({ is: 'ready', isNearEnd: true });
  });

  it('is printed in parts when it is larger than the receive buffer, and is one receipt', async () => {
    const small = { simulator: { receiveBufferBytes: 1_024 }, profile: { receiveBufferBytes: 1_024 } };
    const { simulator, printer } = await connectPrinter({ way, ...small });
    const lines = [1, 2, 3, 4].flatMap((part) => thirtyLines(`long enough to fill the buffer ${part}`));
    expect(await printer.print(lines)).toEqual({ is: 'printed' });
    expect(simulator.receipts()).toHaveLength(1);
    expect(simulator.receipts()[0]?.split('\n')).toHaveLength(120);
    simulator.fail('paper-out', { afterLines: 70 });
    expect(await printer.print(lines)).toEqual({ is: 'incomplete', cause: 'paper-out' });
    simulator.setPaper('full');
    expect(simulator.linesPrinted()).toBeLessThan(200);
  });
});
