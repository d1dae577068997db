import { sentLater } from './en-connection.ts';
import type { paymentWords as es } from './es-payment.ts';

/** Said wherever the customer may have paid something in this visit. */
export const paidIsKept = 'The payments you already made are recorded.';

export const noCharge = 'You were not charged.';
/** Of this payment alone: a part of the bill may have been paid before. */
export const notThisOne = 'This payment was not charged.';
export const outOfService = `This kiosk cannot take payments now. Pay at the counter or another kiosk. ${notThisOne}`;
/** Why a payment that would have to wait may not. */
export const queueProblems = {
  'over-queue-limit': `This amount is over the limit for a queued payment. Pay at the counter or another kiosk. ${notThisOne}`,
  'queue-full': `This kiosk’s payment queue has no room for this amount. Pay at the counter or another kiosk. ${notThisOne}`,
};

const howToAsk = 'Keep the reference. To see how your payment ended, use "Look up a payment" at this kiosk.';
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
    leadQueued: 'You will not be charged now.',
    confirmQueued: (amount) => `Confirm and queue ${amount}`,
    queuedNext: (hours) => `If you confirm, ${sentLater(hours)} The paper is not proof of payment.`,
    problems: {
      'signed-out': `Your session has ended. Finish, then start again. ${notThisOne}`,
      'no-such-payment': `This payment can no longer be sent. Start again from the bill. ${notThisOne}`,
      'wrong-email': `This is not the email on your account. Change the details. ${notThisOne}`,
      ...queueProblems,
      'out-of-service': outOfService,
    },
  },
  progress: {
    title: 'We are processing your payment',
    sealed: 'Card protected',
    bank: 'Bank response',
    atCompany: 'Applied to your bill',
    stateDone: 'done',
    stateNow: 'in progress',
    stateLater: 'later',
    first: 'It usually takes less than 15 seconds.',
    after15: 'Your bank is taking a little longer. Stay here; do not pay again.',
    after45:
      'We are still checking. Do not pay again. If there is no response, we will give you a reference.',
    reference: 'See my reference',
    checking: 'Your bank did not respond, so we are asking about your payment. Do not pay again.',
    reversing: 'We could not confirm the payment and are canceling it. Do not pay again.',
    company: {
      first: 'Your bank approved the payment. We are applying it to your bill.',
      after15:
        'Your bank approved the payment. The company is taking a while to respond and may apply it to your bill later. Do not pay again.',
    },
  },
  result: {
    totalPaid: 'Total paid',
    amount: 'Payment amount',
    reference: 'Reference',
    authorization: 'Authorization',
    companyReceipt: 'Company receipt',
    paid: 'Payment approved',
    paidLead: 'Your payment was applied to the bill.',
    later: 'Payment approved',
    laterLead:
      'The company will apply it to your bill when it responds; if it cannot, the charge will be canceled. Do not pay again.',
    queued: 'Payment QUEUED',
    queuedLead: (hours) => `Your payment has not been charged yet: ${sentLater(hours)} Do not pay again.`,
    howToAsk,
    queuedAmount: 'Queued amount',
    declined: 'Your bank did not approve the payment',
    notCharged: 'The payment was not made',
    noCharge,
    unknown: 'We do not know yet if the bank approved your payment',
    unknownLead:
      'Do not pay again. We will keep asking the bank until your payment is completed or canceled.',
    unknownLeadQueued:
      'Do not pay again. We sent it to the bank and are still waiting for a response. If none comes, the staff will look into it.',
    needsStaff: 'Our staff must check your payment',
    needsStaffLead: 'Do not pay again. Show this reference to the staff at this branch.',
    again: 'Use another card',
    declineReasons: {
      'insufficient-funds': 'The card does not have enough funds. Use another card.',
      'expired-card': 'The card has expired. Use another card.',
      'wrong-details': 'Some card details are wrong. Check them and enter them again.',
      'wrong-code': 'The security code is wrong. Check it and enter it again.',
      'over-limit': 'The payment is over your card limit. Use another card or call your bank.',
      'blocked-card': 'The card is blocked. Call your bank or use another card.',
      'call-bank': 'Your bank wants you to call before it approves this payment. You can use another card.',
      'declined-by-bank': 'Your bank did not say why. Call your bank or use another card.',
    },
    queuedDeclineReasons: {
      'insufficient-funds': `The card did not have enough funds. ${payAgain}`,
      'expired-card': `The card has expired. ${payAgain}`,
      'wrong-details': `Some card details are wrong. ${payAgain}`,
      'wrong-code': `The bank requires the security code, which is never stored in the queue. ${payAgain}`,
      'over-limit': `The payment is over your card limit. ${payAgain}`,
      'blocked-card': `The card is blocked; call your bank. ${payAgain}`,
      'call-bank': `Your bank wants you to call before it approves this payment. ${payAgain}`,
      'declined-by-bank': `The bank did not say why. ${payAgain}`,
    },
    notChargedWhy: {
      'vpos-unreachable': 'We could not reach the bank. Try again in a few minutes.',
      'never-arrived': 'The bank did not receive the payment. You can try again.',
      reversed:
        'We could not complete the payment, so we canceled it. If you see the charge on your account, your bank will return it. You can try again.',
      'already-paid':
        'The company had already received payment for this bill, so we canceled this one. If you see the charge on your account, your bank will return it.',
      cancelled: 'The payment was canceled before it was charged. You can try again.',
      expired: `Your queued payment could not be sent to the bank and will not be sent. ${payAgain}`,
    },
    continue: 'Continue',
  },
};
