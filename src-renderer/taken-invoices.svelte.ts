import type { InvoiceSummary, PaymentView } from '#contract/kiosk-api.ts';

/**
 * The invoices that this customer has paid, or left in queue, in this visit. The company may not know of it for hours:
 * its own list would offer them to be paid again.
 */
export class TakenInvoices {
  #payments = $state.raw<readonly PaymentView[]>([]);

  /** Whether any of them still waits to be charged. */
  get hasQueued(): boolean {
    return this.#payments.some(({ step }) => step.at === 'queued');
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
