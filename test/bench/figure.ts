/** One measured value. Ratios, with `x` as their unit, are what can be compared between machines. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: '' | '/s' | 'ms' | 'x' | 'kB' | 'MB' | '/payment';
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that each of `rounds` runs of the work took. */
export async function timeEach(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return times;
}
