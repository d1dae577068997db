import type { Answers, InvoicePage, InvoiceView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Biller, BillerSession } from '../biller/port.ts';
import type { Clock } from '../payment/port.ts';
import { InvoiceCache } from './invoice-cache.ts';

export interface VisitParts {
  readonly biller: Biller;
  readonly clock: Clock;
  /** For how long what the biller said may be read while it is silent, in milliseconds. */
  readonly invoiceAgeMaxMs: number;
  /** Told whether the biller has just answered. */
  readonly noteBiller: (hasAnswered: boolean) => void;
  /** Whether a payment of this kiosk already has the invoice: what the biller said before cannot know. */
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
      return accepted({ ...answer.page, isOfEarlier: false });
    }
    // Sound: only the line above keeps anything by this name.
    const earlier = cache?.read(name) as InvoicePage | undefined;
    return earlier ? accepted(this.#withoutTaken(earlier)) : refused('biller-offline');
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
    const name = `invoice ${invoiceNumber}`;
    const answer = await this.#parts.biller.readInvoice(session, invoiceNumber);
    this.#parts.noteBiller(answer.is !== 'silent');
    if (answer.is === 'found') {
      const { invoice, isPaid } = answer;
      cache?.keep(name, { is: 'found', invoice, isPaid, isOfEarlier: true } satisfies InvoiceToPay);
      return { is: 'found', invoice, isPaid, isOfEarlier: false };
    }
    if (answer.is !== 'silent') return { is: 'refused', problem: answer.is };
    // Sound: only the lines above keep anything by this name.
    const earlier = cache?.read(name) as Extract<InvoiceToPay, { is: 'found' }> | undefined;
    return earlier ?? { is: 'refused', problem: 'biller-offline' };
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

  #withoutTaken(page: InvoicePage): InvoicePage {
    const invoices = page.invoices.filter(({ invoiceNumber }) => !this.#parts.isTaken(invoiceNumber));
    const taken = page.invoices.length - invoices.length;
    return { invoices, total: page.total - taken, isOfEarlier: true };
  }
}
