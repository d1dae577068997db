import type { InvoiceSummary } from '#contract/kiosk-api.ts';
import type { Money } from '#contract/money.ts';
import { sumOf } from './sum-of.ts';

/** As many as can be read at once before confirming. */
export const severalMax = 8;

/** The bills that the customer marks on the list, to pay them with one card. */
export class Several {
  /** Rows are marked instead of opened. */
  isOn = $state.raw(false);
  /** Oldest first, whatever the order in which they were marked. */
  marked = $state.raw<readonly InvoiceSummary[]>([]);

  get isFull(): boolean {
    return this.marked.length >= severalMax;
  }

  get total(): Money | undefined {
    return sumOf(this.marked);
  }

  begin(): void {
    this.isOn = true;
  }

  stop(): void {
    this.isOn = false;
    this.marked = [];
  }

  has({ invoiceNumber }: InvoiceSummary): boolean {
    return this.marked.some((invoice) => invoice.invoiceNumber === invoiceNumber);
  }

  unmark({ invoiceNumber }: InvoiceSummary): void {
    this.marked = this.marked.filter((invoice) => invoice.invoiceNumber !== invoiceNumber);
  }

  /** Marks it, or takes its mark away; does nothing where no more fit. */
  toggle(invoice: InvoiceSummary): void {
    if (this.has(invoice)) this.unmark(invoice);
    else if (!this.isFull) {
      this.marked = [...this.marked, invoice].toSorted((a, b) => a.issuedOn.localeCompare(b.issuedOn));
    }
  }
}
