import type { AddressInfo, Server } from 'node:net';

/** Opens a server on loopback only and tells its port: any free one when `port` is 0. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  // Sound: a server that listens on a TCP port has an address object.
  return (server.address() as AddressInfo).port;
}
