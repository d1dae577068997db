import { checkAtRest } from './at-rest.ts';
import { Boot } from './boot.ts';
import { Customer } from './customer.ts';
import type { FaultCounts, FaultId, FaultKind } from './faults.ts';
import type { SceneOptions } from './scene.ts';
import type { Finding, StoryLine } from './witness.ts';
import { makeWorld, type World } from './world.ts';

/** How long after the last fault everything may take to come to rest, in milliseconds. */
const restWithinMs = 12 * 3_600_000;

/** How long a stop may take, in milliseconds. */
const stopWithinMs = 600_000;

export interface LifeReport {
  readonly payments: number;
  readonly boots: number;
  readonly visits: number;
  readonly events: number;
  readonly faults: FaultCounts;
  readonly happened: readonly FaultId[];
  readonly crashes: ReadonlyMap<string, number>;
  readonly eventsWritten: ReadonlyMap<string, number>;
  readonly statesWritten: ReadonlyMap<string, number>;
  readonly digest: number;
  readonly finding: Finding | undefined;
  readonly story: readonly StoryLine[];
}

/** Lives one life: a kiosk, its customers and its misfortunes, until everything has come to rest. */
export async function live(options: SceneOptions): Promise<LifeReport> {
  const world = makeWorld(options);
  const life = new Life(world, options.visits);
  await life.live();
  const { timeline, faults, witness, crashes, events, states, terms } = world.scene;
  return {
    payments: world.disk.payments.size,
    boots: life.boots,
    visits: terms.visits,
    events: timeline.events,
    faults: faults.counts,
    happened: faults.happened,
    crashes,
    eventsWritten: events,
    statesWritten: states,
    digest: witness.digest,
    finding: witness.finding,
    story: witness.story ?? [],
  };
}

class Life {
  readonly #world: World;
  readonly #visits: ReadonlySet<number> | undefined;
  #boot: Boot;
  #isRestarting = false;
  #isHealed = false;
  boots = 0;

  constructor(world: World, visits: ReadonlySet<number> | undefined) {
    this.#world = world;
    this.#visits = visits;
    this.#boot = this.#start();
  }

