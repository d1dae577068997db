export interface LateSales {
  /** Finishes a sale after so many milliseconds; answers when it is finished. */
  schedule(paymentId: string, afterMs: number): Promise<void>;
  /** Answers when a scheduled sale is finished, at once when there is none. */
  finished(paymentId: string): Promise<void>;
  /** Forgets all that is still scheduled; the ledger knows them for the next start. */
  stop(): void;
}

/** The sales that the host is still working on. */
export function createLateSales(finish: (paymentId: string) => void): LateSales {
  const pending = new Map<string, { readonly timer: NodeJS.Timeout; readonly done: Promise<void> }>();

  return {
    schedule: (paymentId, afterMs) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(() => {
        pending.delete(paymentId);
        finish(paymentId);
        resolve(undefined);
      }, afterMs);
      pending.set(paymentId, { timer, done: promise });
      return promise;
    },
    finished: (paymentId) => pending.get(paymentId)?.done ?? Promise.resolve(),
    stop: () => {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
}
