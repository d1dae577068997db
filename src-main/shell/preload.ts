import * as electron from 'electron';
import { createKioskApi } from '#contract/create-kiosk-api.ts';
import type { PaymentView } from '#contract/kiosk-api.ts';
import { callChannel, paymentChannel } from './channels.ts';
import { quietPage } from './quiet-page.ts';
import type { PreloadSlice } from './slice.ts';

const { contextBridge, ipcRenderer }: PreloadSlice = electron satisfies PreloadSlice;

quietPage(window);

contextBridge.exposeInMainWorld(
  'kiosk',
  createKioskApi({
    ask: (name, request): Promise<unknown> => ipcRenderer.invoke(callChannel(name), request),
    hear: (listener) => {
      const forward = (_event: unknown, view: PaymentView): void => {
        listener(view);
      };
      ipcRenderer.on(paymentChannel, forward);
      return () => {
        ipcRenderer.off(paymentChannel, forward);
      };
    },
  }),
);
