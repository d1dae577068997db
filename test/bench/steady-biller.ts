/* A biller in a thread of its own, as if on another machine: books whatever it is told of, always after the same time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { json, startHttpServer } from '../simulators/http-server.ts';

// Sound: `drain.ts` starts this, with this.
const { answerMs } = workerData as { readonly answerMs: number };
const server = await startHttpServer(
  {
    'POST /v1/payments': async ({ body }) => {
      await sleep(answerMs);
      return json(201, { ...Object(body), status: 'posted', billerReceipt: 'R-0000001' });
    },
  },
  0,
);
parentPort?.postMessage(server.url);
