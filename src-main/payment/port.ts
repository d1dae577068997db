/** Time, as the payment service needs it. Tests give one of their own. */
export interface Clock {
  /** Milliseconds since 1970, for printing and records only: it may be wrong and may jump. */
  nowUnixMs(): number;
  /** Milliseconds that only ever go up, since some moment in this boot. */
  monotonicMs(): number;
  /** Resolves after `delayMs`, or at once when `signal` is aborted. */
  sleep(delayMs: number, signal: AbortSignal): Promise<void>;
}

/** What must not be guessed or repeated, as the payment service needs it. Tests give one of their own. */
export interface Chance {
  /** A new UUID (RFC 9562, version 4). */
  uuid(): string;
  /** From 0 to 1. */
  fraction(): number;
}
