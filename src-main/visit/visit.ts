import type { CodeSent, CustomerView, EntryAnswers } from '#contract/entry.ts';
import type { Answers, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused, type Outcome } from '#contract/outcome.ts';
import type {
  BillerSession,
  BillProof,
  BillReading,
  CodeAnswer,
  CustomerBiller,
  Registration,
} from '../biller/port.ts';
import { VisitBills, type BillToPay, type VisitParts } from './visit-bills.ts';

export type InvoiceToPay = BillToPay;

/** What was begun in this visit, and is ended by a code that went out by e-mail. */
interface Pending {
  readonly what: 'registration' | 'new-password';
  readonly pendingId: string;
}

/** Who stands in front of the kiosk, and what the biller tells them. There is one at a time. */
export class Visit {
  readonly #parts: VisitParts;
  #session: BillerSession | undefined;
  #bills: VisitBills | undefined;
  #pending: Pending | undefined;
  /** Counts beginnings and ends, so that an answer that comes late is known for one. */
  #count = 0;

  constructor(parts: VisitParts) {
    this.#parts = parts;
  }

  /** Whether somebody is let in, as a customer or as a guest. */
  get isOpen(): boolean {
    return this.#session !== undefined;
  }

  /** The customer's address; null for a guest, and for nobody. */
  get email(): string | null {
    return this.#session?.email ?? null;
  }

  /** Names this visit: another beginning, or an end, gives another number. */
  get count(): number {
    return this.#count;
  }

  async signIn({ user, password }: RequestOf<'signIn'>): Promise<EntryAnswers['signIn']> {
    this.end();
    return this.#enter((biller) => biller.signIn(user, password));
  }

  /** As a guest who sees the bills that one scanned code names. */
  async scan(readings: readonly BillReading[]): Promise<EntryAnswers['scanBill']> {
    this.end();
    return this.#enter((biller) => biller.openScanned(readings));
  }

  /** As a guest who sees what is unpaid of the customer whose bill they hold. */
  async find(proof: BillProof): Promise<EntryAnswers['findAccount']> {
    this.end();
    return this.#enter((biller) => biller.openFound(proof));
  }

  async register(registration: Registration): Promise<EntryAnswers['register']> {
    this.end();
    return this.#begin('registration', (biller) => biller.register(registration));
  }

  /** What `register` began; nothing where it was begun in another visit. */
  async confirmRegistration(code: string): Promise<EntryAnswers['confirmRegistration']> {
    const pending = this.#pending;
    if (pending?.what !== 'registration') return refused('expired-code');
    return this.#enter((biller) => biller.confirmRegistration(pending.pendingId, code));
  }

  async askNewPassword(user: string): Promise<EntryAnswers['askNewPassword']> {
    this.end();
    return this.#begin('new-password', (biller) => biller.askNewPassword(user));
  }

  /** What `askNewPassword` began; nothing where it was begun in another visit. */
  async setNewPassword(request: RequestOf<'setNewPassword'>): Promise<EntryAnswers['setNewPassword']> {
    const pending = this.#pending;
    if (pending?.what !== 'new-password') return refused('expired-code');
    const { code, password } = request;
    return this.#enter((biller) => biller.setNewPassword(pending.pendingId, code, password));
  }

  listInvoices(request: RequestOf<'listInvoices'>): Promise<Answers['listInvoices']> {
    return this.#bills?.list(request) ?? Promise.resolve(refused('signed-out'));
  }

  async readInvoice({ invoiceNumber }: RequestOf<'readInvoice'>): Promise<Answers['readInvoice']> {
    const answer = await this.invoiceToPay(invoiceNumber);
    return answer.is === 'found' ? accepted(answer.invoice) : refused(answer.problem);
  }

  /** An invoice as the biller has it now or, while it is silent, as it said in this visit. */
  invoiceToPay(invoiceNumber: string): Promise<InvoiceToPay> {
    const signedOut = { is: 'refused', problem: 'signed-out' } as const;
    return this.#bills?.toPay(invoiceNumber) ?? Promise.resolve(signedOut);
  }

  /** Whether this customer has been shown the invoice as one of theirs that is paid. Never true for a guest. */
  hasSeenPaid(invoiceNumber: string): boolean {
    return this.#bills?.hasSeenPaid(invoiceNumber) ?? false;
  }

  /**
   * A payment goes on. Where it is of a part of its bill, whatever the biller said before is forgotten: the bill is
   * not paid by it and, once it is booked, costs less.
   */
  notePayment(payment: Pick<PaymentView, 'invoiceNumber' | 'amountMinor'>): void {
    this.#bills?.notePayment(payment);
  }

  end(): void {
    this.#count += 1;
    this.#pending = undefined;
    this.#session = undefined;
    this.#bills?.close();
    this.#bills = undefined;
  }

  /** Lets in whomever the biller knows, unless they have left meanwhile: whoever comes next must not find them in. */
  async #enter<Problem extends string>(
    ask: Asking<LetIn | Refusal<Problem>>,
  ): Promise<Outcome<CustomerView, Problem | 'biller-offline'>> {
    const count = this.#count;
    const answer = await ask(this.#parts.biller);
    this.#parts.noteBiller(answer.is !== 'silent');
    if ('cause' in answer) return refused('biller-offline');
    if (!('session' in answer)) return refused(answer.is);
    const bills = new VisitBills(this.#parts, answer.session);
    if (count !== this.#count) {
      bills.close();
      return refused('biller-offline');
    }
    // Any other answer that is still on its way comes too late from now on.
    this.#count += 1;
    this.#pending = undefined;
    this.#session = answer.session;
    this.#bills = bills;
    const { name, email, isGuest, accounts } = answer.session;
    return accepted({ name, email, isGuest, accounts });
  }

  /** Begins what a code will end, in this visit and in no other. */
  async #begin<Problem extends string>(
    what: Pending['what'],
    ask: Asking<CodeAnswer | Refusal<Problem>>,
  ): Promise<Outcome<CodeSent, Problem | 'biller-offline'>> {
    const count = this.#count;
    const answer = await ask(this.#parts.biller);
    this.#parts.noteBiller(answer.is !== 'silent');
    if ('cause' in answer || count !== this.#count) return refused('biller-offline');
    if (!('pendingId' in answer)) return refused(answer.is);
    this.#pending = { what, pendingId: answer.pendingId };
    return accepted(answer.sent);
  }
}

type Asking<Answer> = (
  biller: CustomerBiller,
) => Promise<Answer | { readonly is: 'silent'; readonly cause: string }>;

interface LetIn {
  readonly is: 'signed-in';
  readonly session: BillerSession;
}

interface Refusal<Problem extends string> {
  readonly is: Problem;
}
