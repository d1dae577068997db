/*
 * What is recorded for the power-loss images: one run of a program that writes payments into the real journal and
 * cards into their real file. It says into a file of its own what it is about to do, and then that it is done.
 */
import Sqlite from 'better-sqlite3';
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { openSqliteSealedCards } from '../../src-main/sealed-cards/sqlite-sealed-cards.ts';
import { needsSealedCard } from '../../src-main/payment/payment.ts';
import { chanceFrom } from './chance.ts';
import { cardsFile, journalFile, type Intention, type Life } from './recording.ts';
import { tellStory, type StoryStep } from './story.ts';

const life = JSON.parse(process.argv[2] ?? '') as Life;
if (life.synchronous === 'normal') doNotWaitForTheDisk();
const spoken = openSync(life.spoken, 'a');

for (let start = 0; start < life.starts; start += 1) await liveOnce(start);

/** Opens both files, does its steps and closes them. Who is to be killed does not come that far. */
async function liveOnce(start: number): Promise<void> {
  const bootId = `boot-${life.number}-${start}`;
  const journal = openSqliteJournal({ file: join(life.disk, journalFile), bootId });
  const cards = openSqliteSealedCards({ file: join(life.disk, cardsFile) });
  say({ is: 'opened', bootId });
  for (const paymentId of cards.paymentIds().filter(isOutdated)) act({ is: 'destroy', paymentId });
  const verified = journal.verifyWhole();
  const chance = chanceFrom(life.seed * 1_000 + life.number * 10 + start);
  const story = tellStory(chance, {
    found: journal.readUnfinished(),
    firstNumber: journal.countPayments() + 1,
  });
  for (let step = 0; step < life.stepsEach; step += 1) {
    act(story.next().value);
    // The whole verification moves its checkpoint while payments go on, as in a kiosk.
    if (step === Math.floor(life.stepsEach / 2)) await verified;
  }
  journal.close();
  cards.close();

  /** A start destroys what an earlier one had no time to. */
  function isOutdated(paymentId: string): boolean {
    const payment = journal.readPayment(paymentId);
    return !payment || !needsSealedCard(payment);
  }

  function act(step: StoryStep): void {
    say(step.is === 'append' ? { is: 'append', payments: step.entries.map(({ payment }) => payment) } : step);
    if (step.is === 'keep') cards.keep(step.paymentId, step.sealed);
    else if (step.is === 'destroy') cards.destroy(step.paymentId);
    else if (journal.append(step.entries) !== 'written') throw new Error('an invoice of the story is busy');
    say({ is: 'done' });
  }
}

function say(intention: Intention): void {
  writeSync(spoken, `${JSON.stringify(intention)}\n`);
}

/** The control: every connection says that it waits for the disk, and none does. */
function doNotWaitForTheDisk(): void {
  const pragma = Reflect.get<Sqlite.Database, 'pragma'>(Sqlite.prototype, 'pragma');
  Sqlite.prototype.pragma = function (this: Sqlite.Database, source, options) {
    const answer: unknown = pragma.call(this, source, options);
    if (source === 'synchronous') pragma.call(this, 'synchronous = NORMAL');
    return answer;
  };
}
