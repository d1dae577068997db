import type { BillerPosting, HoldAnswer, InvoiceHold, PostAnswer } from '../../src-main/biller/port.ts';
import type { Scene } from './scene.ts';

interface Invoice {
  /** What is left to pay of it. */
  amountMinor: number;
  /** All that was ever asked for it. */
  billedMinor: number;
  /** The least part that may be paid of it; undefined for a bill that is paid whole. */
  readonly leastMinor: number | undefined;
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

  /** How a bill stands; a new one when there is none of this number. Minor units. */
  billOf(invoiceNumber: string): Readonly<Pick<Invoice, 'amountMinor' | 'billedMinor' | 'leastMinor'>> {
    return this.#invoice(invoiceNumber);
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
    invoice.billedMinor += 100;
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
    if (!isAmountOf(invoice, posting)) return { is: 'refused', reason: 'wrong-amount' };
    const isOther = this.#scene.faults.happens('post-conflict', paymentId);
    const billerReceipt = `RC-${this.#bookings.size + 1}`;
    this.#bookings.set(paymentId, { posting, billerReceipt, isOther });
    if (posting.isPart) invoice.amountMinor -= amountMinor;
    else invoice.paidBy = paymentId;
    if (invoice.hold?.paymentId === paymentId) invoice.hold = undefined;
    this.#scene.witness.tell(paymentId, 'BOOKED', amountMinor);
    return isOther ? { is: 'conflict', reason: 'different-payment' } : { is: 'posted', billerReceipt };
  }

  #invoice(invoiceNumber: string): Invoice {
    let invoice = this.#invoices.get(invoiceNumber);
    if (!invoice) {
      const { dice } = this.#scene;
      const amountMinor = dice.longTailed('amount', invoiceNumber, [500, 60_000]);
      const leastMinor = dice.isHit('part', invoiceNumber, 0.5) ? Math.ceil(amountMinor / 5) : undefined;
      invoice = { amountMinor, billedMinor: amountMinor, leastMinor, paidBy: undefined, hold: undefined };
      this.#invoices.set(invoiceNumber, invoice);
    }
    return invoice;
  }
}

/** All that is left, or a part that leaves something. */
function isAmountOf({ amountMinor, leastMinor }: Invoice, posting: BillerPosting): boolean {
  if (!posting.isPart) return posting.amountMinor === amountMinor;
  return leastMinor !== undefined && posting.amountMinor >= leastMinor && posting.amountMinor < amountMinor;
}
