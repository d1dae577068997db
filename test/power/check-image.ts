import Sqlite from 'better-sqlite3';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Journal } from '../../src-main/journal/port.ts';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import type { SealedCards } from '../../src-main/sealed-cards/port.ts';
import { openSqliteSealedCards } from '../../src-main/sealed-cards/sqlite-sealed-cards.ts';
import type { DiskImage } from './disk-model.ts';
import type { Expectation } from './expectation.ts';
import { cardsFile, journalFile } from './recording.ts';
import { cardMark } from './story.ts';

/** What is wrong with an image, by kind, so that the kinds can be counted. */
export interface Problem {
  readonly is: 'does-not-open' | 'lost' | 'invented' | 'differs' | 'card-lost' | 'card-left';
  readonly why: string;
}

/** What lay in mapped memory when the power went: nobody may rely on it. */
const noise = randomFillSync(Buffer.alloc(65_536));
const paymentIdLength = 36;

/**
 * Starts the kiosk's two files from an image, as after the power came back, and holds them against what was
 * acknowledged.
 *
 * @param directory - made for the image and taken away again, but kept when there is a problem
 */
export function checkImage(image: DiskImage, expected: Expectation, directory: string): Problem[] {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [path, bytes] of image) {
    const content = path.endsWith('-shm') ? noise.subarray(0, bytes.length) : bytes;
    writeFileSync(join(directory, basename(path)), content);
  }
  return [
    ...checkRemains(image, expected),
    ...opened(() => checkJournal(join(directory, journalFile), expected)),
    ...opened(() => checkCards(join(directory, cardsFile), expected)),
  ];
}

function checkJournal(file: string, expected: Expectation): Problem[] {
  const journal = openSqliteJournal({ file, bootId: 'after-the-cut' });
  try {
    const { seq, hash } = readHead(file);
    const acknowledged = expected.acknowledgedSeq();
    if (seq < acknowledged) {
      return [{ is: 'lost', why: `event ${acknowledged} was acknowledged, and the journal ends at ${seq}` }];
    }
    const payments = expected.paymentsAfter(seq);
    if (!payments) return [{ is: 'invented', why: `no commit was to end at event ${seq}` }];
    if (seq > 0 && hash !== expected.hashOf(seq)) {
      return [{ is: 'differs', why: `event ${seq} is not the one that was written` }];
    }
    return checkPayments(journal, payments);
  } finally {
    journal.close();
  }
}

function checkPayments(journal: Journal, payments: ReadonlyMap<string, string>): Problem[] {
  const count = journal.countPayments();
  if (count !== payments.size) return [{ is: 'differs', why: `${count} payments, not ${payments.size}` }];
  // The chain vouches for every event; of the payments, those that a start works on are read one by one.
  const unfinished = journal.readUnfinished().map(({ order }) => order.paymentId);
  const latest = [...payments.keys()].slice(-8);
  return [...new Set([...unfinished, ...latest])].flatMap((id): Problem[] => {
    const found = JSON.stringify(journal.readPayment(id));
    const wanted = payments.get(id);
    return found === wanted
      ? []
      : [{ is: 'differs', why: `payment ${id} is ${found}, not ${wanted ?? 'there'}` }];
  });
}

function readHead(file: string): { readonly seq: number; readonly hash: string } {
  const database = new Sqlite(file, { readonly: true });
  try {
    const last = database.prepare<[], { seq: number; hash: string }>(
      'select seq, hex(hash) as hash from event order by seq desc limit 1',
    );
    return last.get() ?? { seq: 0, hash: '' };
  } finally {
    database.close();
  }
}

function checkCards(file: string, expected: Expectation): Problem[] {
  const cards = openSqliteSealedCards({ file });
  try {
    return [...lostCards(cards, expected), ...leftCards(cards.paymentIds(), expected)];
  } finally {
    cards.close();
  }
}

function lostCards(cards: SealedCards, expected: Expectation): Problem[] {
  return [...expected.keptCards()].flatMap(([id, sealed]): Problem[] =>
    cards.read(id) === sealed
      ? []
      : [{ is: 'card-lost', why: `the card of payment ${id} was kept, and is not there` }],
  );
}

function leftCards(found: Iterable<string>, expected: Expectation): Problem[] {
  return [...found]
    .filter((id) => expected.destroyedCards().has(id))
    .map((id) => ({ is: 'card-left', why: `the card of payment ${id} was destroyed, and is still there` }));
}

/**
 * Whoever takes the disk out finds no destroyed card on it, before any program has looked at it. The journal's own two
 * files are left out: no card is ever given to them.
 */
function checkRemains(image: DiskImage, expected: Expectation): Problem[] {
  const found = new Set<string>();
  for (const [path, bytes] of image) {
    if (path.endsWith('-shm') || basename(path).startsWith(journalFile)) continue;
    for (let at = bytes.indexOf(cardMark); at !== -1; at = bytes.indexOf(cardMark, at + 1)) {
      const from = at + cardMark.length;
      found.add(bytes.toString('latin1', from, from + paymentIdLength));
    }
  }
  return leftCards(found, expected);
}

function opened(check: () => Problem[]): Problem[] {
  try {
    return check();
  } catch (error) {
    return [{ is: 'does-not-open', why: error instanceof Error ? error.message : String(error) }];
  }
}
