import { createServer, type AddressInfo, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { toEscPos } from '../../src-main/printer/escpos.ts';
import { openByteLink, type PrinterConnection } from '../../src-main/printer/open-byte-link.ts';
import type { Line } from '../../src-main/printer/port.ts';
import { createPrinter } from '../../src-main/printer/printer.ts';
import type { PrinterProfile } from '../../src-main/printer/profile.ts';
import { layOut } from '../../src-main/receipt/layout.ts';
import { receiptPdf } from '../../src-main/receipt/pdf.ts';
import { samples } from '../main/receipt/samples.ts';
import { startPrinterOnTerminal } from '../simulators/printer/terminal.ts';
import { median, timeEach, type Figure } from './figure.ts';

const rounds = 20;
/** How often the event loop is watched, and how long each time. */
const windows = 5;
const windowMs = 1_500;
const profile: PrinterProfile = {
  ...{ columns: 48, codePage: 'pc858', proof: 'process-id' },
  ...{ receiveBufferBytes: 4_096, hasCutter: true },
};

/** A receipt from its document to the printer's bytes and to its PDF, and what a dead printer costs the kiosk. */
export async function benchReceipt(): Promise<Figure[]> {
  const printed = samples.filter(({ isPrinted }) => isPrinted);
  const bytesMs: number[] = [];
  const pdfMs: number[] = [];
  const sizes: number[] = [];
  for (const { document, madeAtUnixMs } of printed) {
    bytesMs.push(
      ...(await timeEach(rounds, async () => toEscPos(layOut(document, profile.columns), profile))),
    );
    const lines = layOut(document, profile.columns);
    sizes.push(Buffer.concat(toEscPos(lines, profile)).length);
    pdfMs.push(...(await timeEach(2, () => toPdf(lines, madeAtUnixMs))));
  }
  const [firstPdfMs = Number.NaN, ...laterPdfMs] = pdfMs;
  const largest = Math.max(...sizes);
  return [
    { name: 'receipt: layout and bytes', value: median(bytesMs), unit: 'ms' },
    { name: 'receipt: bytes of the longest', value: largest / 1_000, unit: 'kB' },
    {
      name: "receipt: bytes of the longest, of a printer's receive buffer",
      value: largest / profile.receiveBufferBytes,
      unit: 'x',
    },
    { name: 'receipt: the first PDF', value: firstPdfMs, unit: 'ms' },
    { name: 'receipt: a later PDF', value: median(laterPdfMs), unit: 'ms' },
    ...(await benchDeadPrinter(layOut(printed[0]?.document ?? [], profile.columns))),
  ];
}

function toPdf(lines: readonly Line[], madeAtUnixMs: number): Promise<Buffer> {
  return receiptPdf(lines, { columns: 48, title: 'bench', language: 'es', madeAtUnixMs });
}

/** How long the event loop was held up at most while nothing happens, and while printers take a job and are silent. */
async function benchDeadPrinter(lines: readonly Line[]): Promise<Figure[]> {
  // One of each two answers, takes the receipt and never proves it; the other never reads.
  const printers = await Promise.all(
    (['tcp', 'device', 'serial'] as const).flatMap((way) => [
      startDeadPrinter(way, true),
      startDeadPrinter(way, false),
    ]),
  );
  const idle: Held[] = [];
  const silent: Held[] = [];
  // In turn, so that whatever else the machine is doing slows both alike.
  for (let window = 0; window < windows; window += 1) {
    idle.push(await watch(() => pause(windowMs)));
    silent.push(await watch(() => Promise.all(printers.map(({ connection }) => printTo(connection, lines)))));
  }
  await Promise.all(printers.map((printer) => printer.stop()));
  const middle = (held: readonly Held[], figure: keyof Held): number =>
    median(held.map((one) => one[figure]));
  return [
    { name: 'event loop held up at most, idle', value: middle(idle, 'delayMs'), unit: 'ms' },
    { name: 'event loop held up at most, by dead printers', value: middle(silent, 'delayMs'), unit: 'ms' },
    {
      name: 'work of the main thread for six dead printers, over idle',
      value: Math.max(0, middle(silent, 'workMs') - middle(idle, 'workMs')),
      unit: 'ms',
    },
  ];
}

interface Held {
  /** The longest time for which the event loop was held up, by this process or by others on the machine. */
  readonly delayMs: number;
  /** The processor's time that the main thread took in all: it held nothing up for longer. */
  readonly workMs: number;
}

async function watch(work: () => Promise<unknown>): Promise<Held> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  // What was compiled and thrown away before is not this work's.
  await pause(200);
  const before = process.threadCpuUsage();
  delays.enable();
  await work();
  delays.disable();
  const { user, system } = process.threadCpuUsage(before);
  return { delayMs: delays.max / 1e6, workMs: (user + system) / 1_000 };
}

async function printTo(connection: PrinterConnection, lines: readonly Line[]): Promise<void> {
  const openLink = () => openByteLink(connection);
  const printer = createPrinter({ openLink, profile, statusTimeoutMs: 400, printTimeoutMs: windowMs - 400 });
  const outcome = await printer.print(lines);
  if (outcome.is === 'printed') throw new Error('a dead printer printed');
}

interface DeadPrinter {
  readonly connection: PrinterConnection;
  stop(): Promise<void>;
}

/** Takes the connection. Where it answers at all, then how it is, and never that anything is on the paper. */
async function startDeadPrinter(way: PrinterConnection['by'], answers: boolean): Promise<DeadPrinter> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (!answers) socket.pause();
    else socket.on('data', (bytes) => answerStatus(socket, bytes));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const terminal = way === 'tcp' ? undefined : await startPrinterOnTerminal(port);
  const path = terminal?.path ?? '';
  const connections = {
    tcp: { by: 'tcp', host: '127.0.0.1', port, connectTimeoutMs: 1_000 },
    device: { by: 'device', path },
    serial: { by: 'serial', path, baudRate: 115_200 },
  } as const;
  return {
    connection: connections[way],
    stop: async () => {
      await terminal?.stop();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** A receipt is longer than any question, and is not answered. */
function answerStatus(socket: Socket, bytes: Buffer): void {
  if (bytes.length <= 100) socket.write(Buffer.from(bytes[1] === 0x14 ? [0x37, 0x25, 0x00] : [0x12]));
}
