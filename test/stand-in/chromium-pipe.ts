import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Commands, Events } from './devtools-protocol.ts';

/** A conversation with one target, or with the browser itself. */
export interface DevTools {
  send<Name extends keyof Commands>(
    name: Name,
    parameters: Commands[Name]['parameters'],
  ): Promise<Commands[Name]['result']>;
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
}

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string };
  readonly result?: object;
  readonly error?: { readonly message: string };
}

/**
 * Chromium on its debugging pipe: file descriptors 3 and 4, messages of JSON ended by a zero byte.
 *
 * No open port, no library; and when this process is killed, the pipe closes and Chromium leaves.
 */
export class ChromiumPipe {
  readonly process: ChildProcess;
  readonly browser: DevTools;
  readonly #input: Writable;
  readonly #waiting = new Map<number, PromiseWithResolvers<object>>();
  readonly #targets = new Map<string, EventEmitter>();
  readonly #browserEvents = new EventEmitter();
  #hasExited = false;
  #lastId = 0;
  #unread: Buffer[] = [];

  constructor(executable: string, switches: readonly string[], stderr: 'ignore' | 'inherit') {
    this.process = spawn(executable, ['--remote-debugging-pipe', ...switches], {
      stdio: ['ignore', 'ignore', stderr, 'pipe', 'pipe'],
    });
    this.#input = this.process.stdio[3] as Writable;
    const output = this.process.stdio[4] as Readable;
    output.on('data', (bytes: Buffer) => this.#read(bytes));
    // A broken pipe is Chromium leaving, which `exit` tells better.
    for (const end of [this.#input, output]) end.on('error', () => this.#refuseAll());
    this.process.on('exit', () => this.#refuseAll());
    this.browser = this.#devTools(this.#browserEvents, undefined);
  }

  get hasExited(): boolean {
    return this.#hasExited;
  }

  target(sessionId: string): DevTools {
    const events = new EventEmitter();
    this.#targets.set(sessionId, events);
    return this.#devTools(events, sessionId);
  }

  #devTools(events: EventEmitter, sessionId: string | undefined): DevTools {
    return {
      send: (method, params) => this.#send({ method, params, sessionId }),
      on: (name, listener) => {
        events.on(name, listener);
      },
    };
  }

  // Sound: Chromium answers each command with its own result.
  #send<Result extends object>(command: object): Promise<Result> {
    if (this.#hasExited) return Promise.reject(new Error('Chromium has exited'));
    const id = (this.#lastId += 1);
    const answer = Promise.withResolvers<object>();
    this.#waiting.set(id, answer);
    this.#input.write(`${JSON.stringify({ id, ...command })}\0`);
    return answer.promise as Promise<Result>;
  }

  #read(bytes: Buffer): void {
    let from = 0;
    for (let to = bytes.indexOf(0); to !== -1; to = bytes.indexOf(0, from)) {
      this.#unread.push(bytes.subarray(from, to));
      const text = Buffer.concat(this.#unread).toString('utf8');
      this.#unread = [];
      from = to + 1;
      this.#receive(JSON.parse(text) as Message);
    }
    if (from < bytes.length) this.#unread.push(bytes.subarray(from));
  }

  #receive(message: Message): void {
    if (message.id !== undefined) {
      const answer = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) answer?.reject(new Error(message.error.message));
      else answer?.resolve(message.result ?? {});
      return;
    }
    const events =
      message.sessionId === undefined ? this.#browserEvents : this.#targets.get(message.sessionId);
    events?.emit(message.method ?? '', message.params);
    const goneId = message.method === 'Target.detachedFromTarget' ? message.params?.sessionId : undefined;
    if (goneId !== undefined) this.#targets.delete(goneId);
  }

  #refuseAll(): void {
    this.#hasExited = true;
    for (const { reject } of this.#waiting.values()) reject(new Error('Chromium has exited'));
    this.#waiting.clear();
  }
}

/** Lets a command run by itself. It fails when its page has gone in the meantime, which is no fault. */
export function unattended(command: Promise<unknown>): void {
  command.catch((error: unknown) => {
    if (process.env['STANDIN_DEBUG']) process.stderr.write(`stand-in: ${String(error)}\n`);
  });
}
