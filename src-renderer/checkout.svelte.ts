import type { CustomerView } from '#contract/entry.ts';
import type {
  InvoiceSummary,
  KioskApi,
  KioskView,
  OpenedPayment,
  PaymentMethod,
  PaymentView,
  PrinterView,
} from '#contract/kiosk-api.ts';
import type { Minor, Money } from '#contract/money.ts';
import { leavePayments, openPayments, orderAsOpened, type Order, type RefusedBill } from './open-payments.ts';
import { emailProblem, receiptWish, type EmailProblem, type Payer } from './payer-email.ts';
import { isFinal, isSurelyPaid } from './payment-end.ts';
import { ReceiptDesk, type ReceiptChoice } from './receipt-desk.svelte.ts';
import { passingProblems, type Refusal } from './refusal.ts';
import type { ScreenName } from './screen-name.ts';
import { readyPayments, sentPayment, type ReadyPayment, type SealedCard } from './sent-payment.ts';
import { sumOf } from './sum-of.ts';
import type { TakenInvoices } from './taken-invoices.svelte.ts';

/** What a checkout needs of the visit that it is a part of. */
export interface Stage {
  screen: ScreenName;
  readonly customer: CustomerView | undefined;
  readonly kioskView: KioskView | undefined;
  readonly taken: TakenInvoices;
  /** What was refused shows that something is not as this screen says: what it offers must not lag behind. */
  catchUp(refused: RefusedBill): Promise<void>;
  /** While one thing is being done, nothing else begins. */
  once(act: (from: ScreenName) => Promise<void>): Promise<void>;
}

/** From "Pagar" to the result. */
export class Checkout {
  order = $state.raw<Order>({ bills: [] });
  /** One for each bill, all of them or none. */
  opened = $state.raw<readonly OpenedPayment[]>([]);
  /** The typed card, sealed to each of them. */
  cards = $state.raw<readonly SealedCard[]>([]);
  email = $state.raw('');
  hasAcceptedTerms = $state.raw(false);
  refused = $state.raw<RefusedBill>();
  /** Why the payment that was to be sent was not. */
  confirmProblem = $state.raw<Refusal<'confirmPayment'>>();
  /** Those that were sent, in their order; the last one may be under way. */
  payments = $state.raw<readonly PaymentView[]>([]);
  /** Of several results, the one that is looked at. */
  shownId = $state.raw<string>();
  desk: ReceiptDesk;
  /** A payment was confirmed in this visit. */
  hasConfirmed = $state.raw(false);
  readonly #kiosk: KioskApi;
  readonly #stage: Stage;
  /** The payments of this visit that are of a part of their bill. */
  #partIds: readonly string[] = [];
  /** Each waits for the one before it. */
  #waiting: readonly ReadyPayment[] = [];

  constructor(kiosk: KioskApi, stage: Stage) {
    this.#kiosk = kiosk;
    this.#stage = stage;
    this.desk = $state.raw(new ReceiptDesk(kiosk));
  }

  get isSeveral(): boolean {
    return this.order.bills.length > 1;
  }

  /** The payment under way, or the last one that was sent. */
  get payment(): PaymentView | undefined {
    return this.payments.at(-1);
  }

  /** Null for what is charged at once. */
  get queue(): OpenedPayment['queue'] {
    return this.opened[0]?.queue ?? null;
  }

  get printer(): PrinterView | undefined {
    return this.opened.at(-1)?.printer;
  }

  /** What the card is charged. */
  get total(): Money | undefined {
    const { bills, partMinor } = this.order;
    if (this.opened.length > 0) return sumOf(this.opened);
    return sumOf(bills.map((bill) => (partMinor === undefined ? bill : { ...bill, amountMinor: partMinor })));
  }

