import type { KioskApi, PaymentView } from '#contract/kiosk-api.ts';
import { OneAtATime } from './one-at-a-time.svelte.ts';
import { ReceiptDesk } from './receipt-desk.svelte.ts';
import type { Refusal } from './refusal.ts';

/** Digits that every reference has at least; whoever leaves out the zeros before the number is understood. */
const referenceDigitsMin = 6;
const referenceDigitsMax = 9;

export type SearchProblem = 'no-reference' | 'no-last-four' | Refusal<'findPayment'>;

/** Somebody asks what became of a payment: by its reference, and the last four digits of its card. */
export class PaymentSearch {
  /** All of it, or the digits after its dash: what comes before is this kiosk's name, or an earlier one of it. */
  reference = $state.raw('');
  lastFour = $state.raw('');
  problem = $state.raw<SearchProblem>();
  found = $state.raw<PaymentView>();
  readonly desk: ReceiptDesk;
  readonly #kiosk: Pick<KioskApi, 'findPayment'>;
  /** What every reference of this kiosk begins with now. */
  readonly #prefix: string;
  readonly #doing = new OneAtATime();

  constructor(kiosk: KioskApi, kioskId: string) {
    this.#kiosk = kiosk;
    this.desk = new ReceiptDesk(kiosk);
    this.#prefix = `${kioskId}-`;
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
      if (answer.ok) this.found = answer.value;
    });
  }

  hear(view: PaymentView): void {
    if (view.paymentId === this.found?.paymentId) this.found = view;
  }

  #whatIsAsked(): { readonly reference: string; readonly lastFour: string } | SearchProblem {
    const [, prefix = this.#prefix, digits] =
      /^([A-Z\d]{2,10}-)?(\d+)$/.exec(this.reference.trim().toUpperCase()) ?? [];
    if (digits === undefined || digits.length > referenceDigitsMax) return 'no-reference';
    if (!/^\d{4}$/.test(this.lastFour)) return 'no-last-four';
    return { reference: prefix + digits.padStart(referenceDigitsMin, '0'), lastFour: this.lastFour };
  }
}
