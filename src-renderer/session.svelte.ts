import type {
  CustomerView,
  InvoicePage,
  InvoiceView,
  KioskApi,
  KioskView,
  OpenedPayment,
  PaymentView,
  RequestOf,
} from '#contract/kiosk-api.ts';
import { isFinal } from './payment-end.ts';

export type ScreenName =
  | 'starting'
  | 'attract'
  | 'sign-in'
  | 'invoices'
  | 'invoice'
  | 'card'
  | 'review'
  | 'progress'
  | 'result'
  | 'next-invoice'
  | 'goodbye'
  | 'out-of-service';

export type SealedCard = RequestOf<'confirmPayment'>['card'];
type ProblemOf<Answer> = Answer extends {
  readonly ok: false;
  readonly problem: infer Problem;
}
  ? Problem
  : never;
type Refusal<K extends 'signIn' | 'readInvoice' | 'openPayment' | 'confirmPayment'> = ProblemOf<
  Awaited<ReturnType<KioskApi[K]>>
>;

/** Everything the screens share about the one customer in front of the kiosk. Nothing of it outlives the page. */
export class Session {
  screen = $state.raw<ScreenName>('starting');
  kioskView = $state.raw<KioskView>();
  customer = $state.raw<CustomerView>();
  page = $state.raw<InvoicePage>();
  pageOffset = $state.raw(0);
  invoicesProblem = $state.raw<'biller-offline' | 'signed-out'>();
  invoice = $state.raw<InvoiceView>();
  opened = $state.raw<OpenedPayment>();
  card = $state.raw<SealedCard>();
  email = $state.raw('');
  hasAcceptedTerms = $state.raw(false);
  payment = $state.raw<PaymentView>();
  /** A payment was confirmed in this visit: from then on nobody may say that nothing was charged. */
  hasConfirmed = $state.raw(false);
  isBusy = $state.raw(false);
  signInProblem = $state.raw<Refusal<'signIn'>>();
  invoiceProblem = $state.raw<Refusal<'openPayment'> | Refusal<'readInvoice'>>();
  reviewProblem = $state.raw<Refusal<'confirmPayment'>>();
  /** Goes up with every touch, so that a customer who is still there is not sent away. */
  touches = $state.raw(0);
  readonly rows: number;
  readonly #kiosk: KioskApi;

  /** @param rows - how many invoices the list shows at once on this screen */
  constructor(kiosk: KioskApi, rows: number) {
    this.#kiosk = kiosk;
    this.rows = rows;
    kiosk.onPayment((view) => {
      this.#hear(view);
    });
  }

  async start(): Promise<void> {
    await this.look();
    const running = this.kioskView?.payment;
    if (this.screen !== 'starting') return;
    if (!running) {
      this.screen = 'attract';
      return;
    }
    // The page was lost in the middle of a payment: its customer sees how it ends.
    this.payment = running;
    this.screen = isFinal(running.step) ? 'result' : 'progress';
  }

  /** Looks anew at how the kiosk is. */
  async look(): Promise<void> {
    this.kioskView = await this.#kiosk.describeKiosk({});
    const isFree = this.screen === 'starting' || this.screen === 'attract';
    if (this.kioskView.service.is === 'out-of-service' && isFree) this.screen = 'out-of-service';
  }

  /** Away from the sign-in, and from whatever was said there to whoever stood here. */
  async leaveSignIn(): Promise<void> {
    this.signInProblem = undefined;
    // A sign-in that is still on its way would open somebody's account to the next person.
    if (this.isBusy) await this.end();
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
    await this.#once(() => this.#load(this.pageOffset));
  }

  async choose(invoiceNumber: string): Promise<void> {
    await this.#once(async (from) => {
      const answer = await this.#kiosk.readInvoice({ invoiceNumber });
      if (this.screen !== from) return;
      if (!answer.ok) {
        this.screen = 'invoices';
        // An invoice that is gone says nothing about the company: the list, read anew, no longer has it.
        if (answer.problem === 'not-found') await this.#load(this.pageOffset);
        else this.invoicesProblem = answer.problem;
        return;
      }
      this.invoicesProblem = undefined;
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
      if (!answer.ok) return;
      this.#forgetPayment();
      this.opened = answer.value;
      this.screen = 'card';
    });
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
      const { opened, card, invoice } = this;
      const request = {
        paymentId: opened.paymentId,
        email: this.email,
        acceptedTerms: true,
        card,
      } as const;
      // Shown at once: from here on nothing on the screen may offer to pay again. Its reference is known from here on
      // too, so that a customer whose answer is lost still leaves with it.
      const { invoiceNumber } = invoice;
      const shown = { brand: card.brand, lastFour: card.lastFour };
      const sent: PaymentView = {
        ...opened,
        invoiceNumber,
        card: shown,
        step: { at: 'charging' },
        receipt: 'none',
      };
      this.payment = sent;
      this.hasConfirmed = true;
      this.screen = 'progress';
      this.card = undefined;
      const answer = await this.#kiosk.confirmPayment(request);
      if (!answer.ok) {
        this.payment = undefined;
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
    await this.#once(() => this.#load(0));
  }

  async end(): Promise<void> {
    this.screen = 'goodbye';
    this.customer = undefined;
    this.page = undefined;
    this.invoice = undefined;
    this.#forgetPayment();
    this.email = '';
    await this.#kiosk.endSession({});
  }

  #hear(view: PaymentView): void {
    // What another customer's payment came to is not said here.
    if (view.paymentId !== this.payment?.paymentId) return;
    this.payment = view;
    if (this.screen === 'progress' && isFinal(view.step)) this.screen = 'result';
  }

  #forgetPayment(): void {
    this.opened = undefined;
    this.card = undefined;
    this.payment = undefined;
    this.hasAcceptedTerms = false;
    this.reviewProblem = undefined;
  }

  async #load(offset: number): Promise<void> {
    this.invoicesProblem = undefined;
    const answer = await this.#kiosk.listInvoices({ offset, limit: this.rows });
    if (this.screen === 'goodbye') return;
    this.invoicesProblem = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    this.page = answer.value;
    this.pageOffset = offset;
  }

  /**
   * Twenty taps are one tap: while one thing is being done, nothing else begins. What is done is given the screen that
   * it began on: an answer that finds the customer elsewhere comes too late.
   */
  async #once(act: (from: ScreenName) => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await act(this.screen);
    } finally {
      this.isBusy = false;
    }
  }
}
