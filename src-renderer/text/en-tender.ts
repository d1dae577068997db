import type { tenderWords as es } from './es-tender.ts';

const unsure = 'Not confirmed yet. Do not pay it again.';
const appliedSoon = 'Approved. To be applied later.';

/** With what, and how much, is paid. */
export const tenderWords: typeof es = {
  method: {
    title: 'How would you like to pay?',
    lead: (amount) => `You are paying ${amount}.`,
    names: { credit: 'Credit card', debit: 'Debit card', phone: 'From my bank' },
    hints: {
      credit: 'Visa or Mastercard. Have it ready.',
      debit: 'Visa or Mastercard with a security code.',
      phone: 'With your phone and your bank’s app.',
    },
  },
  part: {
    title: 'How much would you like to pay?',
    lead: (least, total) => `Minimum ${least}. The bill is ${total}.`,
    whole: { USD: 'Dollars', COP: 'Pesos' },
    cents: 'Cents',
    left: (amount) => `You will have ${amount} left to pay.`,
    all: (amount) => `Pay in full: ${amount}`,
    problems: {
      none: 'Enter how much you want to pay.',
      little: (least) => `Enter ${least} or more.`,
      much: (total) => `Enter less than ${total}.`,
    },
  },
  email: {
    optional: 'Email (optional)',
    optionalHint: 'If you want your receipt by email too.',
    neededHint: 'We will send your receipt there.',
    queuedHint: 'We will email you how your payment ended.',
    needed: 'Enter your email.',
    notWhole: 'Enter your full email, without accents, like name@mail.com.',
  },
  receipt: {
    title: 'How would you like your receipt?',
    titleQueued: 'How would you like your reference?',
    change: 'Change receipt',
    changeQueued: 'Get it another way',
    paper: 'On paper',
    both: 'On paper and by email',
    none: 'No receipt',
  },
  several: {
    of: (place, count) => `Bill ${place} of ${count}`,
    refused: (invoiceNumber, why) => `Bill ${invoiceNumber}: ${why}`,
    progress: { done: 'approved', now: 'in progress', later: 'later' },
    all: (count) => `Your ${count} bills are paid`,
    some: (paid, count) => {
      if (paid === 0) return 'No bills were paid';
      return `${paid} of ${count} bills ${paid === 1 ? 'was' : 'were'} paid`;
    },
    approved: (count, of) =>
      count === of ? `The bank approved your ${of} payments` : `The bank approved ${count} of ${of} payments`,
    allLead: 'Touch a bill to see its receipt.',
    someLead: 'Any bill that was not charged is still unpaid.',
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
  support: (contact) => `Need help? ${contact}`,
};