  get emailProblem(): EmailProblem | undefined {
    return emailProblem(this.#payer());
  }

  /** Begins anew with these bills; where the kiosk has several methods, the customer chooses one first. */
  async pay(bills: readonly InvoiceSummary[], partMinor?: Minor): Promise<void> {
    const isChosen = (this.#stage.kioskView?.methods.length ?? 0) > 1;
    await this.#stage.once(async () => {
      if (!isChosen) {
        await this.#open({ bills, partMinor });
        return;
      }
      this.forget();
      this.order = { bills, partMinor };
      this.#stage.screen = 'method';
    });
  }

  async choose(method: PaymentMethod): Promise<void> {
    await this.#stage.once(() => this.#open({ ...this.order, method }));
  }

  /** The kiosk cannot print, or its customer wants something else. */
  chooseReceipt(choice: ReceiptChoice): void {
    this.desk.choice = choice;
    this.#stage.screen = this.cards.length > 0 ? 'review' : 'card';
  }

  /** @param cards - one for each payment that was opened, in their order */
  cardSealed(...cards: readonly SealedCard[]): void {
    this.cards = cards;
    this.confirmProblem = undefined;
    this.#stage.screen = 'review';
  }

  /** Keeps what was typed, but never the card. */
  correct(): void {
    this.cards = [];
    this.#stage.screen = 'card';
  }

