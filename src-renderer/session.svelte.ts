import type {
  CustomerView,
  InvoiceView,
  KioskApi,
  KioskView,
  OpenedPayment,
  PaymentView,
  RequestOf,
} from '#contract/kiosk-api.ts';
import { Connection } from './connection.svelte.ts';
import { InvoiceList } from './invoice-list.svelte.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';
import { isFinal } from './payment-end.ts';
import { PaymentSearch } from './payment-search.svelte.ts';
import { ReceiptDesk, type ReceiptChoice } from './receipt-desk.svelte.ts';
import type { Refusal } from './refusal.ts';
import { watchedScreens, type ScreenName } from './screen-name.ts';
import { sentPayment } from './sent-payment.ts';
import { TakenInvoices } from './taken-invoices.svelte.ts';

export type SealedCard = RequestOf<'confirmPayment'>['card'];
/** What is no longer true once the bank can be reached again, or no longer can. */
const bankProblems: readonly unknown[] = ['vpos-offline', 'over-queue-limit', 'queue-full'];

/** Everything the screens share about the one customer in front of the kiosk. Nothing of it outlives the page. */
export class Session {
  screen = $state.raw<ScreenName>('starting');
  customer = $state.raw<CustomerView>();
  invoice = $state.raw<InvoiceView>();
  opened = $state.raw<OpenedPayment>();
  card = $state.raw<SealedCard>();
  email = $state.raw('');
  hasAcceptedTerms = $state.raw(false);
  payment = $state.raw<PaymentView>();
  desk: ReceiptDesk;
  /** A payment was confirmed in this visit: from then on nobody may say that nothing was charged. */
  hasConfirmed = $state.raw(false);
  signInProblem = $state.raw<Refusal<'signIn'>>();
  invoiceProblem = $state.raw<Refusal<'openPayment'> | Refusal<'readInvoice'>>();
  reviewProblem = $state.raw<Refusal<'confirmPayment'>>();
  search = $state.raw<PaymentSearch>();
  /** Goes up with every touch, so that a customer who is still there is not sent away. */
  touches = $state.raw(0);
  readonly list: InvoiceList;
  readonly taken = new TakenInvoices();
  readonly #kiosk: KioskApi;
  readonly #connection: Connection;
  readonly #doing = new OneAtATime();

  /** @param rows - how many invoices the list shows at once on this screen */
  constructor(kiosk: KioskApi, rows: number) {
    this.#kiosk = kiosk;
    this.#connection = new Connection(kiosk);
    this.list = new InvoiceList(kiosk, rows);
    this.desk = $state.raw(new ReceiptDesk(kiosk));
    kiosk.onPayment((view) => {
      this.#hear(view);
    });
  }

  get isBusy(): boolean {
    return this.#doing.isBusy;
  }

  get kioskView(): KioskView | undefined {
    return this.#connection.view;
  }

  /** Looks at how the kiosk is now, and goes where that leads. */
  async look(): Promise<void> {
    const before = this.kioskView?.paying;
    await this.#connection.look();
    const { kioskView, screen } = this;
    if (!kioskView) return;
    if (kioskView.paying !== before && bankProblems.includes(this.invoiceProblem)) {
      this.invoiceProblem = undefined;
    }
    if (kioskView.service.is === 'open') {
      if (screen === 'starting' || screen === 'out-of-service') this.#begin(kioskView.payment);
    } else if (screen === 'starting' || screen === 'attract') this.screen = 'out-of-service';
  }

  /** Called from time to time: looks, where what is shown depends on it. */
  async watch(): Promise<void> {
    if (!watchedScreens.includes(this.screen)) return;
    await this.look();
    const { opened, kioskView } = this;
    if (this.screen === 'no-printer' && opened && kioskView) {
      this.opened = { ...opened, printer: kioskView.printer };
    }
    // The company answers again: what it could not say, or said earlier, is read anew.
    if (!this.list.isStale || kioskView?.biller !== 'answering') return;
    if (this.screen === 'invoices') await this.showPage(this.list.offset);
    if (this.screen === 'next-invoice') await this.showNextInvoice();
  }

