import type { Payment, PaymentOrder } from '../../src-main/payment/payment.ts';
import type { BillerOffice } from './biller-office.ts';
import { isBookedPart, isGivenUpState } from './disk.ts';
import { count } from './scene.ts';
import type { WatchParts } from './watch-parts.ts';

export interface PartWatchParts {
  /** How a bill stands with the company. */
  readonly billOf: BillerOffice['billOf'];
}

/** Watches bills that are paid in parts, and that whatever has let go of a bill says so. */
export class PartWatch {
  readonly #parts: WatchParts & PartWatchParts;
  /** Minor units that the journal says are booked, by invoice. */
  readonly #bookedMinor = new Map<string, number>();
  /** Payments that have let go of their invoice and have not told the biller. */
  readonly #untold = new Set<string>();

  constructor(parts: WatchParts & PartWatchParts) {
    this.#parts = parts;
  }

  opened({ paymentId, amountMinor, invoice, isPart }: PaymentOrder): void {
    const { scene, billOf } = this.#parts;
    const bill = billOf(invoice.invoiceNumber);
    const { leastMinor = bill.amountMinor } = bill;
    const fits = isPart
      ? amountMinor >= leastMinor && amountMinor < bill.amountMinor
      : amountMinor === bill.amountMinor;
    const violated = (why: string): void => {
      scene.witness.violated('part-fits', paymentId, why);
    };
    if (isPart && !scene.outside.isBillerUp) violated('is a part of what the biller has not just shown');
    if (!fits) violated(`${amountMinor} is opened of ${bill.amountMinor}, at least ${leastMinor}`);
  }

  /** @param payment - as it is now that another state of it has been written down */
  decided(payment: Payment): void {
    const { scene, billOf } = this.#parts;
    const { order, state } = payment;
    const { paymentId, amountMinor, invoice, isPart } = order;
    if (state.at === 'queued' && isPart)
      scene.witness.violated('queue-permitted', paymentId, 'is a part, and waits for the bank');
    if (isBookedPart(payment)) count(scene.events, 'posted, of a part');
    if (state.at === 'posted') {
      const bookedMinor = (this.#bookedMinor.get(invoice.invoiceNumber) ?? 0) + amountMinor;
      this.#bookedMinor.set(invoice.invoiceNumber, bookedMinor);
      const { billedMinor } = billOf(invoice.invoiceNumber);
      if (bookedMinor > billedMinor)
        scene.witness.violated('part-fits', paymentId, `${bookedMinor} is booked of ${billedMinor}`);
    }
    if (isGivenUpState(state.at) || isBookedPart(payment)) this.#untold.add(paymentId);
  }

  released(paymentId: string): void {
    this.#untold.delete(paymentId);
  }

  /** @param bootAtWork - its number; undefined while there is none, and nobody can be held to doing anything */
  settled(bootAtWork: number | undefined): void {
    if (bootAtWork !== undefined) {
      for (const paymentId of this.#untold)
        this.#parts.scene.witness.violated(
          'lets-go',
          paymentId,
          'the biller is not told that its bill is free',
        );
    }
    this.#untold.clear();
  }
}
