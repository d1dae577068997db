interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Waits for several servers; when one of them does not start, stops those that did, so that none is left running.
 *
 * @throws what the first that did not start was rejected with
 */
export async function allOrNone<Started extends readonly Stoppable[]>(starting: {
  readonly [Index in keyof Started]: Promise<Started[Index]>;
}): Promise<Started> {
  const outcomes = await Promise.allSettled<Stoppable>(starting);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  if (failed) {
    await Promise.allSettled(started.map((server) => server.stop()));
    throw failed.reason;
  }
  // Sound: every promise was fulfilled, in its own place.
  return started as unknown as Started;
}
