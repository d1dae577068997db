import type { es } from './es.ts';
import { aroundWords } from './en-around.ts';
import { assistWords } from './en-assist.ts';
import { billWords } from './en-bills.ts';
import { connectionWords, searchWords, sentLater } from './en-connection.ts';
import { joiningWords } from './en-joining.ts';
import { notThisOne, paidIsKept, paymentWords } from './en-payment.ts';
import { receiptWords, staffWords } from './en-receipt.ts';
import { scanWords } from './en-scan.ts';
import { tenderWords } from './en-tender.ts';

const chargedNow = [
  'Your card details are encrypted at this kiosk, and only the bank can read them. They are not kept here.',
  'If the bank does not respond, the kiosk asks about your payment and never charges it twice. If it cannot be confirmed, the charge is canceled.',
];

function queuedTerms(hours: number): string[] {
  return [
    `You are not charged now. Your payment is queued: ${sentLater(hours)} In that case the bill is still unpaid. The paper you get is not proof of payment.`,
    'If the bank does not respond when we send it, the kiosk asks about your payment and never charges it twice. If it cannot be confirmed, the staff will look into it; until then, do not pay again.',
    'Your card details are kept at this kiosk, encrypted, until we know how the payment ended; then they are erased. Only the bank can read them. The security code is not requested or kept.',
  ];
}

/** `COP 38,450` has its currency already. */
function withCurrency(amount: string, currency: string): string {
  return amount.startsWith(currency) ? amount : `${amount} ${currency}`;
}

/** English, in the tone of the Spanish: short, in the present tense; what is wrong says what to do next. */
export const en: typeof es = {
  common: {
    back: 'Back',
    next: 'Next step',
    finish: 'Finish',
    close: 'Close',
    retry: 'Try again',
    loading: 'One moment…',
    myAccount: 'My Account',
    billOf: 'Bill for',
    leave: 'Leave',
    cancel: 'Cancel',
    kiosk: (kioskId) => `Kiosk ${kioskId}`,
  },
  padlock: {
    verified: 'Secure connection verified',
    unverified: 'Secure connection not verified',
  },
  card: {
    title: 'Your card details',
    frame: 'Number, expiration and code of your card',
    email: 'Email',
    emailHint: 'It must be the email on your account.',
    emailWrong: 'This is not the email on your account. Enter the one you registered.',
    accept: 'I accept the terms and conditions',
    acceptNeeded: 'To continue, accept the terms and conditions.',
    read: 'Read the terms',
    incomplete: 'Complete your card details.',
    failed: 'We could not protect your card details. Enter them again.',
    dead: `This kiosk cannot take cards right now. Go back and try again, or ask the staff for help. ${notThisOne}`,
    total: (amount, currency) => `Total to pay: ${withCurrency(amount, currency)}`,
    totalQueued: (amount, currency) => `Queued amount: ${withCurrency(amount, currency)}`,
    done: 'Done',
  },
  terms: {
    title: 'Terms and conditions',
    paragraphs: (queueHours) => [
      'You pay the company the amount on the screen, for the bill or bills you chose.',
      ...(queueHours === undefined ? chargedNow : queuedTerms(queueHours)),
      'When the bank approves the payment, the company applies it to your bill, usually right away.',
      'The payment receipt does not replace the bill. Keep it in case of a claim.',
      'For a claim, give the company the receipt number.',
    ],
  },
  ...aroundWords,
  ...joiningWords,
  ...billWords,
  ...paymentWords,
  scan: scanWords,
  tender: tenderWords,
  assist: assistWords,
  connection: connectionWords,
  search: searchWords,
  receipt: receiptWords,
  staff: staffWords,
  leave: {
    title: 'Do you want to leave?',
    body: (hasPaid) => (hasPaid ? paidIsKept : 'You have not been charged.'),
    yes: 'Yes, leave',
    no: 'Stay here',
  },
  keyboard: {
    name: 'On-screen keyboard',
    shift: 'Capitals',
    symbols: '@#áé',
    symbolsName: 'Symbols and accents',
    letters: 'ABC',
    space: 'Space',
    backspace: 'Delete',
  },
  brands: { visa: 'Visa', mastercard: 'Mastercard' },
  cardEnding: (brand, lastFour) => `${brand} •••• ${lastFour}`,
};
