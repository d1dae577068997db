import type { PaymentState } from '../../src-main/payment/payment.ts';
import type { Step } from '../simulators/steps.ts';
import type { Chance } from './chance.ts';

/** The simulators' steps, and one before them: the sale has left the kiosk and has not come to the acquirer. */
export type NamedStep = Step | 'sale-on-the-line';

/** Where a kiosk is killed. */
export type KillPoint =
  /** In the middle of what a simulator is doing for it: before, between or after booking and answering. */
  | { readonly is: 'step'; readonly step: NamedStep }
  /** As soon as the journal's file shows the payment in this state. */
  | { readonly is: 'state'; readonly state: PaymentState['at'] }
  /** After this share of the time that such a payment usually takes; a little more than 1 is just after it. */
  | { readonly is: 'moment'; readonly share: number }
  /** After this share of the time that a kiosk usually takes from its start to its first screen. */
  | { readonly is: 'start'; readonly share: number };

/**
 * How a payment goes at the acquirer and the biller, unless a kill comes between; see `resources/openapi/vpos.yaml`.
 * The lost ending is not among them: a sale that is lost every time it is sent would wait in the queue for a day. The
 * trouble `sale-lost` loses one once.
 */
export const endings = [
  'plain',
  'declined',
  'charged-silent',
  'late',
  'charged-broken',
  'wrong-echo',
  'charged-long-silent',
  'paid-elsewhere',
] as const;
export type Ending = (typeof endings)[number];

/** What else goes wrong around a payment, until the next run begins. */
export const troubles = [
  'none',
  'biller-away',
  'vpos-away-before-the-visit',
  'vpos-away-before-the-sale',
  'vpos-away-during-the-sale',
  'sale-held-back',
  'sale-lost',
  'sale-answer-lost',
  'post-lost',
  'post-answer-lost',
] as const;
export type Trouble = (typeof troubles)[number];

/** One run: a life of the kiosk and how it ends. */
export interface Plan {
  /** In a recovery nobody comes: the kiosk is killed over what earlier lives have left. */
  readonly is: 'visit' | 'recovery';
  readonly point: KillPoint;
  readonly ending: Ending;
  readonly trouble: Trouble;
  /** How long a sale is held back on the line, as a share of the time that a kiosk usually takes to start. */
  readonly heldBackShare: number;
  /** Payments that are left alone before the one that is killed. */
  readonly quietBefore: number;
  /** Somebody first asks how the payment stands that the last kill interrupted, and takes the paper that there is. */
  readonly asksFirst: boolean;
  /** The customer comes back to the invoice that the last kill interrupted. */
  readonly isSecondTry: boolean;
}

/** Points, and what lies on the way to them. What is named twice is drawn twice as often. */
interface Occasion {
  readonly points: readonly KillPoint[];
  readonly endings: readonly Ending[];
  /** When left out, any that does not hinder it. */
  readonly trouble?: Trouble;
}

const occasions: readonly Occasion[] = [
  // Killed while the sale is on its way: it arrives at the acquirer after the next start.
  {
    points: steps('sale-on-the-line'),
    endings: ['plain', 'plain', 'declined', 'paid-elsewhere', 'charged-silent'],
    trouble: 'sale-held-back',
  },
  {
    points: [...steps('inquiry-received', 'inquiry-answered'), ...states('unknown')],
    endings: ['plain', 'declined'],
    trouble: 'sale-lost',
  },
  {
    points: steps('sale-on-the-line', 'sale-received', 'sale-booked', 'sale-answered'),
    endings: ['plain', 'plain', 'declined', 'charged-silent', 'charged-broken', 'late'],
  },
  {
    points: steps('inquiry-received', 'inquiry-booked', 'inquiry-answered'),
    endings: ['charged-silent', 'charged-broken', 'charged-long-silent', 'wrong-echo'],
  },
  {
    points: steps('post-received', 'post-booked', 'post-answered'),
    endings: ['plain', 'plain', 'charged-silent', 'paid-elsewhere'],
  },
  { points: steps('printing-began', 'printing-ended'), endings: ['plain', 'plain', 'paid-elsewhere'] },
  {
    points: steps('reversal-received', 'reversal-booked', 'reversal-answered'),
    endings: ['paid-elsewhere', 'paid-elsewhere', 'wrong-echo'],
  },
  { points: steps('hold-received', 'hold-booked', 'hold-answered'), endings: ['plain'] },
  { points: states('sending'), endings: ['plain', 'late', 'declined'] },
  { points: states('unknown'), endings: ['charged-silent', 'charged-broken', 'charged-long-silent'] },
  { points: states('approved', 'posted'), endings: ['plain', 'charged-silent'] },
  { points: states('declined'), endings: ['declined'] },
  { points: states('reversing', 'reversed'), endings: ['paid-elsewhere', 'paid-elsewhere', 'wrong-echo'] },
];

