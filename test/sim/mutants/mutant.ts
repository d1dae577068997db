/** One deliberate fault in the program: what is there exactly once, and what stands there instead. */
export interface Mutant {
  /** What the program does wrong with it, as people would say it. */
  readonly name: string;
  /** Below `src-main/payment`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** @throws Error when the place is not there, or not only once: the list must follow the program */
export function plant({ name, file, find, replace }: Mutant, source: string): string {
  const times = source.split(find).length - 1;
  if (times !== 1) {
    throw new Error(
      `"${name}": what it replaces is in src-main/payment/${file} ${times} times, not once. Mend test/sim/mutants.`,
    );
  }
  return source.replace(find, () => replace);
}
