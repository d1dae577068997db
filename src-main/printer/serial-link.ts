import type { SerialPort } from 'serialport';
import type { ByteLink } from './byte-link.ts';
import { createLostLine } from './lost-line.ts';

export interface SerialConnection {
  /** Such as /dev/ttyUSB0, or COM3 on Windows. */
  readonly path: string;
  /** Bits a second, as set on the printer: often 9600, 38400 or 115200. 8 data bits, no parity, 1 stop bit. */
  readonly baudRate: number;
  /**
   * None unless said: a part of a job is smaller than the printer's receive buffer and waits for its proof, so
   * nothing overflows; and with "hardware" a cable without the CTS wire would send nothing.
   */
  readonly flowControl?: 'none' | 'hardware' | 'software';
}

/**
 * A serial port, also the virtual one that many USB printers show.
 *
 * @throws Error when it is not there or used by another program
 */
export async function openSerialLink({ path, baudRate, flowControl }: SerialConnection): Promise<ByteLink> {
  // Native code, which only kiosks with a serial printer load.
  const library = await import('serialport');
  const port = new library.SerialPort({
    ...{ path, baudRate, dataBits: 8, parity: 'none', stopBits: 1, autoOpen: false },
    rtscts: flowControl === 'hardware',
    xon: flowControl === 'software',
    xoff: flowControl === 'software',
  });
  const refuse = (error: unknown): never => {
    const why = error instanceof Error ? error.message.replace(/^Error: /, '') : String(error);
    throw new Error(`no printer at ${path}: ${why}`);
  };
  await settled((done) => port.open(done)).catch(refuse);
  const link = overPort(port);
  try {
    // What an earlier job was answered and nobody read must not answer this one.
    await settled((done) => port.flush(done));
  } catch (error) {
    // An open port is locked, for this kiosk too. The fault before is what is told.
    await link.close().catch(() => undefined);
    return refuse(error);
  }
  return link;
}

function overPort(port: SerialPort): ByteLink {
  const lost = createLostLine();
  port.on('error', (error: Error) => lost.lose(error.message));
  port.on('close', () => lost.lose('the serial port is gone'));
  port.pause();
  return {
    send: async (bytes) => {
      const reason = lost.reason();
      if (reason !== undefined) throw new Error(reason);
      // The library forgets what waits to be written when the port is closed, and tells nobody.
      const over = lost.over.then((why) => {
        throw new Error(why);
      });
      await Promise.race([settled((done) => void port.write(bytes, done)), over]);
    },
    onBytes: (listener) => {
      port.on('data', listener);
      port.resume();
    },
    onLost: lost.onLost,
    close: async () => {
      lost.forget();
      if (port.isOpen) await settled((done) => port.close(done));
    },
  };
}

type Done = (error?: Error | null) => void;

function settled(act: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    act((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
