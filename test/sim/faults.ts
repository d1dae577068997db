import type { Dice, Stream } from './dice.ts';

/**
 * Everything that can go wrong, each with how often at the worst: of so many chances for it, the share in which it
 * happens. How often it does in one life is drawn for that life.
 */
export const worstRates = {
  // The line to the VPOS.
  'sale-not-sent': 0.3,
  'sale-lost': 0.4,
  'sale-late': 0.5,
  'sale-doubled': 0.5,
  'sale-answer-lost': 0.6,
  'sale-answer-unreadable': 0.4,
  'sale-answer-slow': 0.5,
  'sale-answer-of-other-amount': 0.3,
  'inquiry-lost': 0.5,
  'inquiry-answer-lost': 0.5,
  'inquiry-answer-unreadable': 0.5,
  'inquiry-answer-slow': 0.6,
  'reversal-lost': 0.5,
  'reversal-late': 0.5,
  'reversal-doubled': 0.5,
  'reversal-answer-lost': 0.5,
  'reversal-answer-unreadable': 0.5,
  'reversal-answer-slow': 0.5,
  'proof-lost': 0.6,
  // The acquirer.
  'sale-in-progress': 0.4,
  'sale-booked-at-other-amount': 0.2,
  'sale-voided-by-acquirer': 0.2,
  'reversal-refused': 0.3,
  'vpos-refuses-connections': 0.5,
  'vpos-mute': 0.3,
  'reversals-mute': 0.3,
  // The line to the biller, and the biller.
  'post-lost': 0.5,
  'post-late': 0.5,
  'post-doubled': 0.5,
  'post-answer-lost': 0.5,
  'post-answer-unreadable': 0.5,
  'post-answer-slow': 0.5,
  'post-conflict': 0.15,
  'hold-lost': 0.5,
  'hold-answer-lost': 0.5,
  'hold-answer-slow': 0.5,
  'release-lost': 0.6,
  'biller-mute': 0.3,
  'paid-elsewhere': 0.3,
  'held-elsewhere': 0.3,
  'bill-changed': 0.2,
  // Paper and mail.
  'printer-not-started': 0.5,
  'printer-incomplete': 0.4,
  'printer-unknown': 0.4,
  'printer-slow': 0.6,
  'receipt-cannot-be-made': 0.3,
  'mail-lost': 0.7,
  'mail-answer-lost': 0.5,
  'mail-refused': 0.4,
  'mail-mute': 0.3,
  // The disk.
  'commit-fails': 0.04,
  'commit-fails-but-is-kept': 0.04,
  'read-fails': 0.005,
  'keep-fails': 0.15,
  'keep-fails-but-is-kept': 0.15,
  'destroy-fails': 0.15,
  'destroy-fails-but-is-done': 0.15,
  // The machine.
  'lasts-for-a-day': 0.6,
  'nobody-comes-for-a-day': 0.04,
  'power-cut': 0.9,
  'stopped-in-order': 0.1,
  'clock-stepped': 0.4,
  'clock-wrong-at-start': 0.5,
  // The customer.
  'turns-back': 0.3,
  'walks-off': 0.5,
  'taps-twice': 0.5,
  'confirms-too-late': 0.2,
  'queues-against-the-rules': 0.3,
} as const;

export type FaultKind = keyof typeof worstRates;
export const faultKinds = Object.keys(worstRates) as FaultKind[];

export type FaultCounts = Partial<Record<FaultKind, number>>;

/** One fault that happened: the second chance of somebody's sale to be lost, whatever befalls the others. */
export type FaultId = `${FaultKind} of ${string} #${number}`;

/** Decides what goes wrong in one life. */
export class Faults {
  /** Only of what can happen in this life: how often it does. */
  readonly #odds = new Map<FaultKind, { readonly rate: number; readonly stream: Stream }>();
  readonly #without: ReadonlySet<string>;
  readonly counts: FaultCounts = {};
  /** In the order in which they happened. */
  readonly happened: FaultId[] = [];

  /** @param without - faults that do not happen this time */
  constructor(dice: Dice, without: ReadonlySet<string>) {
    this.#without = without;
    // A swarm: in one life half of the faults never happen and some happen all the time; no two lives are alike.
    const isCalm = dice.isHit('mix', '', 0.08);
    for (const kind of faultKinds) {
      const strength = dice.pick('mix', '', [0, 0, 0, 0, 0.1, 0.3, 1]);
      if (!isCalm && strength > 0)
        this.#odds.set(kind, { rate: worstRates[kind] * strength, stream: dice.stream(kind) });
    }
  }

  /** @param who - whom it would befall: a payment, an invoice, a visit, a boot */
  happens(kind: FaultKind, who: string): boolean {
    const odds = this.#odds.get(kind);
    if (!odds) return false;
    if (odds.stream.fraction(who) >= odds.rate) return false;
    const id = `${kind} of ${who} #${odds.stream.timesOf(who)}` as const;
    if (this.#without.has(id)) return false;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.happened.push(id);
    return true;
  }

  /** From now on nothing goes wrong. */
  stop(): void {
    this.#odds.clear();
  }
}
