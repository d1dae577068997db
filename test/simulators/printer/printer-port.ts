import { createServer, type Server, type Socket } from 'node:net';
import { listen } from '../listen.ts';
import type { PrinterMechanism } from './printer-mechanism.ts';

/** The raw TCP port of a printer. */
export interface PrinterPort {
  readonly number: number;
  /** Every byte that arrived, in order. */
  readonly bytes: () => Buffer;
  /** Takes no new lines, and leaves those that are there. */
  refuse(): void;
  serveAgain(): Promise<void>;
  close(): Promise<void>;
}

/** @param wanted - the port, any free one when 0 */
export async function openPrinterPort(mechanism: PrinterMechanism, wanted: number): Promise<PrinterPort> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();

  function serve(socket: Socket): void {
    sockets.add(socket);
    const link = mechanism.connect({
      send: (bytes) => {
        if (socket.writable) socket.write(bytes);
      },
      setReading: (isReading) => {
        if (isReading) socket.resume();
        else socket.pause();
      },
      reset: () => {
        socket.resetAndDestroy();
      },
    });
    socket.on('data', (bytes) => {
      received.push(bytes);
      link.receive(bytes);
    });
    // A kiosk that dies in the middle of a job cuts the line; the printer goes on with what it has.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      link.close();
    });
  }

  let server: Server = createServer(serve);
  const number = await listen(server, wanted);

  return {
    number,
    bytes: () => Buffer.concat(received),
    refuse: () => {
      server.close();
    },
    serveAgain: async () => {
      server = createServer(serve);
      await listen(server, number);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
