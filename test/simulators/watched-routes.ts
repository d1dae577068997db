import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Handler, Routes } from './http-server.ts';
import type { Exchange, OnStep } from './steps.ts';

/** A request is lost before anything of it is carried out; an answer after all of it is. */
type Loss = 'request' | 'answer';

/**
 * Loses the next so many POSTs of the watched routes, after those that are already to be lost: the connection is cut
 * without a byte of an answer. Other routes are left alone, so that a probe or a sign-in uses no loss up.
 *
 * @throws RangeError when the count is not a whole number from 1 to 1,000,000
 */
export type Lose = (loss: Loss, count: number) => void;

export interface WatchedRoutes {
  readonly routes: Routes;
  readonly lose: Lose;
  /** Lets every answer of the watched routes wait so long, in milliseconds. */
  readonly slow: (delayMs: number) => void;
}

const lossesMax = 1_000_000;

/** Tells the steps of some routes, and loses requests and answers of theirs when a test asks for it. */
export function watchRoutes(
  routes: Routes,
  exchanges: Readonly<Record<string, Exchange>>,
  onStep: OnStep = ignoreStep,
): WatchedRoutes {
  let delayMs = 0;
  const losses: { readonly loss: Loss; left: number }[] = [];

  function nextLoss(): Loss | undefined {
    const [first] = losses;
    if (!first) return undefined;
    first.left -= 1;
    if (first.left === 0) losses.shift();
    return first.loss;
  }

  function watch(name: string, handler: Handler): Handler {
    const exchange = exchanges[name];
    if (!exchange) return handler;
    return async (call) => {
      const loss = name.startsWith('POST ') ? nextLoss() : undefined;
      if (loss === 'request') return { is: 'silence' };
      onStep(`${exchange}-received`);
      const answer = await handler(call);
      onStep(`${exchange}-booked`);
      if (delayMs > 0) await sleep(delayMs);
      return loss === 'answer' ? { is: 'silence' } : told(answer, exchange);
    };
  }

  function told(answer: Answer, exchange: Exchange): Answer {
    const onWritten = (): void => {
      onStep(`${exchange}-answered`);
    };
    return answer.is === 'silence' ? answer : { ...answer, onWritten };
  }

  return {
    routes: Object.fromEntries(Object.entries(routes).map(([name, handler]) => [name, watch(name, handler)])),
    slow: (answersDelayMs) => {
      delayMs = answersDelayMs;
    },
    lose: (loss, count) => {
      if (!Number.isInteger(count) || count < 1 || count > lossesMax) {
        throw new RangeError(`lose: count must be a whole number from 1 to ${lossesMax}, not ${count}`);
      }
      losses.push({ loss, left: count });
    },
  };
}

function ignoreStep(): void {
  // Nobody watches.
}
