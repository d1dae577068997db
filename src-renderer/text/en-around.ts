import { counted } from './en-count.ts';
import type { aroundWords as es } from './es-around.ts';

/** Before, between and after customers. */
export const aroundWords: typeof es = {
  attract: {
    title: 'Pay your bill here',
    lead: (methods) => `With ${methods}, Visa or Mastercard.`,
    methods: { both: 'a credit or debit card', credit: 'a credit card', debit: 'a debit card' },
    scan: 'Scan my bill',
    scanHint: 'No account needed',
    begin: 'Sign in',
    beginHint: 'See all your bills',
    find: 'Find my bill',
    register: 'Create an account',
    help: (contact) => `Need help? ${contact}`,
  },
  idle: {
    title: 'Are you still there?',
    body: (seconds) => `For your security, this session will end in ${counted(seconds, 'second')}.`,
    more: 'Yes, continue',
    end: 'Finish',
  },
  goodbye: {
    title: 'Thank you',
    lead: 'Take your card, your papers and your belongings with you.',
  },
  starting: { title: 'One moment…', lead: 'This kiosk will be right back.' },
  outOfService: {
    title: 'This kiosk is not available',
    soon: 'We will be back in a few minutes',
    lead: 'You can pay at the counter in this branch or at another kiosk.',
    left: 'If you left a payment here, do not pay again; ask the staff.',
    code: (code) => `Code ${code}`,
  },
};
