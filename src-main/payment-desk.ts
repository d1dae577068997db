import type { Answers, InvoiceView, OpenedPayment, PrinterView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Config } from './config.ts';
import type { Journal } from './journal/port.ts';
import { isAddress } from './mail/address.ts';
import { newOrder, partRefusal } from './payment/new-order.ts';
import type { PaymentService } from './payment/payment-service.ts';
import type { InvoiceToPay, Visit } from './visit/visit.ts';
import type { DeviceWatch } from './watch-devices.ts';

/** How many bills can be paid with one card. */
const togetherMax = 8;

type FoundInvoice = Extract<InvoiceToPay, { is: 'found' }>;
type OpenRequest = RequestOf<'openPayment'>;
type OpenProblem = Extract<Answers['openPayment'], { ok: false }>['problem'];

/** An opened payment, and the bill that it is of. */
interface Opened {
  readonly view: OpenedPayment;
  readonly invoiceNumber: string;
}

interface Circumstances {
  readonly isVerified: boolean;
  readonly printer: PrinterView;
}

export interface PaymentDeskParts {
  readonly config: Pick<Config, 'methods' | 'mail'> & { readonly vpos: Pick<Config['vpos'], 'queue'> };
  readonly journal: Pick<Journal, 'readBlocking' | 'readPaidBy'>;
  readonly payments: PaymentService;
  readonly visit: Pick<Visit, 'isOpen' | 'email' | 'count' | 'invoiceToPay'>;
  readonly watch: Pick<DeviceWatch, 'verifyChannel' | 'checkPrinter'>;
  /** Why no payment may begin now; undefined when one may. */
  readonly service: () => string | undefined;
}

/** What a customer does to pay: open payments of invoices, turn back, or confirm them. */
export class PaymentDesk {
  readonly #parts: PaymentDeskParts;
  /** By payment id: opened, and neither confirmed nor left. */
  readonly #opened = new Map<string, Opened>();
  /** By payment id: confirmed, and in which visit. */
  readonly #confirmed = new Map<string, number>();

  constructor(parts: PaymentDeskParts) {
    this.#parts = parts;
  }

  async open(request: OpenRequest): Promise<Answers['openPayment']> {
    const { invoiceNumber, together } = request;
    const { visit, watch } = this.#parts;
    if (this.#parts.service() !== undefined || !this.#isOffered(request)) return refused('out-of-service');
    if (!visit.isOpen) return refused('signed-out');
    this.#makeRoom(invoiceNumber, together);
    // Asked before the biller is: a part that is booked meanwhile would be missing from what it says.
    const taken = this.#whoHas(invoiceNumber);
    if (taken) return refused(taken);
    const { count } = visit;
    const [found, isVerified, printer] = await Promise.all([
      // Read anew: what is charged is what the biller says now, or last said to this customer while it is silent.
      visit.invoiceToPay(invoiceNumber),
      watch.verifyChannel(),
      watch.checkPrinter(),
    ]);
    if (found.is === 'refused') return refused(found.problem);
    const problem = this.#problemOf(found, request, isVerified);
    if (problem) return refused(problem);
    // The customer left meanwhile: nothing may be opened in the name of whoever comes next.
    if (visit.count !== count) return refused('signed-out');
    return this.#openFor(found, request, { isVerified, printer });
  }

  /**
   * A method that this kiosk does not serve is as if the kiosk were out of service for it: no screen offers it, so
   * there is no word of its own for it.
   */
  #isOffered({ method }: OpenRequest): boolean {
    const offered: readonly string[] = this.#parts.config.methods;
    return method === undefined || offered.includes(method);
  }

