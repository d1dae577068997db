import { sentLater } from './en-connection.ts';
import type { paymentWords as es } from './es-payment.ts';

/** Said wherever the customer may have paid something in this visit. */
export const paidIsKept = 'The payments you already made are recorded.';

export const noCharge = 'You were not charged.';
export const notThisOne = 'You were not charged for this bill.';
/** Why a payment that would have to wait may not. */
export const queueProblems = {
  'over-queue-limit': `This bill is over the limit for a queued payment. Pay it at the counter or at another kiosk. ${notThisOne}`,
  'queue-full': `The payment queue of this kiosk cannot take this amount any more. Pay it at the counter or at another kiosk. ${notThisOne}`,
};

const howToAsk = 'Keep the reference: with it, "Look up a payment" tells you at this kiosk how it ended.';
const payAgain = 'If the bill is still unpaid, you can pay it again.';

/** What is said from the last look at a payment to its end. */
export const paymentWords: typeof es = {
  review: {
    title: 'Check before you pay',
    paidWith: 'Paying with',
    card: 'Card',
    email: 'Email',
    correct: 'Change details',
    confirm: (amount) => `Confirm and pay ${amount}`,
    titleQueued: 'Check before you queue it',
    leadQueued: 'You are not charged now.',
    confirmQueued: (amount) => `Confirm and queue ${amount}`,
    queuedNext: (hours) =>
      `Once you confirm, it is in the queue: ${sentLater(hours)} The paper is not a receipt of payment.`,
    problems: {
      'signed-out': `Your session has ended. ${notThisOne}`,
      'no-such-payment': `This payment can no longer be sent. Start again from the bill. ${notThisOne}`,
      'wrong-email': `This is not the email of your account. Change the details. ${notThisOne}`,
      ...queueProblems,
      'out-of-service': `This kiosk cannot take payments now. ${notThisOne}`,
    },
  },
  progress: {
    title: 'We are processing your payment',
    sealed: 'Card protected',
    bank: 'Answer from the bank',
    atCompany: 'Applied to your bill',
    stateDone: 'done',
    stateNow: 'under way',
    stateLater: 'later',
    first: 'It usually takes less than 15 seconds.',
    after15: 'Your bank is taking a little longer. Stay here; do not pay again.',
    after45: 'We are still checking. If there is no answer, we will give you a reference.',
    checking: 'Your bank did not answer and we are asking it about your payment. Do not pay again.',
    reversing: 'We could not confirm the payment and are cancelling it. Do not pay again.',
    company: {
      first: 'Your bank approved the payment. We are applying it to your bill.',
      after15:
        'Your bank approved the payment. The company is taking a while to apply it; if it does not answer, it will do so later. Do not pay again.',
    },
  },
  result: {
    totalPaid: 'Total paid',
    amount: 'Amount of the payment',
    reference: 'Reference',
    authorization: 'Authorization',
    companyReceipt: 'Company receipt',
    paid: 'Payment approved',
    paidLead: 'Your payment was applied to the bill.',
    later: 'Payment approved',
    laterLead:
      'The company will apply it to your bill when it answers; if it cannot, the charge is cancelled. Do not pay again.',
    queued: 'Payment IN THE QUEUE',
    queuedLead: (hours) =>
      `You have not been charged yet. In the queue, ${sentLater(hours)} Do not pay again.`,
    howToAsk,
    queuedAmount: 'Amount in the queue',
    declined: 'Your bank did not approve the payment',
    notCharged: 'The payment was not made',
    noCharge,
    unknown: 'We do not know yet if the bank approved your payment',
    unknownLead:
      'Do not pay again. We keep asking the bank, and your payment will be completed or cancelled by itself.',
    unknownLeadQueued:
      'Do not pay again. We sent it to the bank, which has not answered yet, and we keep asking. If it never answers, the staff will look into it.',
    needsStaff: 'Your payment needs help from the staff',
    needsStaffLead: 'Do not pay again. Show this reference to the staff of the branch.',
    again: 'Use another card',
    declineReasons: {
      'insufficient-funds': 'The card does not have enough funds. Use another card.',
      'expired-card': 'The card has expired. Use another card.',
      'wrong-details': 'The card details are not right. Check them and enter them again.',
      'wrong-code': 'The security code is not right. Check it and enter it again.',
      'over-limit': 'The payment is over the limit of the card. Use another card or call your bank.',
      'blocked-card': 'The card is blocked. Call your bank or use another card.',
      'call-bank': 'Your bank asks you to call before it approves this payment. You can use another card.',
      'declined-by-bank': 'Your bank did not say why. Call your bank or use another card.',
    },
    queuedDeclineReasons: {
      'insufficient-funds': `The card did not have enough funds. ${payAgain}`,
      'expired-card': `The card has expired. ${payAgain}`,
      'wrong-details': `The card details are not right. ${payAgain}`,
      'wrong-code': `The bank asks for the security code, which the queue does not keep. ${payAgain}`,
      'over-limit': `The payment is over the limit of the card. ${payAgain}`,
      'blocked-card': `The card is blocked; call your bank. ${payAgain}`,
      'call-bank': `Your bank asks you to call before it approves this payment. ${payAgain}`,
      'declined-by-bank': `The bank did not say why. ${payAgain}`,
    },
    notChargedWhy: {
      'vpos-unreachable': 'We could not reach the bank. Try again in a few minutes.',
      'never-arrived': 'The bank did not receive the payment. You can try again.',
      reversed:
        'We could not complete the payment and cancelled it. If you see the charge in your account, your bank returns it. You can try again.',
      'already-paid':
        'The company had already received the payment of this bill another way, so we cancelled this one. If you see the charge in your account, your bank returns it.',
      cancelled: 'The payment was cancelled before it was charged. You can try again.',
      expired: `Your queued payment could not be sent to the bank, and will not be. ${payAgain}`,
    },
    continue: 'Continue',
  },
};
