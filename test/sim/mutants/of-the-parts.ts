import type { Mutant } from './mutant.ts';

/** Faults in paying a bill in parts: `new-order.ts`, and what the others do about it. */
export const mutantsOfTheParts: readonly Mutant[] = [
  {
    name: 'a part is told to the biller as the whole',
    file: 'duties.ts',
    find: `    ...(order.isPart && { isPart: order.isPart }),
`,
    replace: ``,
  },
  {
    name: 'the whole is told to the biller as a part',
    file: 'duties.ts',
    find: `...(order.isPart && { isPart: order.isPart })`,
    replace: `isPart: true`,
  },
  {
    name: 'the bill of a booked part is not let go of',
    file: 'payment.ts',
    find: ` || (state.at === 'posted' && order.isPart === true)`,
    replace: ``,
  },
  {
    name: 'the bill of a part is let go of before it is booked',
    file: 'payment.ts',
    find: `(state.at === 'posted' && order.isPart === true)`,
    replace: `(state.at === 'approved' && order.isPart === true)`,
  },
  {
    name: 'a part is taken of what the biller said earlier',
    file: 'new-order.ts',
    find: `  if (isOfEarlier) return 'biller-offline';
`,
    replace: ``,
  },
  {
    name: 'a part above the amount is taken',
    file: 'new-order.ts',
    find: `return partMinor < amountMinor ? undefined : 'wrong-amount';`,
    replace: `return undefined;`,
  },
  {
    name: 'the whole is taken as a part',
    file: 'new-order.ts',
    find: `partMinor < amountMinor ?`,
    replace: `partMinor <= amountMinor ?`,
  },
  {
    name: 'a part below the least is taken',
    file: 'new-order.ts',
    find: `  if (partMinor < partial.leastMinor) return 'wrong-amount';
`,
    replace: ``,
  },
  {
    name: 'a part is taken of a bill that is paid whole',
    file: 'new-order.ts',
    find: `  if (!partial) return 'wrong-amount';
  if (partMinor < partial.leastMinor) return 'wrong-amount';
`,
    replace: `  if (partial && partMinor < partial.leastMinor) return 'wrong-amount';
`,
  },
  {
    name: 'who pays a part is charged the whole',
    file: 'new-order.ts',
    find: `return { amountMinor: minor(partMinor), isPart: true, dueBeforeMinor: dueMinor };`,
    replace: `return { amountMinor: dueMinor, isPart: true, dueBeforeMinor: dueMinor };`,
  },
  {
    name: 'it is forgotten that a part is one',
    file: 'new-order.ts',
    find: `return { amountMinor: minor(partMinor), isPart: true, dueBeforeMinor: dueMinor };`,
    replace: `return { amountMinor: minor(partMinor) };`,
  },
  {
    name: 'a part waits in the queue',
    file: 'sale-queue.ts',
    find: `if (payment.state.at !== 'created' || isPart) return undefined;`,
    replace: `if (payment.state.at !== 'created') return undefined;`,
  },
];
