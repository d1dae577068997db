import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openTcpLink } from '../../../src-main/printer/tcp-link.ts';
import { createPrinter } from '../../../src-main/printer/printer.ts';
import type { Printer } from '../../../src-main/printer/port.ts';
import { connectPrinter, profile, text, thirtyLines } from './connected-printer.ts';

const timeouts = { statusTimeoutMs: 1_000, printTimeoutMs: 2_000 };

function printerAt(port: number, onUnreachable?: (problem: string) => void): Printer {
  return createPrinter({
    openLink: () => openTcpLink({ host: '127.0.0.1', port, connectTimeoutMs: 1_000 }),
    profile,
    ...timeouts,
    ...(onUnreachable && { onUnreachable }),
  });
}

function cutsIn(bytes: Buffer): number {
  return bytes.toString('latin1').split('\x1dV').length - 1;
}

/** Something on a TCP port that is no receipt printer, or a broken one. */
async function listenWith(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('a receipt on a printer whose line fails', () => {
  it('is not begun when no printer is there, and staff are told where it should be', async () => {
    const { simulator } = await connectPrinter();
    await simulator.stop();
    const problems: string[] = [];
    const printer = printerAt(simulator.port, (problem) => problems.push(problem));
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'not-started', cause: 'unreachable' });
    expect(problems).toEqual([expect.stringContaining(`no printer at 127.0.0.1 port ${simulator.port}`)]);
  });

  it('may be on the paper when a stopped printer lost its line; nothing old comes out of it later', async () => {
    const { simulator, printer } = await connectPrinter();
    simulator.fail('reset', { afterLines: 12 });
    simulator.fail('paper-out', { afterLines: 12 });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'connection-lost' });
    expect(await printer.probe()).toEqual({ is: 'unavailable', fault: 'paper-out' });
    simulator.setPaper('full');
    expect(await printer.print(text('REIMPRESIÓN N.º 1'))).toEqual({ is: 'printed' });
    expect(simulator.paper()).not.toContain('A 13');
    expect(simulator.receipts().at(-1)).toBe('REIMPRESIÓN N.º 1');
  });

  it('is not begun on a printer that takes the connection and never reads', async () => {
    const port = await listenWith((socket) => socket.pause());
    const printer = printerAt(port);
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'not-started', cause: 'mute' });
    expect(await printer.probe()).toEqual({ is: 'unavailable', fault: 'mute' });
  });

  it('is not begun on what is no receipt printer', async () => {
    const port = await listenWith((socket) => {
      socket.on('data', () => socket.write('220 ftp.example READY\r\n'));
    });
    expect(await printerAt(port).print(text('TOTAL'))).toEqual({ is: 'not-started', cause: 'garbled' });
  });

  it('is not begun when the printer ends the connection at once, as to a second client', async () => {
    const port = await listenWith((socket) => socket.end());
    expect(await printerAt(port).print(text('TOTAL'))).toEqual({
      is: 'not-started',
      cause: 'connection-lost',
    });
  });

  it('is whole on the paper when the line breaks after its proof, before the one of the cut', async () => {
    const port = await listenWith((socket) => {
      socket.on('data', (bytes) => {
        const question = bytes.indexOf(Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48]));
        if (question < 0) socket.write(Buffer.from(bytes.includes(0x14) ? [0x37, 0x25, 0] : [0x12]));
        else {
          const id = bytes.subarray(question + 7, question + 11);
          socket.end(Buffer.concat([Buffer.from([0x37, 0x22]), id, Buffer.from([0])]));
        }
      });
    });
    expect(await printerAt(port).print(text('TOTAL'))).toEqual({ is: 'printed', isUncut: true });
  });

  it('is printed although noise came once', async () => {
    const { simulator } = await connectPrinter();
    let isFirst = true;
    const port = await listenWith((socket) => {
      void openTcpLink({ host: '127.0.0.1', port: simulator.port, connectTimeoutMs: 1_000 }).then((link) => {
        socket.on('close', () => void link.close());
        link.onBytes((bytes) => {
          socket.write(isFirst ? Buffer.concat([Buffer.from([0xff]), bytes]) : bytes);
          isFirst = false;
        });
        socket.on('data', (bytes) => void link.send(bytes));
      });
    });
    expect(await printerAt(port).print(text('TOTAL'))).toEqual({ is: 'printed' });
  });
});

