import type { scanWords as es } from './es-scan.ts';

const noAnswer = 'We could not look up your bill. Try again in a few minutes. You were not charged.';

/** Finding a bill without an account: by its code, or by customer number. */
export const scanWords: typeof es = {
  title: 'Scan your bill',
  lead: 'Hold the barcode or QR code under the red light.',
  sketch: 'Drawing of a bill under the reader: the barcode faces the red light.',
  waiting: 'Waiting for the code…',
  asking: 'Looking for your bill…',
  type: 'Enter the number',
  typeHint: 'It is on your bill',
  signIn: 'Sign in',
  signInHint: 'See all your bills',
  problems: {
    'not-a-bill': 'That is not a bill code. Hold the bill’s barcode under the light, or enter the number.',
    'other-company': 'That bill is from another company and cannot be paid here. Scan one of ours.',
    damaged: 'Part of the code could not be read. Flatten the paper and try again, or enter the number.',
    'not-found': 'We could not find that bill. Enter the number or ask the staff.',
    'already-paid': 'That bill is already paid. You can scan another one.',
    'too-many-tries': 'Too many attempts. Wait a few minutes, or sign in.',
    'biller-offline': noAnswer,
    'out-of-service': 'This kiosk is not available right now. You were not charged.',
  },
  find: {
    title: 'Find your bill',
    submit: 'Search',
  },
};
