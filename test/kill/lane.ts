import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaymentView } from '#contract/kiosk-api.ts';
import { checkAtOnce, checkAtRest, type Books, type Violation } from './books.ts';
import { findDamage, findRestless, findSealedCards, readPayments } from './journal-file.ts';
import { startKioskProcess, type KioskProcess } from './kiosk-process.ts';
import { aim } from './knife.ts';
import { openOtherSide } from './other-side.ts';
import { createPace } from './pace.ts';
import { nameOf, type Plan } from './plan.ts';
import type { Tally } from './tally.ts';
import { createTellingBook } from './told.ts';
import { within } from './within.ts';
import { createVisits } from './visit.ts';

/** Nothing here takes so long unless it hangs, in milliseconds. */
const hangsAfterMs = 120_000;

export interface LaneOptions {
  readonly directory: string;
  readonly seed: number;
  readonly planOf: (run: number) => Plan;
  /** How many times shorter the kiosk's own pauses are than in a branch. */
  readonly haste: number;
  /** The built main process, when it is not the one in dist. */
  readonly bundle?: string | undefined;
  readonly tally: Tally;
  /** May do to the disk of a kiosk that was just killed what no kiosk survives: so it is seen that this is seen. */
  readonly afterKill?: ((stateDirectory: string) => void) | undefined;
}

/** One kiosk's disk and its other side, on which one life of the kiosk follows the other. */
export interface Lane {
  /** One life: it ends in a kill, and what is then on the disks is looked at. */
  run(number: number): Promise<readonly Violation[]>;
  /** A life that is let live until nothing is unfinished any more; then all books are compared. */
  rest(): Promise<readonly Violation[]>;
  close(): Promise<void>;
}

export async function openLane(options: LaneOptions): Promise<Lane> {
  const { directory, seed, planOf, haste, bundle, tally, afterKill } = options;
  const other = await openOtherSide(directory, seed);
  const stateDirectory = join(directory, 'kiosk');
  const journalFile = join(stateDirectory, 'journal.sqlite');
  const sealedCardsFile = join(stateDirectory, 'queue.sqlite');
  const told = createTellingBook();
  const pace = createPace();
  const visits = createVisits({ other, told, pace, tally, journalFile });
  let alive: KioskProcess | undefined;

  function startLife(): KioskProcess {
    const startedMs = performance.now();
    const { configPath } = other;
    const codeCache = join(directory, 'code-cache');
    const onTold = (view: PaymentView): void => told.hear(view);
    const life = startKioskProcess({ configPath, stateDirectory, codeCache, haste, bundle, onTold });
    alive = life;
    void life.ready.then((isReady) => {
      if (isReady) pace.took('start', performance.now() - startedMs);
    });
    return life;
  }

  /** Until nothing is unfinished any more. */
  async function untilRest(life: KioskProcess): Promise<void> {
    await life.ready;
    while (!life.isGone() && findWork().length > 0) await within(20);
  }

  /** Nobody comes: the kiosk is killed over what was left, or at its very start. */
  async function recover(plan: Plan): Promise<string> {
    const hasWork = findRestless(journalFile).length > 0;
    const point = hasWork ? plan.point : ({ is: 'start', share: 0.9 } as const);
    if (point.is === 'step') await other.allBack();
    const usualMs = pace.usualMs('start');
    const life = startLife();
    const knife = aim({ point, life, other, journalFile, usualMs });
    const isStruck = await Promise.race([
      knife.struck.then(() => true),
      point.is === 'start' ? life.gone.then(() => false) : untilRest(life).then(() => false),
    ]);
    knife.sheathe();
    return isStruck ? `${nameOf(point)}, in recovery` : 'after a recovery';
  }

  async function live(plan: Plan): Promise<string> {
    if (plan.is === 'recovery') return recover(plan);
    await other.allBack();
    if (plan.trouble === 'vpos-away-before-the-visit') other.begin(plan.trouble, 0);
    return visits.receive(plan, startLife());
  }

  async function end(life: KioskProcess | undefined): Promise<readonly Violation[]> {
    const ownEnd = life?.endedByItself();
    life?.kill();
    await life?.gone;
    return ownEnd === undefined ? [] : [broken(ownEnd)];
  }

  function broken(what: string): Violation {
    return {
      is: 'broken',
      what: `${what}; its log ends with ${lastLinesOf(join(stateDirectory, 'ventanilla.log'))}`,
    };
  }

  function books(): Books {
    return { journalFile, sealedCardsFile, payments: readPayments(journalFile), other, told };
  }

  /** What is unfinished; when nothing is, what is yet to be destroyed. */
  function findWork(): readonly string[] {
    const restless = findRestless(journalFile);
    return restless.length > 0 ? restless : findSealedCards(sealedCardsFile);
  }

  return {
    run: async (number) => {
      const plan = planOf(number);
      try {
        const where = await orHang(live(plan), () => {
          return `run ${number} hangs: ${JSON.stringify(plan)}, unfinished: ${findWork().join(', ')}`;
        });
        tally.kills.add(where);
      } catch (error) {
        const own = await end(alive);
        return own.length > 0 ? own : [broken(String(error))];
      }
      const own = await end(alive);
      afterKill?.(stateDirectory);
      return [...own, ...checkAtOnce(books())];
    },
    rest: async () => {
      await other.allBack();
      const life = startLife();
      try {
        await orHang(untilRest(life), () => `never ends: ${findWork().join(', ')}`);
      } catch (error) {
        await end(life);
        return [broken(String(error))];
      }
      const own = await end(life);
      tally.kills.add('at rest');
      const damage = findDamage(journalFile).map((what): Violation => ({ is: 'broken', what }));
      return [...own, ...damage, ...checkAtRest(books())];
    },
    close: async () => {
      await end(alive);
      const holders = new Set(other.holders());
      for (const { order, state } of readPayments(journalFile)) {
        tally.states.add(state.at);
        if (holders.has(order.paymentId)) tally.holds.add(state.at);
      }
      for (const [promise, count] of Object.entries(told.counts())) tally.promises.add(promise, count);
      tally.receipts += other.receipts().length;
      await other.close();
    },
  };
}

/** Enough of a log to see why a kiosk does not serve. */
function lastLinesOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-4).join(' ') : 'nothing';
}

async function orHang<Result>(work: Promise<Result>, describe: () => string): Promise<Result> {
  const { promise: hangs, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(describe()));
  }, hangsAfterMs);
  try {
    return await Promise.race([work, hangs]);
  } finally {
    clearTimeout(timer);
  }
}
