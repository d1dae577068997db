import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * Lets whoever runs the demo take a side away and bring it back, by a letter and Enter in the terminal. Returns how to
 * stop.
 */
export function takeCommands(
  { vpos, biller }: { readonly vpos: Side; readonly biller: Side },
  input: Readable,
  tell: (line: string) => void,
): () => void {
  const sides = new Map([
    ['v', createSwitch('the VPOS', vpos, tell)],
    ['b', createSwitch('the biller', biller, tell)],
  ]);
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    const press = sides.get(line.trim().toLowerCase());
    if (press) void press();
    else tell('  v + Enter takes the VPOS away or brings it back, b + Enter the biller');
  });
  return () => {
    lines.close();
  };
}

interface Side {
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/** One press after the other, however fast they come. */
function createSwitch(name: string, side: Side, tell: (line: string) => void): () => Promise<void> {
  let isAway = false;
  let last = Promise.resolve();
  return async () => {
    last = last.then(async () => {
      isAway = !isAway;
      await (isAway ? side.pause() : side.resume());
      tell(isAway ? `  ${name} is away now: the kiosk knows within some seconds` : `  ${name} is back`);
    });
    await last;
  };
}
