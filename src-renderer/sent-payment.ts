import type { OpenedPayment, PaymentView, RequestOf } from '#contract/kiosk-api.ts';

/** A payment that has just been confirmed, as it is shown until the kiosk says more. */
export function sentPayment(
  opened: OpenedPayment,
  { invoiceNumber }: { readonly invoiceNumber: string },
  { brand, lastFour }: RequestOf<'confirmPayment'>['card'],
): PaymentView {
  const { paymentId, reference, amountMinor, currency, queue } = opened;
  return {
    paymentId,
    reference,
    invoiceNumber,
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