describe('a receipt on a printer that leaves something out', () => {
  it('is incomplete when the paper ends in it, also where faults are not told unasked', async () => {
    const { simulator, printer } = await connectPrinter({
      simulator: { lacks: ['process-ids', 'automatic-status'] },
      profile: { proof: 'status-in-turn' },
    });
    simulator.fail('paper-out', { afterLines: 12 });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'incomplete', cause: 'paper-out' });
    simulator.setPaper('full');
    expect(simulator.linesPrinted()).toBe(12);
  });

  it('is not called incomplete where its rest cannot be cleared, because it may still come out', async () => {
    const { simulator, printer } = await connectPrinter({ simulator: { lacks: ['clear'] } });
    simulator.fail('paper-out', { afterLines: 12 });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'paper-out' });
    simulator.setPaper('full');
    expect(simulator.receipts().join()).toContain('A END');
    expect(await printer.print(text('REIMPRESIÓN N.º 1'))).toEqual({ is: 'printed' });
    expect(simulator.receipts().at(-1)).toBe('REIMPRESIÓN N.º 1');
  });

  it('is proven by its own answers, not by late ones of the receipt before', async () => {
    const { simulator, printer } = await connectPrinter({
      way: 'device',
      simulator: { lacks: ['process-ids', 'clear'] },
      profile: { proof: 'status-in-turn' },
      ...{ statusTimeoutMs: 300, printTimeoutMs: 2_000 },
    });
    simulator.setSpeed(8);
    // In the middle of the second receipt, of which nothing can be proven any more.
    simulator.fail('mute', { afterLines: 40 });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'unknown', cause: 'mute' });
    expect(await printer.print(thirtyLines('B'))).toEqual({ is: 'unknown', cause: 'mute' });
    expect(simulator.paper()).toMatch(/A END\n[^]*B 1\n/);
  });

  it('needs no cut to be whole on a printer without a knife', async () => {
    const { simulator, printer } = await connectPrinter({
      simulator: { lacks: ['cutter'] },
      profile: { hasCutter: false },
    });
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'printed' });
    expect(simulator.paper()).toContain('TOTAL');
  });
});

