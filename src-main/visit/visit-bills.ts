import type { Answers, InvoicePage, InvoiceView, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type {
  BilledInvoice,
  BilledPage,
  BillerSession,
  CustomerBiller,
  InvoiceAnswer,
} from '../biller/port.ts';
import type { Clock } from '../payment/port.ts';
import { InvoiceCache } from './invoice-cache.ts';

/** The most bills of a first page that are read whole before they are asked for. */
const readAheadMax = 8;

export interface VisitParts {
  readonly biller: CustomerBiller;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** For how long what the biller said may be read while it is silent, in milliseconds. */
  readonly invoiceAgeMaxMs: number;
  /** Told whether the biller has just answered. */
  readonly noteBiller: (hasAnswered: boolean) => void;
  /** Whether a payment of this kiosk already has the invoice: the biller may not know of it yet. */
  readonly isTaken: (invoiceNumber: string) => boolean;
}

export type BillToPay =
  | {
      readonly is: 'found';
      readonly invoice: InvoiceView;
      readonly isPaid: boolean;
      /** The biller is silent: this is what it said earlier in this visit. */
      readonly isOfEarlier: boolean;
    }
  | { readonly is: 'refused'; readonly problem: 'signed-out' | 'not-found' | 'biller-offline' };

/** The bills of whoever is let in: what the biller tells of them, and told before it fell silent. */
export class VisitBills {
  readonly #parts: VisitParts;
  readonly #session: BillerSession;
  readonly #cache: InvoiceCache;
  readonly #seenPaid = new Set<string>();
  /** Goes up when what the biller said before is no longer to be kept. */
  #changes = 0;
  #isClosed = false;

  constructor(parts: VisitParts, session: BillerSession) {
    this.#parts = parts;
    this.#session = session;
    this.#cache = new InvoiceCache(parts.clock, parts.invoiceAgeMaxMs);
  }

  async list(request: RequestOf<'listInvoices'>): Promise<Answers['listInvoices']> {
    const { status = 'unpaid', offset, limit, account } = request;
    // What was paid of a bill is its owner's to see: who holds a bill has proven no more than that.
    if (status === 'paid' && this.#session.isGuest) return accepted(emptyPage);
    const changes = this.#changes;
    const name = JSON.stringify(['page', status, offset, limit, account]);
    const range = { offset, limit, ...(account !== undefined && { account }) };
    const { biller, noteBiller } = this.#parts;
    const answer = await (status === 'paid'
      ? biller.listPaid(this.#session, range)
      : biller.listUnpaid(this.#session, range));
    noteBiller(answer.is !== 'silent');
    if (answer.is === 'signed-out') return refused('signed-out');
    if (answer.is === 'found') {
      if (changes === this.#changes) this.#cache.keep(name, answer.page);
      if (status === 'paid') this.#notePaid(answer.page);
      else if (offset === 0) void this.#readAhead(answer.page);
      return accepted({ ...this.#marked(answer.page), isOfEarlier: false });
    }
    // Sound: only the lines above keep anything by this name.
    const earlier = this.#cache.read(name) as BilledPage | undefined;
    return earlier ? accepted({ ...this.#marked(earlier), isOfEarlier: true }) : refused('biller-offline');
  }

  /** An invoice as the biller has it now or, while it is silent, as it said in this visit. */
  async toPay(invoiceNumber: string): Promise<BillToPay> {
    const answer = await this.#read(invoiceNumber);
    if (answer.is === 'found') return this.#asFound(answer, false);
    if (answer.is !== 'silent') return { is: 'refused', problem: answer.is };
    const earlier = this.#earlier(invoiceNumber);
    return earlier ? this.#asFound(earlier, true) : { is: 'refused', problem: 'biller-offline' };
  }

  hasSeenPaid(invoiceNumber: string): boolean {
    return this.#seenPaid.has(invoiceNumber);
  }

  /** @see Visit.notePayment */
  notePayment({ invoiceNumber, amountMinor }: Pick<PaymentView, 'invoiceNumber' | 'amountMinor'>): void {
    const said = this.#earlier(invoiceNumber);
    if (!said || said.invoice.amountMinor === amountMinor) return;
    this.#changes += 1;
    this.#cache.forget();
  }

  close(): void {
    this.#isClosed = true;
    this.#cache.destroy();
    this.#seenPaid.clear();
    // Nobody waits for the biller to hear of it: its sessions end by themselves.
    void this.#parts.biller.signOut(this.#session);
  }

  #notePaid({ invoices }: BilledPage): void {
    if (this.#isClosed) return;
    for (const { invoiceNumber } of invoices) this.#seenPaid.add(invoiceNumber);
  }

  #earlier(invoiceNumber: string): Said | undefined {
    // Sound: only `#read` keeps anything by this name.
    return this.#cache.read(nameOf(invoiceNumber)) as Said | undefined;
  }

  /** Asks the biller for one bill, and keeps what it says for as long as the visit may need it. */
  async #read(invoiceNumber: string): Promise<InvoiceAnswer> {
    const changes = this.#changes;
    const answer = await this.#parts.biller.readInvoice(this.#session, invoiceNumber);
    this.#parts.noteBiller(answer.is !== 'silent');
    if (answer.is === 'found' && changes === this.#changes) {
      const { invoice, isPaid } = answer;
      this.#cache.keep(nameOf(invoiceNumber), { invoice, isPaid } satisfies Said);
    }
    return answer;
  }

  /**
   * Reads the bills of the first page whole, so that each can be paid if the biller falls silent now. One at a time,
   * and no further once it is silent: a customer who waits for something else is not held up.
   */
  async #readAhead({ invoices }: BilledPage): Promise<void> {
    for (const { invoiceNumber } of invoices.slice(0, readAheadMax)) {
      if (this.#isClosed) return;
      if (this.#earlier(invoiceNumber) !== undefined) continue;
      const answer = await this.#read(invoiceNumber);
      if (answer.is === 'silent' || answer.is === 'signed-out') return;
    }
  }

  /** What is being paid stays in its place, marked: a bill that vanished would be looked for, or paid elsewhere. */
  #marked({ invoices, total }: BilledPage): Omit<InvoicePage, 'isOfEarlier'> {
    const marked = invoices.map((bill) => ({ ...bill, isTaken: this.#parts.isTaken(bill.invoiceNumber) }));
    return { invoices: marked, total };
  }

  #asFound({ invoice, isPaid }: Said, isOfEarlier: boolean): Extract<BillToPay, { is: 'found' }> {
    const isTaken = this.#parts.isTaken(invoice.invoiceNumber);
    return { is: 'found', invoice: { ...invoice, isTaken }, isPaid, isOfEarlier };
  }
}

/** What the biller said of one bill. */
interface Said {
  readonly invoice: BilledInvoice;
  readonly isPaid: boolean;
}

const emptyPage: InvoicePage = { invoices: [], total: 0, isOfEarlier: false };

function nameOf(invoiceNumber: string): string {
  return `invoice ${invoiceNumber}`;
}
