import type { tenderWords as es } from './es-tender.ts';

const unsure = 'Not confirmed. Do not pay it again.';
const appliedSoon = 'Approved. It is applied later.';

/** With what, and how much, is paid. */
export const tenderWords: typeof es = {
  method: {
    title: 'How would you like to pay?',
    lead: (amount) => `You are paying ${amount}.`,
    names: { credit: 'Credit card', debit: 'Debit card', phone: 'From my bank' },
    hints: {
      credit: 'Visa or Mastercard. Have it in your hand.',
      debit: 'Visa or Mastercard, with its security code.',
      phone: 'With your phone and the app of your bank.',
    },
  },
  part: {
    title: 'How much would you like to pay?',
    lead: (least, total) => `From ${least}. The bill is ${total}.`,
    whole: { USD: 'Dollars', COP: 'Pesos' },
    cents: 'Cents',
    left: (amount) => `${amount} is then left to pay.`,
    all: (amount) => `Pay all of it: ${amount}`,
    problems: {
      none: 'Type how much you would like to pay.',
      little: (least) => `The least is ${least}. Type that amount or more.`,
      much: (total) => `The bill is ${total}. Type less, or pay all of it.`,
    },
  },
  email: {
    optional: 'Email (optional)',
    optionalHint: 'If you would like the receipt by email too.',
    neededHint: 'We send your receipt there.',
    queuedHint: 'We tell you there how your payment ended.',
    needed: 'Type your email.',
    notWhole: 'Type a whole email, without accents, like name@mail.com.',
  },
  receipt: {
    title: 'How would you like your receipt?',
    change: 'Change receipt',
    paper: 'On paper',
    both: 'On paper and by email',
    none: 'No receipt',
  },
  several: {
    of: (place, count) => `Bill ${place} of ${count}`,
    refused: (invoiceNumber, why) => `Bill ${invoiceNumber}: ${why}`,
    progress: { done: 'approved', now: 'under way', later: 'later' },
    all: (count) => `Your ${count} bills are paid`,
    some: (paid, count) => {
      if (paid === 0) return 'No bill was paid';
      return `${paid} of ${count} bills ${paid === 1 ? 'was' : 'were'} paid`;
    },
    approved: (count, of) =>
      count === of ? `The bank approved your ${of} payments` : `The bank approved ${count} of ${of} payments`,
    allLead: 'Touch a bill to see its receipt.',
    someLead: 'Those that were not charged are still unpaid.',
    results: {
      charging: unsure,
      checking: unsure,
      reversing: unsure,
      queued: 'In the queue. Not charged yet.',
      'telling-biller': appliedSoon,
      paid: 'Paid',
      'paid-posting-later': appliedSoon,
      declined: 'Not approved. Not charged.',
      'not-charged': 'Not paid.',
      'needs-staff': 'Ask the staff for help. Do not pay it again.',
    },
    unsent: 'Not charged.',
    total: 'Total paid',
  },
  support: (contact) => `If you need help: ${contact}`,
};
