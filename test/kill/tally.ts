/** Counts by name, over all lanes. */
export interface Counter {
  add(name: string, count?: number): void;
  entries(): readonly (readonly [name: string, count: number])[];
  total(): number;
}

function createCounter(): Counter {
  const counts = new Map<string, number>();
  return {
    add: (name, count = 1) => {
      counts.set(name, (counts.get(name) ?? 0) + count);
    },
    entries: () => [...counts].toSorted(([one], [other]) => one.localeCompare(other)),
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** What a campaign has done and met. */
export interface Tally {
  /** Kills, by the point at which they came. */
  readonly kills: Counter;
  /** What the killed lives had on their way, by how it was to end. */
  readonly endings: Counter;
  readonly troubles: Counter;
  /** Payments at rest, by state. */
  readonly states: Counter;
  /** What kiosks promised their customers. */
  readonly promises: Counter;
  /** Payments at rest for which the biller still keeps the invoice from others, until its time; by state. */
  readonly holds: Counter;
  /** What customers were refused who wanted to pay. */
  readonly refusals: Counter;
  receipts: number;
}

export function createTally(): Tally {
  return {
    kills: createCounter(),
    endings: createCounter(),
    troubles: createCounter(),
    states: createCounter(),
    promises: createCounter(),
    holds: createCounter(),
    refusals: createCounter(),
    receipts: 0,
  };
}
