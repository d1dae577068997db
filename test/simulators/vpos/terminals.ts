export interface Terminals {
  /** Restarts a terminal; milliseconds until it takes sales again. */
  restart(terminalId: string): number;
  /** Milliseconds until a terminal takes sales again; 0 when it does. */
  readyInMs(terminalId: string): number;
}

/** Which terminals are restarting. Power does this to a terminal: it is not kept over a restart of the simulator. */
export function createTerminals(restartMs: number, now: () => number): Terminals {
  const readyAtUnixMs = new Map<string, number>();
  return {
    restart: (terminalId) => {
      readyAtUnixMs.set(terminalId, now() + restartMs);
      return restartMs;
    },
    readyInMs: (terminalId) => Math.max(0, (readyAtUnixMs.get(terminalId) ?? 0) - now()),
  };
}
