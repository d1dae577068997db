import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';

export interface PrinterTerminal {
  /** What a kiosk opens as its device file or serial port. */
  readonly path: string;
  stop(): Promise<void>;
}

/**
 * Puts a printer on a pseudo-terminal, where it looks like one on a serial port or a USB device file. There is no
 * connection on it: what was answered and not read waits for who reads next. It vanishes when the printer resets its
 * lines, as a device does that is unplugged.
 *
 * @param port - the printer's TCP port on loopback
 * @throws Error when socat is not installed
 */
export async function startPrinterOnTerminal(port: number): Promise<PrinterTerminal> {
  const child = spawn('socat', ['-d', '-d', 'PTY,rawer', `TCP:127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const path = await new Promise<string>((resolve, reject) => {
    let said = '';
    let found = '';
    child.once('error', () => {
      reject(new Error('socat does not start: install Debian’s package socat.'));
    });
    child.once('close', () => {
      reject(new Error(`socat has ended: ${said}`));
    });
    child.stderr.on('data', (text) => {
      said += String(text);
      found = /PTY is (\S+)/.exec(said)?.[1] ?? '';
      if (found !== '' && said.includes('starting data transfer loop')) resolve(found);
    });
  });
  // Held open, because socat ends when the last one who has it open closes it, and a device does not.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  return {
    path,
    stop: async () => {
      closeSync(held);
      child.kill();
      await ended;
    },
  };
}
