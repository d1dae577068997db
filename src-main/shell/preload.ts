import * as electron from 'electron';
import { createKioskApi } from '#contract/create-kiosk-api.ts';
import { callChannel, paymentChannel, scanChannel } from './channels.ts';
import { quietPage } from './quiet-page.ts';
import type { PreloadSlice } from './slice.ts';

const { contextBridge, ipcRenderer }: PreloadSlice = electron satisfies PreloadSlice;

quietPage(window);

contextBridge.exposeInMainWorld(
  'kiosk',
  createKioskApi({
    ask: (name, request): Promise<unknown> => ipcRenderer.invoke(callChannel(name), request),
    hearPayment: (listener) => hear(paymentChannel, listener as Listener),
    hearScan: (listener) => hear(scanChannel, listener as Listener),
  }),
);

/** What comes by a channel is what main sends by it: the two are built from the same names. */
type Listener = (value: unknown) => void;

function hear(channel: string, listener: Listener): () => void {
  const forward = (_event: unknown, value: unknown): void => {
    listener(value);
  };
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.off(channel, forward);
  };
}
