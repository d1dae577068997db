import type { CallName } from '#contract/requests.ts';

/** The IPC channels between screen and main: one for each call of the contract, and two streams back. */
export const paymentChannel = 'kiosk:payment';
export const scanChannel = 'kiosk:scan';

export function callChannel(name: CallName | (string & {})): string {
  return `kiosk:call:${name}`;
}
