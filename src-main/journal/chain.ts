import { hash } from 'node:crypto';

/** What the first event is chained to. */
export const chainStart = Buffer.alloc(32);

/** An event that is known to be in the journal: its number, and its hash, which vouches for all before it. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: Buffer;
}

export interface ChainedEvent {
  readonly seq: number;
  readonly paymentId: string;
  readonly bootId: string;
  readonly atUnixMs: number;
  readonly body: string;
}

/** SHA-256 over the previous hash and every column of the event, so that none can be changed unseen. */
export function chainHash(previous: Buffer, event: ChainedEvent): Buffer {
  const columns = JSON.stringify([event.seq, event.paymentId, event.bootId, event.atUnixMs, event.body]);
  return hash('sha256', Buffer.concat([previous, Buffer.from(columns)]), 'buffer');
}
