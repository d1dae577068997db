import { JournalFault } from '../../src-main/journal/port.ts';
import { count, type Scene } from './scene.ts';

/** Every place at which the power may go: before and after each thing that the program does to the world. */
export const crashPoints = [
  'before a commit',
  'after a commit',
  'read',
  'before a card is kept',
  'after a card is kept',
  'read a card',
  'list the cards',
  'before a card is destroyed',
  'after a card is destroyed',
  'before sale',
  'after sale was sent',
  'answer to sale',
  'before inquiry',
  'after inquiry was sent',
  'answer to inquiry',
  'before reversal',
  'after reversal was sent',
  'answer to reversal',
  'before post',
  'after post was sent',
  'answer to post',
  'before hold',
  'after hold was sent',
  'answer to hold',
  'before release',
  'after release was sent',
  'answer to release',
  'before proof',
  'after proof was sent',
  'answer to proof',
  'before a receipt',
  'end of a receipt',
  'before a mail',
  'answer to a mail',
  'sleep',
  'end of a sleep',
  'a view',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/** The other ways in which a boot ends. */
type End = 'between two events' | 'exit after a fault' | 'stopped in order';

/** Thrown where the program stands when its power goes: nothing that it does from there on is felt by anybody. */
class PowerCut extends Error {}

/**
 * The electricity of one boot. Whatever a boot does to the world, it does through here, and the power may go before
 * and after each. What a process does between two such points nobody outside can see, so these are all the places
 * at which it can crash.
 */
export class Power {
  readonly #scene: Scene;
  /** The power goes when one of these is used up: so many points of any kind, or so many of one kind. */
  #pointsLeft = Infinity;
  #pointsOfOneKindLeft = Infinity;
  #oneKind: CrashPoint | undefined;
  readonly boot: number;
  isOn = true;
  /** A disk fault, or the program's own: the process is about to end. */
  hasFailed = false;

  constructor(scene: Scene, boot: number) {
    this.#scene = scene;
    this.boot = boot;
    this.threaten(`start in ${scene.outside.visit}`);
  }

  /** It may be that the power goes soon. */
  threaten(who: string): void {
    const { faults, dice } = this.#scene;
    if (!faults.happens('power-cut', who)) return;
    if (dice.isHit('power', who, 0.4)) this.#pointsLeft = dice.longTailed('power', who, [1, 120]);
    else {
      // Else a rare place, such as the destruction of a card, would hardly ever be hit.
      this.#oneKind = dice.pick('power', who, crashPoints);
      this.#pointsOfOneKindLeft = dice.longTailed('power', who, [1, 6]);
    }
  }

  /** Whether the process is still there at a point. */
  reaches(point: CrashPoint): boolean {
    if (!this.isOn) return false;
    this.#pointsLeft -= 1;
    if (point === this.#oneKind) this.#pointsOfOneKindLeft -= 1;
    if (this.#pointsLeft > 0 && this.#pointsOfOneKindLeft > 0) return true;
    this.cut(point);
    return false;
  }

  /** @throws PowerCut when it is not */
  mustReach(point: CrashPoint): void {
    if (!this.reaches(point)) throw new PowerCut(point);
  }

  /** From here on it goes only when somebody cuts it. */
  spare(): void {
    this.#pointsLeft = Infinity;
    this.#oneKind = undefined;
  }

  cut(point: CrashPoint | End): void {
    const { crashes, witness } = this.#scene;
    this.isOn = false;
    count(crashes, point);
    witness.tell('kiosk', 'power cut:', point);
  }

  /** What a fault of the program is to the life: the end of the boot where the disk or the power was at fault. */
  fail(error: unknown): void {
    if (error instanceof PowerCut || !this.isOn) return;
    if (!(error instanceof JournalFault)) this.#scene.witness.programFault(error);
    if (this.hasFailed) return;
    this.hasFailed = true;
    const { timeline, dice, outside } = this.#scene;
    // It takes a moment until the process has ended; what it does meanwhile counts.
    timeline.after(dice.between('exit', outside.visit, [0, 2_000]), () => {
      if (this.isOn) this.cut('exit after a fault');
    });
  }
}

/** What is asked of nobody is never answered. */
export function never<Answer>(): Promise<Answer> {
  return new Promise<Answer>(() => undefined);
}
