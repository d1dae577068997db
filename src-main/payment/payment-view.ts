import type { MailStep, PaymentStep, PaymentView, ReceiptStep } from '#contract/kiosk-api.ts';
import { nextPaper } from './paper.ts';
import type { Payment, ReceiptMail, ReceiptState } from './payment.ts';

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
    wasQueued: payment.queue !== undefined,
    receipt: receiptStepOf(receipt),
    mayPrint: nextPaper(payment) !== undefined,
    mail: mailStepOf(payment.mail),
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
  const { outcome, isWhole } = receipt;
  switch (outcome.is) {
    case 'printed':
      return outcome.isUncut ? 'printed-uncut' : 'printed';
    case 'unknown':
      if (isWhole === undefined) return 'maybe-printed';
      return isWhole ? 'printed' : 'not-printed';
    case 'not-started':
      return 'not-printed';
    case 'incomplete':
      return 'incomplete';
  }
}

function mailStepOf(mail: ReceiptMail | undefined): MailStep {
  if (!mail) return 'none';
  if (mail.at === 'refused') return 'refused';
  return mail.at === 'due' || mail.sent === null ? 'under-way' : 'sent';
}
