import type { QueueLimits } from '../../src-main/payment/queue-limits.ts';
import { Dice } from './dice.ts';
import { Faults } from './faults.ts';
import { Timeline } from './timeline.ts';
import { Witness } from './witness.ts';

/** The true time at which every life begins: milliseconds since 1970. */
export const bornAtUnixMs = Date.UTC(2026, 10, 22, 15);

/** What is agreed in one life between kiosk, acquirer and biller. */
export interface Terms {
  readonly kioskId: string;
  /** In milliseconds, as in the configuration. */
  readonly lateExecutionMaxMs: number;
  readonly saleTimeoutMs: number;
  readonly answerTimeoutMs: number;
  /** Whether the acquirer charges once for a payment id, or once for each request that it gets. */
  readonly isVposIdempotent: boolean;
  /** Whether the acquirer says so when it knows that a sale cannot be executed any more. */
  readonly isVposConclusive: boolean;
  readonly hasHolds: boolean;
  readonly hasMail: boolean;
  readonly queue: QueueLimits | undefined;
  readonly visits: number;
}

/** The state of the lines and of the bare room, which no boot of the kiosk changes. */
export interface Outside {
  vpos: 'up' | 'refusing' | 'mute';
  /** The VPOS may sell while its reversals do not answer. */
  areReversalsUp: boolean;
  isBillerUp: boolean;
  isMailUp: boolean;
  /** How wrong the kiosk's wall clock is, in milliseconds. */
  clockErrorMs: number;
  /** The visit that is, or was last: `visit 3`. */
  visit: string;
  /** The boot that runs or ran last, and how wrong the clock was when it began. */
  boot: number;
  bootClockErrorMs: number;
  /** Messages that have left and not arrived, of all and of each sale. */
  messagesOnTheWay: number;
  readonly salesOnTheWay: Map<string, number>;
}

/** Everything that the models of one life share. */
export interface Scene {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly faults: Faults;
  readonly witness: Witness;
  readonly terms: Terms;
  readonly outside: Outside;
  /** By the place where the power went, how often. */
  readonly crashes: Map<string, number>;
  /** Events and states of payments, how often each was written down. */
  readonly events: Map<string, number>;
  readonly states: Map<string, number>;
}

export interface SceneOptions {
  readonly seed: number;
  readonly keepsStory: boolean;
  /** Faults that do not happen this time. */
  readonly without: ReadonlySet<string>;
  /** The visits that take place; all when left out. */
  readonly visits?: ReadonlySet<number>;
}

/** Counts one more. */
export function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

export function setScene({ seed, keepsStory, without }: SceneOptions): Scene {
  const timeline = new Timeline();
  const dice = new Dice(seed);
  return {
    timeline,
    dice,
    faults: new Faults(dice, without),
    witness: new Witness(timeline, keepsStory),
    terms: drawTerms(dice),
    outside: {
      vpos: 'up',
      areReversalsUp: true,
      isBillerUp: true,
      isMailUp: true,
      clockErrorMs: 0,
      visit: 'visit 0',
      boot: 0,
      bootClockErrorMs: 0,
      messagesOnTheWay: 0,
      salesOnTheWay: new Map(),
    },
    crashes: new Map(),
    events: new Map(),
    states: new Map(),
  };
}

function drawTerms(dice: Dice): Terms {
  const has = (probability: number): boolean => dice.isHit('terms', '', probability);
  return {
    kioskId: 'K014',
    lateExecutionMaxMs: dice.pick('terms', '', [5_000, 20_000, 30_000, 60_000, 120_000]),
    saleTimeoutMs: dice.pick('terms', '', [5_000, 15_000, 30_000]),
    answerTimeoutMs: dice.pick('terms', '', [2_000, 10_000]),
    isVposIdempotent: has(0.6),
    isVposConclusive: has(0.3),
    hasHolds: has(0.6),
    hasMail: has(0.8),
    queue: has(0.8) ? drawLimits(dice) : undefined,
    visits: dice.between('terms', '', [8, 24]),
  };
}

function drawLimits(dice: Dice): QueueLimits {
  return {
    permissionId: 'OFF-2026-014',
    paymentMaxMinor: dice.pick('terms', '', [20_000, 40_000, 100_000]),
    totalMaxMinor: dice.pick('terms', '', [50_000, 100_000, 1_000_000]),
    countMax: dice.pick('terms', '', [1, 2, 3, 5, 20]),
    ageMaxHours: dice.pick('terms', '', [1, 1, 1, 4, 24]),
  };
}
