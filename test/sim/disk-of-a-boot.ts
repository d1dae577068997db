import { JournalFault, type Journal, type JournalEntry } from '../../src-main/journal/port.ts';
import { isGivenUp, needsSealedCard } from '../../src-main/payment/payment.ts';
import type { SealedCards } from '../../src-main/sealed-cards/port.ts';
import { type Disk } from './disk.ts';
import type { FaultKind } from './faults.ts';
import type { CrashPoint, Power } from './power.ts';
import type { Scene } from './scene.ts';

/** Told of what reaches the disk. */
export interface DiskWatch {
  committed(entry: JournalEntry, before: JournalEntry['payment'] | undefined, power: Power): void;
  cardKept(paymentId: string, sealed: string): void;
}

export interface DiskParts {
  readonly scene: Scene;
  readonly disk: Disk;
  readonly power: Power;
  readonly watch: DiskWatch;
}

/** The journal as one boot sees it: what the real one promises in its port, on a disk that may fail. */
export function createJournal({ scene, disk, power, watch }: DiskParts): Journal {
  const { faults, witness } = scene;
  let fault: JournalFault | undefined;

  function read<Result>(query: () => Result): Result {
    power.mustReach('read');
    if (faults.happens('read-fails', scene.outside.visit)) throw new JournalFault('planted: a read fails');
    return query();
  }

  function commit(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      const { payment } = entry;
      const before = disk.payments.get(payment.order.paymentId);
      disk.commit(payment);
      watch.committed(entry, before, power);
    }
  }

  return {
    append(entries) {
      power.mustReach('before a commit');
      if (fault) throw fault;
      if (disk.isBusy(entries)) return 'invoice-busy';
      const failure = failureOf(scene, entries[0]?.payment.order.paymentId ?? '', [
        'commit-fails',
        'commit-fails-but-is-kept',
      ]);
      if (failure !== 'is-lost') commit(entries);
      if (failure) {
        witness.tell('disk', 'a commit fails and', failure);
        fault = new JournalFault(`planted: a commit fails and ${failure}`);
        throw fault;
      }
      power.mustReach('after a commit');
      return 'written';
    },
    readPayment: (paymentId) => read(() => disk.payments.get(paymentId)),
    readBlocking: (invoiceNumber) => read(() => disk.holderOf(invoiceNumber)),
    readPaidBy: (invoiceNumber) => read(() => disk.paidBy(invoiceNumber)),
    readUnfinished: () => read(() => disk.unfinished()),
    // As the real journal does it: by the rule's own word.
    readQueue: () => read(() => disk.unfinished().filter(needsSealedCard)),
    readMailsDue: () => read(() => disk.mailsDue()),
    countUnmailed: () =>
      read(() => [...disk.payments.values()].filter(({ mail }) => mail?.at === 'refused').length),
    countUntold: () =>
      read(
        () =>
          [...disk.payments.values()].filter(
            ({ notice, state }) => notice?.at === 'untold' && isGivenUp(state),
          ).length,
      ),
    readReference: (reference) =>
      read(() => [...disk.payments.values()].find(({ order }) => order.reference === reference)),
    readNumber: (number) => read(() => [...disk.payments.values()][number - 1]),
    countAt: (states) =>
      read(() => [...disk.payments.values()].filter(({ state }) => states.includes(state.at)).length),
    countPayments: () => read(() => disk.payments.size),
    verifyWhole: async () => undefined,
    close: () => undefined,
  };
}

/** The file of sealed cards as one boot sees it. After a fault it says nothing any more, as the real one. */
export function createSealedCards({ scene, disk, power, watch }: DiskParts): SealedCards {
  const { witness } = scene;
  let fault: JournalFault | undefined;

  function changeOrFail(failure: 'is-lost' | 'is-kept' | undefined, change: () => void): void {
    if (failure !== 'is-lost') change();
    if (!failure) return;
    witness.tell('disk', 'a change of the sealed cards fails and', failure);
    fault = new JournalFault(`planted: a change of the sealed cards fails and ${failure}`);
    throw fault;
  }

  function mustReach(point: CrashPoint): void {
    power.mustReach(point);
    if (fault) throw fault;
  }

  return {
    keep(paymentId, sealed) {
      mustReach('before a card is kept');
      const known = disk.cards.get(paymentId);
      if (known !== undefined && known !== sealed) {
        fault = new JournalFault(`payment ${paymentId} has another sealed card already`);
        throw fault;
      }
      changeOrFail(failureOf(scene, paymentId, ['keep-fails', 'keep-fails-but-is-kept']), () => {
        disk.keepCard(paymentId, sealed);
        watch.cardKept(paymentId, sealed);
      });
      power.mustReach('after a card is kept');
    },
    read(paymentId) {
      mustReach('read a card');
      return disk.cards.get(paymentId);
    },
    destroy(paymentId) {
      mustReach('before a card is destroyed');
      changeOrFail(failureOf(scene, paymentId, ['destroy-fails', 'destroy-fails-but-is-done']), () => {
        disk.destroyCard(paymentId);
      });
      power.mustReach('after a card is destroyed');
    },
    paymentIds() {
      mustReach('list the cards');
      return [...disk.cards.keys()];
    },
    close: () => undefined,
  };
}

/** Whether a write fails now, and what the disk holds then: "it failed" does not say "it is not there". */
function failureOf(
  { faults }: Scene,
  who: string,
  [lost, kept]: readonly [FaultKind, FaultKind],
): 'is-lost' | 'is-kept' | undefined {
  if (faults.happens(lost, who)) return 'is-lost';
  return faults.happens(kept, who) ? 'is-kept' : undefined;
}
