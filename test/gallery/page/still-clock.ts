/** The page's clock stands still until it is told to go on: the same state looks the same on every machine and day. */

/** 22 November 2026, a Sunday, at half past ten in Panama. */
const startUnixMs = Date.UTC(2026, 10, 22, 15, 30);

interface Beat {
  readonly act: () => void;
  readonly everyMs: number;
  dueMs: number;
}

let nowMs = 1_000_000;
let last = 0;
const beats = new Map<number, Beat>();

function startInterval(act: TimerHandler, everyMs = 0): number {
  last += 1;
  if (typeof act === 'function') beats.set(last, { act: act as () => void, everyMs, dueMs: nowMs + everyMs });
  return last;
}

/** From now on time passes only by `passTime`. Single timers stay real: they end what a state begins. */
export function stopClock(): void {
  const beginMs = nowMs;
  Date.now = () => startUnixMs + nowMs - beginMs;
  performance.now = () => nowMs;
  globalThis.setInterval = startInterval as typeof setInterval;
  globalThis.clearInterval = (id) => beats.delete(Number(id));
}

/** Lets one second after the other pass, and everything happen that is due. */
export function passSecond(): void {
  nowMs += 1_000;
  for (const beat of [...beats.values()]) {
    while (beat.dueMs <= nowMs) {
      beat.dueMs += Math.max(beat.everyMs, 1);
      beat.act();
    }
  }
}
