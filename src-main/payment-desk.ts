import type { Answers, InvoiceView, OpenedPayment, PrinterView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Config } from './config.ts';
import type { Journal } from './journal/port.ts';
import type { NewOrder, PaymentService } from './payment/payment-service.ts';
import type { InvoiceToPay, Visit } from './visit/visit.ts';
import type { DeviceWatch } from './watch-devices.ts';

type FoundInvoice = Extract<InvoiceToPay, { is: 'found' }>;

export interface PaymentDeskParts {
  readonly config: Config;
  readonly journal: Journal;
  readonly payments: PaymentService;
  readonly visit: Visit;
  readonly watch: DeviceWatch;
  /** Why no payment may begin now; undefined when one may. */
  readonly service: () => string | undefined;
}

/** What a signed-in customer does to pay: open a payment of an invoice, turn back, or confirm it. */
export class PaymentDesk {
  readonly #parts: PaymentDeskParts;
  #opened: OpenedPayment | undefined;

  constructor(parts: PaymentDeskParts) {
    this.#parts = parts;
  }

  async open({ invoiceNumber }: RequestOf<'openPayment'>): Promise<Answers['openPayment']> {
    const { visit, watch, payments } = this.#parts;
    if (this.#parts.service() !== undefined) return refused('out-of-service');
    this.leaveOpened();
    const { count } = visit;
    const [found, isVerified, printer] = await Promise.all([
      // Read anew: what is charged is what the biller says now, or last said to this customer while it is silent.
      visit.invoiceToPay(invoiceNumber),
      watch.verifyChannel(),
      watch.checkPrinter(),
    ]);
    if (found.is === 'refused') return refused(found.problem);
    if (found.isPaid) return refused('already-paid');
    const problem = isVerified ? undefined : payments.queueRefusal(found.invoice.amountMinor);
    if (problem !== undefined) return refused(problem === 'queue-not-permitted' ? 'vpos-offline' : problem);
    // The customer left meanwhile: nothing may be opened in the name of whoever comes next.
    if (visit.count !== count) return refused('signed-out');
    return this.#openFor(found, { isVerified, printer });
  }

  async #openFor(
    { invoice, isOfEarlier }: FoundInvoice,
    { isVerified, printer }: { readonly isVerified: boolean; readonly printer: PrinterView },
  ): Promise<Answers['openPayment']> {
    const { payments, journal } = this.#parts;
    // Another may have been opened while the biller was asked.
    this.leaveOpened();
    const payment = payments.open(orderOf(invoice));
    if (payment === 'invoice-busy') {
      const holder = journal.readBlocking(invoice.invoiceNumber);
      return refused(holder?.state.at === 'posted' ? 'already-paid' : 'in-progress-elsewhere');
    }
    const { paymentId, reference, kioskId, amountMinor, currency } = payment.order;
    const opened = {
      paymentId,
      reference,
      kioskId,
      amountMinor,
      currency,
      queue: this.#queueTerms(isVerified),
      printer,
    };
    this.#opened = opened;
    // A biller that was silent just now is not waited for again.
    const held = isOfEarlier ? 'held' : await payments.hold(payment);
    if (held !== 'held') return refused(held === 'already-paid' ? held : 'in-progress-elsewhere');
    // The customer may have left while the biller was asked: then it has been left with them.
    return this.#isOpened(paymentId) ? accepted(opened) : refused('signed-out');
  }

  leave({ paymentId }: RequestOf<'leavePayment'>): null {
    if (paymentId === this.#opened?.paymentId) this.leaveOpened();
    return null;
  }

  /** Whatever was opened and not confirmed is given up. */
  leaveOpened(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    if (opened) this.#parts.payments.leave(opened.paymentId);
  }

  confirm(request: RequestOf<'confirmPayment'>): Answers['confirmPayment'] {
    const { payments, visit } = this.#parts;
    const { paymentId } = request;
    const running = payments.current();
    // Pressed again: the payment is on its way already.
    if (running?.paymentId === paymentId) return accepted(running);
    if (this.#parts.service() !== undefined) return refused('out-of-service');
    if (visit.email === undefined) return refused('signed-out');
    if (!this.#isOpened(paymentId)) return refused('no-such-payment');
    if (request.email.toLowerCase() !== visit.email.toLowerCase()) return refused('wrong-email');
    return this.#confirmOpened(request, visit.email);
  }

  #confirmOpened(
    { paymentId, card, receipt }: RequestOf<'confirmPayment'>,
    email: string,
  ): Answers['confirmPayment'] {
    const { payments, config } = this.#parts;
    const mailTo = receipt.byMail && config.mail ? email : null;
    const wish = { onPaper: receipt.onPaper, mailTo };
    const view = this.#opened?.queue
      ? payments.confirmQueued(paymentId, card, { email, wish })
      : payments.confirm(paymentId, card, wish);
    if (view === 'over-queue-limit' || view === 'queue-full') return refused(view);
    if (!view || view === 'queue-not-permitted') {
      this.leaveOpened();
      return refused('no-such-payment');
    }
    this.#opened = undefined;
    return accepted(view);
  }

  #isOpened(paymentId: string): boolean {
    return this.#opened?.paymentId === paymentId;
  }

  #queueTerms(isVerified: boolean): OpenedPayment['queue'] {
    const { queue } = this.#parts.config.vpos;
    if (isVerified || !queue) return null;
    return { permissionId: queue.permissionId, ageMaxHours: queue.ageMaxHours };
  }
}

function orderOf({ amountMinor, currency, ...invoice }: InvoiceView): NewOrder {
  const { invoiceNumber, invoiceCode, customerName, detail, subtotalMinor, taxName, taxMinor } = invoice;
  const { fiscalCode } = invoice;
  return {
    driver: 'gateway',
    amountMinor,
    currency,
    invoice: {
      invoiceNumber,
      invoiceCode,
      customerName,
      detail,
      subtotalMinor,
      taxName,
      taxMinor,
      ...(fiscalCode && { fiscalCode }),
    },
  };
}
