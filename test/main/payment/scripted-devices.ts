import { dirname, join } from 'node:path';
import { expect, vi } from 'vitest';
import type { PaymentView } from '#contract/kiosk-api.ts';
import { minor } from '#contract/money.ts';
import type { Biller, BillerPosting, HoldAnswer, PostAnswer } from '../../../src-main/biller/port.ts';
import type { Journal } from '../../../src-main/journal/port.ts';
import { openSqliteJournal } from '../../../src-main/journal/sqlite-journal.ts';
import type { MailAnswer } from '../../../src-main/mail/port.ts';
import type { Payment } from '../../../src-main/payment/payment.ts';
import type { PaymentDevices, PaymentSettings } from '../../../src-main/payment/payment-devices.ts';
import { PaymentService } from '../../../src-main/payment/payment-service.ts';
import type { Clock } from '../../../src-main/payment/port.ts';
import type { PrintOutcome } from '../../../src-main/printer/port.ts';
import type { SealedCards } from '../../../src-main/sealed-cards/port.ts';
import { openSqliteSealedCards } from '../../../src-main/sealed-cards/sqlite-sealed-cards.ts';
import type {
  InquiryAnswer,
  ReversalAnswer,
  SaleAnswer,
  SaleRequest,
  Vpos,
} from '../../../src-main/vpos/port.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { order } from './orders.ts';

/** What the devices will say, in turn; the last answer of each is repeated. */
export interface Script {
  readonly sale?: readonly SaleAnswer[];
  readonly inquire?: readonly InquiryAnswer[];
  readonly reverse?: readonly ReversalAnswer[];
  readonly post?: readonly PostAnswer[];
  readonly hold?: readonly HoldAnswer[];
  /** Whether the channel to the VPOS is proven. */
  readonly channel?: readonly boolean[];
  readonly print?: PrintOutcome | 'throws';
  /** What comes of the first paper, when the printer takes its time. */
  readonly firstPrint?: Promise<PrintOutcome>;
  /** Left out, this kiosk sends no mail. */
  readonly mail?: readonly MailAnswer[];
  readonly queue?: PaymentSettings['queue'];
  /** How long the sale keeps the kiosk waiting, in milliseconds of the hurried clock. */
  readonly saleTakesMs?: number;
  /** Another file's journal: for a second start on what the first one left. */
  readonly journalFile?: string;
  /** Added to the wall clock: what it says of the first start, in milliseconds. */
  readonly wallClockAheadMs?: number;
}

export interface Stage {
  readonly service: PaymentService;
  readonly journal: Journal;
  readonly sealedCards: SealedCards;
  readonly clock: Clock;
  readonly journalFile: string;
  /** Every order that a device was given, in its order. */
  readonly asked: string[];
  readonly told: Told;
  readonly shown: PaymentView[];
  readonly faults: unknown[];
}

/** What the devices were told, in full. */
interface Told {
  readonly sales: SaleRequest[];
  readonly postings: BillerPosting[];
  /** Payments whose hold was given up. */
  readonly releases: string[];
}

/** A payment service on real files, with devices that answer as the script says and a clock that never waits. */
export function setStage(script: Script): Stage {
  const journalFile = script.journalFile ?? join(temporaryDirectory(), 'journal.sqlite');
  const journal = openSqliteJournal({ file: journalFile, bootId: crypto.randomUUID() });
  const sealedCards = openSqliteSealedCards({ file: join(dirname(journalFile), 'queue.sqlite') });
  const clock = hurriedClock(script.wallClockAheadMs ?? 0);
  const asked: string[] = [];
  const told: Told = { sales: [], postings: [], releases: [] };
  const shown: PaymentView[] = [];
  const faults: unknown[] = [];
  const devices: PaymentDevices = {
    journal,
    sealedCards,
    clock,
    chance: { uuid: () => crypto.randomUUID(), fraction: () => 0 },
    vpos: scriptedVpos(script, { asked, told }, clock),
    biller: scriptedBiller(script, { asked, told }),
    printReceipt: async (_payment, { kind }) => {
      asked.push(`print ${kind}`);
      const isFirst = asked.filter((order) => order.startsWith('print')).length === 1;
      if (script.firstPrint && isFirst) return script.firstPrint;
      if (script.print === 'throws') throw new Error('no receipt can be made of this');
      return script.print ?? { is: 'printed' };
    },
    ...scriptedMail(script, asked),
    log: () => undefined,
  };
  const listeners = {
    show: (view: PaymentView) => shown.push(view),
    onFault: (fault: unknown) => faults.push(fault),
  };
  const service = new PaymentService(devices, listeners, { kioskId: 'K014', queue: script.queue });
  return { service, journal, sealedCards, clock, journalFile, asked, told, shown, faults };
}

