import { Acquirer } from './acquirer.ts';
import { BillerOffice } from './biller-office.ts';
import { DecisionWatch } from './decision-watch.ts';
import { Disk } from './disk.ts';
import { MessageWatch } from './message-watch.ts';
import { setScene, type Scene, type SceneOptions } from './scene.ts';
import { Traces } from './traces.ts';
import { WordWatch } from './word-watch.ts';

/** All that is there whether the kiosk runs or not. */
export interface World {
  readonly scene: Scene;
  readonly disk: Disk;
  readonly traces: Traces;
  readonly acquirer: Acquirer;
  readonly biller: BillerOffice;
  readonly watch: {
    readonly decisions: DecisionWatch;
    readonly messages: MessageWatch;
    readonly words: WordWatch;
  };
  nextPaymentId(): string;
}

export function makeWorld(options: SceneOptions): World {
  const scene = setScene(options);
  const disk = new Disk();
  const traces = new Traces();
  const parts = { scene, disk, traces };
  const messages: MessageWatch = new MessageWatch({
    ...parts,
    isStillAlive: (paymentId): boolean =>
      acquirer.knows(paymentId) || (scene.outside.salesOnTheWay.get(paymentId) ?? 0) > 0,
  });
  const acquirer: Acquirer = new Acquirer(scene, messages);
  const biller: BillerOffice = new BillerOffice(scene);
  const idsGiven = new Map<string, number>();
  return {
    ...parts,
    acquirer,
    biller,
    watch: {
      decisions: new DecisionWatch({ ...parts, billOf: (number) => biller.billOf(number) }),
      messages,
      words: new WordWatch(parts),
    },
    nextPaymentId: () => nextId(scene.outside.visit, idsGiven),
  };
}

/** Two visits never have the same: named after the visit, so that it is the same when other visits are left out. */
function nextId(visit: string, given: Map<string, number>): string {
  const times = (given.get(visit) ?? 0) + 1;
  given.set(visit, times);
  const number = Number(visit.replace('visit ', '')) * 1_000 + times;
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
