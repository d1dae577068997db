import { randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { toEscPos } from './escpos.ts';
import type { Line, Printer, PrinterFault, PrintOutcome } from './port.ts';
import {
  askOffline,
  askPaper,
  askWhenPrinted,
  faultOfPaper,
  faultWhenOffline,
  findStatusByte,
  isPrinted,
} from './status.ts';

export interface TcpPrinterOptions {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
  /** How long a status question may stay without an answer. */
  readonly statusTimeoutMs: number;
  /** How long a whole receipt may take to print. */
  readonly printTimeoutMs: number;
}

/**
 * A receipt printer on a raw TCP port (9100). One job at a time, one connection a job.
 *
 * Sending succeeds even to a printer without paper, so nothing counts as printed until the printer itself says that
 * the end of the job is on the paper.
 */
export function createTcpPrinter(options: TcpPrinterOptions): Printer {
  let last: Promise<unknown> = Promise.resolve();

  /** Raw printers serve one client: each job waits for the one before. */
  function inTurn<Result>(job: () => Promise<Result>): Promise<Result> {
    const turn = last.then(job);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    print: (lines) =>
      inTurn(() => withConnection(options, (connection) => printOn(connection, lines, options))),
    probe: () =>
      inTurn(async () => {
        const outcome = await withConnection(options, async (connection): Promise<PrintOutcome> => {
          const fault = await findFault(connection, options.statusTimeoutMs);
          return fault ? { is: 'not-started', cause: fault } : { is: 'printed' };
        });
        return outcome.is === 'printed' ? 'ready' : outcome.cause;
      }),
  };
}

async function printOn(
  connection: Connection,
  lines: readonly Line[],
  { statusTimeoutMs, printTimeoutMs }: TcpPrinterOptions,
): Promise<PrintOutcome> {
  const fault = await findFault(connection, statusTimeoutMs);
  if (fault) return { is: 'not-started', cause: fault };
  const processId = Buffer.from(Array.from({ length: 4 }, () => randomInt(...processIdBytes)));
  connection.send(Buffer.concat([toEscPos(lines), askWhenPrinted(processId)]));
  const isDone = await connection.waitFor(
    (received) => (isPrinted(received, processId) ? true : undefined),
    printTimeoutMs,
  );
  if (isDone) return { is: 'printed' };
  if (connection.isLost()) return { is: 'unknown', cause: 'connection-lost' };
  const faultAfter = await findFault(connection, statusTimeoutMs);
  if (faultAfter === undefined || faultAfter === 'mute') return { is: 'unknown', cause: 'mute' };
  return { is: 'incomplete', cause: faultAfter };
}

/** Letters A to P: none of them can be taken for an answer about the printer's status. */
const processIdBytes = [0x41, 0x51] as const;

/** What keeps the printer from printing now, or undefined. */
async function findFault(connection: Connection, statusTimeoutMs: number): Promise<PrinterFault | undefined> {
  for (const [question, faultOf] of [
    [askOffline, faultWhenOffline],
    [askPaper, faultOfPaper],
  ] as const) {
    connection.send(question);
    const status = await connection.waitFor(findStatusByte, statusTimeoutMs);
    if (status === undefined) return connection.isLost() ? 'connection-lost' : 'mute';
    const fault = faultOf(status);
    if (fault) return fault;
  }
  return undefined;
}

interface Connection {
  /** Forgets what was received before and sends. */
  send(bytes: Buffer): void;
  /** What `find` finds in the bytes received since the last sending; undefined when time or line has run out. */
  waitFor<Found>(
    find: (received: Buffer) => Found | undefined,
    timeoutMs: number,
  ): Promise<Found | undefined>;
  isLost(): boolean;
}

async function withConnection(
  options: TcpPrinterOptions,
  use: (connection: Connection) => Promise<PrintOutcome>,
): Promise<PrintOutcome> {
  const socket = await open(options);
  if (!socket) return { is: 'not-started', cause: 'unreachable' };
  try {
    return await use(createConnection(socket));
  } finally {
    socket.destroy();
  }
}

function open({ host, port, connectTimeoutMs }: TcpPrinterOptions): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => {
      socket.destroy();
      resolve(undefined);
    }, connectTimeoutMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.once('error', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}

function createConnection(socket: Socket): Connection {
  let received = Buffer.alloc(0);
  let isLost = false;
  let wake: () => void = () => undefined;
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  const lose = (): void => {
    isLost = true;
    wake();
  };
  socket.on('error', lose);
  socket.on('close', lose);
  return {
    send(bytes) {
      received = Buffer.alloc(0);
      socket.write(bytes);
    },
    waitFor: (find, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          resolve(undefined);
        }, timeoutMs);
        wake = () => {
          const found = find(received);
          if (found === undefined && !isLost) return;
          clearTimeout(timer);
          resolve(found);
        };
        wake();
      }),
    isLost: () => isLost,
  };
}
