import type { Boot } from './boot.ts';
import type { FaultKind } from './faults.ts';
import type { Scene } from './scene.ts';

/** The kiosk, as far as trouble can reach it. */
export interface TroubledKiosk {
  readonly boot: () => Boot;
  readonly stop: (boot: Boot) => void;
}

/** Outages, wrong clocks and restarts: what befalls a branch whether anybody pays or not. */
export class Trouble {
  readonly #scene: Scene;
  readonly #kiosk: TroubledKiosk;
  #isOver = false;

  constructor(scene: Scene, kiosk: TroubledKiosk) {
    this.#scene = scene;
    this.#kiosk = kiosk;
  }

  /** What befalls the lines, the clock and the machine from about this visit on. */
  plan(who: string): void {
    const { faults, outside, dice, timeline, witness } = this.#scene;
    const soon = (kind: FaultKind, act: () => void): void => {
      if (faults.happens(kind, who)) timeline.after(dice.longTailed('trouble', who, [1, 600_000]), act);
    };
    const anOutage = (): number =>
      faults.happens('lasts-for-a-day', who)
        ? dice.between('outage', who, [10, 40]) * 3_600_000
        : dice.longTailed('outage', who, [2_000, 43_200_000]);
    for (const [kind, state] of [
      ['vpos-refuses-connections', 'refusing'],
      ['vpos-mute', 'mute'],
    ] as const) {
      soon(kind, () => {
        this.#disrupt(anOutage(), `the VPOS is ${state}`, (isOver) => {
          outside.vpos = isOver ? 'up' : state;
        });
      });
    }
    soon('reversals-mute', () => {
      this.#disrupt(anOutage(), 'reversals are mute', (isOver) => (outside.areReversalsUp = isOver));
    });
    soon('biller-mute', () => {
      this.#disrupt(anOutage(), 'the biller is mute', (isOver) => (outside.isBillerUp = isOver));
    });
    soon('mail-mute', () => {
      this.#disrupt(anOutage(), 'mail is mute', (isOver) => (outside.isMailUp = isOver));
    });
    soon('clock-stepped', () => {
      outside.clockErrorMs += dice.between('clock', who, [-120, 24 * 60]) * 60_000;
      witness.tell('clock', 'is wrong, by ms:', outside.clockErrorMs);
    });
    soon('stopped-in-order', () => {
      const boot = this.#kiosk.boot();
      if (boot.isServing) this.#kiosk.stop(boot);
    });
  }

  #disrupt(forMs: number, what: string, set: (isOver: boolean) => void): void {
    const { timeline, witness } = this.#scene;
    if (this.#isOver) return;
    set(false);
    witness.tell('world', `${what}, for s:`, Math.round(forMs / 1_000));
    timeline.after(forMs, () => {
      set(true);
      // The watch over the devices is the first to see it, some time later.
      this.#noteReached();
    });
  }

  #noteReached(): void {
    const { timeline, dice, outside } = this.#scene;
    timeline.after(dice.between('watch', outside.visit, [1_000, 60_000]), () => {
      for (const side of ['vpos', 'biller'] as const) {
        const isUp = side === 'vpos' ? outside.vpos === 'up' : outside.isBillerUp;
        const boot = this.#kiosk.boot();
        if (!isUp || !boot.isServing) continue;
        boot.call((service) => {
          service.noteReached(side);
        });
      }
    });
  }

  /** From now on every line is up. */
  end(): void {
    this.#isOver = true;
    const up = { vpos: 'up', areReversalsUp: true, isBillerUp: true, isMailUp: true } as const;
    Object.assign(this.#scene.outside, up);
  }
}
