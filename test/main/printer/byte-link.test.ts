import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ByteLink } from '../../../src-main/printer/byte-link.ts';
import { openByteLink, type PrinterConnection } from '../../../src-main/printer/open-byte-link.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import type { Way } from './connected-printer.ts';
import { connectTerminal } from './pseudo-terminal.ts';

/** What this process has open, and under which number. */
function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      return [`${number} ${readlinkSync(`/proc/self/fd/${number}`)}`];
    } catch {
      // The folder itself, which was open only while it was read.
      return [];
    }
  });
}

/** The other end of a line, which keeps what arrives. */
interface OtherEnd {
  readonly server: Server;
  readonly port: number;
  readonly sockets: Socket[];
  received(): Buffer;
}

async function listen(isReading = true): Promise<OtherEnd> {
  const sockets: Socket[] = [];
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    if (isReading) socket.on('data', (bytes) => received.push(bytes));
    else socket.pause();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { server, port, sockets, received: () => Buffer.concat(received) };
}

async function connectionTo(port: number, way: Way): Promise<PrinterConnection> {
  if (way === 'tcp') return { by: 'tcp', host: '127.0.0.1', port, connectTimeoutMs: 2_000 };
  const { path } = await connectTerminal(port);
  return way === 'device' ? { by: 'device', path } : { by: 'serial', path, baudRate: 115_200 };
}

async function open(connection: PrinterConnection): Promise<ByteLink> {
  const link = await openByteLink(connection);
  onTestFinished(() => link.close());
  return link;
}

describe.each(['tcp', 'device', 'serial'] as const)('a line by way of %s', (way) => {
  it('carries every byte, in order, both ways', async () => {
    const otherEnd = await listen();
    const link = await open(await connectionTo(otherEnd.port, way));
    const heard: Buffer[] = [];
    link.onBytes((bytes) => heard.push(bytes));
    const every = Buffer.from(Array.from({ length: 256 * 10 }, (_, byte) => byte % 256));
    await Promise.all([link.send(every), link.send(Buffer.from('second'))]);
    await vi.waitUntil(() => otherEnd.received().length === every.length + 6, { timeout: 10_000 });
    expect(otherEnd.received()).toEqual(Buffer.concat([every, Buffer.from('second')]));
    otherEnd.sockets[0]?.write(every);
    await vi.waitUntil(() => Buffer.concat(heard).length === every.length, { timeout: 10_000 });
    expect(Buffer.concat(heard)).toEqual(every);
  });

  it('can be closed with a printer that takes nothing, and opened again', async () => {
    const otherEnd = await listen(false);
    const connection = await connectionTo(otherEnd.port, way);
    const first = await open(connection);
    const sending = first.send(Buffer.alloc(way === 'serial' ? 64 : 200_000)).catch(() => undefined);
    await first.close();
    await sending;
    const second = await open(connection);
    expect(second).toBeDefined();
  });

  it('refuses to send after it is closed', async () => {
    const otherEnd = await listen();
    const link = await open(await connectionTo(otherEnd.port, way));
    await link.close();
    await expect(link.send(Buffer.from('late'))).rejects.toThrow();
    await link.close();
  });
});

describe('a line by TCP', () => {
  it('tells when the printer is gone, also somebody who asks late', async () => {
    const otherEnd = await listen();
    const link = await open(await connectionTo(otherEnd.port, 'tcp'));
    await vi.waitUntil(() => otherEnd.sockets.length === 1);
    link.onBytes(() => undefined);
    otherEnd.sockets[0]?.resetAndDestroy();
    await vi.waitUntil(async () => {
      const sent = await link.send(Buffer.from('x')).then(
        () => true,
        () => false,
      );
      return !sent;
    });
    const reasons: string[] = [];
    link.onLost((reason) => reasons.push(reason));
    expect(reasons).toHaveLength(1);
  });

  it('gives up in its time on an address where nothing answers', async () => {
    // TEST-NET-1 (RFC 5737) belongs to nobody: no answer, or none of its networks.
    const nobody = { by: 'tcp', host: '192.0.2.1', port: 9100, connectTimeoutMs: 200 } as const;
    await expect(openByteLink(nobody)).rejects.toThrow(/no printer at 192\.0\.2\.1 port 9100: /);
  });
});