  /** Without "together" whatever was opened is given up; and always what was opened of this very bill. */
  #makeRoom(invoiceNumber: string, together: true | undefined): void {
    if (!together) {
      this.leaveOpened();
      return;
    }
    for (const [paymentId, opened] of this.#opened) {
      if (opened.invoiceNumber === invoiceNumber) this.leave({ paymentId });
    }
  }

  #whoHas(invoiceNumber: string): 'already-paid' | 'in-progress-elsewhere' | undefined {
    const holder = this.#parts.journal.readBlocking(invoiceNumber);
    if (!holder) return undefined;
    return holder.state.at === 'posted' ? 'already-paid' : 'in-progress-elsewhere';
  }

  #problemOf(
    { invoice, isPaid, isOfEarlier }: FoundInvoice,
    { partMinor, together }: OpenRequest,
    isVerified: boolean,
  ): OpenProblem | undefined {
    if (isPaid) return 'already-paid';
    // Since a part of it was booked here, what the biller said earlier may be more than is left.
    if (isOfEarlier && this.#parts.journal.readPaidBy(invoice.invoiceNumber)) return 'biller-offline';
    if (partMinor !== undefined) {
      const refusal = partRefusal(partMinor, invoice, { isOnline: isVerified, isOfEarlier });
      if (refusal) return refusal;
    }
    if (together && !this.#mayJoin(isVerified)) return 'vpos-offline';
    return isVerified ? undefined : this.#queueProblem(invoice);
  }

  /** One card is sealed with its code or without it: what waits for the bank is not mixed with what is charged at once. */
  #mayJoin(isVerified: boolean): boolean {
    return isVerified && [...this.#opened.values()].every(({ view }) => view.queue === null);
  }

  #queueProblem({ amountMinor }: InvoiceView): OpenProblem | undefined {
    const refusal = this.#parts.payments.queueRefusal(amountMinor);
    return refusal === 'queue-not-permitted' ? 'vpos-offline' : refusal;
  }

  async #openFor(
    { invoice, isOfEarlier }: FoundInvoice,
    request: OpenRequest,
    { isVerified, printer }: Circumstances,
  ): Promise<Answers['openPayment']> {
    const { payments } = this.#parts;
    const { invoiceNumber } = invoice;
    // Another may have been opened while the biller was asked.
    this.#makeRoom(invoiceNumber, request.together);
    if (this.#opened.size >= togetherMax) return refused('queue-full');
    const payment = payments.open(newOrder(invoice, request));
    if (payment === 'invoice-busy') return refused(this.#whoHas(invoiceNumber) ?? 'in-progress-elsewhere');
    const { paymentId, reference, kioskId, amountMinor, currency, dueBeforeMinor } = payment.order;
    const named = { paymentId, reference, kioskId, amountMinor, currency };
    const due = dueBeforeMinor === undefined ? {} : { dueBeforeMinor };
    const view = { ...named, ...due, queue: this.#queueTerms(isVerified), printer };
    this.#opened.set(paymentId, { view, invoiceNumber });
    // A biller that was silent just now is not waited for again.
    const held = isOfEarlier ? 'held' : await payments.hold(payment);
    if (held !== 'held') {
      this.#opened.delete(paymentId);
      return refused(held === 'already-paid' ? held : 'in-progress-elsewhere');
    }
    // The customer may have left while the biller was asked: then it has been left with them.
    return this.#opened.has(paymentId) ? accepted(view) : refused('signed-out');
  }

  /** Gives one opened payment up. */
  leave({ paymentId }: RequestOf<'leavePayment'>): null {
    if (this.#opened.delete(paymentId)) this.#parts.payments.leave(paymentId);
    return null;
  }

  /** Whatever was opened and not confirmed is given up. */
  leaveOpened(): void {
    for (const paymentId of [...this.#opened.keys()]) this.leave({ paymentId });
  }

  confirm(request: RequestOf<'confirmPayment'>): Answers['confirmPayment'] {
    const { visit } = this.#parts;
    const { paymentId } = request;
    // Pressed again: the payment is on its way already.
    const running = this.#running(paymentId);
    if (running) return accepted(running);
    if (this.#parts.service() !== undefined) return refused('out-of-service');
    if (!visit.isOpen) return refused('signed-out');
    const opened = this.#opened.get(paymentId);
    if (!opened) return refused('no-such-payment');
    const email = addressFor(request.email, visit.email);
    if (email === undefined || (email === null && this.#needsAddress(request, opened)))
      return refused('wrong-email');
    return this.#confirmOpened(request, opened, email);
  }

  /** Of several with one card the one that is asked about need not be the last that was confirmed. */
  #running(paymentId: string): Extract<Answers['confirmPayment'], { ok: true }>['value'] | undefined {
    const { payments, visit } = this.#parts;
    const current = payments.current();
    if (current?.paymentId === paymentId) return current;
    return this.#confirmed.get(paymentId) === visit.count ? payments.view(paymentId) : undefined;
  }

  /** A receipt by mail goes somewhere; and who leaves a payment in the queue must hear how it ended. */
  #needsAddress({ receipt }: RequestOf<'confirmPayment'>, { view }: Opened): boolean {
    return receipt.byMail || (view.queue !== null && this.#parts.config.mail !== undefined);
  }

  #confirmOpened(
    { paymentId, card, receipt }: RequestOf<'confirmPayment'>,
    { view: opened }: Opened,
    email: string | null,
  ): Answers['confirmPayment'] {
    const { payments, config, visit } = this.#parts;
    const wish = { onPaper: receipt.onPaper, mailTo: receipt.byMail && config.mail ? email : null };
    const isTyped = visit.email === null;
    const view = opened.queue
      ? payments.confirmQueued(paymentId, card, { email, wish, ...(isTyped && { isTyped }) })
      : payments.confirm(paymentId, card, wish);
    if (view === 'over-queue-limit' || view === 'queue-full') return refused(view);
    if (!view || view === 'queue-not-permitted') {
      this.leave({ paymentId });
      return refused('no-such-payment');
    }
    this.#opened.delete(paymentId);
    this.#noteConfirmed(paymentId);
    return accepted(view);
  }

  #noteConfirmed(paymentId: string): void {
    const { count } = this.#parts.visit;
    for (const [earlier, itsCount] of this.#confirmed) {
      if (itsCount !== count) this.#confirmed.delete(earlier);
    }
    this.#confirmed.set(paymentId, count);
  }

  #queueTerms(isVerified: boolean): OpenedPayment['queue'] {
    const { queue } = this.#parts.config.vpos;
    if (isVerified || !queue) return null;
    return { permissionId: queue.permissionId, ageMaxHours: queue.ageMaxHours };
  }
}

/**
 * Where mail about a payment goes.
 *
 * @param typed - on the screen of this payment
 * @param own - of the customer's account; null for a guest, who may give any address or none
 * @returns undefined when the payment may not go on with what was typed; null for a guest without an address
 */
function addressFor(typed: string, own: string | null): string | null | undefined {
  if (own !== null) return typed.toLowerCase() === own.toLowerCase() ? own : undefined;
  if (typed === '') return null;
  return isAddress(typed) ? typed : undefined;
}
