import { connect, type Socket } from 'node:net';
import type { ByteLink } from './byte-link.ts';
import { createLostLine } from './lost-line.ts';

export interface TcpConnection {
  readonly host: string;
  /** 9100 on most printers. */
  readonly port: number;
  readonly connectTimeoutMs: number;
}

/** A raw TCP port. Printers serve one client at a time, so the line is for one job and closed after it. */
export async function openTcpLink(connection: TcpConnection): Promise<ByteLink> {
  const socket = await connected(connection);
  const lost = createLostLine();
  socket.on('error', (error) => lost.lose(error.message));
  socket.on('end', () => lost.lose('the printer ended the connection'));
  socket.on('close', () => lost.lose('the connection is closed'));
  // A pause, so that nothing that arrives before somebody listens is missed.
  socket.pause();
  return {
    send: (bytes) =>
      new Promise((resolve, reject) => {
        const reason = lost.reason();
        if (reason !== undefined) {
          reject(new Error(reason));
          return;
        }
        socket.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    onBytes: (listener) => {
      socket.on('data', listener);
      socket.resume();
    },
    onLost: lost.onLost,
    close: () =>
      new Promise((resolve) => {
        lost.forget();
        if (socket.closed) resolve();
        else socket.once('close', () => resolve());
        socket.destroy();
      }),
  };
}

function connected({ host, port, connectTimeoutMs }: TcpConnection): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(new Error(`no printer at ${host} port ${port}: ${why}`));
    };
    const onError = (error: Error): void => fail(error.message);
    const socket = connect({ host, port, noDelay: true });
    const timer = setTimeout(() => fail(`no answer within ${connectTimeoutMs} ms`), connectTimeoutMs);
    socket.once('error', onError);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', onError);
      resolve(socket);
    });
  });
}
