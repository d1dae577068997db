import type { InvoiceSummary, PaymentView } from '#contract/kiosk-api.ts';
import { isSurelyPaid } from './payment-end.ts';

/**
 * The invoices that this customer has paid, or left in queue, in this visit. The company may not know of it for hours:
 * its own list would offer them to be paid again.
 */
export class TakenInvoices {
  #payments = $state.raw<readonly PaymentView[]>([]);

  /** Whether any of them is not surely paid yet: its customer may have to ask about it. */
  get hasOpen(): boolean {
    return this.#payments.some(({ step }) => step.at !== 'telling-biller' && !isSurelyPaid(step));
  }

  knows(paymentId: string): boolean {
    return this.#payments.some((payment) => payment.paymentId === paymentId);
  }

  has(invoiceNumber: string): boolean {
    return this.#payments.some((payment) => payment.invoiceNumber === invoiceNumber);
  }

  /** By what is known here, or by what the kiosk knows of earlier visits. */
  includes({ invoiceNumber, isTaken }: InvoiceSummary): boolean {
    return isTaken || this.has(invoiceNumber);
  }

  /** An invoice whose payment came to nothing may be paid again. */
  hear(view: PaymentView): void {
    this.drop(view.paymentId);
    const { at } = view.step;
    if (at !== 'declined' && at !== 'not-charged') this.#payments = [...this.#payments, view];
  }

  drop(paymentId: string): void {
    this.#payments = this.#payments.filter((payment) => payment.paymentId !== paymentId);
  }
}
