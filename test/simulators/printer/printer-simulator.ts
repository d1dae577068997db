import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { listen } from '../listen.ts';
import type { OnStep } from '../steps.ts';
import { createPrinterMechanism } from './printer-mechanism.ts';
import type { PaperLeft } from './printer-state.ts';

export interface PrinterSimulatorOptions {
  /** Where receipts are kept: `receipt-0001.txt` what can be read on it. */
  readonly directory: string;
  /** Any free port when 0 or left out; a real one listens on 9100. */
  readonly port?: number;
  /** Told of every receipt that is cut off. */
  readonly onReceipt?: (text: string) => void;
  /** Told when a receipt begins to come out and when it is cut off, while it happens. */
  readonly onStep?: OnStep;
}

export interface PrinterSimulator {
  readonly port: number;
  /** The text of each receipt that was cut off since the start, oldest first. */
  receipts(): readonly string[];
  /** All text on paper since the start, also what is not yet cut off; a line of dashes where it was cut. */
  paper(): string;
  /** Every byte that arrived, in order. */
  bytes(): Buffer;
  setPaper(paper: PaperLeft): void;
  setCoverOpen(isOpen: boolean): void;
  /** A mute printer prints and never answers. */
  setMute(isMute: boolean): void;
  stop(): Promise<void>;
}

/** Starts an ESC/POS receipt printer with an 80 mm roll and code page 858, on raw TCP. */
export async function startPrinterSimulator(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const { directory, onReceipt, onStep } = options;
  mkdirSync(directory, { recursive: true });
  let receiptNumber = readdirSync(directory).filter((name) => /^receipt-\d+\.txt$/.test(name)).length;
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const mechanism = createPrinterMechanism((text) => {
    receiptNumber += 1;
    const name = `receipt-${String(receiptNumber).padStart(4, '0')}.txt`;
    writeFileSync(join(directory, name), `${text}\n`);
    onReceipt?.(text);
  }, onStep);

  const server = createServer((socket) => {
    sockets.add(socket);
    const link = mechanism.connect((answer) => {
      if (socket.writable) socket.write(answer);
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
  });
  const port = await listen(server, options.port ?? 0);

  return {
    port,
    receipts: () => mechanism.paper.receipts(),
    paper: () => [...mechanism.paper.receipts(), mechanism.paper.uncut()].join(`\n${'-'.repeat(48)}\n`),
    bytes: () => Buffer.concat(received),
    setPaper: (paper) => {
      mechanism.change({ paper });
    },
    setCoverOpen: (isCoverOpen) => {
      mechanism.change({ isCoverOpen });
    },
    setMute: (isMute) => {
      mechanism.change({ isMute });
    },
    stop: async () => {
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