/** @throws Error when the invoice has another payment that is not over */
export function openOn(
  { service }: Stage,
  invoiceNumber = order.invoice.invoiceNumber,
  amountMinor: number = order.amountMinor,
): Payment {
  const invoice = { ...order.invoice, invoiceNumber };
  const payment = service.open({ ...order, amountMinor: minor(amountMinor), invoice });
  if (payment === 'invoice-busy') throw new Error('the invoice is busy');
  return payment;
}

/** Waits until the payment stands as told. */
export async function untilAt({ journal }: Stage, paymentId: string, at: string): Promise<Payment> {
  return vi.waitFor(
    () => {
      const payment = journal.readPayment(paymentId);
      expect(payment?.state.at).toBe(at);
      return payment as Payment;
    },
    { timeout: 10_000, interval: 5 },
  );
}

/** Time passes only in sleeps, and then at once. */
function hurriedClock(aheadMs: number): Clock {
  let atMs = 1_000;
  return {
    nowUnixMs: () => Date.UTC(2026, 10, 22) + atMs + aheadMs,
    monotonicMs: () => atMs,
    sleep: async (delayMs, signal) => {
      if (!signal.aborted) atMs += delayMs;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function scriptedVpos(script: Script, { asked, told }: Pick<Stage, 'asked' | 'told'>, clock: Clock): Vpos {
  const sale = inTurn(script.sale ?? []);
  const inquire = inTurn(script.inquire ?? []);
  const reverse = inTurn(script.reverse ?? []);
  const channel = inTurn(script.channel ?? [true]);
  return {
    lateExecutionMaxMs: 60_000,
    sale: async (request) => {
      const { queued } = request;
      told.sales.push(request);
      await clock.sleep(script.saleTakesMs ?? 0, new AbortController().signal);
      return say(asked, queued ? `sale under ${queued.permissionId}` : 'sale', sale);
    },
    inquire: async () => say(asked, 'inquire', inquire),
    reverse: async () => say(asked, 'reverse', reverse),
    verifyChannel: async () => channel() ?? true,
  };
}

function scriptedBiller(script: Script, { asked, told }: Pick<Stage, 'asked' | 'told'>): Biller {
  const post = inTurn(script.post ?? []);
  const hold = inTurn(script.hold ?? [{ is: 'not-offered' } as const]);
  return {
    signIn: async () => ({ is: 'silent', cause: 'not in this play' }),
    signOut: async () => undefined,
    listUnpaid: async () => ({ is: 'silent', cause: 'not in this play' }),
    readInvoice: async () => ({ is: 'silent', cause: 'not in this play' }),
    post: async (posting) => {
      told.postings.push(posting);
      return say(asked, 'post', post);
    },
    hold: async () => hold() ?? { is: 'not-offered' },
    release: async ({ paymentId }) => {
      told.releases.push(paymentId);
    },
    probe: async () => true,
  };
}

function scriptedMail(script: Script, asked: string[]): Pick<PaymentDevices, 'tellCustomer'> {
  if (!script.mail) return {};
  const mail = inTurn(script.mail);
  return { tellCustomer: async ({ state }) => say(asked, `mail ${state.at}`, mail) };
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