  /** The customer turned back before confirming. */
  async turnBack(): Promise<void> {
    const { opened } = this;
    this.#stage.screen = this.isSeveral ? 'invoices' : 'invoice';
    this.forget();
    await leavePayments(this.#kiosk, opened);
  }

  notePrinter(printer: PrinterView): void {
    this.opened = this.opened.map((opened) => ({ ...opened, printer }));
  }

  async confirm(): Promise<void> {
    await this.#stage.once(async () => {
      const ready = readyPayments(this.opened, this.order.bills, this.cards);
      if (ready.length === 0) return;
      this.#waiting = ready;
      this.cards = [];
      this.hasConfirmed = true;
      this.#stage.screen = 'progress';
      await this.#send();
    });
  }

  /** After a decline: the same, with another card. */
  async tryAgain(): Promise<void> {
    await this.pay(this.order.bills, this.order.partMinor);
  }

  /** The customer need not stand here until the bank has answered. What was not sent yet is not sent any more. */
  async stopWaiting(): Promise<void> {
    const unsent = this.#waiting.map(({ opened }) => opened);
    this.#waiting = [];
    this.#stage.screen = 'result';
    await leavePayments(this.#kiosk, unsent);
  }

  /** Of several results, one with its receipt: the kiosk prints and mails for the payment that it shows. */
  async look({ paymentId, reference, card: { lastFour } }: PaymentView): Promise<void> {
    await this.#stage.once(async (from) => {
      const answer = await this.#kiosk.findPayment({ reference, lastFour });
      if (this.#stage.screen !== from) return;
      const { choice } = this.desk;
      this.desk = new ReceiptDesk(this.#kiosk);
      this.desk.choice = choice;
      this.shownId = paymentId;
      if (answer.ok) this.hear(answer.value);
    });
  }

  /** Back to all the results. The kiosk tells of the last one again, whose end may still be open. */
  async lookAway(): Promise<void> {
    const { payment } = this;
    if (payment) await this.look(payment);
    this.shownId = undefined;
  }

  /** A screen that was lost in the middle of a payment: its customer sees how it ends. */
  resume(running: PaymentView): void {
    this.payments = [running];
    this.hasConfirmed = true;
    this.#stage.screen = isFinal(running.step) ? 'result' : 'progress';
  }

  hear(view: PaymentView): void {
    const { taken } = this.#stage;
    // The rest of a bill of which a part is paid may be paid too.
    if (this.#partIds.includes(view.paymentId) && view.step.at === 'paid') taken.drop(view.paymentId);
    else if (taken.knows(view.paymentId)) taken.hear(view);
    // What another customer's payment came to is not said here.
    const before = this.payments.find(({ paymentId }) => paymentId === view.paymentId);
    if (!before) return;
    this.payments = this.payments.map((payment) => (payment === before ? view : payment));
    if (view === this.payment) this.#follow(view, before);
  }

  forget(): void {
    this.#waiting = [];
    this.order = { bills: [] };
    this.opened = [];
    this.cards = [];
    this.payments = [];
    this.shownId = undefined;
    this.desk = new ReceiptDesk(this.#kiosk);
    this.hasAcceptedTerms = false;
    this.refused = undefined;
    this.confirmProblem = undefined;
  }

  /** The kiosk takes money again, or no longer does: what was said of it is not true any more. */
  forgetPassingProblem(): void {
    if (passingProblems.includes(this.refused?.problem)) this.refused = undefined;
  }

  async #open(order: Order): Promise<void> {
    const from = this.#stage.screen;
    const answer = await openPayments(this.#kiosk, order, () => this.#stage.screen === from);
    if (answer.is === 'late') return;
    this.forget();
    if (answer.is === 'opened') {
      this.order = orderAsOpened(order, answer.opened);
      this.opened = answer.opened;
      this.#stage.screen = this.printer?.is === 'ready' ? 'card' : 'no-printer';
      return;
    }
    this.refused = answer;
    this.#stage.screen = order.bills.length > 1 ? 'invoices' : 'invoice';
    await this.#stage.catchUp(answer);
  }

  /** Sends the next one, once the one before it has its answer. */
  async #send(): Promise<void> {
    const [next, ...others] = this.#waiting;
    if (!next) return;
    this.#waiting = others;
    // Shown at once: from here on nothing on the screen may offer to pay again. Its reference is known from here on
    // too, so that a customer whose answer is lost still leaves with it.
    const sent = sentPayment(next);
    this.payments = [...this.payments, sent];
    this.#stage.taken.hear(sent);
    if (this.order.partMinor !== undefined) this.#partIds = [...this.#partIds, sent.paymentId];
    const answer = await this.#kiosk.confirmPayment({
      paymentId: sent.paymentId,
      email: this.email.trim(),
      receipt: receiptWish(this.#payer()),
      acceptedTerms: true,
      card: next.card,
    });
    if (!answer.ok) await this.#takeBack(next, answer.problem);
    else if (this.payments.includes(sent)) this.hear(answer.value);
  }

  /** The kiosk did not send it. */
  async #takeBack(refused: ReadyPayment, problem: Refusal<'confirmPayment'>): Promise<void> {
    const { paymentId: refusedId } = refused.opened;
    this.#stage.taken.drop(refusedId);
    const kept = this.payments.filter(({ paymentId }) => paymentId !== refusedId);
    // Its customer has gone meanwhile.
    if (kept.length === this.payments.length) return;
    this.payments = kept;
    this.confirmProblem = problem;
    this.#waiting = kept.length > 0 ? [refused, ...this.#waiting] : [];
    if (kept.length > 0) await this.stopWaiting();
    else this.#stage.screen = 'review';
  }

  #follow(view: PaymentView, before: PaymentView): void {
    const { screen } = this.#stage;
    if (screen === 'progress' && isFinal(view.step)) {
      // One bill after the other, and none after one whose money is in doubt, or that the bank did not approve.
      if (!isSurelyPaid(view.step) || this.#waiting.length === 0) void this.stopWaiting();
      // The kiosk tells only of the last one that was sent: what became of this one's paper is heard before that.
      else if (view.receipt !== 'printing') void this.#send();
    }
    // Out of the queue while its customer still stands here.
    const isOutOfQueue = before.step.at === 'queued' && !isFinal(view.step);
    if (screen === 'result' && isOutOfQueue) this.#stage.screen = 'progress';
  }

  #payer(): Payer {
    const { customer, kioskView } = this.#stage;
    return { customer, kioskView, email: this.email, wish: this.desk.wish, isQueued: this.queue !== null };
  }
}
