import type { MailStep, PrinterFault, PrinterView, ReceiptStep } from '#contract/kiosk-api.ts';
import type { receiptWords as es, staffWords as esStaff } from './es-receipt.ts';

const laterHere = 'If you cannot wait, ask for it here later with the reference.';

/** @param name - what the paper is called: "your receipt" */
function paperWords(name: string) {
  const Name = `Y${name.slice(1)}`;
  return {
    none: `With the reference you can ask for ${name} here, now or later.`,
    printing: `Printing ${name}…`,
    printed: `Take ${name}.`,
    'printed-uncut': `${Name} is printed: pull it gently.`,
    incomplete: `The printer stopped: it may be out of paper. When the staff have seen to it, ${name} is printed in full. ${laterHere}`,
    'not-printed': `We could not print ${name}. When the staff have seen to the printer, it is printed here. ${laterHere}`,
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
      ...paperWords('your paper with the reference'),
      none,
      printed: 'Take your paper with the reference. It is not a receipt of payment.',
    },
  },
  print: { receipt: 'Print receipt', slip: 'Print slip', queued: 'Print' },
  copiesUsedUp: 'We could not print another copy. Ask the staff for it with the reference.',
  asked: {
    hint: 'If not, we print it again, marked as a reprint.',
    yes: 'Yes',
    no: 'No',
  },
  printAndLeave: 'Print slip and leave',
  mail: {
    send: 'Send by email',
    step: (step: Exclude<MailStep, 'none'>, to: string | undefined): string => {
      const where = to ?? 'your email';
      if (step === 'refused') return `It could not be sent to ${where}. Check the email and send it again.`;
      return step === 'sent' ? `We sent it to ${where}.` : `It is being sent to ${where}.`;
    },
    title: 'Which email do we send it to?',
    label: 'Email',
    submit: 'Send',
    problems: {
      'no-address': 'Type a whole email, without accents, like name@mail.com.',
      'not-taken': 'This kiosk cannot send emails now. Ask the staff for help.',
    },
  },
  phone: {
    open: 'See on your phone',
    title: 'Take it on your phone',
    scan: 'Open the camera of your phone and point it at this code.',
    code: 'QR code for your phone',
    see: 'See receipt',
    seeCode: 'See code',
    paperTitle: 'Your receipt',
  },
  /** Heard only, and of papers that prove no payment too. */
  group: 'Paper, email and phone',
  noPrinter: {
    title: 'This kiosk cannot print now',
    lead: 'Your payment is just as good without paper. How would you like your receipt?',
    leadQueued: 'You can queue your payment without paper. How would you like the reference?',
    faults: {
      'paper-out': 'The paper has run out.',
      'cover-open': 'The printer cover is open.',
    },
    otherFault: 'The printer needs the staff.',
    mail: 'Get it by email',
    phone: 'Take it on my phone',
    phoneHint: 'At the end, scan a code with the camera',
    laterHint: 'You can print it here later with the reference',
    later: 'Pay without paper',
    laterQueued: 'Queue it without paper',
    elsewhere: 'Go to another kiosk',
    nothingCharged: 'You have not been charged for this bill yet.',
    isBack: 'The printer works again',
    isBackLead: 'You will get your paper at the end.',
    goOn: 'Continue',
  },
  review: {
    label: 'Receipt',
    by: { mail: 'By email', phone: 'On your phone', later: 'Without paper' },
  },
  attract: {
    prints: 'This kiosk prints receipts',
    mailAndPhone: 'No paper now: receipt by email or on your phone',
    mail: 'No paper now: receipt by email',
    phone: 'No paper now: receipt on your phone',
    later: 'No printed receipt for now',
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
    [waiting.staff, 'to look into'],
    [waiting.untold, 'to be told'],
    [waiting.unmailed, waiting.unmailed === 1 ? 'email refused' : 'emails refused'],
  ] as const;
  const counts = said.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const parts = [...counts, printerState(printer)].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `Staff: ${parts.join(' · ')}`;
};
