import type { KioskApi, PaymentView } from './kiosk-api.ts';
import { callNames } from './requests.ts';

/** What a host must offer: Electron's preload and the tests' direct link each offer their own. */
export interface Transport {
  ask(name: string, request: unknown): Promise<unknown>;
  hearPayment(listener: (view: PaymentView) => void): () => void;
  hearScan(listener: (code: string) => void): () => void;
}

/** Builds the whole screen-side API over one transport. */
export function createKioskApi(transport: Transport): KioskApi {
  const calls = Object.fromEntries(
    callNames.map((name) => [name, (request: unknown) => transport.ask(name, request)]),
  );
  return {
    // Sound: the keys are the contract's own, and main answers each with its declared type.
    ...(calls as unknown as KioskApi),
    onPayment: (listener) => transport.hearPayment(listener),
    onScan: (listener) => transport.hearScan(listener),
  };
}
