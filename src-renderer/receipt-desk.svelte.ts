import type { KioskApi, PaymentView, ReceiptView, RequestOf } from '#contract/kiosk-api.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';

type ReceiptCalls = Pick<KioskApi, 'printReceipt' | 'confirmPaper' | 'mailReceipt' | 'readReceipt'>;

/**
 * A person slips when typing an address, by an accent or a second full stop; that it arrives is for the mail server to
 * say. The kiosk takes no other (HTML, "valid e-mail address"), but would say so only after the card was typed.
 */
const addressShape =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

export function isAddress(typed: string): boolean {
  return addressShape.test(typed.trim());
}

/** How a customer takes the receipt along; `later` is without any, by reference, when the kiosk prints again. */
export type ReceiptChoice = 'paper' | 'mail' | 'both' | 'phone' | 'later';

export type MailProblem = 'no-address' | 'not-taken';

/** What whoever stands here does about the receipt of the payment on the screen. */
export class ReceiptDesk {
  /** Paper, unless the kiosk could not print before the card was asked for. */
  choice = $state.raw<ReceiptChoice>('paper');
  /** Paper was asked for here. */
  hasPrinted = $state.raw(false);
  /** The address that was asked for here, until mail goes to another. */
  mailedTo = $state.raw<string>();
  /** An address is being typed. */
  isTyping = $state.raw(false);
  address = $state.raw('');
  mailProblem = $state.raw<MailProblem>();
  receipt = $state.raw<ReceiptView>();
  isShowing = $state.raw(false);
  readonly #kiosk: ReceiptCalls;
  readonly #doing = new OneAtATime();

  constructor(kiosk: ReceiptCalls) {
    this.#kiosk = kiosk;
  }

  /** What the kiosk does by itself. A phone is shown the receipt by the screen. */
  get wish(): RequestOf<'confirmPayment'>['receipt'] {
    const isBoth = this.choice === 'both';
    return { onPaper: isBoth || this.choice === 'paper', byMail: isBoth || this.choice === 'mail' };
  }

  get isBusy(): boolean {
    return this.#doing.isBusy;
  }

  /** Asked for once, however often it is pressed. */
  async print({ paymentId, mayPrint }: PaymentView): Promise<void> {
    if (!mayPrint) return;
    await this.#doing.do(async () => {
      await this.#kiosk.printReceipt({ paymentId });
      this.hasPrinted = true;
    });
  }

  /** The printer fell silent, and the customer has the paper in hand: a copy is printed of what is not whole. */
  async confirmPaper({ paymentId }: PaymentView, isWhole: boolean): Promise<void> {
    await this.#doing.do(async () => {
      await this.#kiosk.confirmPaper({ paymentId, isWhole });
    });
  }

  /** @param known - where the mail goes at once; whoever has no known address types one */
  async beginMail(payment: PaymentView, known: string | undefined): Promise<void> {
    this.mailProblem = undefined;
    this.address = this.mailedTo ?? known ?? '';
    // Sent there once and refused: what is wrong with it is put right by typing.
    this.isTyping = known === undefined || payment.mail === 'refused';
    if (!this.isTyping) await this.mail(payment);
  }

  async mail({ paymentId }: PaymentView): Promise<void> {
    const to = this.address.trim();
    // What was not typed here is the company's to know.
    this.mailProblem = !this.isTyping || isAddress(to) ? undefined : 'no-address';
    if (this.mailProblem) return;
    await this.#doing.do(async () => {
      const answer = await this.#kiosk.mailReceipt({ paymentId, to });
      this.mailProblem = answer.ok ? undefined : 'not-taken';
      if (!answer.ok) return;
      this.mailedTo = to;
      this.isTyping = false;
    });
  }

  /** Reads the receipt that says all that is known now. */
  async load({ paymentId }: PaymentView): Promise<void> {
    const answer = await this.#kiosk.readReceipt({ paymentId });
    this.receipt = answer.ok ? answer.value : undefined;
  }

  async show(payment: PaymentView): Promise<void> {
    await this.#doing.do(async () => {
      await this.load(payment);
      this.isShowing = this.receipt !== undefined;
    });
  }
}
