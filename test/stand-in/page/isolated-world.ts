import type { WireAnswer } from '../ipc-main.ts';
import type { encodePlain as encode } from '../plain-values.ts';
import type { Bridge, connectWorlds } from './context-bridge.ts';

/** The names by which the page's side and main's side know each other. */
export interface Meeting {
  /** Function that Chromium gives to this world alone: text to main. */
  readonly send: string;
  /** Function that main calls in this world: text from main. */
  readonly receive: string;
  /** Event by which the two worlds of the page meet; nobody else knows its name. */
  readonly meet: string;
}

export interface Sent {
  readonly encodePlain: typeof encode;
  readonly connect: typeof connectWorlds;
  readonly preload: (require: (name: string) => unknown, module: object, exports: object) => void;
}

export type FromMain =
  WireAnswer | { readonly is: 'message'; readonly channel: string; readonly value: string };

/**
 * Runs the preload in a world of its own, with the part of `electron` that a sandboxed preload has.
 * Sent into the page as text: it refers to nothing outside itself.
 */
export function isolatedWorld(meeting: Meeting, { encodePlain, connect, preload }: Sent): void {
  // As `nodeIntegrationInSubFrames: false`: frames within the page have no preload.
  if (window.top !== window) return;
  const world = globalThis as unknown as Record<string, (text: string) => void>;
  const send = world[meeting.send];
  if (!send) throw new Error('stand-in: this world cannot reach main');

  const waiting = new Map<number, PromiseWithResolvers<unknown> & { readonly channel: string }>();
  const heard = new Map<string, Set<(event: object, value: unknown) => void>>();
  let lastId = 0;
  const ipcRenderer = {
    invoke: async (channel: string, ...parameters: unknown[]): Promise<unknown> => {
      const id = (lastId += 1);
      const answer = Promise.withResolvers<unknown>();
      send(JSON.stringify({ id, channel, parameters: encodePlain(parameters) }));
      waiting.set(id, { ...answer, channel });
      return answer.promise;
    },
    on: (channel: string, listener: (event: object, value: unknown) => void): void => {
      heard.set(channel, (heard.get(channel) ?? new Set()).add(listener));
    },
    off: (channel: string, listener: (event: object, value: unknown) => void): void => {
      heard.get(channel)?.delete(listener);
    },
  };

  world[meeting.receive] = (text) => {
    const said = JSON.parse(text) as FromMain;
    if (said.is === 'message') {
      for (const listener of heard.get(said.channel) ?? []) listener({}, JSON.parse(said.value));
      return;
    }
    const answer = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.is === 'answer') answer?.resolve(JSON.parse(said.value));
    else answer?.reject(new Error(`Error invoking remote method '${answer.channel}': ${said.message}`));
  };

  const exposed: [string, unknown][] = [];
  let bridge: Bridge | undefined;
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown): void => {
      exposed.push([name, value]);
      bridge?.expose(name, value);
    },
  };
  window.addEventListener(
    meeting.meet,
    (event) => {
      const [port] = (event as MessageEvent).ports;
      if (!port) return;
      bridge = connect({ port, hear: 'to-preload', say: 'to-page', onExpose: () => undefined });
      for (const [name, value] of exposed) bridge.expose(name, value);
    },
    { once: true },
  );

  const require = (name: string): unknown => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports);
}
