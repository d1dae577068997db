import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { createKioskApi } from '#contract/create-kiosk-api.ts';
import type { KioskApi, PaymentView } from '#contract/kiosk-api.ts';
import { endChild, startChild } from '../../scripts/child.mjs';
import { inProject, nodePath, toolEnvironment } from '../../scripts/project.mjs';
import { callChannel, paymentChannel } from '../../src-main/shell/channels.ts';
import type { FromKiosk } from './headless/wire.ts';

/** How much of what a kiosk complains of is kept, in characters. */
const complaintsMax = 4_000;

/** Its process was killed while it was asked, or has ended by itself. */
export class KioskGone extends Error {}

export interface KioskStart {
  readonly configPath: string;
  readonly stateDirectory: string;
  /** How many times shorter the kiosk's own pauses are than in a branch. */
  readonly haste: number;
  /** Where Node keeps what it has compiled, from one start to the next. */
  readonly codeCache: string;
  /** The built main process, when it is not the one in dist. */
  readonly bundle?: string | undefined;
  /** Hears every payment view that leaves the kiosk for its screen. */
  readonly onTold: (view: PaymentView) => void;
}

/** One life of the kiosk: the built main process, from its start to its death. */
export interface KioskProcess {
  /** What a screen can ask. A call is rejected with KioskGone when the process dies under it. */
  readonly api: KioskApi;
  /** Resolves when its first screen is on show; with false when it was dead before. */
  readonly ready: Promise<boolean>;
  isGone(): boolean;
  /** Resolves when the process is gone and all that it had said has been heard. */
  readonly gone: Promise<void>;
  /** Ends the process at once, in the middle of whatever it does, as a power cut does. */
  kill(): void;
  /** Why it ended, when nobody had killed it: a kiosk never does. */
  endedByItself(): string | undefined;
}

export function startKioskProcess(start: KioskStart): KioskProcess {
  const child = startChild(nodePath(), argumentsOf(start), {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Halves the time of a start; the code that runs is the same.
    env: { ...toolEnvironment(), NODE_COMPILE_CACHE: start.codeCache },
  });
  const complaints = keepComplaints(child);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<boolean>();
  let isKilled = false;
  let isGone = false;
  let ownEnd: string | undefined;
  let calls = 0;

  child.on('message', (message) => {
    // Sound: the other end is our own host, which says nothing else.
    hear(message as FromKiosk);
  });
  child.once('exit', (code, signal) => {
    if (!isKilled) ownEnd = String(code ?? signal);
  });
  // A message to a process that has just died; `gone` tells.
  child.on('error', () => undefined);

  function hear(message: FromKiosk): void {
    switch (message.is) {
      case 'ready':
        ready.resolve(true);
        return;
      case 'told':
        // Sound: this channel carries payment views only.
        if (message.channel === paymentChannel) start.onTold(message.value as PaymentView);
        return;
      case 'answer':
        waiting.get(message.id)?.resolve(message.value);
        break;
      case 'refusal':
        waiting.get(message.id)?.reject(new Error(message.message));
    }
    waiting.delete(message.id);
  }

  async function waitForTheEnd(): Promise<void> {
    const silent = child.connected ? once(child, 'disconnect') : undefined;
    await Promise.all([once(child, 'close'), silent]);
    isGone = true;
    ready.resolve(false);
    for (const { reject } of waiting.values()) reject(new KioskGone('the kiosk is gone'));
    waiting.clear();
  }

  const gone = waitForTheEnd();
  return {
    api: createKioskApi({
      ask: (name, request) => {
        if (!child.connected) return Promise.reject(new KioskGone('the kiosk is gone'));
        const answer = Promise.withResolvers<unknown>();
        waiting.set((calls += 1), answer);
        child.send({ id: calls, channel: callChannel(name), request });
        return answer.promise;
      },
      // Told from the first moment, through `onTold`: a listener that comes later would miss some.
      hearPayment: () => () => undefined,
      hearScan: () => () => undefined,
    }),
    ready: ready.promise,
    isGone: () => isGone,
    gone,
    kill: () => {
      isKilled = true;
      endChild(child, 'SIGKILL');
    },
    endedByItself: () =>
      ownEnd === undefined ? undefined : `the kiosk ended by itself with ${ownEnd}: ${complaints()}`,
  };
}

function argumentsOf({ configPath, stateDirectory, haste, bundle }: KioskStart): string[] {
  const headless = (file: string): string => inProject('test', 'kill', 'headless', file);
  return [
    ...['--import', headless('register.ts'), headless('launch.ts')],
    ...[`--config=${configPath}`, `--user-data-dir=${stateDirectory}`, `--haste=${haste}`, '--no-relaunch'],
    ...(bundle === undefined ? [] : [`--bundle=${bundle}`]),
  ];
}

function keepComplaints(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      text = `${text}${bytes.toString('utf8')}`.slice(-complaintsMax);
    });
  }
  return () => text;
}
