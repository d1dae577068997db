import type { InvoicePage, KioskApi } from '#contract/kiosk-api.ts';
import type { TakenInvoices } from './taken-invoices.svelte.ts';

/** The customer's unpaid invoices, a page at a time, oldest first. */
export class InvoiceList {
  page = $state.raw<InvoicePage>();
  offset = $state.raw(0);
  problem = $state.raw<'biller-offline' | 'signed-out'>();
  /** The company is silent, and never said in this visit what the invoice just chosen is made of. */
  isChoiceDown = $state.raw(false);
  /** How many are shown at once on this screen. */
  readonly rows: number;
  readonly #kiosk: Pick<KioskApi, 'listInvoices'>;

  constructor(kiosk: Pick<KioskApi, 'listInvoices'>, rows: number) {
    this.#kiosk = kiosk;
    this.rows = rows;
  }

  /** Something of it could not be shown, or is of earlier, because the company was silent. */
  get isStale(): boolean {
    return this.problem === 'biller-offline' || this.isChoiceDown || this.page?.isOfEarlier === true;
  }

  /** @param isWanted - asked when the answer is there: the customer may have gone meanwhile */
  async load(offset: number, isWanted: () => boolean): Promise<void> {
    this.problem = undefined;
    this.isChoiceDown = false;
    const answer = await this.#kiosk.listInvoices({ offset, limit: this.rows });
    if (!isWanted()) return;
    this.problem = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    this.page = answer.value;
    this.offset = offset;
  }

  /** The first page with a bill that can still be paid, or the last one: a page may be full of those under way. */
  async loadFirstFree(taken: Pick<TakenInvoices, 'includes'>, isWanted: () => boolean): Promise<void> {
    for (let offset = 0; ; offset += this.rows) {
      await this.load(offset, isWanted);
      const { page, problem } = this;
      if (!page || problem || !isWanted() || this.offset !== offset) return;
      const isFull = page.invoices.length > 0 && page.invoices.every((invoice) => taken.includes(invoice));
      if (!isFull || offset + page.invoices.length >= page.total) return;
    }
  }
}