describe('a receipt on a printer that is in trouble for a while', () => {
  it('is printed when a hot head has cooled in time', async () => {
    const { simulator, printer } = await connectPrinter();
    simulator.fail('hot-head', { afterLines: 12 });
    const printed = printer.print(thirtyLines('A'));
    await vi.waitUntil(() => simulator.linesPrinted() === 12);
    simulator.mend();
    expect(await printed).toEqual({ is: 'printed' });
    expect(simulator.receipts()).toHaveLength(1);
  });

  it('is incomplete when a hot head does not cool', async () => {
    const { simulator, printer } = await connectPrinter({ statusTimeoutMs: 500, printTimeoutMs: 1_000 });
    simulator.fail('hot-head', { afterLines: 12 });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'incomplete', cause: 'error' });
    simulator.mend();
    expect(simulator.linesPrinted()).toBe(12);
  });

  it('is incomplete when the cover is opened in it', async () => {
    const { simulator, printer } = await connectPrinter();
    simulator.fail('cover-open', { afterLines: 12 });
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'incomplete', cause: 'cover-open' });
    simulator.setCoverOpen(false);
    expect(simulator.linesPrinted()).toBe(12);
  });

  it('is printed on a slow printer, however often that is asked how it is', async () => {
    const { simulator, printer } = await connectPrinter({ statusTimeoutMs: 200 });
    simulator.setSpeed(30);
    expect(await printer.print(thirtyLines('A'))).toEqual({ is: 'printed' });
    expect(simulator.receipts()[0]).toMatch(/^A 1\n[^]*\nA END$/);
  });

  it('begins clean after a kiosk that died in the middle of a command', async () => {
    const { simulator, again } = await connectPrinter();
    const link = await openTcpLink({ host: '127.0.0.1', port: simulator.port, connectTimeoutMs: 1_000 });
    // A picture of 65,535 bytes, of which none follow.
    await link.send(Buffer.from([0x1d, 0x76, 0x30, 0, 0xff, 0, 0xff, 0]));
    await vi.waitUntil(() => simulator.bytes().length === 8);
    await link.close();
    expect(await again().print(text('TOTAL'))).toEqual({ is: 'printed' });
    expect(simulator.receipts()).toEqual(['TOTAL']);
  });

  it('comes out by itself after a kiosk that died before the cut of another one', async () => {
    const { simulator, again } = await connectPrinter();
    const link = await openTcpLink({ host: '127.0.0.1', port: simulator.port, connectTimeoutMs: 1_000 });
    await link.send(Buffer.from("SOMEBODY ELSE'S\n"));
    await vi.waitUntil(() => simulator.linesPrinted() === 1);
    await link.close();
    const printer = again();
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'printed' });
    expect(await printer.print(text('SECOND'))).toEqual({ is: 'printed' });
    expect(simulator.receipts()).toEqual(["SOMEBODY ELSE'S", 'TOTAL', 'SECOND']);
    // Each feeds the paper past the knife, so there is one more after a start and no more.
    expect(cutsIn(simulator.bytes())).toBe(3);
  });

  it('is not printed below what may hang there when the knife cannot part them', async () => {
    const { simulator, printer } = await connectPrinter();
    simulator.fail('cutter-jam');
    expect(await printer.print(text('TOTAL'))).toEqual({ is: 'incomplete', cause: 'cutter' });
    simulator.mend();
    expect(simulator.linesPrinted()).toBe(0);
    expect(await printer.print(text('REIMPRESIÓN N.º 1'))).toEqual({ is: 'printed' });
    expect(simulator.receipts()).toEqual(['REIMPRESIÓN N.º 1']);
  });

  it('leaves nothing of a receipt that a kiosk which died had left in a stopped printer', async () => {
    const { simulator, again } = await connectPrinter();
    const link = await openTcpLink({ host: '127.0.0.1', port: simulator.port, connectTimeoutMs: 1_000 });
    simulator.setPaper('out');
    await link.send(Buffer.from('OLD RECEIPT\n'));
    await vi.waitUntil(() => simulator.bytes().length === 12);
    await link.close();
    expect(await again().probe()).toEqual({ is: 'unavailable', fault: 'paper-out' });
    simulator.setPaper('full');
    expect(simulator.paper()).toBe('');
  });
});

describe('a line that cannot be closed', () => {
  const ways = {
    fails: () => Promise.reject(new Error('EIO')),
    'never ends': () => new Promise<never>(() => undefined),
  };

  it.each(Object.entries(ways))(
    'changes nothing of what was printed and seen when closing it %s, and staff are told',
    async (_, close) => {
      const { simulator } = await connectPrinter();
      const connection = { host: '127.0.0.1', port: simulator.port, connectTimeoutMs: 1_000 };
      const problems: string[] = [];
      const printer = createPrinter({
        openLink: async () => {
          const link = await openTcpLink(connection);
          return { ...link, close: () => link.close().then(close) };
        },
        ...{ profile, ...timeouts, statusTimeoutMs: 300 },
        onUnclosed: (problem) => problems.push(problem),
      });
      expect(await printer.print(text('TOTAL'))).toEqual({ is: 'printed' });
      expect(await printer.probe()).toEqual({ is: 'ready', isNearEnd: false });
      simulator.setPaper('out');
      expect(await printer.print(text('TOTAL'))).toEqual({ is: 'not-started', cause: 'paper-out' });
      expect(simulator.receipts()).toEqual(['TOTAL']);
      expect(problems).toHaveLength(3);
      expect(problems[0]).toMatch(/the line to the printer could not be closed: (EIO|it took over \d+ ms)/);
    },
  );
});

describe('a printer', () => {
  it('is refused with a profile that no printer has', () => {
    const openLink = (): Promise<never> => Promise.reject(new Error('not asked for'));
    const impossible = { ...profile, receiveBufferBytes: 100 };
    expect(() => createPrinter({ openLink, profile: impossible, ...timeouts })).toThrow(
      /profile is impossible: receiveBufferBytes is 100: it must be a whole number from 1024/,
    );
  });
});
