import { checkAtRest } from './at-rest.ts';
import { Boot } from './boot.ts';
import { Customer } from './customer.ts';
import type { FaultCounts, FaultId } from './faults.ts';
import type { SceneOptions } from './scene.ts';
import { Trouble } from './trouble.ts';
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
  readonly #trouble: Trouble;
  #isRestarting = false;
  #isHealed = false;
  boots = 0;

  constructor(world: World, visits: ReadonlySet<number> | undefined) {
    this.#world = world;
    this.#visits = visits;
    this.#boot = this.#start();
    this.#trouble = new Trouble(world.scene, {
      boot: () => this.#boot,
      stop: (boot) => {
        this.#stop(boot);
      },
    });
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
    this.#trouble.plan(who);
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
    this.#trouble.end();
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
    for (const { order } of disk.mailsDue())
      scene.witness.violated('everyone-told', order.paymentId, 'its customer is still owed a mail');
    if (!this.#boot.isServing) scene.witness.violated('nothing-left', 'kiosk', 'does not run');
  }

  async #stopForGood(): Promise<void> {
    const { timeline } = this.#world.scene;
    const boot = this.#boot;
    this.#stop(boot);
    await timeline.run(() => !boot.power.isOn, timeline.nowMs + stopWithinMs + 1);
  }
}
