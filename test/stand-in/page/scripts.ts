import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { encodePlain } from '../plain-values.ts';
import { connectWorlds } from './context-bridge.ts';
import { isolatedWorld, type Meeting } from './isolated-world.ts';
import { mainWorld } from './main-world.ts';

/** The world of the page in which the preload runs. */
export const preloadWorld = 'stand-in-preload';

export interface PageScripts {
  readonly meeting: Meeting;
  readonly isolated: string;
  readonly main: string;
}

/**
 * The two scripts of a page, to run in this order before its own. Functions go as their own text, from
 * which Node has already taken the types.
 */
export function pageScripts(preloadFile: string): PageScripts {
  const meeting: Meeting = { send: 'standInSend', receive: 'standInReceive', meet: randomUUID() };
  const preload = `function (require, module, exports) {\n${readFileSync(preloadFile, 'utf8')}\n}`;
  const sent = `{ encodePlain: ${String(encodePlain)}, connect: ${String(connectWorlds)}, preload: ${preload} }`;
  return {
    meeting,
    isolated: `(${String(isolatedWorld)})(${JSON.stringify(meeting)}, ${sent});`,
    main: `(${String(mainWorld)})(${JSON.stringify(meeting.meet)}, ${String(connectWorlds)});`,
  };
}
