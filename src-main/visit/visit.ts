import type { Answers, InvoicePage, InvoiceView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { BilledInvoice, BilledPage, Biller, BillerSession, InvoiceAnswer } from '../biller/port.ts';
import type { Clock } from '../payment/port.ts';
import { InvoiceCache } from './invoice-cache.ts';

/** The most bills of a first page that are read whole before they are asked for. */
const readAheadMax = 8;

export interface VisitParts {
  readonly biller: Biller;
  readonly clock: Pick<Clock, 'monotonicMs'>;
  /** For how long what the biller said may be read while it is silent, in milliseconds. */
  readonly invoiceAgeMaxMs: number;
  /** Told whether the biller has just answered. */
  readonly noteBiller: (hasAnswered: boolean) => void;
  /** Whether a payment of this kiosk already has the invoice: the biller may not know of it yet. */
  readonly isTaken: (invoiceNumber: string) => boolean;
}

export type InvoiceToPay =
  | {
      readonly is: 'found';
      readonly invoice: InvoiceView;
      readonly isPaid: boolean;
      /** The biller is silent: this is what it said earlier in this visit. */
      readonly isOfEarlier: boolean;
    }
  | { readonly is: 'refused'; readonly problem: 'signed-out' | 'not-found' | 'biller-offline' };

/** The customer who is signed in, and what the biller tells them. There is one at a time. */
export class Visit {
  readonly #parts: VisitParts;
  #session: BillerSession | undefined;
  #cache: InvoiceCache | undefined;
  /** Counts sign-ins and sign-outs, so that an answer that comes late is known for one. */
  #count = 0;

  constructor(parts: VisitParts) {
    this.#parts = parts;
  }

  /** The signed-in customer's address. */
  get email(): string | undefined {
    return this.#session?.email;
  }

  /** Names this visit: another sign-in, or an end, gives another number. */
  get count(): number {
    return this.#count;
  }

  async signIn({ user, password }: RequestOf<'signIn'>): Promise<Answers['signIn']> {
    this.end();
    const count = this.#count;
    const answer = await this.#parts.biller.signIn(user, password);
    this.#parts.noteBiller(answer.is !== 'silent');
    if (answer.is === 'silent') return refused('biller-offline');
    if (answer.is !== 'signed-in') return refused(answer.is);
    // The customer left while the biller was still looking: whoever comes next must not find them signed in.
    if (count !== this.#count) return refused('biller-offline');
    this.#session = answer.session;
    this.#cache = new InvoiceCache(this.#parts.clock, this.#parts.invoiceAgeMaxMs);
    return accepted({ name: answer.session.name, email: answer.session.email });
  }

  async listInvoices(range: RequestOf<'listInvoices'>): Promise<Answers['listInvoices']> {
    const session = this.#session;
    if (!session) return refused('signed-out');
    const cache = this.#cache;
    const name = `page ${range.offset} ${range.limit}`;
    const answer = await this.#parts.biller.listUnpaid(session, range);
    this.#parts.noteBiller(answer.is !== 'silent');
    if (answer.is === 'signed-out') return refused('signed-out');
    if (answer.is === 'found') {
      cache?.keep(name, answer.page);
      if (range.offset === 0) void this.#readAhead(session, answer.page);
      return accepted({ ...this.#marked(answer.page), isOfEarlier: false });
    }
    // Sound: only the lines above keep anything by this name.
    const earlier = cache?.read(name) as BilledPage | undefined;
    return earlier ? accepted({ ...this.#marked(earlier), isOfEarlier: true }) : refused('biller-offline');
  }

  async readInvoice({ invoiceNumber }: RequestOf<'readInvoice'>): Promise<Answers['readInvoice']> {
    const answer = await this.invoiceToPay(invoiceNumber);
    return answer.is === 'found' ? accepted(answer.invoice) : refused(answer.problem);
  }

  /** An invoice as the biller has it now or, while it is silent, as it said in this visit. */
  async invoiceToPay(invoiceNumber: string): Promise<InvoiceToPay> {
    const session = this.#session;
    if (!session) return { is: 'refused', problem: 'signed-out' };
    const cache = this.#cache;
    const answer = await this.#read(session, invoiceNumber);
    if (answer.is === 'found') return this.#toPay(answer, false);
    if (answer.is !== 'silent') return { is: 'refused', problem: answer.is };
    // Sound: only `#read` keeps anything by this name.
    const earlier = cache?.read(nameOf(invoiceNumber)) as Said | undefined;
    return earlier ? this.#toPay(earlier, true) : { is: 'refused', problem: 'biller-offline' };
  }

  end(): void {
    this.#count += 1;
    this.#cache?.destroy();
    this.#cache = undefined;
    const session = this.#session;
    this.#session = undefined;
    // Nobody waits for the biller to hear of it: its sessions end by themselves.
    if (session) void this.#parts.biller.signOut(session);
  }

  /** Asks the biller for one bill, and keeps what it says for as long as the visit may need it. */
  async #read(session: BillerSession, invoiceNumber: string): Promise<InvoiceAnswer> {
    const cache = this.#cache;
    const answer = await this.#parts.biller.readInvoice(session, invoiceNumber);
    this.#parts.noteBiller(answer.is !== 'silent');
    if (answer.is === 'found') {
      const { invoice, isPaid } = answer;
      cache?.keep(nameOf(invoiceNumber), { invoice, isPaid } satisfies Said);
    }
    return answer;
  }

  /**
   * Reads the bills of the first page whole, so that each can be paid if the biller falls silent now. One at a time,
   * and no further once it is silent: a customer who waits for something else is not held up.
   */
  async #readAhead(session: BillerSession, { invoices }: BilledPage): Promise<void> {
    const cache = this.#cache;
    for (const { invoiceNumber } of invoices.slice(0, readAheadMax)) {
      if (this.#session !== session) return;
      if (cache?.read(nameOf(invoiceNumber)) !== undefined) continue;
      const answer = await this.#read(session, invoiceNumber);
      if (answer.is === 'silent' || answer.is === 'signed-out') return;
    }
  }

  /** What is being paid stays in its place, marked: a bill that vanished would be looked for, or paid elsewhere. */
  #marked({ invoices, total }: BilledPage): Omit<InvoicePage, 'isOfEarlier'> {
    const marked = invoices.map((bill) => ({ ...bill, isTaken: this.#parts.isTaken(bill.invoiceNumber) }));
    return { invoices: marked, total };
  }

  #toPay({ invoice, isPaid }: Said, isOfEarlier: boolean): Extract<InvoiceToPay, { is: 'found' }> {
    const isTaken = this.#parts.isTaken(invoice.invoiceNumber);
    return { is: 'found', invoice: { ...invoice, isTaken }, isPaid, isOfEarlier };
  }
}

/** What the biller said of one bill. */
interface Said {
  readonly invoice: BilledInvoice;
  readonly isPaid: boolean;
}

function nameOf(invoiceNumber: string): string {
  return `invoice ${invoiceNumber}`;
}
