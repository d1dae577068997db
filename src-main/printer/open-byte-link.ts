import type { ByteLink } from './byte-link.ts';
import { openDeviceLink } from './device-link.ts';
import { openSerialLink, type SerialConnection } from './serial-link.ts';
import { openTcpLink, type TcpConnection } from './tcp-link.ts';

export type PrinterConnection =
  | ({ readonly by: 'tcp' } & TcpConnection)
  /** A device file of the operating system, such as /dev/usb/lp0. */
  | { readonly by: 'device'; readonly path: string }
  | ({ readonly by: 'serial' } & SerialConnection);

/** @throws Error that says what to do, when there is no such line or somebody else uses it */
export function openByteLink(connection: PrinterConnection): Promise<ByteLink> {
  switch (connection.by) {
    case 'tcp':
      return openTcpLink(connection);
    case 'device':
      return openDeviceLink(connection.path);
    case 'serial':
      return openSerialLink(connection);
  }
}
