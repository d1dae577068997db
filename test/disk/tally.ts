import type { FaultOutcome } from './fault-run.ts';

/** The figures of a run, a line each. */
export function describeTally(outcomes: readonly FaultOutcome[]): string[] {
  const wrong = outcomes.filter((outcome) => outcome.wrong.length > 0);
  const calls = Map.groupBy(outcomes, ({ point }) => point.call);
  return [
    `${outcomes.length} faults: ${count(outcomes, 'hasStopped')} stopped the program, the others it could do without`,
    `  ${count(outcomes, 'committedThoughFailed')} commits were in the journal though their call had failed`,
    `  at ${[...calls].map(([call, all]) => `${call} ${all.length}`).join(', ')}`,
    `  ${wrong.length} ended with something lost, doubled or told wrong`,
  ];
}

function count(outcomes: readonly FaultOutcome[], what: 'hasStopped' | 'committedThoughFailed'): number {
  return outcomes.filter((outcome) => outcome[what]).length;
}
