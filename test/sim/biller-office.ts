import type { BillerPosting, HoldAnswer, InvoiceHold, PostAnswer } from '../../src-main/biller/port.ts';
import type { Scene } from './scene.ts';

interface Invoice {
  amountMinor: number;
  /** A payment id of this kiosk, or `elsewhere`. */
  paidBy: string | undefined;
  hold: { readonly paymentId: string; readonly untilMs: number } | undefined;
}

interface Booking {
  readonly posting: BillerPosting;
  readonly billerReceipt: string;
  /** Something else was booked under this payment's id: only a person can tell what. */
  readonly isOther: boolean;
}

/** The company whose bills are paid: its invoices, its holds and its ledger. */
export class BillerOffice {
  readonly #scene: Scene;
  readonly #invoices = new Map<string, Invoice>();
  readonly #bookings = new Map<string, Booking>();

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** What is to be paid; a new bill when there is none of this number. In minor units. */
  amountOf(invoiceNumber: string): number {
    return this.#invoice(invoiceNumber).amountMinor;
  }

  isPaid(invoiceNumber: string): boolean {
    return this.#invoice(invoiceNumber).paidBy !== undefined;
  }

  /** Minor units that are booked for this payment. */
  bookedMinor(paymentId: string): number {
    return this.#bookings.get(paymentId)?.posting.amountMinor ?? 0;
  }

  /** Whether it has booked something else under this payment's id. */
  hasOther(paymentId: string): boolean {
    return this.#bookings.get(paymentId)?.isOther === true;
  }

  payElsewhere(invoiceNumber: string): void {
    const invoice = this.#invoice(invoiceNumber);
    if (invoice.paidBy !== undefined) return;
    invoice.paidBy = 'elsewhere';
    this.#scene.witness.tell(invoiceNumber, 'is paid elsewhere');
  }

  change(invoiceNumber: string): void {
    const invoice = this.#invoice(invoiceNumber);
    if (invoice.paidBy !== undefined) return;
    invoice.amountMinor += 100;
    this.#scene.witness.tell(invoiceNumber, 'is another amount now');
  }

  holdElsewhere(invoiceNumber: string, forMs: number): void {
    const untilMs = this.#scene.timeline.nowMs + forMs;
    this.#invoice(invoiceNumber).hold ??= { paymentId: 'elsewhere', untilMs };
  }

  hold({ invoiceNumber, paymentId, holdForMs }: InvoiceHold): HoldAnswer {
    const { terms, timeline } = this.#scene;
    if (!terms.hasHolds) return { is: 'not-offered' };
    const invoice = this.#invoice(invoiceNumber);
    if (invoice.paidBy !== undefined) return { is: 'already-paid' };
    const isLive = invoice.hold !== undefined && invoice.hold.untilMs > timeline.nowMs;
    if (isLive && invoice.hold?.paymentId !== paymentId) return { is: 'held-elsewhere' };
    const untilMs = Math.max(isLive ? (invoice.hold?.untilMs ?? 0) : 0, timeline.nowMs + holdForMs);
    invoice.hold = { paymentId, untilMs };
    return { is: 'held' };
  }

  release(invoiceNumber: string, paymentId: string): void {
    const invoice = this.#invoice(invoiceNumber);
    if (invoice.hold?.paymentId === paymentId) invoice.hold = undefined;
  }

  /** Books a payment once, however often it is told; and an invoice once, whoever tells of it. */
  post(posting: BillerPosting): PostAnswer {
    const { paymentId, invoiceNumber, amountMinor } = posting;
    const known = this.#bookings.get(paymentId);
    if (known) {
      const isSame = !known.isOther && JSON.stringify(known.posting) === JSON.stringify(posting);
      if (!isSame) return { is: 'conflict', reason: 'different-payment' };
      return { is: 'posted', billerReceipt: known.billerReceipt };
    }
    const invoice = this.#invoice(invoiceNumber);
    if (invoice.paidBy !== undefined) return { is: 'refused', reason: 'already-paid' };
    if (invoice.amountMinor !== amountMinor) return { is: 'refused', reason: 'wrong-amount' };
    const isOther = this.#scene.faults.happens('post-conflict', paymentId);
    const billerReceipt = `RC-${this.#bookings.size + 1}`;
    this.#bookings.set(paymentId, { posting, billerReceipt, isOther });
    invoice.paidBy = paymentId;
    this.#scene.witness.tell(paymentId, 'BOOKED', amountMinor);
    return isOther ? { is: 'conflict', reason: 'different-payment' } : { is: 'posted', billerReceipt };
  }

  #invoice(invoiceNumber: string): Invoice {
    let invoice = this.#invoices.get(invoiceNumber);
    if (!invoice) {
      const amountMinor = this.#scene.dice.longTailed('amount', invoiceNumber, [500, 60_000]);
      invoice = { amountMinor, paidBy: undefined, hold: undefined };
      this.#invoices.set(invoiceNumber, invoice);
    }
    return invoice;
  }
}
