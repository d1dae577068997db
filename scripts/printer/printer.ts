/* npm run printer: asks a receipt printer how it is, or finds out what it can and prints the test page. */
import { createInterface } from 'node:readline/promises';
import { askPaperInTurn, askWhenPrinted } from '../../src-main/printer/commands.ts';
import { closeLink } from '../../src-main/printer/close-link.ts';
import { createConversation, type Conversation } from '../../src-main/printer/conversation.ts';
import { askStatus } from '../../src-main/printer/ask-status.ts';
import { openByteLink, type PrinterConnection } from '../../src-main/printer/open-byte-link.ts';
import { createPrinter } from '../../src-main/printer/printer.ts';
import type { PrinterStatus } from '../../src-main/printer/port.ts';
import type { PrinterProfile } from '../../src-main/printer/profile.ts';
import { layOut } from '../../src-main/receipt/layout.ts';
import { selfTestPage } from '../../src-main/receipt/self-test-page.ts';
import { readCommandLine, usage, usual, type Asked, type Seen } from './command-line.ts';
import { findAbilities, sampler, type Abilities } from './find-profile.ts';

const statusTimeoutMs = 1_500;
const printTimeoutMs = 30_000;

function say(line: string): void {
  console.log(line);
}

async function converse<Result>(
  connection: PrinterConnection,
  use: (conversation: Conversation) => Promise<Result>,
): Promise<Result> {
  const link = await openByteLink(connection);
  try {
    return await use(createConversation(link));
  } finally {
    await closeLink(link, statusTimeoutMs, say);
  }
}

const words: Readonly<Record<string, string>> = {
  'paper-out': 'it has no paper',
  'cover-open': 'its cover is open',
  cutter: 'its cutter is stuck: remove the paper there, open and close the cover',
  error: 'it reports an error: switch it off and on; if that does not help, it needs service',
  mute: 'it takes the connection and does not answer: is it a receipt printer, and does another program use it?',
  garbled: 'what is there answers what no receipt printer answers: wrong address, or wrong serial speed?',
  'connection-lost': 'it ended the connection: does another program use it?',
};

function describe(status: PrinterStatus): string {
  if (status.is === 'unavailable') return `The printer cannot print: ${words[status.fault] ?? status.fault}.`;
  return `The printer is ready${status.isNearEnd ? '; its roll is near the end' : ''}.`;
}

function describeAbilities(abilities: Abilities): void {
  const yesNo = (has: boolean): string => (has ? 'yes' : 'no');
  say(`  model                                  ${abilities.model ?? 'not told'}`);
  say(`  proves that a job is on the paper      ${yesNo(abilities.provesJobs)} (process ids)`);
  say(`  answers a status question in its turn  ${yesNo(abilities.answersInTurn)}`);
  say(`  tells of faults unasked                ${yesNo(abilities.tellsChanges)}`);
  say(`  clears what it has not printed         ${yesNo(abilities.clears)}`);
  if (!abilities.clears) {
    say(
      '  Without that, the rest of an interrupted receipt comes out when paper is put in; the kiosk then asks',
    );
    say('  the customer whether the receipt is whole.');
  }
}

/** What a person sees on the sampler, as far as it was not said on the command line. */
async function look(seen: Seen): Promise<Required<Seen>> {
  if (!process.stdin.isTTY) {
    say(
      'Nobody is here to look at the paper: 48 columns, code page pc858 and a cutter, unless said otherwise.',
    );
    return { ...usual, ...seen };
  }
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const choose = async <Answer extends string>(
    question: string,
    answers: readonly Answer[],
  ): Promise<Answer> => {
    for (;;) {
      const said = (await lines.question(`${question} (${answers.join(' / ')}) `)).trim();
      const found = answers.find((answer) => answer === said);
      if (found) return found;
    }
  };
  try {
    const last = 'Which is the last ruler that stands on one line?';
    return {
      columns: seen.columns ?? ((await choose(last, ['32', '48'])) === '32' ? 32 : 48),
      codePage:
        seen.codePage ?? (await choose('Which of the two lines reads ¿Año Núñez?', ['pc858', 'wpc1252'])),
      hasCutter: seen.hasCutter ?? (await choose('Is the paper cut?', ['yes', 'no'])) === 'yes',
    };
  } finally {
    lines.close();
  }
}

function isAllSaid({ columns, codePage, hasCutter }: Seen): boolean {
  return columns !== undefined && codePage !== undefined && hasCutter !== undefined;
}

/** Prints what the printer cannot be asked, and waits until it is on the paper. */
async function sample(connection: PrinterConnection, proof: PrinterProfile['proof']): Promise<void> {
  const question = proof === 'process-id' ? askWhenPrinted(Buffer.from('ABCD')) : askPaperInTurn;
  const answer = proof === 'process-id' ? 'process-id' : 'in-turn';
  await converse(connection, async (conversation) => {
    conversation.say(Buffer.concat([sampler(), question]));
    await conversation.waitFor((signal) => signal.is === answer || undefined, printTimeoutMs);
  });
}

async function selfTest({ connection, seen: said, receiveBufferBytes }: Asked): Promise<number> {
  const abilities = await converse(connection, (conversation) =>
    findAbilities(conversation, statusTimeoutMs),
  );
  say(describe(abilities.status));
  if (abilities.status.is === 'unavailable') return 1;
  describeAbilities(abilities);
  if (!abilities.provesJobs && !abilities.answersInTurn) {
    say('It never tells whether a receipt is on the paper, so this kiosk cannot use it.');
    return 1;
  }
  const proof: PrinterProfile['proof'] = abilities.provesJobs ? 'process-id' : 'status-in-turn';
  let seen = said;
  if (!isAllSaid(seen)) {
    await sample(connection, proof);
    seen = await look(seen);
  }
  const profile: PrinterProfile = { ...usual, ...seen, proof, receiveBufferBytes };
  const openLink = () => openByteLink(connection);
  const printer = createPrinter({ openLink, profile, statusTimeoutMs, printTimeoutMs });
  const outcome = await printer.print(layOut(selfTestPage(profile), profile.columns));
  if (outcome.is !== 'printed') {
    say(
      `The test page is not proven to be on the paper (${outcome.is}): ${words[outcome.cause] ?? outcome.cause}.`,
    );
    return 1;
  }
  say(`The test page is printed${outcome.isUncut ? ', but the cutter did not cut it' : ''}.`);
  say('If it looks right, write this in the configuration of the kiosk:');
  say(JSON.stringify({ printer: { connection, ...profile } }, undefined, 2));
  return 0;
}

async function run(asked: Asked): Promise<number> {
  if (asked.command === 'self-test') return selfTest(asked);
  const status = await converse(asked.connection, (conversation) => askStatus(conversation, statusTimeoutMs));
  say(describe(status));
  return status.is === 'ready' ? 0 : 1;
}

function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readAsked(): Asked | undefined {
  try {
    return readCommandLine(process.argv.slice(2));
  } catch (error) {
    console.error(`${problemOf(error)}\n\n${usage}`);
    return undefined;
  }
}

const asked = readAsked();
process.exitCode =
  asked === undefined
    ? 2
    : await run(asked).catch((error: unknown) => {
        console.error(problemOf(error));
        return 1;
      });
