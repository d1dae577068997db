import type { FaultKind } from './faults.ts';
import { never, type Power } from './power.ts';
import type { Outside, Scene } from './scene.ts';

type Fate = 'lost' | 'late' | 'doubled' | 'answerLost' | 'answerUnreadable' | 'answerSlow';

const fates = {
  sale: {
    lost: 'sale-lost',
    late: 'sale-late',
    doubled: 'sale-doubled',
    answerLost: 'sale-answer-lost',
    answerUnreadable: 'sale-answer-unreadable',
    answerSlow: 'sale-answer-slow',
  },
  inquiry: {
    lost: 'inquiry-lost',
    answerLost: 'inquiry-answer-lost',
    answerUnreadable: 'inquiry-answer-unreadable',
    answerSlow: 'inquiry-answer-slow',
  },
  reversal: {
    lost: 'reversal-lost',
    late: 'reversal-late',
    doubled: 'reversal-doubled',
    answerLost: 'reversal-answer-lost',
    answerUnreadable: 'reversal-answer-unreadable',
    answerSlow: 'reversal-answer-slow',
  },
  post: {
    lost: 'post-lost',
    late: 'post-late',
    doubled: 'post-doubled',
    answerLost: 'post-answer-lost',
    answerUnreadable: 'post-answer-unreadable',
    answerSlow: 'post-answer-slow',
  },
  hold: { lost: 'hold-lost', answerLost: 'hold-answer-lost', answerSlow: 'hold-answer-slow' },
  release: { lost: 'release-lost' },
  proof: { lost: 'proof-lost' },
} as const satisfies Record<string, Partial<Record<Fate, FaultKind>>>;

/** How late a stray message may still come where nobody has promised anything, in milliseconds. */
export const strayMaxMs = 3_600_000;

/** One question to the other side, and what may become of it on the way. */
export interface Question<Answer> {
  readonly what: keyof typeof fates;
  /** Whom it is about. */
  readonly who: string;
  readonly timeoutMs: number;
  /** The latest moment at which a request that strays still arrives, in milliseconds after it was sent. */
  readonly lateMaxMs: number;
  /** What the other side does when it arrives, each time that it does; undefined when it gives no answer. */
  readonly arrive: () => Answer | undefined;
  /** What the driver says when it hears nothing that it can believe. */
  readonly silence: (cause: string) => Answer;
  /** Whether it can be sent at all; what the driver says when not a byte leaves. */
  readonly line: 'up' | 'mute' | { readonly refused: Answer };
  /** A request that arrives twice would be meant twice: this line keeps that from happening. */
  readonly isNeverDoubled?: boolean;
}

/** Asks; loses, delays, doubles and garbles the request and its answer as this life has it. */
export function ask<Answer>(scene: Scene, power: Power, question: Question<Answer>): Promise<Answer> {
  const { what } = question;
  if (!power.reaches(`before ${what}`)) return never();
  return new Promise((resolve) => {
    const hear = (answer: Answer, how: string): void => {
      if (!power.reaches(`answer to ${what}`)) return;
      scene.witness.tell(question.who, what, how);
      resolve(answer);
    };
    new Journey(scene, question, hear).begin();
    power.reaches(`after ${what} was sent`);
  });
}

/** The way of one question, there and back. */
class Journey<Answer> {
  readonly #scene: Scene;
  readonly #question: Question<Answer>;
  readonly #hear: (answer: Answer, how: string) => void;
  #isHeard = false;

  constructor(scene: Scene, question: Question<Answer>, hear: (answer: Answer, how: string) => void) {
    this.#scene = scene;
    this.#question = question;
    this.#hear = hear;
  }

  begin(): void {
    const { timeline, dice, witness } = this.#scene;
    const { line, what, who, timeoutMs, silence } = this.#question;
    if (typeof line === 'object') {
      timeline.after(5, () => {
        this.#end(line.refused, 'not a byte left');
      });
      return;
    }
    const timeout = timeline.after(timeoutMs, () => {
      this.#end(silence('no-answer-in-time'), 'no answer in time');
    });
    if (line === 'mute' || this.#suffers('lost')) {
      witness.tell(who, what, 'lost');
      return;
    }
    if (this.#suffers('late')) {
      this.#send(this.#straying(), undefined);
      return;
    }
    if (this.#question.isNeverDoubled !== true && this.#suffers('doubled'))
      this.#send(this.#straying(), undefined);
    this.#send(dice.between('latency', who, [5, 150]), (answer) => {
      this.#answer(answer, () => {
        timeline.callOff(timeout);
      });
    });
  }

  #suffers(fate: Fate): boolean {
    const kinds: Partial<Record<Fate, FaultKind>> = fates[this.#question.what];
    const kind = kinds[fate];
    return kind !== undefined && this.#scene.faults.happens(kind, this.#question.who);
  }

  /** How long a request that strays is on its way, up to the very end of what was promised. */
  #straying(): number {
    const { dice } = this.#scene;
    const { lateMaxMs, who } = this.#question;
    return dice.isHit('straying', who, 0.4) ? lateMaxMs : dice.between('straying', who, [1, lateMaxMs]);
  }

  #send(delayMs: number, onAnswer: ((answer: Answer) => void) | undefined): void {
    const { timeline, outside, witness } = this.#scene;
    const { what, who, arrive } = this.#question;
    outside.messagesOnTheWay += 1;
    if (what === 'sale') countSale(outside, who, 1);
    timeline.after(delayMs, () => {
      outside.messagesOnTheWay -= 1;
      if (what === 'sale') countSale(outside, who, -1);
      if (!onAnswer) witness.tell(who, `a stray ${what} arrives, ms after it was sent:`, delayMs);
      const answer = arrive();
      if (answer !== undefined) onAnswer?.(answer);
    });
  }

  #answer(answer: Answer, callOffTimeout: () => void): void {
    const { timeline, dice, witness } = this.#scene;
    const { what, who, timeoutMs, silence } = this.#question;
    if (this.#suffers('answerLost')) {
      witness.tell(who, what, 'answer lost');
      return;
    }
    const isUnreadable = this.#suffers('answerUnreadable');
    const come = (): void => {
      callOffTimeout();
      if (isUnreadable) this.#end(silence('malformed'), 'the answer cannot be read');
      else this.#end(answer, 'answered');
    };
    if (this.#suffers('answerSlow')) timeline.after(dice.between('latency', who, [150, timeoutMs]), come);
    // Nothing can happen between many a deed and its answer; that saves an event.
    else if (dice.isHit('latency', who, 0.6)) come();
    else timeline.after(dice.between('latency', who, [5, 150]), come);
  }

  #end(answer: Answer, how: string): void {
    if (this.#isHeard) return;
    this.#isHeard = true;
    this.#hear(answer, how);
  }
}

function countSale({ salesOnTheWay }: Outside, paymentId: string, more: 1 | -1): void {
  salesOnTheWay.set(paymentId, (salesOnTheWay.get(paymentId) ?? 0) + more);
}
