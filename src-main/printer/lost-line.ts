/** Tells one listener, once, that a line is lost, also when it was lost before the listener came. */
export interface LostLine {
  lose(reason: string): void;
  /** From now on nobody is told: the line is closed on purpose. */
  forget(): void;
  readonly onLost: (listener: (reason: string) => void) => void;
  /** Why nothing can be sent any more, or undefined. */
  reason(): string | undefined;
  /** Resolves with that reason once there is one. */
  readonly over: Promise<string>;
}

export function createLostLine(): LostLine {
  let reason: string | undefined;
  let isForgotten = false;
  let listener: ((reason: string) => void) | undefined;
  const over = Promise.withResolvers<string>();

  function end(why: string): void {
    reason = why;
    over.resolve(why);
  }

  return {
    lose(why) {
      if (reason !== undefined) return;
      end(why);
      listener?.(why);
    },
    forget() {
      isForgotten = true;
      if (reason === undefined) end('the line is closed');
    },
    onLost(told) {
      listener = told;
      if (reason !== undefined && !isForgotten) told(reason);
    },
    reason: () => reason,
    over: over.promise,
  };
}
