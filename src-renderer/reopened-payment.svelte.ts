import type { KioskApi, PaymentView } from '#contract/kiosk-api.ts';
import { ReceiptDesk } from './receipt-desk.svelte.ts';
import type { Refusal } from './refusal.ts';

/** A payment of an earlier visit, which the customer has chosen from what was paid. */
export class ReopenedPayment {
  payment = $state.raw<PaymentView>();
  /** Another kiosk, or none, took it. */
  isElsewhere = $state.raw(false);
  desk: ReceiptDesk;
  readonly #kiosk: KioskApi;

  constructor(kiosk: KioskApi) {
    this.#kiosk = kiosk;
    this.desk = $state.raw(new ReceiptDesk(kiosk));
  }

  /** @param isWanted - asked when the answer is there: the customer may have gone meanwhile */
  async open(invoiceNumber: string, isWanted: () => boolean): Promise<Refusal<'reopenPayment'> | undefined> {
    this.forget();
    const answer = await this.#kiosk.reopenPayment({ invoiceNumber });
    if (!isWanted()) return undefined;
    if (answer.ok) this.payment = answer.value;
    else this.isElsewhere = answer.problem === 'not-here';
    return answer.ok ? undefined : answer.problem;
  }

  hear(view: PaymentView): void {
    if (view.paymentId === this.payment?.paymentId) this.payment = view;
  }

  forget(): void {
    this.payment = undefined;
    this.isElsewhere = false;
    this.desk = new ReceiptDesk(this.#kiosk);
  }
}
