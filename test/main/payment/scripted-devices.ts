import { join } from 'node:path';
import type { PaymentView } from '#contract/kiosk-api.ts';
import type { Biller, PostAnswer } from '../../../src-main/biller/port.ts';
import { openSqliteJournal } from '../../../src-main/journal/sqlite-journal.ts';
import type { Journal } from '../../../src-main/journal/port.ts';
import type { ReceiptKind } from '../../../src-main/payment/payment.ts';
import { PaymentService } from '../../../src-main/payment/payment-service.ts';
import type { Clock } from '../../../src-main/payment/port.ts';
import type { PrintOutcome } from '../../../src-main/printer/port.ts';
import type { InquiryAnswer, ReversalAnswer, SaleAnswer, Vpos } from '../../../src-main/vpos/port.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** What the devices will say, in turn; the last answer of each is repeated. */
export interface Script {
  readonly sale?: readonly SaleAnswer[];
  readonly inquire?: readonly InquiryAnswer[];
  readonly reverse?: readonly ReversalAnswer[];
  readonly post?: readonly PostAnswer[];
  readonly print?: PrintOutcome | 'throws';
  /** How long the sale keeps the kiosk waiting, in milliseconds of the hurried clock. */
  readonly saleTakesMs?: number;
  /** Another file's journal: for a second start on what the first one left. */
  readonly journalFile?: string;
}

export interface Stage {
  readonly service: PaymentService;
  readonly journal: Journal;
  readonly journalFile: string;
  /** Every order that a device was given, in its order. */
  readonly asked: string[];
  readonly shown: PaymentView[];
  readonly faults: unknown[];
}

/** A payment service on a real journal, with devices that answer as the script says and a clock that never waits. */
export function setStage(script: Script): Stage {
  const journalFile = script.journalFile ?? join(temporaryDirectory(), 'journal.sqlite');
  const journal = openSqliteJournal({ file: journalFile, bootId: crypto.randomUUID() });
  const clock = hurriedClock();
  const asked: string[] = [];
  const shown: PaymentView[] = [];
  const faults: unknown[] = [];
  const service = new PaymentService(
    {
      journal,
      clock,
      vpos: scriptedVpos(script, asked, clock),
      biller: scriptedBiller(script, asked),
      printReceipt: async (_payment, kind: ReceiptKind) => {
        asked.push(`print ${kind}`);
        if (script.print === 'throws') throw new Error('no receipt can be made of this');
        return script.print ?? { is: 'printed' };
      },
      log: () => undefined,
    },
    { show: (view) => shown.push(view), onFault: (fault) => faults.push(fault) },
    'K014',
  );
  return { service, journal, journalFile, asked, shown, faults };
}

/** Time passes only in sleeps, and then at once. */
function hurriedClock(): Clock {
  let atMs = 1_000;
  return {
    nowUnixMs: () => Date.UTC(2026, 10, 22) + atMs,
    monotonicMs: () => atMs,
    sleep: async (delayMs) => {
      atMs += delayMs;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function scriptedVpos(script: Script, asked: string[], clock: Clock): Vpos {
  const sale = inTurn(script.sale ?? []);
  const inquire = inTurn(script.inquire ?? []);
  const reverse = inTurn(script.reverse ?? []);
  return {
    lateExecutionMaxMs: 60_000,
    sale: async () => {
      await clock.sleep(script.saleTakesMs ?? 0, new AbortController().signal);
      return say(asked, 'sale', sale);
    },
    inquire: async () => say(asked, 'inquire', inquire),
    reverse: async () => say(asked, 'reverse', reverse),
    verifyChannel: async () => true,
  };
}

function scriptedBiller(script: Script, asked: string[]): Biller {
  const post = inTurn(script.post ?? []);
  return {
    signIn: async () => ({ is: 'silent', cause: 'not in this play' }),
    signOut: async () => undefined,
    listUnpaid: async () => ({ is: 'silent', cause: 'not in this play' }),
    readInvoice: async () => ({ is: 'silent', cause: 'not in this play' }),
    post: async () => say(asked, 'post', post),
  };
}

async function say<Answer>(asked: string[], order: string, next: () => Answer | undefined): Promise<Answer> {
  asked.push(order);
  const answer = next();
  // An order that the story does not foresee is never answered, as by a dead line.
  return answer ?? new Promise<Answer>(() => undefined);
}

function inTurn<Answer>(answers: readonly Answer[]): () => Answer | undefined {
  let turn = 0;
  return () => answers[Math.min(turn++, answers.length - 1)];
}
