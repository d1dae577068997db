import type { InvoiceSummary, OpenedPayment, PaymentView, RequestOf } from '#contract/kiosk-api.ts';

export type SealedCard = RequestOf<'confirmPayment'>['card'];

/** A payment that is ready to be confirmed. */
export interface ReadyPayment {
  readonly opened: OpenedPayment;
  readonly bill: InvoiceSummary;
  readonly card: SealedCard;
}

/** Each opened payment with its bill and with the card that is sealed to it; none, unless every one has both. */
export function readyPayments(
  opened: readonly OpenedPayment[],
  bills: readonly InvoiceSummary[],
  cards: readonly SealedCard[],
): readonly ReadyPayment[] {
  const ready = opened.flatMap((payment, index) => {
    const [bill, card] = [bills[index], cards[index]];
    return bill && card ? [{ opened: payment, bill, card }] : [];
  });
  return ready.length === bills.length ? ready : [];
}

/** A payment that has just been confirmed, as it is shown until the kiosk says more. */
export function sentPayment({ opened, bill, card }: ReadyPayment): PaymentView {
  const { paymentId, reference, amountMinor, currency, queue } = opened;
  const { brand, lastFour } = card;
  return {
    paymentId,
    reference,
    invoiceNumber: bill.invoiceNumber,
    amountMinor,
    currency,
    card: { brand, lastFour },
    step: { at: 'charging' },
    wasQueued: queue !== null,
    receipt: 'none',
    mayPrint: false,
    mail: 'none',
  };
}
