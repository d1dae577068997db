import type { CustomerView } from '#contract/entry.ts';
import type { InvoiceView, KioskApi, KioskView, PaymentView } from '#contract/kiosk-api.ts';
import type { Minor } from '#contract/money.ts';
import { Assist } from './assist.svelte.ts';
import { BillFinder } from './bill-finder.svelte.ts';
import { Checkout } from './checkout.svelte.ts';
import { Connection } from './connection.svelte.ts';
import { InvoiceList } from './invoice-list.svelte.ts';
import { Joining } from './joining.svelte.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';
import { PaymentSearch } from './payment-search.svelte.ts';
import { ReopenedPayment } from './reopened-payment.svelte.ts';
import type { RefusedBill } from './open-payments.ts';
import { billProblems, passingProblems, type Refusal } from './refusal.ts';
import type { ScreenName } from './screen-name.ts';
import { Several } from './several.svelte.ts';
import { TakenInvoices } from './taken-invoices.svelte.ts';

/** So many taps that follow each other so fast are one impatience; two may be the work of two quick hands. */
const tappingGapMs = 400;
const tapsLeast = 3;

/** Everything the screens share about the one customer in front of the kiosk. Nothing of it outlives the page. */
export class Session {
  screen = $state.raw<ScreenName>('starting');
  customer = $state.raw<CustomerView>();
  invoice = $state.raw<InvoiceView>();
  signInProblem = $state.raw<Refusal<'signIn'>>();
  search = $state.raw<PaymentSearch>();
  /** Goes up with every touch, so that a customer who is still there is not sent away. */
  touches = $state.raw(0);
  readonly assist = new Assist();
  readonly finder: BillFinder;
  readonly joining: Joining;
  readonly list: InvoiceList;
  /** What the customer has paid already. */
  readonly paid: InvoiceList;
  /** A payment of that list, with its receipt. */
  readonly reopened: ReopenedPayment;
  readonly taken = new TakenInvoices();
  /** The bills that are marked to be paid with one card. */
  readonly several = new Several();
  /** What is being paid, and what came of it. */
  readonly checkout: Checkout;
  readonly #kiosk: KioskApi;
  readonly #connection: Connection;
  readonly #doing = new OneAtATime();
  #touchedAtMs = -Infinity;
  /** The screen on which the finger that still taps began to, and how often it has. */
  #tapping: { on: ScreenName; taps: number } = { on: 'starting', taps: 0 };

