import { once } from 'node:events';
import net from 'node:net';
import { print } from 'receiptio';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PrinterSimulator } from '../../simulators/printer/printer-simulator.ts';
import { startPrinter } from './printer-client.ts';
import { scan } from './printer-scan.ts';

/** Lets receiptio, which knows no port but 9100, reach the simulator; answers when it is connected. */
function leadTo(printer: PrinterSimulator): Promise<unknown> {
  const connect = net.connect.bind(net);
  return new Promise((resolve) => {
    const spy = vi.spyOn(net, 'connect').mockImplementation(() => {
      const socket = connect(printer.port, '127.0.0.1');
      resolve(once(socket, 'connect'));
      return socket;
    });
    onTestFinished(() => {
      spy.mockRestore();
    });
  });
}

async function startForReceiptio(): Promise<PrinterSimulator> {
  const printer = await startPrinter();
  void leadTo(printer);
  return printer;
}

const askHow = '-d 127.0.0.1 -q';
const job = '-d 127.0.0.1 -l es';
const receipt = '^^^APROBADO\n\nTotal | 38.45\n{code:https://e.example/r; option:qrcode,4,M}\n=';

describe('receiptio, which is not ours, finds the printer', () => {
  it('on line, also when its paper nears the end', async () => {
    const printer = await startForReceiptio();
    expect(await print('', askHow)).toBe('online');
    printer.fail('near-end');
    expect(await print('', askHow)).toBe('online');
  });

  it.each([
    ['cover-open', 'coveropen'],
    ['paper-out', 'paperempty'],
    ['hot-head', 'error'],
    ['broken', 'error'],
  ] as const)('with %s to be %s, before a job as well', async (fault, found) => {
    const printer = await startForReceiptio();
    printer.fail(fault);
    expect(await print('', askHow)).toBe(found);
    expect(await print(receipt, job)).toBe(found);
    expect(printer.paper()).toBe('');
  });

  it('off line when it is mute', async () => {
    const printer = await startPrinter();
    printer.setMute(true);
    const connected = leadTo(printer);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const answer = print('', askHow);
    await connected;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await answer).toBe('offline');
  });
});

describe('receiptio prints', () => {
  it('with success, and what it meant', async () => {
    const printer = await startForReceiptio();
    expect(await print(receipt, job)).toBe('success');
    const [paper] = printer.papers();
    expect(paper?.text).toContain('                A P R O B A D O\n');
    expect(paper?.text).toMatch(/Total +38\.45/);
    expect(scan(paper?.png() ?? Buffer.alloc(0))).toEqual(['https://e.example/r']);
    expect(paper?.isCut).toBe(true);
  });

  it.each([
    ['paper-out', 'paperempty'],
    ['cover-open', 'coveropen'],
    ['broken', 'error'],
  ] as const)('not, and says why, when there is %s in the middle', async (fault, found) => {
    const printer = await startForReceiptio();
    printer.fail(fault, { afterLines: 2 });
    expect(await print(receipt, job)).toBe(found);
    expect(printer.receipts()).toEqual([]);
  });

  it('with success when a hot head has cooled, for which it waits', async () => {
    const printer = await startForReceiptio();
    printer.fail('hot-head', { afterLines: 2 });
    const answer = print(receipt, job);
    await expect.poll(() => printer.linesPrinted(), { timeout: 10_000 }).toBe(2);
    printer.mend();
    expect(await answer).toBe('success');
  });

  it('not, and says so, when the knife jams', async () => {
    const printer = await startForReceiptio();
    printer.fail('cutter-jam');
    expect(await print(receipt, job)).toBe('error');
    expect(printer.papers().map(({ isCut }) => isCut)).toEqual([false]);
  });
});
