import { closeSync, constants, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PrinterSimulator } from '../../simulators/printer/printer-simulator.ts';
import { startPrinterOnTerminal } from '../../simulators/printer/terminal.ts';
import { askStatus, cut, LF, processed, processId, startPrinter } from './printer-client.ts';

const patience = { timeout: 10_000 };

interface OpenTerminal {
  write(...parts: readonly (string | readonly number[])[]): void;
  /** What has come back since the last asking; nothing when nothing has. */
  read(): readonly number[];
  close(): void;
}

/** Opens it as a kiosk opens a device file. */
function openTerminal(path: string): OpenTerminal {
  const terminal = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  const bytes = Buffer.alloc(64);
  return {
    write: (...parts) => {
      for (const part of parts) {
        writeSync(terminal, typeof part === 'string' ? Buffer.from(part) : Buffer.from(part));
      }
    },
    read: () => {
      try {
        return [...bytes.subarray(0, readSync(terminal, bytes))];
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return [];
        throw error;
      }
    },
    close: () => {
      closeSync(terminal);
    },
  };
}

async function startOnTerminal(): Promise<{ printer: PrinterSimulator; path: string }> {
  const printer = await startPrinter();
  const terminal = await startPrinterOnTerminal(printer.port);
  onTestFinished(() => terminal.stop());
  return { printer, path: terminal.path };
}

describe('a printer on a pseudo-terminal', () => {
  it('prints and answers as on the network, byte for byte, again and again', async () => {
    const { printer, path } = await startOnTerminal();
    for (const name of ['uno', 'dos']) {
      const terminal = openTerminal(path);
      // A terminal that is not raw would swallow or change these.
      terminal.write(name, LF, [0x03, 0x0d, 0x11, 0x13, 0x1a], cut, processId('0001'));
      const answer: number[] = [];
      await expect
        .poll(() => {
          answer.push(...terminal.read());
          return answer;
        }, patience)
        .toEqual(processed('0001'));
      terminal.close();
    }
    expect(printer.receipts()).toEqual(['uno', 'dos']);
    expect(printer.bytes().includes(Buffer.from([0x0a, 0x03, 0x0d, 0x11, 0x13, 0x1a, 0x1d]))).toBe(true);
  });

  it('keeps an answer that nobody has read for whoever reads next', async () => {
    const { printer, path } = await startOnTerminal();
    const first = openTerminal(path);
    first.write(askStatus(1));
    await expect.poll(() => printer.bytes().length, patience).toBe(3);
    first.close();
    const second = openTerminal(path);
    await expect.poll(() => second.read(), patience).toEqual([0x12]);
    second.close();
  });

  it('is gone when the printer is unplugged', async () => {
    const { printer, path } = await startOnTerminal();
    const terminal = openTerminal(path);
    onTestFinished(() => {
      terminal.close();
    });
    terminal.write(askStatus(1));
    await expect.poll(() => terminal.read(), patience).toEqual([0x12]);
    printer.fail('reset');
    await expect.poll(() => existsSync(path), patience).toBe(false);
    expect(() => {
      terminal.write(askStatus(1));
    }).toThrow('EIO');
  });

  it('is not started where there is no printer', async () => {
    const printer = await startPrinter();
    await printer.stop();
    await expect(startPrinterOnTerminal(printer.port)).rejects.toThrow('Connection refused');
  });
});
