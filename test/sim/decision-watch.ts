import type { JournalEntry } from '../../src-main/journal/port.ts';
import type { Payment, PaymentState } from '../../src-main/payment/payment.ts';
import { PartWatch, type PartWatchParts } from './part-watch.ts';
import { QueueWatch } from './queue-watch.ts';
import { count } from './scene.ts';
import type { WatchParts } from './watch-parts.ts';

type At = PaymentState['at'];

/** What may follow what: the table of the design, written down a second time. */
const mayFollow: Readonly<Record<At, readonly At[]>> = {
  created: ['sending', 'queued', 'abandoned'],
  queued: ['sending', 'expired'],
  sending: ['unknown', 'approved', 'declined', 'reversed', 'reversing', 'queued', 'abandoned'],
  unknown: ['unknown', 'approved', 'declined', 'reversed', 'reversing', 'queued', 'manual'],
  approved: ['posted', 'reversing', 'manual'],
  reversing: ['reversed', 'manual'],
  posted: [],
  declined: [],
  reversed: [],
  manual: [],
  abandoned: [],
  expired: [],
};

/** Watches what is written down. */
export class DecisionWatch {
  readonly #parts: WatchParts;
  readonly #queue: QueueWatch;
  readonly #pieces: PartWatch;
  readonly #references = new Set<string>();

  constructor(parts: WatchParts & PartWatchParts) {
    this.#parts = parts;
    this.#queue = new QueueWatch(parts);
    this.#pieces = new PartWatch(parts);
  }

  committed({ event, payment }: JournalEntry, before: Payment | undefined, power: { boot: number }): void {
    const { witness, events, states } = this.#parts.scene;
    const { paymentId } = payment.order;
    if (!before) this.#checkOpened(payment);
    witness.tell(paymentId, event.is, `is ${payment.state.at}`);
    count(events, event.is);
    // Paper and notices are noted on a payment without changing what it is.
    if (payment.state === before?.state) return;
    count(states, payment.state.at);
    if (before && !mayFollow[before.state.at].includes(payment.state.at)) {
      const why = `was ${before.state.at} and is ${payment.state.at}`;
      witness.violated('decision-stands', paymentId, why);
    }
    this.#note(payment, power.boot);
    this.#queue.decided(payment, before, power.boot);
    this.#pieces.decided(payment);
  }

  cardKept(paymentId: string, sealed: string): void {
    this.#queue.cardKept(paymentId, sealed);
  }

  /** @param bootAtWork - its number; undefined while there is none, and nobody can be held to doing anything */
  settled(bootAtWork: number | undefined): void {
    this.#queue.settled(bootAtWork);
    this.#pieces.settled(bootAtWork);
  }

  released(paymentId: string): void {
    this.#pieces.released(paymentId);
  }

  #checkOpened({ order, state }: Payment): void {
    const { scene, traces } = this.#parts;
    const { witness } = scene;
    const { paymentId, reference, amountMinor, invoice } = order;
    traces.open({ paymentId, amountMinor, invoiceNumber: invoice.invoiceNumber });
    witness.name(paymentId, reference);
    if (state.at !== 'created') witness.violated('decision-stands', paymentId, `begins as ${state.at}`);
    if (this.#references.has(reference))
      witness.violated('one-reference', paymentId, `${reference} was given before`);
    this.#references.add(reference);
    this.#pieces.opened(order);
  }

  #note({ order, state }: Payment, boot: number): void {
    const { scene, traces } = this.#parts;
    const trace = traces.of(order.paymentId);
    if (!trace) return;
    const { events } = scene.timeline;
    if (state.at === 'reversing') trace.reversingEvent = events;
    if (state.at !== 'sending') return;
    trace.sendings += 1;
    trace.sendingBoot = boot;
    trace.sendingEvent = events;
  }
}
