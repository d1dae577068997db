import type { Mutant } from './mutant.ts';

/** Faults in acting on what was decided: `payment-walk.ts`, `duties.ts`, `line.ts`. */
export const mutantsOfTheWalk: readonly Mutant[] = [
  {
    name: 'a silent sale is asked for again',
    file: 'payment-walk.ts',
    find: `    return this.#write(payment, 'inquire', event);`,
    replace: `    if (event.is === 'silent') return this.#write(payment, 'inquire', await sell(payment, card, this.#devices));
    return this.#write(payment, 'inquire', event);`,
  },
  {
    name: 'the biller is told before the approval is written down',
    file: 'payment-walk.ts',
    find: `    return this.#write(payment, 'inquire', event);`,
    replace: `    if (event.is === 'approved') void this.#devices.biller.post({ ...payment.order, ...payment.order.invoice });
    return this.#write(payment, 'inquire', event);`,
  },
  {
    name: 'a new sale goes out before what is to be given back',
    file: 'payment-walk.ts',
    find: `    await this.#lines.reverse.pressOn();
`,
    replace: ``,
  },
  {
    name: 'late execution is counted by the wall clock',
    file: 'payment-walk.ts',
    find: `const waitedMs = clock.monotonicMs() - sinceMs;`,
    replace: `const waitedMs = clock.nowUnixMs() - from.order.openedAtUnixMs;`,
  },
  {
    name: 'late execution is counted from the first start of the kiosk',
    file: 'payment-walk.ts',
    find: `const waitedMs = clock.monotonicMs() - sinceMs;`,
    replace: `const waitedMs = clock.monotonicMs();`,
  },
  {
    name: '"no such sale" is final too early',
    file: 'duties.ts',
    find: `waitedMs >= vpos.lateExecutionMaxMs`,
    replace: `waitedMs >= vpos.lateExecutionMaxMs / 2`,
  },
  {
    name: 'a sale goes out with an id of its own',
    file: 'duties.ts',
    find: `const sale = { paymentId, kioskId,`,
    replace: `const sale = { paymentId: \`\${paymentId}-1\`, kioskId,`,
  },
  {
    name: 'a queued sale does not say that it was queued',
    file: 'duties.ts',
    find: `...(queued && { queued })`,
    replace: ``,
  },
  {
    name: 'who wants no paper waits for a silent biller and is told nothing',
    file: 'payment-walk.ts',
    find: `    if (!isPrinting) this.#book.showPresent();
`,
    replace: ``,
  },
  {
    name: 'the biller gets a new key with each try',
    file: 'duties.ts',
    find: `    paymentId: order.paymentId,
    reference: order.reference,`,
    replace: `    paymentId: crypto.randomUUID(),
    reference: order.reference,`,
  },
  {
    name: 'the biller gets other words with each try',
    file: 'duties.ts',
    find: `    paidAtUnixMs: approvedAtUnixMs,`,
    replace: `    paidAtUnixMs: Date.now(),`,
  },
  {
    name: 'a place in the line is never given back',
    file: 'line.ts',
    find: `    this.#free += 1;`,
    replace: ``,
  },
  {
    name: 'a silence ends the asking',
    file: 'line.ts',
    find: `if (answer !== undefined) return answer;`,
    replace: `return answer;`,
  },
  {
    name: 'nobody waits for what is to be given back',
    file: 'line.ts',
    find: `    await Promise.all(pending);
`,
    replace: ``,
  },
];