  beginSearch(): void {
    if (this.kioskView) this.search = new PaymentSearch(this.#kiosk, this.kioskView.kioskId);
    this.screen = 'find-payment';
  }

  /** Back to the beginning, away from whatever was said to whoever stood here. */
  async leaveBeforeAnything(): Promise<void> {
    this.signInProblem = undefined;
    // An answer that is still on its way would open somebody's account, or show their payment, to the next person.
    const isAsking = this.isBusy || this.search?.isBusy === true;
    this.search = undefined;
    if (isAsking) await this.end();
    else this.screen = 'attract';
  }

  touch(): void {
    this.touches += 1;
  }

  async signIn(user: string, password: string): Promise<void> {
    await this.#once(async (from) => {
      const answer = await this.#kiosk.signIn({ user, password });
      if (this.screen !== from) return;
      this.signInProblem = answer.ok ? undefined : answer.problem;
      if (!answer.ok) return;
      this.customer = answer.value;
      this.email = answer.value.email;
      this.screen = 'invoices';
      await this.#load(0);
    });
  }

  async showPage(offset: number): Promise<void> {
    await this.#once(() => this.#load(offset));
  }

  /** Back to the list, which is read anew: what was just paid is no longer in it. */
  async showInvoices(): Promise<void> {
    this.screen = 'invoices';
    this.#forgetPayment();
    await this.#once(() => this.#load(this.list.offset));
  }

  async choose(invoiceNumber: string): Promise<void> {
    await this.#once(async (from) => {
      const answer = await this.#kiosk.readInvoice({ invoiceNumber });
      if (this.screen !== from) return;
      if (!answer.ok) {
        this.screen = 'invoices';
        // An invoice that is gone says nothing about the company: the list, read anew, no longer has it.
        if (answer.problem === 'not-found') await this.#load(this.list.offset);
        else if (answer.problem === 'biller-offline') this.list.isChoiceDown = true;
        else this.list.problem = answer.problem;
        return;
      }
      this.list.problem = undefined;
      this.list.isChoiceDown = false;
      this.invoice = answer.value;
      this.invoiceProblem = undefined;
      this.screen = 'invoice';
    });
  }

  async pay(): Promise<void> {
    await this.#once(async (from) => {
      if (!this.invoice) return;
      const answer = await this.#kiosk.openPayment({
        invoiceNumber: this.invoice.invoiceNumber,
      });
      if (this.screen !== from) return;
      this.invoiceProblem = answer.ok ? undefined : answer.problem;
      if (!answer.ok) {
        // The kiosk has just learnt something of the bank: what the screen offers must not lag behind.
        if (bankProblems.includes(answer.problem)) await this.look();
        return;
      }
      this.#forgetPayment();
      this.opened = answer.value;
      this.screen = answer.value.printer.is === 'ready' ? 'card' : 'no-printer';
    });
  }

  /** The kiosk cannot print: how its customer takes the receipt instead. Nothing has been asked of the card yet. */
  chooseReceipt(choice: ReceiptChoice): void {
    this.desk.choice = choice;
    this.screen = 'card';
  }

  isSameEmail(): boolean {
    return this.email.trim().toLowerCase() === this.customer?.email.toLowerCase();
  }

  cardSealed(card: SealedCard): void {
    this.card = card;
    this.reviewProblem = undefined;
    this.screen = 'review';
  }

  /** Keeps what was typed, but never the card. */
  correct(): void {
    this.card = undefined;
    this.screen = 'card';
  }

  /** The customer turned back before confirming. */
  async turnBack(): Promise<void> {
    const { opened } = this;
    this.#forgetPayment();
    this.screen = 'invoice';
    if (opened) await this.#kiosk.leavePayment({ paymentId: opened.paymentId });
  }

  async confirm(): Promise<void> {
    await this.#once(async () => {
      if (!this.opened || !this.card || !this.invoice) return;
      const { opened, card, invoice, email } = this;
      const receipt = this.desk.wish;
      const request = { paymentId: opened.paymentId, email, receipt, acceptedTerms: true, card } as const;
      // Shown at once: from here on nothing on the screen may offer to pay again. Its reference is known from here on
      // too, so that a customer whose answer is lost still leaves with it.
      const sent = sentPayment(opened, invoice, card);
      this.payment = sent;
      this.taken.hear(sent);
      this.hasConfirmed = true;
      this.screen = 'progress';
      this.card = undefined;
      const answer = await this.#kiosk.confirmPayment(request);
      if (!answer.ok) {
        this.payment = undefined;
        this.taken.drop(opened.paymentId);
        this.reviewProblem = answer.problem;
        this.screen = 'review';
      } else if (this.payment === sent) this.#hear(answer.value);
    });
  }

  /** After a decline: the same invoice, with another card. */
  async tryAgain(): Promise<void> {
    await this.pay();
    if (this.screen !== 'result') return;
    this.#forgetPayment();
    this.screen = 'invoice';
  }

  /** The customer need not stand here until the bank has answered. */
  stopWaiting(): void {
    this.screen = 'result';
  }

  async showNextInvoice(): Promise<void> {
    this.#forgetPayment();
    this.invoice = undefined;
    this.screen = 'next-invoice';
    await this.#once(() => this.list.loadFirstFree(this.taken, () => this.screen !== 'goodbye'));
  }

  async end(): Promise<void> {
    this.screen = 'goodbye';
    this.customer = undefined;
    this.list.page = undefined;
    this.invoice = undefined;
    this.search = undefined;
    this.#forgetPayment();
    this.email = '';
    await this.#kiosk.endSession({});
  }

  /** A screen that was lost in the middle of a payment: its customer sees how it ends. */
  #begin(running: PaymentView | null): void {
    this.payment = running ?? undefined;
    if (running) this.screen = isFinal(running.step) ? 'result' : 'progress';
    else this.screen = 'attract';
  }

  #hear(view: PaymentView): void {
    this.search?.hear(view);
    if (this.taken.knows(view.paymentId)) this.taken.hear(view);
    // What another customer's payment came to is not said here.
    if (view.paymentId !== this.payment?.paymentId) return;
    const wasQueued = this.payment.step.at === 'queued';
    this.payment = view;
    if (this.screen === 'progress' && isFinal(view.step)) this.screen = 'result';
    // Out of the queue while its customer still stands here.
    if (this.screen === 'result' && wasQueued && !isFinal(view.step)) this.screen = 'progress';
  }

  #forgetPayment(): void {
    this.opened = undefined;
    this.card = undefined;
    this.payment = undefined;
    this.desk = new ReceiptDesk(this.#kiosk);
    this.hasAcceptedTerms = false;
    this.reviewProblem = undefined;
  }

  async #load(offset: number): Promise<void> {
    await this.list.load(offset, () => this.screen !== 'goodbye');
  }

  /** An answer that finds the customer on another screen than the one it was asked on comes too late. */
  async #once(act: (from: ScreenName) => Promise<void>): Promise<void> {
    await this.#doing.do(() => act(this.screen));
  }
}
