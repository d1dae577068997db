import type { Slice } from '../../../src-main/shell/slice.ts';
import { kioskOrigin } from '../../../src-main/shell/addresses.ts';
import { tellHarness, type Call } from './wire.ts';

type Listener = Parameters<Slice['ipcMain']['handle']>[1];

const listeners = new Map<string, Listener>();

export const ipcMain = {
  handle: (channel: string, listener: Listener): void => {
    listeners.set(channel, listener);
  },
} satisfies Slice['ipcMain'];

/** The top frame of a screen: the one sender that the shell listens to. */
const senderFrame = { origin: kioskOrigin, parent: null };

/** Hands the harness's calls to the shell, as Electron would a page's. */
export function answerHarness(): void {
  process.on('message', (message) => {
    // Sound: only the harness speaks on this channel, and says nothing else.
    void answer(message as Call);
  });
  // A harness that is gone, however it went, leaves no kiosk behind.
  process.on('disconnect', () => process.exit(0));
}

async function answer({ id, channel, request }: Call): Promise<void> {
  try {
    const listener = listeners.get(channel);
    if (!listener) throw new Error(`nobody answers ${channel}`);
    // Sound for the slice: the shell reads nothing of the event but its sender's frame.
    const event = { senderFrame } as unknown as Parameters<Listener>[0];
    const value: unknown = await listener(event, request);
    tellHarness({ is: 'answer', id, value });
  } catch (error) {
    tellHarness({ is: 'refusal', id, message: String(error) });
  }
}
