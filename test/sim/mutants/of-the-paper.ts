import type { Mutant } from './mutant.ts';

/** Faults in what customers are given on paper and by mail: `paper.ts`, `mailings.ts`. */
export const mutantsOfThePaper: readonly Mutant[] = [
  {
    name: 'a copy looks like an original',
    file: 'paper.ts',
    find: `const copy = papers?.[kind] ?? 0;`,
    replace: `const copy = 0;`,
  },
  {
    name: 'what stopped in the middle is taken for never begun',
    file: 'paper.ts',
    find: `event.outcome.is === 'not-started' ? copy`,
    replace: `event.outcome.is !== 'printed' ? copy`,
  },
  {
    name: 'what nobody saw the end of counts as never begun',
    file: 'payment-service.ts',
    find: `outcome: { is: 'unknown', cause: 'connection-lost' },`,
    replace: `outcome: { is: 'not-started', cause: 'connection-lost' },`,
  },
  {
    name: 'APROBADO is printed before the biller has it',
    file: 'paper.ts',
    find: `      return 'posting-later';
    case 'posted':`,
    replace: `      return 'approved';
    case 'posted':`,
  },
  {
    name: 'EN COLA is printed of what is on its way',
    file: 'paper.ts',
    find: `    case 'queued':
      return 'queued';`,
    replace: `    case 'queued':
    case 'sending':
      return 'queued';`,
  },
  {
    name: 'ANULACIÓN is printed of what was never charged',
    file: 'paper.ts',
    find: `return state.captured ? 'reversed' : 'not-charged';`,
    replace: `return 'reversed';`,
  },
  {
    name: 'PAGO NO REALIZADO is printed of what is not known',
    file: 'paper.ts',
    find: `    case 'manual':
      return 'no-answer';`,
    replace: `    case 'manual':
      return 'not-charged';`,
  },
  {
    name: 'paper comes out for whoever wants none',
    file: 'paper.ts',
    find: `payment.wish?.onPaper === false || `,
    replace: ``,
  },
  {
    name: 'a receipt by mail is forgotten',
    file: 'rule.ts',
    find: `return state && withMail(withNotice(payment, { ...payment, ...learnt(event, state), state }));`,
    replace: `return state && withNotice(payment, { ...payment, ...learnt(event, state), state });`,
  },
  {
    name: 'what there is to say after the first receipt is not mailed',
    file: 'paper.ts',
    find: `(sent === null || weight[kind] > weight[sent])`,
    replace: `sent === null`,
  },
  {
    name: 'a mail that was asked for before is sent, whatever has happened since',
    file: 'mailings.ts',
    find: `const payment = this.#book.read(paymentId);`,
    replace: `const payment = due.find(({ order }) => order.paymentId === paymentId);`,
  },
  {
    name: 'an answer about one address settles the mail to another',
    file: 'paper.ts',
    find: `if (mail?.at !== 'due' || mail.to !== event.to) return undefined;`,
    replace: `if (mail?.at !== 'due') return undefined;`,
  },
  {
    name: 'a payment that goes to staff is not told by mail',
    file: 'paper.ts',
    find: `return payment.state.at === 'manual';`,
    replace: `return false;`,
  },
  {
    name: 'mail is never sent',
    file: 'payment-service.ts',
    find: `    this.#walk.run(this.#mailings.send());
`,
    replace: ``,
  },
  {
    name: 'a mail that nobody took is taken for sent',
    file: 'mailings.ts',
    find: `if (!this.#isSilentTooLong(key)) return;`,
    replace: `this.#book.write(paymentId, mailing.sent);`,
  },
];
