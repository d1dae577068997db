import type { KioskApi } from '#contract/kiosk-api.ts';

declare global {
  interface Window {
    /** Put there by the preload: all that a screen can reach. */
    readonly kiosk: KioskApi;
  }
}
