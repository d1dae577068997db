import type { Mutant } from './mutant.ts';

/** Faults in what a payment becomes: `rule.ts`, `payment.ts`, and what is shown of it. */
export const mutantsOfTheRule: readonly Mutant[] = [
  {
    name: 'a time-out is read as a decline',
    file: 'rule.ts',
    find: `    case 'silent':
      return notSure(payment, event.cause, inquiries);`,
    replace: `    case 'silent':
      return { at: 'declined', code: 'timeout', reason: 'declined-by-bank' };`,
  },
  {
    name: '"no such sale" is final at once',
    file: 'rule.ts',
    find: `event.conclusive ? neverArrived(payment) : notSure(payment, 'not-found', inquiries)`,
    replace: `neverArrived(payment)`,
  },
  {
    name: 'an approval of another amount is accepted',
    file: 'rule.ts',
    find: `if (isForOrder(event.approval, payment.order)) {`,
    replace: `if (event.approval) {`,
  },
  {
    name: 'what was not found is asked for again',
    file: 'rule.ts',
    find: `: { at: 'declined', code: 'not-found', reason: 'never-arrived' };`,
    replace: `: { at: 'sending', requestDigest: 'again' };`,
  },
  {
    name: 'a silent sale is given up after some inquiries',
    file: 'rule.ts',
    find: `: { at: 'reversing', reason: cause };`,
    replace: `: { at: 'declined', code: 'not-found', reason: 'never-arrived' };`,
  },
  {
    name: 'a sale that was cut off by a restart is read as declined',
    file: 'rule.ts',
    find: `return { at: 'unknown', cause: 'restarted', inquiries: 0 };`,
    replace: `return { at: 'declined', code: 'restarted', reason: 'declined-by-bank' };`,
  },
  {
    name: 'a sale that was cut off by a restart is not recovered',
    file: 'rule.ts',
    find: `if (event.is === 'restarted') return { at: 'unknown', cause: 'restarted', inquiries: 0 };`,
    replace: ``,
  },
  {
    name: 'what was opened before a restart stays open',
    file: 'rule.ts',
    find: `    case 'customer-left':
    case 'restarted':
      return { at: 'abandoned', reason: event.is };`,
    replace: `    case 'customer-left':
      return { at: 'abandoned', reason: event.is };`,
  },
  {
    name: 'a refused post is taken for a posted one',
    file: 'rule.ts',
    find: `if (event.is === 'post-refused') return { at: 'reversing', reason: event.reason };`,
    replace: `if (event.is === 'post-refused') return { ...state, at: 'posted', billerReceipt: 'none' };`,
  },
  {
    name: 'a refused post is ignored',
    file: 'rule.ts',
    find: `if (event.is === 'post-refused') return { at: 'reversing', reason: event.reason };`,
    replace: ``,
  },
  {
    name: 'a conflict at the biller is given back',
    file: 'rule.ts',
    find: `return { at: 'manual', evidence: \`the biller has another posting: \${event.reason}\` };`,
    replace: `return { at: 'reversing', reason: event.reason };`,
  },
  {
    name: 'a reversal that nobody answered is dropped',
    file: 'rule.ts',
    find: `      // Whatever else is heard, the decision to reverse stands; silence means that it is asked again.
      return undefined;`,
    replace: `      return { at: 'reversed', reason, reversalReference: 'none', captured: false };`,
  },
  {
    name: 'a decision to reverse flips back',
    file: 'rule.ts',
    find: `      // Whatever else is heard, the decision to reverse stands; silence means that it is asked again.
      return undefined;`,
    replace: `      return { at: 'unknown', cause: reason, inquiries: 0 };`,
  },
  {
    name: 'a refused reversal is taken for a reversed one',
    file: 'rule.ts',
    find: `return { at: 'manual', evidence: \`reversal (\${reason}) refused: \${event.code}\` };`,
    replace: `return { at: 'reversed', reason, reversalReference: 'none', captured: true };`,
  },
  {
    name: 'a sale that the acquirer has taken back is not understood',
    file: 'rule.ts',
    find: `return reversed('found-reversed', event);`,
    replace: `return undefined;`,
  },
  {
    name: 'a queued sale that could not be sent is abandoned',
    file: 'rule.ts',
    find: `return queue ? { at: 'queued' } : { at: 'abandoned', reason: 'vpos-unreachable' };`,
    replace: `return { at: 'abandoned', reason: 'vpos-unreachable' };`,
  },
  {
    name: 'a queued sale that is silent for long is given back',
    file: 'rule.ts',
    find: `if (!queue) return inquireOrReverse(cause, inquiries);`,
    replace: `return inquireOrReverse(cause, inquiries);`,
  },
  {
    name: 'the notice is forgotten',
    file: 'rule.ts',
    find: `  return { ...after, notice };`,
    replace: `  return after;`,
  },
  {
    name: 'who could not be told is kept from staff',
    file: 'rule.ts',
    find: `: { at: 'untold', why: event.why };`,
    replace: `: { at: 'sent' };`,
  },
  {
    name: 'the notice is sent before the end',
    file: 'rule.ts',
    find: `const hasEnded = after.state.at === 'posted' ||`,
    replace: `const hasEnded = after.state.at === 'posted' || after.state.at === 'approved' ||`,
  },
  {
    name: 'the biller is never told',
    file: 'payment.ts',
    find: `      return 'post';`,
    replace: `      return 'none';`,
  },
  {
    name: 'a reversal is never asked for',
    file: 'payment.ts',
    find: `      return 'reverse';`,
    replace: `      return 'none';`,
  },
  {
    name: 'the card of a queued sale is destroyed while its answer is awaited',
    file: 'payment.ts',
    find: `['queued', 'sending', 'unknown']`,
    replace: `['queued', 'sending']`,
  },
  {
    name: 'an expired payment is not taken for an end',
    file: 'payment.ts',
    find: `at === 'abandoned' || at === 'expired';`,
    replace: `at === 'abandoned';`,
  },
  {
    name: 'the screen says "paid" before the biller has it',
    file: 'payment-view.ts',
    find: `: { at: 'telling-biller' };`,
    replace: `: { at: 'paid', authorizationCode: state.approval.authorizationCode, billerReceipt: '' };`,
  },
  {
    name: 'the screen says "not charged" of what is not known',
    file: 'payment-view.ts',
    find: `return { at: 'checking' };`,
    replace: `return { at: 'not-charged', why: 'never-arrived' };`,
  },
];
