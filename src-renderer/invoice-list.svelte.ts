import type { InvoicePage, KioskApi } from '#contract/kiosk-api.ts';
import type { TakenInvoices } from './taken-invoices.svelte.ts';

/** The customer's invoices, a page at a time: the unpaid ones, oldest first, or the paid ones, newest first. */
export class InvoiceList {
  page = $state.raw<InvoicePage>();
  offset = $state.raw(0);
  problem = $state.raw<'biller-offline' | 'signed-out'>();
  /** The company is silent, and never said in this visit what the invoice just chosen is made of. */
  isChoiceDown = $state.raw(false);
  /** Of which account; undefined for all of the customer's. */
  account = $state.raw<string>();
  /** How many are asked for at once: as many as fit on this glass in letters of the usual size. */
  readonly rows: number;
  /** How many of them fit as they are shown now: larger letters and whatever else is told leave room for fewer. */
  fitting = $state.raw(Infinity);
  readonly #status: 'unpaid' | 'paid';
  readonly #kiosk: Pick<KioskApi, 'listInvoices'>;

  /** @param shape.rows - how many invoices are shown at most */
  constructor(
    kiosk: Pick<KioskApi, 'listInvoices'>,
    { rows, status = 'unpaid' }: { readonly rows: number; readonly status?: 'unpaid' | 'paid' },
  ) {
    this.#kiosk = kiosk;
    this.rows = rows;
    this.#status = status;
  }

  /** How many are shown. */
  get shown(): number {
    return Math.min(this.page?.invoices.length ?? 0, this.fitting);
  }

  /** Something of it could not be shown, or is of earlier, because the company was silent. */
  get isStale(): boolean {
    return this.problem === 'biller-offline' || this.isChoiceDown || this.page?.isOfEarlier === true;
  }

  /** @param rows - how many of those on this page are whole: that all of a short page are says nothing of a longer one */
  fit(rows: number): void {
    const isCut = rows < (this.page?.invoices.length ?? 0);
    this.fitting = isCut ? rows : Math.max(this.fitting, rows);
  }

  /** @param isWanted - asked when the answer is there: the customer may have gone meanwhile */
  async load(offset: number, isWanted: () => boolean): Promise<void> {
    this.problem = undefined;
    this.isChoiceDown = false;
    const { account } = this;
    const answer = await this.#kiosk.listInvoices({
      offset,
      limit: this.rows,
      ...(this.#status === 'paid' && { status: 'paid' }),
      ...(account !== undefined && { account }),
    });
    if (!isWanted() || account !== this.account) return;
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
