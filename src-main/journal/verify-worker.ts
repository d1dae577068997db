/*
 * A thread of its own, and a connection of its own that can only read: verifies the whole journal while the kiosk works.
 * Answers with the last event that it found; what is wrong is thrown.
 */
import Sqlite from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import { checkPages } from './open-durable.ts';
import { verifyEvents } from './verify.ts';

/** What the thread is given, and what it answers; hashes in hexadecimal digits. */
export interface VerifyTask {
  readonly file: string;
  readonly known: VerifiedHead;
}
export interface VerifiedHead {
  readonly seq: number;
  readonly hash: string;
}

// Sound: only whole-verification.ts starts this.
const { file, known } = workerData as VerifyTask;
const database = new Sqlite(file, { readonly: true, fileMustExist: true });
try {
  database.pragma('cell_size_check = ON');
  database.pragma('trusted_schema = OFF');
  // One transaction, so that all of it is about one moment, whatever is written meanwhile.
  const head = database.transaction(() => {
    checkPages(database, 'the journal');
    return verifyEvents(database, { seq: known.seq, hash: Buffer.from(known.hash, 'hex') });
  })();
  const answer: VerifiedHead = { seq: head.seq, hash: head.hash.toString('hex') };
  parentPort?.postMessage(answer);
} finally {
  database.close();
}
