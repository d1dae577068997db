import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Printer } from '../../../src-main/printer/port.ts';
import { createTcpPrinter } from '../../../src-main/printer/tcp-printer.ts';
import { startPrinterSimulator, type PrinterSimulator } from '../../simulators/printer/printer-simulator.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const lines = ['Año Núñez', 'TOTAL $38.45'].map((text) => ({ text, isBold: false, isLarge: false }));

function connectTo(port: number): Printer {
  const timeouts = { connectTimeoutMs: 500, statusTimeoutMs: 300, printTimeoutMs: 1_000 };
  return createTcpPrinter({ host: '127.0.0.1', port, ...timeouts });
}

async function startPrinter(): Promise<{ simulator: PrinterSimulator; printer: Printer }> {
  const simulator = await startPrinterSimulator({ directory: temporaryDirectory() });
  onTestFinished(() => simulator.stop());
  return { simulator, printer: connectTo(simulator.port) };
}

describe('a receipt', () => {
  it('counts as printed when the printer says that it is on the paper', async () => {
    const { simulator, printer } = await startPrinter();
    expect(await printer.print(lines)).toEqual({ is: 'printed' });
    expect(simulator.receipts()[0]).toContain('Año Núñez\nTOTAL $38.45');
  });

  it('is printed after the one before it, also when both are asked for at once', async () => {
    const { simulator, printer } = await startPrinter();
    await Promise.all([printer.print(lines), printer.print(lines), printer.probe()]);
    expect(simulator.receipts()).toHaveLength(2);
  });

  it('is not begun without paper, or with an open cover', async () => {
    const { simulator, printer } = await startPrinter();
    simulator.setPaper('out');
    expect(await printer.print(lines)).toEqual({ is: 'not-started', cause: 'paper-out' });
    simulator.setPaper('full');
    simulator.setCoverOpen(true);
    expect(await printer.print(lines)).toEqual({ is: 'not-started', cause: 'cover-open' });
    expect(simulator.paper()).not.toContain('TOTAL');
  });

  it('is not begun on a printer that does not say how it is', async () => {
    const { simulator, printer } = await startPrinter();
    simulator.setMute(true);
    expect(await printer.print(lines)).toEqual({ is: 'not-started', cause: 'mute' });
    expect(simulator.bytes().includes('TOTAL')).toBe(false);
  });

  it('is not begun when no printer is there', async () => {
    const { simulator, printer } = await startPrinter();
    await simulator.stop();
    expect(await printer.print(lines)).toEqual({ is: 'not-started', cause: 'unreachable' });
  });

  it('may be on the paper, nobody knows, when the line breaks after it was sent', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        if (bytes.includes('TOTAL')) socket.destroy();
        else socket.write(Buffer.from([0x12]));
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void server.close());
    const printer = connectTo((server.address() as AddressInfo).port);
    expect(await printer.print(lines)).toEqual({ is: 'unknown', cause: 'connection-lost' });
  });
});
