import { counted, number } from './en-count.ts';
import { noCharge, notThisOne, outOfService, paidIsKept, queueProblems } from './en-payment.ts';
import type { billWords as es } from './es-bills.ts';

function bills(count: number): string {
  return counted(count, 'bill');
}

function days(count: number): string {
  return counted(count, 'day');
}

/** Bills: the list, one bill, the next one. */
export const billWords: typeof es = {
  invoices: {
    title: 'Your unpaid bills',
    lead: (count) => `${bills(count)}. Oldest first.`,
    pay: 'Pay',
    date: 'Date',
    number: 'Bill no.',
    code: 'Bill code',
    customer: 'Customer',
    account: 'Account',
    detail: 'Item',
    amount: 'Amount',
    overdue: (count) => `${days(count)} overdue`,
    dueToday: 'Due today',
    dueIn: (count) => `Due in ${days(count)}`,
    cutOff: (date) => `Pay before ${date} to avoid a service cutoff.`,
    mayBeCutOff: 'Your service may be cut off. Pay today to avoid it.',
    inProgress: 'Payment in progress',
    see: 'See',
    earlier: 'Previous',
    later: 'Next',
    shown: (from, to, count) =>
      `${number(from)}${from === to ? '' : ` to ${number(to)}`} of ${number(count)}`,
    none: 'You have no unpaid bills',
    noneLead: 'You are up to date. Thank you.',
    noneHere: 'There are no unpaid bills here',
    noneHereLead: 'You may have others that are not shown here.',
    down: 'We could not load your bills',
    downLead: (hasPaid) => `Try again in a few minutes. ${hasPaid ? paidIsKept : noCharge}`,
    signedOut: 'Your session has ended',
    signedOutLead: 'Start again to see your bills.',
    accounts: 'My accounts',
    paid: 'See paid bills',
    several: 'Pay several',
    severalTitle: 'Which ones do you want to pay?',
    severalLead: (most) => `Select up to ${most}. Enter your card just once.`,
    severalPay: (count, amount) => `Pay ${bills(count)} · ${amount}`,
    severalNone: 'Select bills',
    mark: 'Select',
    marked: 'Selected',
  },
  paidInvoices: {
    title: 'Your paid bills',
    lead: (count) => `${bills(count)}. Newest first.`,
    none: 'You have no paid bills',
    paidOn: 'Paid on',
    receipt: 'Receipt',
    see: 'See receipt',
    notHere: 'This payment was not made at this kiosk. Ask the counter or the company for the receipt.',
    unpaid: 'See unpaid bills',
  },
  invoice: {
    title: 'Check your bill',
    total: 'Total to pay',
    number: 'Bill no.',
    code: 'Bill code',
    issued: 'Date',
    due: 'Due',
    period: 'Period',
    customer: 'Customer',
    account: 'Account',
    address: 'Address',
    detail: 'What you are paying for',
    subtotal: 'Subtotal',
    pay: (amount) => `Pay ${amount}`,
    payPart: 'Pay another amount',
    explained: {
      consumption: (used, rate) => `You used ${used} at ${rate} each.`,
      used: 'What you used in the period.',
      'fixed-charge': 'The same amount every month.',
      tax: 'Tax set by law.',
      subsidy: 'Government aid: taken off your bill.',
      balance: 'What was left unpaid on earlier bills.',
      'late-fee': 'Charged for paying after the due date.',
      service: 'A service you requested or receive.',
      credit: 'Already paid or refunded: taken off your bill.',
    },
    problems: {
      'signed-out': 'Your session has ended. Finish, then start again.',
      'not-found': 'This bill is no longer available. Go back to the list.',
      'already-paid': 'This bill is already paid. You do not need to pay it again.',
      'in-progress-elsewhere': 'This bill has a payment in progress. Do not pay it again; ask the staff.',
      'biller-offline': `We could not confirm the amount with the company. Try again in a few minutes. ${notThisOne}`,
      'vpos-offline': `We cannot reach the bank securely right now. Go back and try again in a few minutes. ${notThisOne}`,
      ...queueProblems,
      'wrong-amount': `That amount cannot be paid. The buttons show what can be. ${notThisOne}`,
      'out-of-service': outOfService,
    },
  },
  nextInvoice: {
    title: 'Your next unpaid bill',
    lead: (count) => `You have ${bills(count)} left.`,
    pay: 'See and pay this one',
    all: 'See all',
    none: 'You have no more unpaid bills',
    noneHere: 'There are no more unpaid bills here',
    noneLead: (hasOpen) =>
      hasOpen
        ? 'Keep your payment reference: the payment is not finished yet.'
        : 'Thank you for your payment.',
  },
};
