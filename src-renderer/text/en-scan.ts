import type { scanWords as es } from './es-scan.ts';

const noAnswer = 'We could not look up your bill. Try again in a few minutes. Nothing was charged.';

/** Finding a bill without an account: by its code, or by customer number. */
export const scanWords: typeof es = {
  title: 'Scan your bill',
  lead: 'Hold the bar code or the QR code under the red light.',
  sketch: 'Drawing of a bill under the reader: the bar code faces the red light.',
  waiting: 'Waiting for the code…',
  asking: 'Looking for your bill…',
  type: 'Type the number',
  typeHint: 'It is on your bill',
  signIn: 'Sign in',
  signInHint: 'See all your bills',
  problems: {
    'not-a-bill':
      'That is not the code of a bill. Hold the bill’s bar code to the light, or type the number.',
    'other-company': 'That bill is from another company and is not paid at this kiosk. Scan one of ours.',
    damaged: 'The code was not read whole. Flatten the paper and hold it again, or type the number.',
    'not-found': 'We did not find that bill. Type the number, or ask the staff for help.',
    'already-paid': 'That bill is already paid: you need not pay it. You can scan another one.',
    'too-many-tries': 'Too many tries in a row. Wait a few minutes, or sign in.',
    'biller-offline': noAnswer,
    'out-of-service': 'This kiosk is not available right now. Nothing was charged.',
  },
  find: {
    title: 'Find your bill',
    submit: 'Search',
  },
};
