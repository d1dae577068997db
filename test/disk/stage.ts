import { join } from 'node:path';
import type { Journal, JournalEntry } from '../../src-main/journal/port.ts';
import { openSqliteJournal } from '../../src-main/journal/sqlite-journal.ts';
import { PaymentService } from '../../src-main/payment/payment-service.ts';
import type { Clock } from '../../src-main/payment/port.ts';
import type { QueueLimits } from '../../src-main/payment/queue-limits.ts';
import type { SealedCards } from '../../src-main/sealed-cards/port.ts';
import { openSqliteSealedCards } from '../../src-main/sealed-cards/sqlite-sealed-cards.ts';
import { createOtherSide } from './other-side.ts';
import type { Witness } from './witness.ts';

export const journalFile = 'journal.sqlite';
const cardsFile = 'queue.sqlite';

const queue: QueueLimits = {
  permissionId: 'OFF-2026-014',
  paymentMaxMinor: 10_000,
  totalMaxMinor: 100_000,
  countMax: 20,
  ageMaxHours: 24,
};

/** A start of the kiosk's payments on the real files. */
export interface Stage {
  readonly service: PaymentService;
  readonly journal: Journal;
  readonly sealedCards: SealedCards;
  /** Resolves when nothing is left to do: no payment unfinished, no paper under way, no notice due. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly disk: string;
  readonly witness: Witness;
  readonly bootId: string;
  readonly isHanging: boolean;
  /** The control: takes a failed commit for a written one and goes on. */
  readonly isCareless: boolean;
  readonly onFault: (fault: unknown) => void;
}

/** How many turns of the event loop anything may take: the clock never really waits. */
const turnsMax = 5_000;

/** @throws JournalFault when a file cannot be opened */
export function openStage(options: StageOptions): Stage {
  const { disk, witness, bootId, isHanging, onFault } = options;
  witness.say({ is: 'start', bootId });
  const journal = withWitness(openSqliteJournal({ file: join(disk, journalFile), bootId }), options);
  const sealedCards = cardsWithWitness(openSqliteSealedCards({ file: join(disk, cardsFile) }), witness);
  let ids = 0;
  const service = new PaymentService(
    {
      journal,
      sealedCards,
      ...createOtherSide(witness, isHanging),
      clock: hurriedClock(),
      // The same at every run, so that the same calls are made of the disk.
      chance: { uuid: () => paymentIdOf(bootId, ++ids), fraction: () => 0 },
      printReceipt: async ({ order: { paymentId } }, { kind }) => {
        witness.say({ is: 'printed', paymentId, what: kind });
        return { is: 'printed' };
      },
      tellCustomer: async () => ({ is: 'sent' }),
      log: () => undefined,
    },
    { show: ({ paymentId, step }) => witness.say({ is: 'shown', paymentId, what: step.at }), onFault },
    { kioskId: 'K014', queue },
  );
  return {
    service,
    journal,
    sealedCards,
    rest: () => rest(journal, bootId),
    close: async () => {
      await service.stop();
      journal.close();
      sealedCards.close();
    },
  };
}

async function rest(journal: Journal, bootId: string): Promise<void> {
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const last = journal.readReference(`K014-${String(journal.countPayments()).padStart(6, '0')}`);
    const isBusy = journal.readUnfinished().length > 0 || journal.readMailsDue().length > 0;
    // What an earlier start was printing nobody will hear of again.
    const isPrinting = last?.receipt.at === 'printing' && last.order.paymentId.startsWith(markOf(bootId));
    if (!isBusy && !isPrinting) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const left = journal
    .readUnfinished()
    .map(({ order, state }) => `${order.invoice.invoiceNumber} ${state.at}`);
  throw new Error(`the payments do not come to rest: ${left.join(', ')}`);
}

function withWitness(journal: Journal, { witness, isCareless }: StageOptions): Journal {
  return {
    ...journal,
    append: (entries) => {
      const written = entries.map(({ event, payment }) => ({
        paymentId: payment.order.paymentId,
        event: event.is,
        at: payment.state.at,
      }));
      witness.say({ is: 'appends', entries: written });
      const answer = append(entries);
      if (answer !== 'written') throw new Error('an invoice of the play is busy');
      witness.say({ is: 'appended' });
      return answer;
    },
  };

  function append(entries: readonly JournalEntry[]): ReturnType<Journal['append']> {
    try {
      return journal.append(entries);
    } catch (error) {
      if (!isCareless) throw error;
      return 'written';
    }
  }
}

function cardsWithWitness(cards: SealedCards, witness: Witness): SealedCards {
  return {
    ...cards,
    keep: (paymentId, sealed) => {
      witness.say({ is: 'keeps', paymentId });
      cards.keep(paymentId, sealed);
      witness.say({ is: 'kept', paymentId });
    },
    destroy: (paymentId) => {
      witness.say({ is: 'destroys', paymentId });
      cards.destroy(paymentId);
      witness.say({ is: 'destroyed', paymentId });
    },
  };
}

/** Time passes only in sleeps, and then at once. */
function hurriedClock(): Clock {
  let atMs = 1_000;
  return {
    nowUnixMs: () => Date.UTC(2026, 10, 22) + atMs,
    monotonicMs: () => atMs,
    sleep: async (delayMs, signal) => {
      if (!signal.aborted) atMs += delayMs;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function paymentIdOf(bootId: string, number: number): string {
  return `${markOf(bootId)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function markOf(bootId: string): string {
  return Buffer.from(bootId).toString('hex').padEnd(8, '0').slice(0, 8);
}
