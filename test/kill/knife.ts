import type { KioskProcess } from './kiosk-process.ts';
import { watchStates } from './journal-file.ts';
import type { OtherSide } from './other-side.ts';
import type { KillPoint } from './plan.ts';

/** The last stretch before a moment, in milliseconds, is watched closely: timers are too coarse for it. */
const closelyMs = 3;

/** What a kill is waiting for. */
export interface Aim {
  readonly point: KillPoint;
  readonly life: KioskProcess;
  readonly other: OtherSide;
  readonly journalFile: string;
  /** The payment whose state is watched. */
  readonly paymentId?: string;
  /** How long the whole of it usually takes, in milliseconds. */
  readonly usualMs: number;
}

export interface Knife {
  /** Resolves once it has struck. */
  readonly struck: Promise<undefined>;
  /** Strikes no more, and lets go of the journal. */
  sheathe(): void;
}

/** Kills the process as soon as the point is reached. */
export function aim({ point, life, other, journalFile, paymentId = '', usualMs }: Aim): Knife {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let isSheathed = false;
  let letGo = (): void => other.unwatch();
  const sheathe = (): void => {
    if (isSheathed) return;
    isSheathed = true;
    letGo();
  };
  const strike = (): void => {
    if (isSheathed) return;
    life.kill();
    sheathe();
    resolve(undefined);
  };
  switch (point.is) {
    case 'step':
      other.watch((step) => {
        if (step === point.step) strike();
      });
      break;
    case 'state': {
      const watch = watchStates(journalFile);
      letGo = () => watch.close();
      const look = (): void => {
        if (isSheathed) return;
        if (watch.stateOf(paymentId) === point.state) strike();
        else setTimeout(look, 1);
      };
      look();
      break;
    }
    case 'moment':
    case 'start':
      waitUntil(performance.now() + usualMs * point.share, () => isSheathed, strike);
  }
  return { struck: promise, sheathe };
}

function waitUntil(atMs: number, isOver: () => boolean, act: () => void): void {
  const look = (): void => {
    const leftMs = atMs - performance.now();
    if (isOver()) return;
    if (leftMs <= 0) act();
    else if (leftMs > closelyMs) setTimeout(look, leftMs - closelyMs);
    else setImmediate(look);
  };
  look();
}
