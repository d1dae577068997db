import { connect } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import {
  startPrinterSimulator,
  type PrinterSimulator,
  type PrinterSimulatorOptions,
} from '../../simulators/printer/printer-simulator.ts';
import { scratchDirectory } from './scratch.ts';

export const LF = [0x0a];
export const reset = [0x1b, 0x40];
export const page858 = [0x1b, 0x74, 19];
export const cut = [0x1d, 0x56, 66, 0];
export const tellChanges = [0x1d, 0x61, 0x0e];
export const askPaperInTurn = [0x1d, 0x72, 1];
export const clear = [0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8];
export const cleared = [0x37, 0x25, 0x00];

/** DLE EOT n. */
export function askStatus(subject: number): readonly number[] {
  return [0x10, 0x04, subject];
}

export function processId(id: string): readonly number[] {
  return [0x1d, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(id)];
}

export function processed(id: string): readonly number[] {
  return [0x37, 0x22, ...Buffer.from(id), 0];
}

/** So many numbered lines. */
export function numberedLines(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}\n`).join('');
}

/** A simulated printer that is gone when the test is. */
export async function startPrinter(
  options: Partial<PrinterSimulatorOptions> = {},
): Promise<PrinterSimulator> {
  const printer = await startPrinterSimulator({ directory: scratchDirectory(), ...options });
  onTestFinished(() => printer.stop());
  return printer;
}

/** A line to a printer, to say bytes and to wait for an answer. */
export interface PrinterLine {
  send(...parts: readonly (string | readonly number[])[]): void;
  /** Answers with the next so many bytes. */
  receive(count: number): Promise<readonly number[]>;
  /** Settles when the printer has broken the line. */
  readonly ended: Promise<unknown>;
  close(): void;
}

/** Connects as a kiosk does; text is sent as Latin-1, so plain ASCII only. */
export async function connectToPrinter(port: number): Promise<PrinterLine> {
  const socket = connect({ port, host: '127.0.0.1' });
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  let received = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
  });
  const ended = new Promise((resolve) => {
    socket.on('error', resolve);
    socket.on('close', resolve);
  });
  return {
    send: (...parts) => {
      const buffers = parts.map((part) =>
        typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
      );
      socket.write(Buffer.concat(buffers));
    },
    receive: async (count) => {
      while (received.length < count) await once(socket, 'data');
      const bytes = [...received.subarray(0, count)];
      received = received.subarray(count);
      return bytes;
    },
    ended,
    close: () => {
      socket.destroy();
    },
  };
}
