import type { MailStep, PrinterFault, PrinterView, ReceiptStep } from '#contract/kiosk-api.ts';
import type { receiptWords as es, staffWords as esStaff } from './es-receipt.ts';

const laterHere = 'If you cannot wait, print it here later with the reference.';

/** @param name - what the paper is called: "your receipt" */
function paperWords(name: string) {
  const Name = `Y${name.slice(1)}`;
  return {
    none: `You can print ${name} here with the reference, now or later.`,
    printing: `Printing ${name}…`,
    printed: `Take ${name}.`,
    'printed-uncut': `${Name} is printed: pull it out gently.`,
    incomplete: `The printer stopped and may be out of paper. Once the staff fix it, ${name} will print in full. ${laterHere}`,
    'not-printed': `We could not print ${name}. Once the staff fix the printer, it will print here. ${laterHere}`,
    'maybe-printed': `Did ${name} come out complete?`,
  } satisfies Record<ReceiptStep, string>;
}

const none = 'Write down the reference before you go.';

/** What is said of receipts: on paper, by mail and on the phone. */
export const receiptWords: typeof es = {
  papers: {
    receipt: paperWords('your receipt'),
    slip: { ...paperWords('your slip'), none },
    queued: {
      ...paperWords('your reference slip'),
      none,
      printed: 'Take your reference slip. It is not proof of payment.',
    },
  },
  print: { receipt: 'Print receipt', slip: 'Print slip', queued: 'Print' },
  copiesUsedUp: 'We could not print another copy. Give the reference to the staff to get one.',
  asked: {
    hint: 'If not, we will print it again, marked as a reprint.',
    yes: 'Yes',
    no: 'No',
  },
  printAndLeave: 'Print slip and leave',
  mail: {
    send: 'Send by email',
    step: (step: Exclude<MailStep, 'none'>, to: string | undefined): string => {
      const where = to ?? 'your email';
      if (step === 'refused') return `We could not send it to ${where}. Check the email and send it again.`;
      return step === 'sent' ? `We sent it to ${where}.` : `We are sending it to ${where}.`;
    },
    title: 'Where should we email it?',
    label: 'Email',
    submit: 'Send',
    problems: {
      'no-address': 'Enter your full email, without accents, like name@mail.com.',
      'not-taken': 'This kiosk cannot send emails right now. Ask the staff for help.',
    },
  },
  phone: {
    open: 'See on your phone',
    title: 'Get it on your phone',
    scan: 'Open your phone’s camera and point it at this code.',
    code: 'QR code for your phone',
    see: { receipt: 'See receipt', slip: 'See slip', queued: 'See reference slip' },
    seeCode: 'See code',
    paperTitle: { receipt: 'Your receipt', slip: 'Your slip', queued: 'Your reference slip' },
  },
  /** Heard only, and of papers that prove no payment too. */
  group: 'Paper, email and phone',
  noPrinter: {
    title: 'This kiosk cannot print right now',
    lead: 'Your payment counts just the same without paper. How would you like your receipt?',
    leadQueued: 'You can queue your payment without paper. How would you like the reference?',
    faults: {
      'paper-out': 'The printer is out of paper.',
      'cover-open': 'The printer cover is open.',
    },
    otherFault: 'The printer is not working.',
    mail: 'Get it by email',
    phone: 'Get it on my phone',
    phoneHint: 'Scan a code when you finish',
    laterHint: 'Print it here later with the reference',
    later: 'Pay without paper',
    laterQueued: 'Queue it without paper',
    elsewhere: 'Go to another kiosk',
    nothingCharged: 'This payment has not been charged yet.',
    isBack: 'The printer works again',
    isBackLead: 'Your paper will print at the end.',
    goOn: 'Continue',
  },
  review: {
    label: 'Receipt',
    labelQueued: 'Reference',
    by: { mail: 'By email', phone: 'On your phone', later: 'Without paper' },
  },
  attract: {
    prints: 'This kiosk prints receipts',
    mailAndPhone: 'No paper right now: receipt by email or phone',
    mail: 'No paper right now: receipt by email',
    phone: 'No paper right now: receipt on your phone',
    later: 'No printed receipts for now',
  },
};

const printerFaults: Readonly<Record<PrinterFault, string>> = {
  'paper-out': 'out of paper',
  'cover-open': 'cover open',
  cutter: 'cutter jammed',
  unreachable: 'printer offline',
  'connection-lost': 'printer offline',
  mute: 'printer not answering',
  garbled: 'printer fault',
  error: 'printer fault',
};

function printerState(printer: PrinterView): string | undefined {
  if (printer.is === 'unavailable') return printerFaults[printer.fault];
  return printer.isNearEnd ? 'paper low' : undefined;
}

/** For staff, at a glance: who waits for whom, and what the printer needs. Nothing when all is well. */
export const staffWords: typeof esStaff = ({ waiting, printer }) => {
  const said = [
    [waiting.queued, 'queued'],
    [waiting.checking, 'to confirm'],
    [waiting.posting, 'to apply'],
    [waiting.reversing, 'to cancel'],
    [waiting.staff, 'to review'],
    [waiting.untold, 'to notify'],
    [waiting.unmailed, waiting.unmailed === 1 ? 'email refused' : 'emails refused'],
  ] as const;
  const counts = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const parts = [...counts, printerState(printer)].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `Staff: ${parts.join(' · ')}`;
};
