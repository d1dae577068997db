/*
 * npm run mutants: plants one deliberate fault at a time in a copy of the program and lets the simulation look for it.
 * Ends with 1 when one is not found: then an invariant is missing.
 */
import { join, resolve } from 'node:path';
import { mutants } from './all.ts';
import type { Mutant } from './mutant.ts';
import { Workshop, type Fate } from './workshop.ts';

const project = resolve(import.meta.dirname, '../../..');
const lanes = 2;
const options = { payments: 10_000, seed: 1 };

interface Tried {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

/** Works through the list in two copies at once. */
async function tryOutAll(chosen: readonly Mutant[]): Promise<readonly Tried[]> {
  const waiting = [...chosen];
  const workshops = Array.from(
    { length: lanes },
    (_, lane) => new Workshop(project, join(project, '.state', `mutants-${process.pid}-${lane}`)),
  );
  try {
    const lanesEnd = workshops.map(async (workshop, lane) => {
      if (lane === 0) await checkControl(workshop);
      return workThrough(workshop, waiting);
    });
    return (await Promise.all(lanesEnd)).flat();
  } finally {
    for (const workshop of workshops) workshop.close();
  }
}

/** @throws Error when the simulation finds something without any fault planted: then it proves nothing of the others */
async function checkControl(workshop: Workshop): Promise<void> {
  const fate = await workshop.tryOutAsItIs(options);
  if (fate.is === 'survived') return;
  const found = fate.is === 'violation' ? fate.invariant : fate.what;
  throw new Error(`With nothing planted the simulation finds a fault (${found}): see npm run sim`);
}

async function workThrough(workshop: Workshop, waiting: Mutant[]): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const fate = await workshop.tryOut(mutant, options);
    say(`${sentence(fate).padEnd(50)}${mutant.name}`);
    tried.push({ mutant, fate });
  }
  return tried;
}

function sentence(fate: Fate): string {
  const after = `after ${fate.payments}`.padEnd(14);
  switch (fate.is) {
    case 'violation':
      return `caught    ${after}${fate.invariant}`;
    case 'program-fault':
      return `caught    ${after}it throws`;
    case 'survived':
      return `SURVIVED  ${after}`;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(wanted: string): Promise<void> {
  const chosen = mutants.filter(({ name }) => name.includes(wanted));
  if (chosen.length === 0) {
    process.stderr.write(
      `No mutant has "${wanted}" in its name. usage: npm run mutants [-- PART OF A NAME]\n`,
    );
    process.exitCode = 2;
    return;
  }
  const startedAtMs = performance.now();
  const tried = await tryOutAll(chosen);
  const times = (is: Fate['is']): number => tried.filter(({ fate }) => fate.is === is).length;
  const mostPayments = Math.max(...tried.map(({ fate }) => fate.payments));
  const caught = `${times('violation')} caught by an invariant, ${times('program-fault')} by a thrown fault`;
  say('');
  say(`${tried.length} mutants: ${caught}, ${times('survived')} survived`);
  say(
    `${Math.round((performance.now() - startedAtMs) / 1_000)} s; the longest took ${mostPayments} payments`,
  );
  if (times('survived') > 0) process.exitCode = 1;
}

await main(process.argv[2] ?? '');
