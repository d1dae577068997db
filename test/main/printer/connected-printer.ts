import { onTestFinished } from 'vitest';
import { openByteLink, type PrinterConnection } from '../../../src-main/printer/open-byte-link.ts';
import type { Line, Printer } from '../../../src-main/printer/port.ts';
import { createPrinter } from '../../../src-main/printer/printer.ts';
import type { PrinterProfile } from '../../../src-main/printer/profile.ts';
import {
  startPrinterSimulator,
  type PrinterSimulator,
  type PrinterSimulatorOptions,
} from '../../simulators/printer/printer-simulator.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { connectTerminal } from './pseudo-terminal.ts';

export const profile: PrinterProfile = {
  columns: 48,
  codePage: 'pc858',
  proof: 'process-id',
  receiveBufferBytes: 4_096,
  hasCutter: true,
};

export type Way = 'tcp' | 'device' | 'serial';

export function text(...texts: readonly string[]): Line[] {
  return texts.map((line) => ({ is: 'text', text: line, isBold: false, isLarge: false }));
}

/** Thirty lines, the last of which says END. */
export function thirtyLines(name: string): Line[] {
  return text(...Array.from({ length: 29 }, (_, index) => `${name} ${index + 1}`), `${name} END`);
}

export interface ConnectedPrinter {
  readonly simulator: PrinterSimulator;
  readonly printer: Printer;
  /** The same printer for a kiosk that was started again. */
  readonly again: () => Printer;
  /** Pulls the cable of a device or a serial port. */
  readonly unplug: () => Promise<void>;
  /** Plugs the cable in, at the same path; a TCP port is where it was. */
  readonly plugIn: () => Promise<void>;
}

export interface ConnectOptions {
  readonly way?: Way;
  readonly simulator?: Partial<PrinterSimulatorOptions>;
  readonly profile?: Partial<PrinterProfile>;
  readonly statusTimeoutMs?: number;
  readonly printTimeoutMs?: number;
}

/** A simulated printer, and the kiosk's side of it. */
export async function connectPrinter(options: ConnectOptions = {}): Promise<ConnectedPrinter> {
  const simulator = await startPrinterSimulator({ directory: temporaryDirectory(), ...options.simulator });
  onTestFinished(() => simulator.stop());
  const { connection, ...cable } = await connectionTo(simulator.port, options.way ?? 'tcp');
  const again = (): Printer =>
    createPrinter({
      openLink: () => openByteLink(connection),
      profile: { ...profile, ...options.profile },
      statusTimeoutMs: options.statusTimeoutMs ?? 1_000,
      printTimeoutMs: options.printTimeoutMs ?? 20_000,
    });
  return { simulator, printer: again(), again, ...cable };
}

interface Connected extends Pick<ConnectedPrinter, 'unplug' | 'plugIn'> {
  readonly connection: PrinterConnection;
}

async function connectionTo(port: number, way: Way): Promise<Connected> {
  if (way === 'tcp') {
    const connection = { by: 'tcp', host: '127.0.0.1', port, connectTimeoutMs: 2_000 } as const;
    return { connection, unplug: () => Promise.resolve(), plugIn: () => Promise.resolve() };
  }
  const { path, ...cable } = await connectTerminal(port);
  const connection = way === 'device' ? { by: way, path } : { by: way, path, baudRate: 115_200 };
  return { connection, ...cable };
}
