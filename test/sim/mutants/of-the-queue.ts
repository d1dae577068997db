import type { Mutant } from './mutant.ts';

/** Faults in store and forward: `sale-queue.ts`, `queue-limits.ts`. */
export const mutantsOfTheQueue: readonly Mutant[] = [
  {
    name: 'a card that may have a code is queued',
    file: 'sale-queue.ts',
    find: `if (permissionSealedIn(card.sealed) !== limits.permissionId) return 'queue-not-permitted';`,
    replace: ``,
  },
  {
    name: 'the limits of the queue are shown, and not kept',
    file: 'sale-queue.ts',
    find: `if (refused || !limits) return refused;`,
    replace: `if (!limits) return refused;`,
  },
  {
    name: 'the count of the queue is not limited',
    file: 'queue-limits.ts',
    find: `waiting.length >= limits.countMax || `,
    replace: ``,
  },
  {
    name: 'one more may wait than is permitted',
    file: 'queue-limits.ts',
    find: `waiting.length >= limits.countMax`,
    replace: `waiting.length > limits.countMax`,
  },
  {
    name: 'the total of the queue is not limited',
    file: 'queue-limits.ts',
    find: ` || totalMinor > limits.totalMaxMinor`,
    replace: ``,
  },
  {
    name: 'the total is counted without the new one',
    file: 'queue-limits.ts',
    find: `sum + order.amountMinor, amountMinor);`,
    replace: `sum + order.amountMinor, 0);`,
  },
  {
    name: 'one queued payment may be any amount',
    file: 'queue-limits.ts',
    find: `if (amountMinor > limits.paymentMaxMinor) return 'over-queue-limit';`,
    replace: ``,
  },
  {
    name: 'the newest is sent first',
    file: 'sale-queue.ts',
    find: `const first = waiting[0];`,
    replace: `const first = waiting.at(-1);`,
  },
  {
    name: 'the next is sent while the one before is on its way',
    file: 'sale-queue.ts',
    find: `const first = waiting[0];`,
    replace: `const first = waiting.find(({ state }) => state.at === 'queued');`,
  },
  {
    name: 'what is too old is sent',
    file: 'sale-queue.ts',
    find: `if (payment.state.at === 'queued' && overdueMs > 0)`,
    replace: `if (payment.state.at === 'queued' && overdueMs > Infinity)`,
  },
  {
    name: 'what has been sent and is not answered is left to staff at once',
    file: 'sale-queue.ts',
    find: `if (payment.state.at !== 'unknown' || overdueMs <= answerMaxMs) return false;`,
    replace: `if (payment.state.at !== 'unknown') return false;`,
  },
  {
    name: 'the age is counted from the start of the kiosk',
    file: 'sale-queue.ts',
    find: `if (queuedAtMs !== undefined || !queue) return nowMs - (queuedAtMs ?? nowMs);`,
    replace: ``,
  },
  {
    name: 'the age begins anew with each start',
    file: 'sale-queue.ts',
    find: `return Math.max(0, unixMs - queue.queuedAtUnixMs) + nowMs - monotonicMs;`,
    replace: `return nowMs - monotonicMs;`,
  },
  {
    name: 'the card is kept after the decision',
    file: 'sale-queue.ts',
    find: `devices.sealedCards.keep(paymentId, card.sealed);`,
    replace: `void Promise.resolve().then(() => devices.sealedCards.keep(paymentId, card.sealed));`,
  },
  {
    name: 'a sale goes out with the card of another',
    file: 'sale-queue.ts',
    find: `const sealed = devices.sealedCards.read(paymentId);`,
    replace: `const sealed = devices.sealedCards.read(devices.sealedCards.paymentIds().at(-1) ?? paymentId);`,
  },
  {
    name: 'the queue forgets to go on after a silence',
    file: 'sale-queue.ts',
    find: `      else await devices.clock.sleep(this.#pauseMs(came), this.#waking.signal);`,
    replace: `      else return;`,
  },
];
