import { parseArgs } from 'node:util';
import type { PrinterConnection } from '../../src-main/printer/open-byte-link.ts';
import { problemOfProfile, type PrinterProfile } from '../../src-main/printer/profile.ts';

export const usage = `npm run printer -- status --to PRINTER      says how the printer is; prints nothing
npm run printer -- self-test --to PRINTER   finds the printer's profile, prints the test page with it
                                            and says what to write in the configuration
PRINTER is one of
  tcp://192.168.1.50:9100         a printer in the network
  /dev/usb/lp0                    a printer's device file
  serial:/dev/ttyUSB0@115200      a serial port and its speed; on Windows serial:COM3@115200
What self-test would ask you may be said at once:
  --columns 48|32  --code-page pc858|wpc1252  --cutter yes|no  --receive-buffer 4096`;

/** What a printer cannot be asked; a person sees it on the paper. */
export type Seen = Partial<Pick<PrinterProfile, 'columns' | 'codePage' | 'hasCutter'>>;

export interface Asked {
  readonly command: 'status' | 'self-test';
  readonly connection: PrinterConnection;
  readonly seen: Seen;
  readonly receiveBufferBytes: number;
}

const connectTimeoutMs = 2_000;

/** @throws Error that says what is wrong with the command line */
export function readCommandLine(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      columns: { type: 'string' },
      'code-page': { type: 'string' },
      cutter: { type: 'string' },
      'receive-buffer': { type: 'string', default: '4096' },
    },
  });
  const [command, ...others] = positionals;
  if ((command !== 'status' && command !== 'self-test') || others.length > 0) {
    throw new Error('say "status" or "self-test"');
  }
  if (values.to === undefined) throw new Error('say where the printer is, with --to');
  const { cutter } = values;
  if (cutter !== undefined && cutter !== 'yes' && cutter !== 'no')
    throw new Error('--cutter is "yes" or "no"');
  const said = {
    ...(values.columns !== undefined && { columns: Number(values.columns) }),
    ...(values['code-page'] !== undefined && { codePage: values['code-page'] }),
    ...(cutter !== undefined && { hasCutter: cutter === 'yes' }),
  };
  const receiveBufferBytes = Number(values['receive-buffer']);
  const problem = problemOfProfile({ ...usual, ...said, receiveBufferBytes });
  if (problem !== undefined) throw new Error(problem);
  // Sound: the check above refuses every other value.
  return { command, connection: readConnection(values.to), seen: said as Seen, receiveBufferBytes };
}

/** What most printers are. */
export const usual: PrinterProfile = {
  ...{ columns: 48, codePage: 'pc858', proof: 'process-id' },
  ...{ receiveBufferBytes: 4_096, hasCutter: true },
};

/** @throws Error for what names no printer */
function readConnection(to: string): PrinterConnection {
  const tcp = /^tcp:\/\/([^/:]+|\[[0-9a-f:.]+\])(?::(\d+))?\/?$/i.exec(to);
  if (tcp) {
    const [, host = '', port = '9100'] = tcp;
    if (Number(port) < 1 || Number(port) > 65_535) throw new Error(`${to}: there is no port ${port}`);
    return { by: 'tcp', host: host.replace(/^\[|\]$/g, ''), port: Number(port), connectTimeoutMs };
  }
  const serial = /^serial:(.+)@(\d+)$/.exec(to);
  if (serial) return { by: 'serial', path: serial[1] ?? '', baudRate: Number(serial[2]) };
  if (to.startsWith('/')) return { by: 'device', path: to };
  throw new Error(`${to} names no printer`);
}
