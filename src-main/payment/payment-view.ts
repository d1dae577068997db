import type { PaymentStep, PaymentView, ReceiptStep } from '#contract/kiosk-api.ts';
import type { Payment, ReceiptState } from './payment.ts';

/**
 * A payment in the customer's terms.
 *
 * @param postingIsLate - the biller has kept this customer waiting too long: they may go, it will be told later
 */
export function viewOf(payment: Payment, postingIsLate: boolean): PaymentView | undefined {
  const { order, card, receipt } = payment;
  if (!card) return undefined;
  return {
    paymentId: order.paymentId,
    reference: order.reference,
    invoiceNumber: order.invoice.invoiceNumber,
    amountMinor: order.amountMinor,
    currency: order.currency,
    card,
    step: stepOf(payment, postingIsLate),
    receipt: receiptStepOf(receipt),
  };
}

function stepOf({ state, queue }: Payment, postingIsLate: boolean): PaymentStep {
  switch (state.at) {
    case 'created':
    case 'sending':
      return { at: 'charging' };
    case 'queued':
      return { at: 'queued', deadlineUnixMs: queue?.deadlineUnixMs ?? 0 };
    case 'unknown':
      return { at: 'checking' };
    case 'approved':
      return postingIsLate
        ? { at: 'paid-posting-later', authorizationCode: state.approval.authorizationCode }
        : { at: 'telling-biller' };
    case 'posted':
      return {
        at: 'paid',
        authorizationCode: state.approval.authorizationCode,
        billerReceipt: state.billerReceipt,
      };
    case 'declined':
      return state.reason === 'never-arrived'
        ? { at: 'not-charged', why: 'never-arrived' }
        : { at: 'declined', reason: state.reason };
    case 'reversing':
      return { at: 'reversing' };
    case 'reversed':
      if (state.reason === 'already-paid') return { at: 'not-charged', why: 'already-paid' };
      return { at: 'not-charged', why: state.captured ? 'reversed' : 'never-arrived' };
    case 'manual':
      return { at: 'needs-staff' };
    case 'abandoned':
      return {
        at: 'not-charged',
        why: state.reason === 'vpos-unreachable' ? 'vpos-unreachable' : 'cancelled',
      };
    case 'expired':
      return { at: 'not-charged', why: 'expired' };
  }
}

function receiptStepOf(receipt: ReceiptState): ReceiptStep {
  if (receipt.at !== 'ended') return receipt.at;
  switch (receipt.outcome.is) {
    case 'printed':
      return 'printed';
    case 'unknown':
      return 'maybe-printed';
    case 'not-started':
    case 'incomplete':
      return 'not-printed';
  }
}