/** Once in so many runs the kill comes at any moment, rather than at a named point. */
const anyMomentOnceIn = 3;
const recoveryOnceIn = 4;
/** Once in so many visits the acquirer cannot be reached, and the payment waits in the queue. */
const queuedOnceIn = 5;
const askOnceIn = 3;
const troubleOnceIn = 3;
const troublesOfAPayment = troubles.filter((trouble) => trouble !== 'vpos-away-before-the-visit');
const secondTryOnceIn = 2;

export function drawPlan(chance: Chance): Plan {
  if (chance.onceIn(recoveryOnceIn)) return drawRecovery(chance);
  if (chance.onceIn(queuedOnceIn)) return drawQueued(chance);
  const {
    points,
    endings: possible,
    ...occasion
  } = chance.onceIn(anyMomentOnceIn) ? { points: [moment(chance)], endings } : chance.pick(occasions);
  const point = chance.pick(points);
  const anyTrouble = chance.onceIn(troubleOnceIn) ? chance.pick(troublesOfAPayment) : 'none';
  const trouble = occasion.trouble ?? anyTrouble;
  return {
    is: 'visit',
    // Who is away takes no step and lets no payment end: a kill must not wait for either.
    point: trouble.includes('away') ? moment(chance) : point,
    ending: chance.pick(possible),
    trouble,
    heldBackShare: 0.2 + 2.5 * chance.share(),
    quietBefore: chance.between(0, 3) === 3 ? 1 : 0,
    asksFirst: chance.onceIn(askOnceIn),
    isSecondTry: chance.onceIn(secondTryOnceIn),
  };
}

/** Its sale is sent by a later life: whatever ending it has comes then. */
function drawQueued(chance: Chance): Plan {
  const points: readonly KillPoint[] = [
    moment(chance),
    ...states('queued'),
    ...steps('printing-began', 'printing-ended'),
  ];
  return {
    is: 'visit',
    point: chance.pick(points),
    ending: chance.pick(endings),
    trouble: 'vpos-away-before-the-visit',
    heldBackShare: 0,
    quietBefore: chance.between(0, 2),
    asksFirst: false,
    isSecondTry: false,
  };
}

/** Over what was left: at a step of it, or at any moment of a start, which also meets the opening of the journal. */
function drawRecovery(chance: Chance): Plan {
  const point: KillPoint = chance.onceIn(2)
    ? { is: 'start', share: chance.share() * 1.2 }
    : chance.pick(
        steps(
          ...(['sale-received', 'sale-booked', 'sale-answered'] as const),
          ...(['inquiry-received', 'inquiry-booked', 'inquiry-answered'] as const),
          ...(['post-received', 'post-booked', 'post-answered'] as const),
          ...(['reversal-received', 'reversal-booked', 'reversal-answered'] as const),
        ),
      );
  return {
    is: 'recovery',
    point,
    ending: 'plain',
    trouble: 'none',
    heldBackShare: 0,
    quietBefore: 0,
    asksFirst: false,
    isSecondTry: false,
  };
}

function moment(chance: Chance): KillPoint {
  return { is: 'moment', share: chance.share() * 1.1 };
}

function steps(...names: readonly NamedStep[]): KillPoint[] {
  return names.map((step) => ({ is: 'step', step }));
}

function states(...names: readonly PaymentState['at'][]): KillPoint[] {
  return names.map((state) => ({ is: 'state', state }));
}

/** A short name of a point, for the count of kills. */
export function nameOf(point: KillPoint): string {
  switch (point.is) {
    case 'step':
      return point.step;
    case 'state':
      return `state ${point.state}`;
    case 'moment':
      return 'any moment of a payment';
    case 'start':
      return 'any moment of a start';
  }
}
