import type { KioskApi, PaymentView } from '#contract/kiosk-api.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';
import type { Refusal } from './refusal.ts';

/** Digits that every reference has at least; whoever leaves out the zeros before the number is understood. */
const referenceDigitsMin = 6;
const referenceDigitsMax = 9;

export type SearchProblem = 'no-reference' | 'no-last-four' | Refusal<'findPayment'>;

/** Somebody asks what became of a payment: by its reference, and the last four digits of its card. */
export class PaymentSearch {
  /** What every reference of this kiosk begins with, such as "K014-". */
  readonly prefix: string;
  reference = $state.raw('');
  lastFour = $state.raw('');
  problem = $state.raw<SearchProblem>();
  found = $state.raw<PaymentView>();
  /** There is paper that says more than what was printed before. */
  mayPrint = $state.raw(false);
  /** Paper was asked for here: what is said of earlier paper would be of no use to whoever stands here now. */
  hasPrinted = $state.raw(false);
  readonly #kiosk: Pick<KioskApi, 'findPayment' | 'printFound'>;
  readonly #doing = new OneAtATime();

  constructor(kiosk: Pick<KioskApi, 'findPayment' | 'printFound'>, kioskId: string) {
    this.#kiosk = kiosk;
    this.prefix = `${kioskId}-`;
    this.reference = this.prefix;
  }

  get isBusy(): boolean {
    return this.#doing.isBusy;
  }

  async find(): Promise<void> {
    const asked = this.#whatIsAsked();
    this.problem = typeof asked === 'string' ? asked : undefined;
    if (typeof asked === 'string') return;
    await this.#doing.do(async () => {
      const answer = await this.#kiosk.findPayment(asked);
      this.problem = answer.ok ? undefined : answer.problem;
      if (!answer.ok) return;
      this.found = answer.value.payment;
      this.mayPrint = answer.value.mayPrint;
    });
  }

  /** Asked for once, however often it is pressed. */
  async print(): Promise<void> {
    if (!this.found || !this.mayPrint) return;
    this.mayPrint = false;
    this.hasPrinted = true;
    await this.#kiosk.printFound({ paymentId: this.found.paymentId });
  }

  hear(view: PaymentView): void {
    if (view.paymentId === this.found?.paymentId) this.found = view;
  }

  #whatIsAsked(): { readonly reference: string; readonly lastFour: string } | SearchProblem {
    const [, prefix, digits] = /^(.*-)(\d+)$/.exec(this.reference.trim().toUpperCase()) ?? [];
    if (prefix === undefined || digits === undefined || digits.length > referenceDigitsMax)
      return 'no-reference';
    if (!/^\d{4}$/.test(this.lastFour)) return 'no-last-four';
    return { reference: prefix + digits.padStart(referenceDigitsMin, '0'), lastFour: this.lastFour };
  }
}
