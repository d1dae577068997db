import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { LogLine } from '../../../src-main/log.ts';
import { openScanner } from '../../../src-main/scan/open-scanner.ts';
import type { Scanner } from '../../../src-main/scan/port.ts';
import { connectTerminal, type ConnectedTerminal } from '../printer/pseudo-terminal.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

interface Hand {
  readonly terminal: ConnectedTerminal;
  /** What the scanner sends. */
  readonly send: (text: string) => void;
}

/** The other end of the terminal: a hand that holds a scanner. */
async function plugIn(): Promise<Hand> {
  let line: Socket | undefined;
  const server = createServer((socket) => (line = socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    line?.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const terminal = await connectTerminal(address.port);
  await vi.waitUntil(() => line);
  return { terminal, send: (text) => line?.write(Buffer.from(text, 'latin1')) };
}

interface Heard {
  readonly scanner: Scanner;
  readonly codes: readonly string[];
  readonly logged: readonly LogLine[];
}

function hear(path: string): Heard {
  const codes: string[] = [];
  const logged: LogLine[] = [];
  const scanner = openScanner({ scanner: { by: 'serial', path, baudRate: 9_600 } }, (line) =>
    logged.push(line),
  );
  if (!scanner) throw new Error('a serial scanner is heard by the main process');
  onTestFinished(() => {
    scanner.close();
  });
  scanner.onCode((code) => codes.push(code));
  return { scanner, codes, logged };
}

function isReady({ logged }: Heard): boolean {
  return logged.at(-1)?.['now'] === 'ready';
}

const patience = { timeout: 20_000 };

describe('a serial scanner', () => {
  it('reads every code, its separators too', async () => {
    const hand = await plugIn();
    const heard = hear(hand.terminal.path);
    await vi.waitUntil(() => isReady(heard), patience);
    hand.send(']C14157701234567897802012\x1d39001\r\n');
    hand.send('7702004003508\r');
    hand.send('without an end');
    await vi.waitUntil(() => heard.codes.length === 3, patience);
    expect(heard.codes).toEqual([']C14157701234567897802012\x1d39001', '7702004003508', 'without an end']);
  });

  it('is found again after it was unplugged', async () => {
    const hand = await plugIn();
    const heard = hear(hand.terminal.path);
    await vi.waitUntil(() => isReady(heard), patience);
    await hand.terminal.unplug();
    await vi.waitUntil(() => heard.logged.at(-1)?.['now'] === 'gone', patience);
    await hand.terminal.plugIn();
    await vi.waitUntil(() => isReady(heard), patience);
    hand.send('again\r');
    await vi.waitUntil(() => heard.codes.length > 0, patience);
    expect(heard.codes).toEqual(['again']);
    expect(heard.logged.map((line) => line['now'])).toEqual(['ready', 'gone', 'ready']);
  });

  it('may be plugged in after the kiosk was started; that it is not there is said once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const heard = hear(join(temporaryDirectory(), 'nothing'));
    for (let tries = 0; tries < 8; tries += 1) {
      await vi.waitUntil(() => vi.getTimerCount() === 1, patience);
      await vi.advanceTimersByTimeAsync(30_000);
    }
    await vi.waitUntil(() => vi.getTimerCount() === 1, patience);
    expect(heard.logged).toHaveLength(1);
    expect(heard.logged[0]).toMatchObject({ is: 'scanner', now: 'gone' });
  });

  it('is not looked for any more once it is closed', async () => {
    const hand = await plugIn();
    const heard = hear(hand.terminal.path);
    await vi.waitUntil(() => isReady(heard), patience);
    heard.scanner.close();
    hand.send('too late\r');
    await hand.terminal.unplug();
    expect(heard.codes).toEqual([]);
    expect(heard.logged.map((line) => line['now'])).toEqual(['ready']);
  });

  it('does not exist where the scanner types as a keyboard', () => {
    const logged: LogLine[] = [];
    expect(openScanner({ scanner: { by: 'keyboard' } }, (line) => logged.push(line))).toBeUndefined();
    expect(logged).toEqual([]);
  });
});
