import type { connectionWords as es, searchWords as esSearch } from './es-connection.ts';

/** What becomes of a payment in the queue, whichever way it ends; goes on a sentence. */
export function sentLater(hours: number): string {
  const within = hours <= 1 ? '1 hour' : `${hours} hours`;
  return `we will send it when the bank responds, within ${within}; if time runs out or the bank declines it, you are not charged.`;
}

const elsewhere = 'Pay at the counter or another kiosk';
const comesAlive = 'or wait: the button works again when the bank responds';

function bankIsGone(isBillerSilent: boolean): string {
  return isBillerSilent
    ? 'We cannot reach the company or the bank right now.'
    : 'We cannot reach the bank right now.';
}

/** What the state of the connections means for whoever stands here, and what to do. */
export const connectionWords: typeof es = {
  attract: {
    billerSilent:
      'We cannot reach the company right now, so we cannot look up bills. Try again in a few minutes or ask at the counter.',
    bothSilent:
      'We cannot reach the company or the bank right now, so we cannot look up bills. Try again in a few minutes or ask at the counter.',
    queue: (hours) => `We cannot reach the bank right now. Queue your payment and ${sentLater(hours)}`,
    unavailable:
      'We cannot reach the bank right now. You can see your bills; to pay them, go to the counter or another kiosk, or come back later.',
  },
  ofEarlier: 'We cannot reach the company. These are your bills as of a moment ago.',
  choiceDown: 'We could not reach the company to open this bill. Try again in a few minutes.',
  billerSilent: 'We cannot reach the company. You can still pay; it will be applied later.',
  queue: (isBillerSilent, hours) =>
    `${bankIsGone(isBillerSilent)} Queue your payment and ${sentLater(hours)}`,
  overLimit: (isBillerSilent, limit) =>
    `${bankIsGone(isBillerSilent)} Only payments up to ${limit} can be queued. ${elsewhere}, ${comesAlive}.`,
  full: (isBillerSilent) =>
    `${bankIsGone(isBillerSilent)} This kiosk’s payment queue is full. ${elsewhere}, ${comesAlive}.`,
  unavailable: (isBillerSilent) => `${bankIsGone(isBillerSilent)} ${elsewhere}, ${comesAlive}.`,
  taken:
    'This kiosk already has a payment for this bill. Do not pay it again. To check on it, use its reference in "Look up a payment" on the first screen.',
  putInQueue: (amount) => `Queue payment: ${amount}`,
};

/** Asking what became of a payment. */
export const searchWords: typeof esSearch = {
  begin: 'Look up a payment',
  title: 'Look up a payment',
  reference: 'Reference',
  referenceHint:
    'Enter the digits after the dash on your paper. You can only look up payments made at this kiosk.',
  lastFour: 'Last 4 digits of the card',
  submit: 'Look up',
  keypad: { keypad: 'Number pad', clear: 'Clear all', delete: 'Delete' },
  problems: {
    'no-reference': 'Enter the digits of the reference.',
    'no-last-four': 'Enter the last 4 digits of the card.',
    'not-found': 'We could not find that payment at this kiosk. Check the reference and the card digits.',
    'too-many-tries': 'Too many attempts. Try again in a few minutes or ask the staff for help.',
    'out-of-service': 'This kiosk cannot look up payments right now. Ask the staff for help.',
  },
};
