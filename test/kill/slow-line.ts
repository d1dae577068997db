import { connect, createServer, type Server, type Socket } from 'node:net';
import { listen } from '../simulators/listen.ts';

/** A sale, as its first bytes show it. */
const saleBegins = 'POST /v1/sales ';

/** The line between a kiosk and its acquirer, which keeps what it has taken in even when the kiosk is gone. */
export interface SlowLine {
  readonly url: string;
  /** Holds the next sale back for so long before the acquirer gets it, whatever becomes of the kiosk meanwhile. */
  holdBack(delayMs: number): void;
  /** Refuses callers and cuts whom it has; what it holds back is still delivered. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param target - the acquirer's own address on loopback
 * @param onSale - told when a sale has been taken in, before any of it goes on to the acquirer
 */
export async function startSlowLine(target: string, onSale: () => void): Promise<SlowLine> {
  const targetPort = Number(new URL(target).port);
  const callers = new Set<Socket>();
  const deliveries = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();
  let nextDelayMs = 0;

  function relay(caller: Socket): void {
    const delivery = connect({ host: '127.0.0.1', port: targetPort });
    keep(callers, caller);
    keep(deliveries, delivery);
    let delayMs: number | undefined;
    caller.on('data', (bytes) => {
      const isSale = delayMs === undefined && bytes.toString('latin1').startsWith(saleBegins);
      delayMs ??= isSale ? takeDelayMs() : 0;
      if (isSale) onSale();
      later(delayMs, () => delivery.write(bytes));
    });
    delivery.on('data', (bytes) => {
      if (caller.writable) caller.write(bytes);
    });
    // The acquirer is not told when a kiosk dies: it carries out what was sent, and its answer meets nobody.
    caller.on('close', () => {
      if (delayMs === undefined) delivery.destroy();
    });
    delivery.on('close', () => caller.destroy());
  }

  function takeDelayMs(): number {
    const delayMs = nextDelayMs;
    nextDelayMs = 0;
    return delayMs;
  }

  function later(delayMs: number, act: () => void): void {
    if (delayMs === 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  }

  const server = createServer(relay);
  const port = await listen(server, 0);
  const pause = (): Promise<void> => close(server, callers);
  return {
    url: `http://127.0.0.1:${port}`,
    holdBack: (delayMs) => {
      nextDelayMs = delayMs;
    },
    pause,
    resume: async () => {
      await listen(server, port);
    },
    stop: async () => {
      for (const timer of timers) clearTimeout(timer);
      for (const delivery of deliveries) delivery.destroy();
      await pause();
    },
  };
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  // Either end may be killed at any time: the close that follows is all that matters.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}

async function close(server: Server, callers: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  for (const caller of callers) caller.destroy();
  await closed;
}
