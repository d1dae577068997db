/** A call as a screen would make it, from the harness to the kiosk's process. */
export interface Call {
  readonly id: number;
  readonly channel: string;
  readonly request: unknown;
}

/** What comes back: answers, what a screen is told, and that there is a screen at all. */
export type FromKiosk =
  | { readonly is: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly is: 'refusal'; readonly id: number; readonly message: string }
  | { readonly is: 'told'; readonly channel: string; readonly value: unknown }
  | { readonly is: 'ready' };

/** Says it to the harness. Nobody hears it in a process that was started by hand. */
export function tellHarness(message: FromKiosk): void {
  // A harness that has gone ends this process by `disconnect`; until then there is nobody to tell.
  if (process.connected) process.send?.(message);
}
