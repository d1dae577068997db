import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ChainHead } from './chain.ts';
import { distrust, tryToWriteCheckpoint } from './trust.ts';
import type { VerifiedHead, VerifyTask } from './verify-worker.ts';

export interface WholeVerification {
  /**
   * Verifies the file from its first event to its last in another thread. Asked again meanwhile, it is the same run.
   *
   * @param known - the last event that this process knows to be in the file
   * @returns what is wrong; undefined when nothing is, or when it was stopped
   */
  run(known: ChainHead): Promise<string | undefined>;
  /** Whatever runs ends without a verdict, and writes nothing. */
  stop(): void;
}

type Verdict =
  { readonly is: 'sound'; readonly head: ChainHead } | { readonly is: 'wrong'; readonly what: string };

export function createWholeVerification(journalFile: string): WholeVerification {
  let running: Promise<string | undefined> | undefined;
  let worker: Worker | undefined;
  let isStopped = false;

  return {
    run: (known) => {
      if (isStopped) return Promise.resolve(undefined);
      running ??= verify(known).finally(() => (running = undefined));
      return running;
    },
    stop: () => {
      isStopped = true;
      void worker?.terminate();
    },
  };

  async function verify(known: ChainHead): Promise<string | undefined> {
    worker = startWorker(journalFile, known);
    const verdict = await verdictOf(worker);
    worker = undefined;
    if (isStopped) return undefined;
    if (verdict.is === 'wrong') return markWrong(journalFile, verdict.what);
    tryToWriteCheckpoint(journalFile, verdict.head);
    return undefined;
  }
}

function startWorker(file: string, known: ChainHead): Worker {
  // The worker lies beside this file, as a source or as a bundle, and ends like it.
  const script = join(import.meta.dirname, `verify-worker${extname(import.meta.filename)}`);
  const workerData: VerifyTask = { file, known: { seq: known.seq, hash: known.hash.toString('hex') } };
  // No flags of this process: whoever started it with some did not mean the worker.
  return new Worker(script, { workerData, execArgv: [] });
}

/** A thread that dies without a word has verified nothing, so the journal is as good as wrong. */
async function verdictOf(worker: Worker): Promise<Verdict> {
  return new Promise((resolve) => {
    worker.once('message', ({ seq, hash }: VerifiedHead) =>
      resolve({ is: 'sound', head: { seq, hash: Buffer.from(hash, 'hex') } }),
    );
    worker.once('error', (error) =>
      resolve({ is: 'wrong', what: error instanceof Error ? error.message : String(error) }),
    );
    worker.once('exit', (code) =>
      resolve({ is: 'wrong', what: `the verification ended without a verdict (exit code ${code})` }),
    );
  });
}

/** The mark makes the next start verify everything before it takes a payment. */
function markWrong(journalFile: string, what: string): string {
  try {
    distrust(journalFile, what);
    return what;
  } catch (error) {
    return `${what}; and this could not be marked beside the journal: ${String(error)}`;
  }
}
