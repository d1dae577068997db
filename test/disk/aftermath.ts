import Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { readJournal } from '../ledgers.ts';
import { ledgerOf } from './other-side.ts';
import { cardMark } from './play.ts';
import { journalFile } from './stage.ts';
import type { WitnessLine, WrittenEvent } from './witness.ts';

/** What is found when a second start has brought everything to rest. */
export interface Aftermath {
  /** A sentence for everything that is not as it must be. */
  readonly wrong: readonly string[];
  /** Whether a commit whose call failed was in the journal all the same. */
  readonly committedThoughFailed: boolean;
}

interface EventRow extends WrittenEvent {
  readonly bootId: string;
}

export function findAftermath(disk: string, lines: readonly WitnessLine[]): Aftermath {
  const file = join(disk, journalFile);
  const events = compareEvents(readEvents(file), lines);
  return {
    wrong: [
      ...soundness(file),
      ...events.wrong,
      ...compareLedgers(file, lines),
      ...untruths(file, lines),
      ...forbiddenActs(lines),
      ...cardRemains(disk),
    ],
    committedThoughFailed: events.committedThoughFailed,
  };
}

/** The journal, event by event, is what was acknowledged, and at most what was begun when a fault came. */
function compareEvents(rows: readonly EventRow[], lines: readonly WitnessLine[]): Aftermath {
  let at = 0;
  let committedThoughFailed = false;
  for (const { entries, bootId, isAcknowledged } of commitsIn(lines)) {
    const isThere = entries.every((entry, offset) => isSame(rows[at + offset], entry, bootId));
    if (isThere) {
      at += entries.length;
      committedThoughFailed ||= !isAcknowledged;
    } else if (isAcknowledged) {
      const [lost] = entries;
      return {
        wrong: [`lost: event ${at + 1}, ${lost?.event ?? ''}, was acknowledged`],
        committedThoughFailed,
      };
    }
  }
  const wrong = rows.length === at ? [] : [`the journal has ${rows.length} events, and ${at} were written`];
  return { wrong, committedThoughFailed };
}

interface Commit {
  readonly entries: readonly WrittenEvent[];
  readonly bootId: string;
  readonly isAcknowledged: boolean;
}

function commitsIn(lines: readonly WitnessLine[]): Commit[] {
  let bootId = '';
  return lines.flatMap((line, index): Commit[] => {
    if (line.is === 'start') bootId = line.bootId;
    if (line.is !== 'appends') return [];
    return [{ entries: line.entries, bootId, isAcknowledged: lines[index + 1]?.is === 'appended' }];
  });
}

function isSame(row: EventRow | undefined, entry: WrittenEvent, bootId: string): boolean {
  return (
    row?.bootId === bootId &&
    row.paymentId === entry.paymentId &&
    row.event === entry.event &&
    row.at === entry.at
  );
}

function readEvents(file: string): EventRow[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database
      .prepare<[], EventRow>(
        `select payment_id as paymentId, boot_id as bootId, json_extract(body, '$.event.is') as event,
           json_extract(body, '$.at') as at from event order by seq`,
      )
      .all();
  } finally {
    database.close();
  }
}

/** Everything is verified, not only what came after the last verification. */
function soundness(file: string): string[] {
  rmSync(`${file}.verified`, { force: true });
  try {
    openSqliteJournal({ file, bootId: 'verification' }).close();
    return [];
  } catch (error) {
    return [`the journal is not sound: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** At rest a payment is charged if and only if it is posted, in the journal as on the other side. */
function compareLedgers(file: string, lines: readonly WitnessLine[]): string[] {
  const { charges, posted } = ledgerOf(lines);
  const payments = readJournal(file);
  const unknown = [...charges.keys()].filter((id) => !payments.some(({ order }) => order.paymentId === id));
  const invoices = lines.flatMap((line) => (line.is === 'captured' ? [line.invoiceNumber] : []));
  return [
    ...unknown.map((id) => `payment ${id} was charged, and the journal does not know it`),
    ...invoices
      .filter((invoice, at) => invoices.indexOf(invoice) !== at)
      .map((each) => `${each} was charged twice`),
    ...payments.flatMap(({ order, state }) => {
      const isCharged = charges.get(order.paymentId)?.is === 'captured';
      const isPosted = posted.has(order.paymentId);
      const says = `payment ${order.paymentId} is ${state.at}, and was ${isCharged ? '' : 'not '}charged, ${isPosted ? '' : 'not '}posted`;
      // Nothing in these plays waits for long, or for staff.
      const isAtRest = ['posted', 'declined', 'reversed', 'abandoned'].includes(state.at);
      return isAtRest && isCharged === (state.at === 'posted') && isCharged === isPosted ? [] : [says];
    }),
  ];
}

/** Whatever a customer was told, on the screen or on paper, is so in the end. */
function untruths(file: string, lines: readonly WitnessLine[]): string[] {
  const states = new Map(readJournal(file).map(({ order, state }) => [order.paymentId, state.at]));
  return lines.flatMap((line) => {
    if (line.is !== 'shown' && line.is !== 'printed') return [];
    const state = states.get(line.paymentId);
    const isPaid = state === 'posted';
    const isTrue = claims.paid.includes(line.what) ? isPaid : !claims.unpaid.includes(line.what) || !isPaid;
    const isKnown = state !== undefined;
    return isTrue && isKnown
      ? []
      : [`told ${line.what} of payment ${line.paymentId}, which is ${state ?? 'unknown'}`];
  });
}

const claims = {
  paid: ['paid', 'paid-posting-later', 'approved', 'posting-later'],
  unpaid: ['declined', 'not-charged', 'reversed'],
};

/** A sale is sent once, and after a fault nobody is asked and nothing is printed before the next start. */
function forbiddenActs(lines: readonly WitnessLine[]): string[] {
  const sold = new Set<string>();
  let hasFault = false;
  return lines.flatMap((line) => {
    if (line.is === 'fault') hasFault = true;
    if (line.is === 'start') hasFault = false;
    const wrong: string[] = [];
    if (hasFault && (line.is === 'asked' || line.is === 'printed')) {
      wrong.push(`${line.is} ${line.what} of payment ${line.paymentId} after the fault`);
    }
    if (line.is === 'asked' && line.what === 'sale') {
      if (sold.has(line.paymentId)) wrong.push(`the sale of payment ${line.paymentId} was sent twice`);
      sold.add(line.paymentId);
    }
    return wrong;
  });
}

/** At rest no payment needs a card, so none is left. */
function cardRemains(disk: string): string[] {
  return readdirSync(disk)
    .filter((name) => readFileSync(join(disk, name)).includes(cardMark))
    .map((name) => `a sealed card is left in ${name}`);
}