describe('a line by a device file', () => {
  it('is refused where no device is, and makes no file there', async () => {
    const path = join(temporaryDirectory(), 'lp0');
    await expect(openByteLink({ by: 'device', path })).rejects.toThrow(/is the printer plugged in/);
    expect(existsSync(path)).toBe(false);
  });

  it('is refused on an ordinary file, which stays as it was', async () => {
    const path = join(temporaryDirectory(), 'lp0');
    writeFileSync(path, 'not a printer');
    await expect(openByteLink({ by: 'device', path })).rejects.toThrow(
      /it is an ordinary file and no device/,
    );
    expect(readFileSync(path, 'utf8')).toBe('not a printer');
  });

  it('is refused on a pipe', async () => {
    const path = join(temporaryDirectory(), 'lp0');
    expect(spawnSync('mkfifo', [path]).status).toBe(0);
    await expect(openByteLink({ by: 'device', path })).rejects.toThrow(/no device/);
  });

  it('leaves no file open where the device cannot be looked at', async () => {
    const otherEnd = await listen();
    const connection = await connectionTo(otherEnd.port, 'device');
    const anyFile = await openFile(import.meta.filename);
    const files = Object.getPrototypeOf(anyFile) as Pick<typeof anyFile, 'stat'>;
    await anyFile.close();
    vi.spyOn(files, 'stat').mockRejectedValueOnce(new Error('EIO: i/o error, fstat'));
    const before = openFiles();
    await expect(openByteLink(connection)).rejects.toThrow(/no printer at .*lp0: EIO/);
    expect(openFiles()).toEqual(before);
  });

  it('does not hear what an earlier job was answered', async () => {
    const otherEnd = await listen();
    const connection = await connectionTo(otherEnd.port, 'device');
    const first = await open(connection);
    await vi.waitUntil(() => otherEnd.sockets.length === 1);
    const heard: Buffer[] = [];
    otherEnd.sockets[0]?.write('old');
    // Through the same line, so behind "old".
    await first.send(Buffer.from('x'));
    await vi.waitUntil(() => otherEnd.received().length === 1, { timeout: 10_000 });
    await first.close();
    const second = await open(connection);
    second.onBytes((bytes) => heard.push(bytes));
    otherEnd.sockets[0]?.write('new');
    await vi.waitUntil(() => Buffer.concat(heard).toString().endsWith('new'), { timeout: 10_000 });
    expect(Buffer.concat(heard).toString()).toBe('new');
  });
});

describe('a line by a serial port', () => {
  it('is refused where no port is', async () => {
    const path = join(temporaryDirectory(), 'ttyUSB0');
    await expect(openByteLink({ by: 'serial', path, baudRate: 9_600 })).rejects.toThrow(
      /no printer at .*ttyUSB0/,
    );
  });

  it('is left as it was found where what is old in it cannot be thrown away', async () => {
    const otherEnd = await listen();
    const connection = await connectionTo(otherEnd.port, 'serial');
    const flush = vi.spyOn(SerialPort.prototype, 'flush');
    flush.mockImplementationOnce((done) => done?.(new Error('EIO, cannot flush')));
    await expect(openByteLink(connection)).rejects.toThrow(/no printer at .*lp0: EIO/);
    // A port that is still open refuses everybody else.
    expect(await open(connection)).toBeDefined();
  });

  it('is refused while another program uses it', async () => {
    const otherEnd = await listen();
    const connection = await connectionTo(otherEnd.port, 'serial');
    await open(connection);
    await expect(openByteLink(connection)).rejects.toThrow(/no printer at .*lp0: /);
  });
});
