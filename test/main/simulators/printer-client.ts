import { connect } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A line to a printer, to say bytes and to wait for an answer. */
export interface PrinterLine {
  send(...parts: readonly (string | readonly number[])[]): void;
  /** Answers with the next so many bytes. */
  receive(count: number): Promise<readonly number[]>;
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
  };
}
