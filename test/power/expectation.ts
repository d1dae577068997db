import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { journalFile, type Intention, type Recording } from './recording.ts';

/** An event of the journal as the recording left it at its end: its place, its chained hash, the start that wrote it. */
interface LastingEvent {
  readonly hash: string;
  readonly bootId: string;
}

/** A commit that was begun, and payments as JSON, by their id, as they stand after it. */
interface Commit {
  readonly lastSeq: number;
  readonly payments: ReadonlyMap<string, string>;
}

/**
 * What must be true of every image at one moment of a recording: what was acknowledged is there, and nothing but what
 * was begun.
 */
export interface Expectation {
  /** Takes in what the recorded program says next. */
  hear(line: string): void;
  /** Number of the last event that was acknowledged. */
  acknowledgedSeq(): number;
  /** The payments after an event, as JSON by their id; undefined when no commit was to end there. */
  paymentsAfter(seq: number): ReadonlyMap<string, string> | undefined;
  /** The hash that the event has in the finished recording. */
  hashOf(seq: number): string | undefined;
  /** Payments whose card was acknowledged to be kept, with what was sealed. */
  keptCards(): ReadonlyMap<string, string>;
  /** Payments whose card was acknowledged to be destroyed. */
  destroyedCards(): ReadonlySet<string>;
}

export function expectationOf({ disk }: Pick<Recording, 'disk'>): Expectation {
  const events = readEvents(join(disk, journalFile));
  const payments = new Map<string, string>();
  const kept = new Map<string, string>();
  const destroyed = new Set<string>();
  let acknowledgedSeq = 0;
  let begun: Commit[] = [];
  let intention: Intention | undefined;
  let bootId = '';

  return {
    hear,
    acknowledgedSeq: () => acknowledgedSeq,
    paymentsAfter,
    hashOf: (seq) => events[seq - 1]?.hash,
    keptCards: () => kept,
    destroyedCards: () => destroyed,
  };

  function hear(line: string): void {
    const said = JSON.parse(line) as Intention;
    if (said.is === 'done') acknowledge();
    else if (said.is === 'opened') startAnew(said.bootId);
    else begin(said);
  }

  function begin(said: Exclude<Intention, { is: 'opened' | 'done' }>): void {
    intention = said;
    if (said.is !== 'append') {
      // Until it is acknowledged, the card may be there or not.
      kept.delete(said.paymentId);
      destroyed.delete(said.paymentId);
      return;
    }
    const lastSeq = begunSeq() + said.payments.length;
    const after = said.payments.map((payment) => [payment.order.paymentId, JSON.stringify(payment)] as const);
    begun.push({ lastSeq, payments: new Map(after) });
  }

  function acknowledge(): void {
    if (intention?.is === 'keep') kept.set(intention.paymentId, intention.sealed);
    if (intention?.is === 'destroy') destroyed.add(intention.paymentId);
    if (intention?.is === 'append') {
      // One write-ahead log: whatever an earlier start left in it is on the disk with this.
      for (const commit of begun) for (const [id, payment] of commit.payments) payments.set(id, payment);
      acknowledgedSeq = begunSeq();
      begun = [];
    }
    intention = undefined;
  }

  /** What an earlier process was about to do when it died has been done or not: the finished journal tells. */
  function startAnew(nextBootId: string): void {
    begun = begun.filter(({ lastSeq }) => {
      const writtenBy = events[lastSeq - 1]?.bootId;
      return writtenBy !== undefined && writtenBy <= bootId;
    });
    bootId = nextBootId;
    intention = undefined;
  }

  function begunSeq(): number {
    return begun.at(-1)?.lastSeq ?? acknowledgedSeq;
  }

  function paymentsAfter(seq: number): ReadonlyMap<string, string> | undefined {
    if (seq === acknowledgedSeq) return payments;
    const last = begun.findIndex(({ lastSeq }) => lastSeq === seq);
    if (last === -1) return undefined;
    return new Map(
      [payments, ...begun.slice(0, last + 1).map((commit) => commit.payments)].flatMap((all) => [...all]),
    );
  }
}

function readEvents(file: string): LastingEvent[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database
      .prepare<[], LastingEvent>('select hex(hash) as hash, boot_id as bootId from event order by seq')
      .all();
  } finally {
    database.close();
  }
}