  /** @param rows - how many invoices the list shows at once on this screen */
  constructor(kiosk: KioskApi, rows: number) {
    this.#kiosk = kiosk;
    this.#connection = new Connection(kiosk);
    this.list = new InvoiceList(kiosk, { rows });
    this.paid = new InvoiceList(kiosk, { rows, status: 'paid' });
    this.reopened = new ReopenedPayment(kiosk);
    this.finder = new BillFinder(kiosk, (customer) => this.openVisit(customer));
    this.joining = new Joining(kiosk, (customer) => this.openVisit(customer));
    this.checkout = new Checkout(kiosk, this);
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

  /** From then on nobody may say that nothing was charged; nor beside a payment of an earlier visit. */
  get hasConfirmed(): boolean {
    const earlier = this.reopened.payment ?? this.search?.found;
    return this.checkout.hasConfirmed || earlier !== undefined;
  }

  get invoiceProblem(): Refusal<'openPayment'> | undefined {
    return this.checkout.refused?.problem;
  }

  /** Whether the list is of all that is owed: not a guest's, and not that of one account. */
  get seesAll(): boolean {
    return this.customer?.isGuest === false && this.list.account === undefined;
  }

  /** Several bills with one card are not for a payment that waits for the bank. */
  get maySelectSeveral(): boolean {
    return this.kioskView?.paying === 'online' && (this.list.page?.total ?? 0) > 1;
  }

  /** Looks at how the kiosk is now, and goes where that leads. */
  async look(): Promise<void> {
    const before = this.#connection.paying;
    await this.#connection.look();
    const { kioskView, screen } = this;
    if (!kioskView) return;
    if (this.#connection.paying !== before) this.checkout.forgetPassingProblem();
    if (kioskView.service.is === 'open') {
      if (screen === 'starting' || screen === 'out-of-service') this.#begin(kioskView.payment);
    } else if (screen === 'starting' || screen === 'attract') this.screen = 'out-of-service';
  }

  beginSearch(): void {
    if (this.kioskView) this.search = new PaymentSearch(this.#kiosk, this.kioskView.kioskId);
    this.screen = 'find-payment';
  }

  /** Back to the beginning, away from whatever was said to whoever stood here. */
  async leaveBeforeAnything(): Promise<void> {
    this.signInProblem = undefined;
    // An answer that is still on its way would open somebody's account, or show their payment, to the next person.
    const { finder, joining, search } = this;
    const isAsking = this.isBusy || finder.isBusy || joining.isBusy || search?.isBusy === true;
    this.search = undefined;
    finder.forget();
    if (isAsking || finder.hasLetInUnseen) await this.end();
    else this.screen = 'attract';
  }

  touch(): void {
    this.touches += 1;
    const nowMs = performance.now();
    if (nowMs - this.#touchedAtMs > tappingGapMs) this.#tapping = { on: this.screen, taps: 0 };
    this.#tapping.taps += 1;
    this.#touchedAtMs = nowMs;
  }

  /** Does what a button says, unless a finger is still tapping there since another screen: then nobody has read it. */
  doIfMeant(act: () => Promise<void>): void {
    const { on, taps } = this.#tapping;
    const isTapping = taps >= tapsLeast && performance.now() - this.#touchedAtMs <= tappingGapMs;
    if (!isTapping || on === this.screen) void act();
  }

  async signIn(user: string, password: string): Promise<void> {
    await this.once(async (from) => {
      const answer = await this.#kiosk.signIn({ user, password });
      if (this.screen !== from) {
        this.finder.hasLetInUnseen ||= answer.ok;
        return;
      }
      this.signInProblem = answer.ok ? undefined : answer.problem;
      if (answer.ok) await this.openVisit(answer.value);
    });
  }

  /** Somebody is known: to their only bill, to their accounts, or to the list. */
  async openVisit(customer: CustomerView): Promise<void> {
    // Whoever it was has gone.
    if (this.screen === 'goodbye') return;
    this.customer = customer;
    this.checkout.email = customer.email ?? '';
    this.screen = customer.accounts.length > 1 ? 'accounts' : 'invoices';
    await this.#load(0);
    const [only, ...others] = this.list.page?.invoices ?? [];
    if (customer.isGuest && only && others.length === 0) await this.#choose(only.invoiceNumber);
  }

  /** @param accountNumber - whose bills are listed; undefined for those of all the customer's accounts */
  async showAccount(accountNumber: string | undefined): Promise<void> {
    this.list.account = accountNumber;
    this.paid.account = accountNumber;
    this.list.page = undefined;
    this.several.stop();
    this.screen = 'invoices';
    await this.#load(0);
  }

  async showPage(offset: number): Promise<void> {
    await this.once(() => this.#load(offset));
  }

  /** Back to the list, which is read anew: what was just paid is no longer in it. */
  async showInvoices(): Promise<void> {
    this.screen = 'invoices';
    this.checkout.forget();
    await this.once(() => this.#load(this.list.offset));
  }

  /** What was paid, the latest first. */
  async showPaid(offset = 0): Promise<void> {
    this.screen = 'paid-invoices';
    this.reopened.forget();
    // Not one thing at a time: whatever else is being read just now, this screen has nothing else to show.
    await this.paid.load(offset, () => this.screen === 'paid-invoices');
  }

  /** A paid invoice's payment, where this kiosk took it: it is shown with its receipt. */
  async reopen(invoiceNumber: string): Promise<void> {
    await this.once(async (from) => {
      const problem = await this.reopened.open(invoiceNumber, () => this.screen === from);
      if (this.screen !== from) return;
      if (problem === 'signed-out') this.paid.problem = problem;
      if (this.reopened.payment) this.screen = 'result';
    });
  }

  async choose(invoiceNumber: string): Promise<void> {
    await this.once(() => this.#choose(invoiceNumber));
  }

  async #choose(invoiceNumber: string): Promise<void> {
    const from = this.screen;
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
    this.checkout.forget();
    this.invoice = answer.value;
    this.screen = 'invoice';
  }

  /** @param partMinor - left out, the whole bill is paid; in minor units */
  async pay(partMinor?: Minor): Promise<void> {
    if (this.invoice) await this.checkout.pay([this.invoice], partMinor);
  }

  /** @param bills - with one card; one alone is looked at first, as any other */
  async paySeveral(bills = this.several.marked): Promise<void> {
    this.several.marked = bills;
    const [first, ...others] = bills;
    if (others.length > 0) await this.checkout.pay(bills);
    else if (first) await this.choose(first.invoiceNumber);
  }

  async catchUp({ bill, problem }: RefusedBill): Promise<void> {
    if (passingProblems.includes(problem)) await this.look();
    if (problem === 'wrong-amount') await this.#readAgain();
    if (!billProblems.includes(problem) || this.screen !== 'invoices') return;
    this.several.unmark(bill);
    await this.#load(this.list.offset);
  }

  async showNextInvoice(): Promise<void> {
    this.checkout.forget();
    this.several.stop();
    this.invoice = undefined;
    this.screen = 'next-invoice';
    await this.once(() => this.list.loadFirstFree(this.taken, () => this.screen !== 'goodbye'));
  }

  async end(): Promise<void> {
    this.screen = 'goodbye';
    this.customer = undefined;
    this.list.page = undefined;
    this.paid.page = undefined;
    this.invoice = undefined;
    this.search = undefined;
    this.several.stop();
    this.reopened.forget();
    this.checkout.forget();
    this.checkout.email = '';
    await this.#kiosk.endSession({});
  }

  /** An answer that finds the customer on another screen than the one it was asked on comes too late. */
  async once(act: (from: ScreenName) => Promise<void>): Promise<void> {
    await this.#doing.do(() => act(this.screen));
  }

  /** A screen that was lost in the middle of a payment: its customer sees how it ends. */
  #begin(running: PaymentView | null): void {
    if (running) this.checkout.resume(running);
    else this.screen = 'attract';
  }

  #hear(view: PaymentView): void {
    this.search?.hear(view);
    this.reopened.hear(view);
    this.checkout.hear(view);
  }

  /** What may be paid of the bill has changed. */
  async #readAgain(): Promise<void> {
    const { invoice } = this;
    if (!invoice) return;
    const answer = await this.#kiosk.readInvoice({ invoiceNumber: invoice.invoiceNumber });
    if (answer.ok && this.invoice === invoice) this.invoice = answer.value;
  }

  async #load(offset: number): Promise<void> {
    await this.list.load(offset, () => this.screen !== 'goodbye');
  }
}