  async live(): Promise<void> {
    const { timeline, witness, dice } = this.#world.scene;
    const endMs = this.#planVisits() + dice.longTailed('end', '', [1_000, 600_000]);
    await timeline.run(() => this.#look(), endMs);
    if (witness.finding) return;
    this.#heal();
    const isAtRest = await timeline.run(
      () => this.#look() || this.#isAtRest(),
      timeline.nowMs + restWithinMs,
    );
    if (isAtRest) {
      if (dice.isHit('end', '', 0.3)) await this.#stopForGood();
      checkAtRest(this.#world);
    } else this.#sayWhatIsLeft();
  }

  /** Looked at before each event; true when there is nothing more to see. */
  #look(): boolean {
    const { scene, watch } = this.#world;
    const { power } = this.#boot;
    watch.decisions.settled(power.isOn && !power.hasFailed ? power.boot : undefined);
    if (!power.isOn && !this.#isRestarting) this.#restartLater();
    return scene.witness.finding !== undefined;
  }

  #start(): Boot {
    this.#isRestarting = false;
    this.boots += 1;
    const boot = new Boot(this.#world, this.boots);
    if (this.#isHealed) boot.power.spare();
    return boot;
  }

  #restartLater(): void {
    const { timeline, dice, faults, outside, witness } = this.#world.scene;
    this.#isRestarting = true;
    const who = outside.visit;
    const afterMs = dice.longTailed('restart', who, [1_000, this.#isHealed ? 60_000 : 1_200_000]);
    timeline.after(afterMs, () => {
      // A clock whose battery is flat, or one that the network has set right.
      if (faults.happens('clock-wrong-at-start', who))
        outside.clockErrorMs = dice.between('clock', who, [-30 * 24, 48]) * 3_600_000;
      else if (dice.isHit('clock', who, 0.5)) outside.clockErrorMs = 0;
      if (outside.clockErrorMs !== 0) witness.tell('clock', 'is wrong, by ms:', outside.clockErrorMs);
      this.#boot = this.#start();
    });
  }

  /** @returns when the last one begins, in milliseconds of the life */
  #planVisits(): number {
    const { timeline, dice, faults, terms } = this.#world.scene;
    let atMs = 0;
    for (let visit = 1; visit <= terms.visits; visit += 1) {
      atMs += dice.longTailed('gap', '', [20_000, 900_000]);
      if (faults.happens('nobody-comes-for-a-day', `visit ${visit}`))
        atMs += dice.between('gap', '', [10, 40]) * 3_600_000;
      if (this.#visits && !this.#visits.has(visit)) continue;
      timeline.after(atMs, () => {
        this.#beginVisit(visit);
      });
    }
    return atMs;
  }

  #beginVisit(visit: number): void {
    const { dice, outside } = this.#world.scene;
    const who = `visit ${visit}`;
    outside.visit = who;
    this.#planTrouble(who);
    const boot = this.#boot;
    if (!boot.isServing) return;
    boot.power.threaten(who);
    boot.beginVisit();
    const customer = new Customer(this.#world, boot);
    // Mostly a bill of their own; else one that somebody has tried to pay before.
    const bill = dice.isHit('bill', who, 0.7) ? visit : dice.between('bill', who, [1, visit]);
    const earlier = this.#earlierPayments(who);
    const isForPaper = earlier.length > 0 && dice.isHit('paper', who, 0.2);
    const visitEnds = isForPaper
      ? customer.askForPaper(dice.pick('paper', who, earlier))
      : customer.pay(`FE-${104_000 + bill}`);
    visitEnds.catch((error: unknown) => {
      boot.power.fail(error);
    });
  }

  /** Mostly it is who does not know yet how it ended that comes back. */
  #earlierPayments(who: string): readonly string[] {
    const { disk, scene } = this.#world;
    const unfinished = disk.unfinished().map(({ order }) => order.paymentId);
    const isOfThose = unfinished.length > 0 && scene.dice.isHit('paper', who, 0.7);
    return isOfThose ? unfinished : [...disk.payments.keys()];
  }

  /** What befalls the lines, the clock and the machine from about this visit on. */
  #planTrouble(who: string): void {
    const { faults, outside, dice, timeline, witness } = this.#world.scene;
    const soon = (kind: FaultKind, act: () => void): void => {
      if (faults.happens(kind, who)) timeline.after(dice.longTailed('trouble', who, [1, 600_000]), act);
    };
    const anOutage = (): number =>
      faults.happens('lasts-for-a-day', who)
        ? dice.between('outage', who, [10, 40]) * 3_600_000
        : dice.longTailed('outage', who, [2_000, 10_800_000]);
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
      if (this.#boot.isServing) this.#stop(this.#boot);
    });
  }

  #disrupt(forMs: number, what: string, set: (isOver: boolean) => void): void {
    const { timeline, witness } = this.#world.scene;
    if (this.#isHealed) return;
    set(false);
    witness.tell('world', `${what}, for s:`, Math.round(forMs / 1_000));
    timeline.after(forMs, () => {
      set(true);
      // The watch over the devices is the first to see it, some time later.
      this.#noteReached();
    });
  }

  #noteReached(): void {
    const { timeline, dice, outside } = this.#world.scene;
    timeline.after(dice.between('watch', outside.visit, [1_000, 60_000]), () => {
      for (const side of ['vpos', 'biller'] as const) {
        const isUp = side === 'vpos' ? outside.vpos === 'up' : outside.isBillerUp;
        if (!isUp || !this.#boot.isServing) continue;
        this.#boot.call((service) => {
          service.noteReached(side);
        });
      }
    });
  }

  #stop(boot: Boot): void {
    const { timeline, witness } = this.#world.scene;
    void boot.stop();
    timeline.after(stopWithinMs, () => {
      if (boot.power.isOn && !boot.power.hasFailed)
        witness.violated('it-stops', 'kiosk', `has not stopped after ${stopWithinMs} ms`);
    });
  }

  /** From now on everything works. Half of the kiosks find that out while they run, the others at a new start. */
  #heal(): void {
    const { faults, outside, dice, witness } = this.#world.scene;
    witness.tell('world', 'is well again');
    this.#isHealed = true;
    faults.stop();
    Object.assign(outside, { vpos: 'up', areReversalsUp: true, isBillerUp: true, isMailUp: true });
    this.#boot.power.spare();
    outside.visit = 'visit 0';
    if (this.#boot.isServing) this.#boot.beginVisit();
    if (this.#boot.power.isOn && dice.isHit('end', '', 0.5)) this.#boot.power.cut('between two events');
  }

  #isAtRest(): boolean {
    const { disk, scene } = this.#world;
    return disk.isAtRest() && scene.outside.messagesOnTheWay === 0 && this.#boot.isServing;
  }

  #sayWhatIsLeft(): void {
    const { disk, scene } = this.#world;
    for (const { order, state } of disk.unfinished())
      scene.witness.violated('nothing-left', order.paymentId, `is still ${state.at}`);
    for (const { order } of disk.noticesDue())
      scene.witness.violated('everyone-told', order.paymentId, 'its customer is still to be told');
    if (!this.#boot.isServing) scene.witness.violated('nothing-left', 'kiosk', 'does not run');
  }

  async #stopForGood(): Promise<void> {
    const { timeline } = this.#world.scene;
    const boot = this.#boot;
    this.#stop(boot);
    await timeline.run(() => !boot.power.isOn, timeline.nowMs + stopWithinMs + 1);
  }
}
