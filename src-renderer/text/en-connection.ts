import type { connectionWords as es, searchWords as esSearch } from './es-connection.ts';

/** What becomes of a payment in the queue, whichever way it ends; goes on a sentence. */
export function sentLater(hours: number): string {
  const within = hours <= 1 ? '1 hour' : `${hours} hours`;
  return `we send your payment as soon as the bank answers, within ${within}; if the time runs out or the bank does not approve it, you are not charged.`;
}

const elsewhere = 'Pay at the counter or at another kiosk';
const comesAlive = 'or wait: the button works again when the bank answers';

function bankIsGone(isBillerSilent: boolean): string {
  return isBillerSilent
    ? 'The company and the bank are not answering.'
    : 'There is no connection to the bank now.';
}

/** What the state of the connections means for whoever stands here, and what to do. */
export const connectionWords: typeof es = {
  attract: {
    billerSilent:
      'The company is not answering now and we cannot look up bills. Try again in a few minutes or ask at the counter.',
    bothSilent:
      'The company and the bank are not answering now and we cannot look up bills. Try again in a few minutes or ask at the counter.',
    queue: (hours) =>
      `There is no connection to the bank now. You can leave your payment in the queue: ${sentLater(hours)}`,
    unavailable:
      'There is no connection to the bank now. You can see your bills; to pay them, go to the counter or another kiosk, or come back later.',
  },
  ofEarlier: 'The company is not answering. These are your bills as they were a moment ago.',
  choiceDown: 'We could not open this bill: the company is not answering. Try again in a few minutes.',
  billerSilent: 'The company is not answering. You can pay: it will apply your payment when it answers.',
  queue: (isBillerSilent, hours) => `${bankIsGone(isBillerSilent)} In the queue, ${sentLater(hours)}`,
  overLimit: (isBillerSilent, limit) =>
    `${bankIsGone(isBillerSilent)} The queue only takes payments of up to ${limit}. ${elsewhere}, ${comesAlive}.`,
  full: (isBillerSilent) =>
    `${bankIsGone(isBillerSilent)} The payment queue of this kiosk is full. ${elsewhere}, ${comesAlive}.`,
  unavailable: (isBillerSilent) => `${bankIsGone(isBillerSilent)} ${elsewhere}, ${comesAlive}.`,
  taken:
    'This bill already has a payment at this kiosk. Do not pay it again. With its reference you can follow it under "Look up a payment", on the first screen.',
  putInQueue: (amount) => `Queue the payment: ${amount}`,
};

/** Asking what became of a payment. */
export const searchWords: typeof esSearch = {
  begin: 'Look up a payment',
  title: 'Look up a payment',
  reference: 'Reference',
  referenceHint: 'Enter the digits after the dash on your paper. Only payments of this kiosk are here.',
  lastFour: 'Last 4 digits of the card',
  submit: 'Look up',
  keypad: { keypad: 'Number pad', clear: 'Clear all', delete: 'Delete' },
  problems: {
    'no-reference': 'Enter the digits of the reference.',
    'no-last-four': 'Enter the last 4 digits of the card.',
    'not-found':
      'We did not find that payment at this kiosk. Check the reference and the digits of the card.',
    'too-many-tries': 'There were too many tries. Try again in a few minutes or ask the staff for help.',
    'out-of-service': 'This kiosk cannot look up payments now. Ask the staff for help.',
  },
};
