import type { CallName } from '#contract/kiosk-api.ts';

/** The IPC channels between screen and main: one for each call of the contract, and one stream back. */
export const paymentChannel = 'kiosk:payment';

export function callChannel(name: CallName | (string & {})): string {
  return `kiosk:call:${name}`;
}
