import type { SerialPort } from 'serialport';
import type { Log } from '../log.ts';
import { createCodeLines } from './code-lines.ts';
import type { Scanner } from './port.ts';

/** How often a scanner that is gone is looked for: soon at first, then less and less often. In milliseconds. */
const reopenAfterMs = 500;
const reopenAfterMaxMs = 30_000;

interface SerialScanner {
  readonly by: 'serial';
  readonly path: string;
  /** Bits a second; 8 data bits, no parity, 1 stop bit. */
  readonly baudRate: number;
}

/** @returns undefined for a scanner that types as a keyboard: the screen hears it */
export function openScanner(
  { scanner }: { readonly scanner: SerialScanner | { readonly by: 'keyboard' } },
  log: Log,
): Scanner | undefined {
  return scanner.by === 'serial' ? new SerialLineScanner(scanner, log) : undefined;
}

/** A scanner on a serial port, which may be unplugged and plugged in again at any moment. */
class SerialLineScanner implements Scanner {
  readonly #settings: SerialScanner;
  readonly #log: Log;
  readonly #listeners: ((code: string) => void)[] = [];
  readonly #lines = createCodeLines({
    onCode: (code) => {
      for (const listener of this.#listeners) listener(code);
    },
    onTooLong: () => {
      this.#log({ is: 'scan-too-long' });
    },
  });
  #port: SerialPort | undefined;
  #timer: NodeJS.Timeout | undefined;
  #tries = 0;
  #isClosed = false;

  constructor(settings: SerialScanner, log: Log) {
    this.#settings = settings;
    this.#log = log;
    void this.#open();
  }

  onCode(listener: (code: string) => void): void {
    this.#listeners.push(listener);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#lines.forget();
    if (this.#port?.isOpen) this.#port.close();
  }

  async #open(): Promise<void> {
    const { path, baudRate } = this.#settings;
    try {
      // Native code, which only kiosks with a serial device load.
      const library = await import('serialport');
      const port = new library.SerialPort({
        ...{ path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false },
      });
      await new Promise<void>((resolve, reject) => {
        port.open((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      this.#listen(port);
    } catch (error) {
      this.#lose(error instanceof Error ? error.message.replace(/^Error: /, '') : String(error));
    }
  }

  #listen(port: SerialPort): void {
    // Closed while it was being opened.
    if (this.#isClosed) {
      port.close();
      return;
    }
    this.#port = port;
    this.#tries = 0;
    this.#log({ is: 'scanner', now: 'ready' });
    port.on('data', (bytes: Buffer) => {
      this.#lines.take(bytes);
    });
    // Of both, whichever comes first; the library closes a port that fails.
    port.once('close', () => {
      this.#lose('the serial port is gone');
    });
    port.on('error', (error: Error) => {
      this.#log({ is: 'scanner', now: 'failing', why: error.message });
      if (port.isOpen) port.close();
    });
  }

  /** Told once, not at every try: a kiosk may stand for days without its scanner. */
  #lose(why: string): void {
    this.#lines.forget();
    this.#port = undefined;
    if (this.#isClosed) return;
    if (this.#tries === 0) this.#log({ is: 'scanner', now: 'gone', why });
    const delayMs = Math.min(reopenAfterMs * 2 ** Math.min(this.#tries, 10), reopenAfterMaxMs);
    this.#tries += 1;
    this.#timer = setTimeout(() => void this.#open(), delayMs);
  }
}
