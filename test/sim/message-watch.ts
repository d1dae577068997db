import type { BillerPosting, InvoiceHold } from '../../src-main/biller/port.ts';
import type { SaleRequest } from '../../src-main/vpos/port.ts';
import { isBookedPart } from './disk.ts';
import type { WatchParts } from './watch-parts.ts';
import { readSealed } from './sealed-card.ts';
import type { Trace } from './traces.ts';

/** Watches what leaves the kiosk, and the money that moves because of it. */
export class MessageWatch {
  readonly #parts: WatchParts & { readonly isStillAlive: (paymentId: string) => boolean };
  /** Payments whose capture is live, by invoice. */
  readonly #live = new Map<string, Set<string>>();

  /** @param parts.isStillAlive - whether what was asked for a payment may still be executed, or has been */
  constructor(parts: WatchParts & { readonly isStillAlive: (paymentId: string) => boolean }) {
    this.#parts = parts;
  }

  saleAsked(request: SaleRequest, boot: number): void {
    const { disk, traces, scene } = this.#parts;
    const { witness } = scene;
    const { paymentId } = request;
    witness.tell(paymentId, 'sale goes out');
    const trace = traces.of(paymentId);
    const payment = disk.payments.get(paymentId);
    if (!trace || payment?.state.at !== 'sending') {
      const why = `is asked for while ${payment?.state.at ?? 'not on the disk'}`;
      witness.violated('sale-while-sending', paymentId, why);
      return;
    }
    if (trace.sendingBoot !== boot)
      witness.violated(
        'sale-in-its-boot',
        paymentId,
        `boot ${trace.sendingBoot} wrote it, boot ${boot} asks`,
      );
    trace.sales += 1;
    this.#checkOnce(trace, payment.queue !== undefined);
    if (!isOwn(request, trace.amountMinor) || request.kioskId !== scene.terms.kioskId)
      witness.violated('own-card', paymentId, 'goes out with another card, amount or kiosk');
    if ((request.queued !== undefined) !== (payment.queue !== undefined))
      witness.violated('queue-asked-of-kiosk', paymentId, 'says wrongly whether it was queued');
    this.#checkReversalsFirst(trace);
  }

  #checkOnce({ paymentId, sales, sendings }: Trace, isQueued: boolean): void {
    const { witness } = this.#parts.scene;
    if (sales === 1) return;
    if (sales > sendings || !isQueued) witness.violated('sale-once', paymentId, 'is asked for again');
    if (this.#parts.isStillAlive(paymentId))
      witness.violated('sale-once', paymentId, 'is asked for again while the first may still be executed');
  }

  reversalEnded(paymentId: string): void {
    const trace = this.#parts.traces.of(paymentId);
    if (trace) trace.reversalEndedEvent = this.#parts.scene.timeline.events;
  }

  reversalAsked(paymentId: string): void {
    const { disk, scene } = this.#parts;
    const at = disk.at(paymentId);
    if (at !== 'reversing')
      scene.witness.violated('decision-stands', paymentId, `is given back while ${at ?? 'not on the disk'}`);
  }

  holdAsked({ paymentId }: Pick<InvoiceHold, 'paymentId'>): void {
    if (!this.#parts.disk.payments.has(paymentId))
      this.#parts.scene.witness.violated('known-before-it-leaves', paymentId, 'is held, but not on the disk');
  }

  postAsked({ paymentId, amountMinor, invoiceNumber, isPart }: BillerPosting): void {
    const { disk, traces, scene } = this.#parts;
    if (isPart !== disk.payments.get(paymentId)?.order.isPart)
      scene.witness.violated(
        'part-as-part',
        paymentId,
        isPart ? 'is told as a part' : 'is told as the whole',
      );
    const at = disk.at(paymentId);
    if (at !== 'approved' && at !== 'posted') {
      const why = `the biller is told while it is ${at ?? 'not on the disk'}`;
      scene.witness.violated('biller-after-approval', paymentId, why);
    }
    const trace = traces.of(paymentId);
    if (trace && (trace.amountMinor !== amountMinor || trace.invoiceNumber !== invoiceNumber))
      scene.witness.violated('biller-after-approval', paymentId, 'the biller is told of another bill');
  }

  captured(paymentId: string, invoiceNumber: string): void {
    const { traces, scene } = this.#parts;
    const { witness } = scene;
    const trace = traces.of(paymentId);
    if (trace) trace.captures += 1;
    if ((trace?.captures ?? 0) > 1) witness.violated('one-capture', paymentId, 'is charged a second time');
    const live = this.#live.get(invoiceNumber) ?? new Set();
    this.#live.set(invoiceNumber, live.add(paymentId));
    const unsettled = [...live].filter((id) => !this.#isBookedPart(id));
    if (unsettled.length > 1)
      witness.violated(
        'one-live-capture',
        paymentId,
        `${invoiceNumber} is charged ${unsettled.length} times now`,
      );
  }

  givenBack(paymentId: string, invoiceNumber: string): void {
    this.#live.get(invoiceNumber)?.delete(paymentId);
  }

  #isBookedPart(paymentId: string): boolean {
    const payment = this.#parts.disk.payments.get(paymentId);
    return payment !== undefined && isBookedPart(payment);
  }

  /** Each reversal that was decided before this sale was has been asked once more since. */
  #checkReversalsFirst({ paymentId, sendingEvent }: Trace): void {
    const { traces, disk, scene } = this.#parts;
    if (!disk.hasReversing()) return;
    for (const other of traces.all.values()) {
      if (disk.at(other.paymentId) !== 'reversing' || other.reversingEvent >= sendingEvent) continue;
      if (other.reversalEndedEvent < sendingEvent) {
        const why = `goes out although ${scene.witness.nameOf(other.paymentId)} is not given back`;
        scene.witness.violated('reversals-first', paymentId, why);
      }
    }
  }
}

function isOwn({ paymentId, amountMinor, card }: SaleRequest, asOpenedMinor: number): boolean {
  return amountMinor === asOpenedMinor && readSealed(card.sealed).paymentId === paymentId;
}
