import type * as Electron from 'electron';
import { decodePlain, encodePlain } from './plain-values.ts';

type Listener = Parameters<Electron.IpcMain['handle']>[1];

const listeners = new Map<string, Listener>();

/** Electron's `ipcMain`, with the table that Electron keeps under this name, so that a test can listen in on both. */
export const ipcMain = {
  _invokeHandlers: listeners,
  handle: (channel: string, listener: Listener): void => {
    if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    listeners.set(channel, listener);
  },
};

/** A call from a page as it crosses: `parameters` is text. */
export interface WireCall {
  readonly id: number;
  readonly channel: string;
  readonly parameters: string;
}

/** The answer, and of a throw only its text, as in Electron. */
export type WireAnswer =
  | { readonly is: 'answer'; readonly id: number; readonly value: string }
  | { readonly is: 'refusal'; readonly id: number; readonly message: string };

export async function answerInvoke(call: WireCall, senderFrame: unknown): Promise<WireAnswer> {
  const { id, channel } = call;
  try {
    const listener = listeners.get(channel);
    if (!listener) throw new Error(`No handler registered for '${channel}'`);
    // Sound for the slice: shell reads nothing of the event but its sender's frame.
    const event = { senderFrame } as Electron.IpcMainInvokeEvent;
    const value: unknown = await listener(event, ...(decodePlain(call.parameters) as unknown[]));
    return { is: 'answer', id, value: encodePlain(value) };
  } catch (error) {
    return { is: 'refusal', id, message: String(error) };
  }
}
