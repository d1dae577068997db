import { callNames, type KioskApi, type PaymentView } from './kiosk-api.ts';

/** The two things a host must offer: Electron's preload and the tests' direct link each offer their own. */
export interface Transport {
  ask(name: string, request: unknown): Promise<unknown>;
  hear(listener: (view: PaymentView) => void): () => void;
}

/** Builds the whole screen-side API over one transport. */
export function createKioskApi(transport: Transport): KioskApi {
  const calls = Object.fromEntries(
    callNames.map((name) => [name, (request: unknown) => transport.ask(name, request)]),
  );
  // Sound: the keys are the contract's own, and main answers each with its declared type.
  return { ...(calls as unknown as KioskApi), onPayment: (listener) => transport.hear(listener) };
}
