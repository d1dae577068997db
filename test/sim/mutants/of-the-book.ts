import type { Mutant } from './mutant.ts';

/** Faults in deciding and writing down: `payment-book.ts`, `payment-service.ts`. */
export const mutantsOfTheBook: readonly Mutant[] = [
  {
    name: 'it is told, shown and printed before it is written down',
    file: 'payment-book.ts',
    find: `    this.#append(entries);
    if (`,
    replace: `    this.#tell(written);
    this.#append(entries);
    if (`,
  },
  {
    name: 'a decision is made on a copy that somebody kept',
    file: 'payment-book.ts',
    find: `const before = this.read(paymentId);`,
    replace: `const before = (this.kept ??= new Map()).get(paymentId) ?? this.read(paymentId);
    this.kept.set(paymentId, before);`,
  },
  {
    name: 'a failed commit is not noticed',
    file: 'payment-book.ts',
    find: `    this.#orStop(() => this.#devices.journal.append(entries));`,
    replace: `    try {
      this.#devices.journal.append(entries);
    } catch {
      return;
    }`,
  },
  {
    name: 'a failed commit is read as "it was not written"',
    file: 'payment-book.ts',
    find: `    this.#append(entries);
    if (`,
    replace: `    try {
      this.#append(entries);
    } catch {
      return undefined;
    }
    if (`,
  },
  {
    name: 'the card of an ended payment is not destroyed',
    file: 'payment-book.ts',
    find: `    if (needsSealedCard(before) && !needsSealedCard(written)) this.destroyCard(paymentId);
`,
    replace: ``,
  },
  {
    name: 'the card is destroyed before the end is written down',
    file: 'payment-book.ts',
    find: `    this.#append(entries);
    if (needsSealedCard(before) && !needsSealedCard(written)) this.destroyCard(paymentId);
`,
    replace: `    if (needsSealedCard(before) && !needsSealedCard(written)) this.destroyCard(paymentId);
    this.#append(entries);
`,
  },
  {
    name: 'paper comes out for whoever stands there',
    file: 'payment-book.ts',
    find: `if (!this.isPresent(payment.order.paymentId)) {`,
    replace: `if (payment.state.at === 'created') {`,
  },
  {
    name: 'the screen shows the payments of others',
    file: 'payment-book.ts',
    find: `if (!this.isPresent(written.order.paymentId)) return;`,
    replace: ``,
  },
  {
    name: 'whoever has gone is given paper after a while',
    file: 'payment-book.ts',
    find: `if (!this.isPresent(paymentId) || this.#toldLate.has(paymentId)) return false;`,
    replace: `if (this.#toldLate.has(paymentId)) return false;`,
  },
  {
    name: 'an invoice that is busy is opened all the same',
    file: 'payment-service.ts',
    find: `return answer === 'written' ? payment : answer;`,
    replace: `return payment;`,
  },
  {
    name: 'a reference is given twice',
    file: 'payment-service.ts',
    find: `String(journal.countPayments() + 1)`,
    replace: `String(journal.countAt(['posted']) + 1)`,
  },
  {
    name: 'the sale is sent before it is written down',
    file: 'payment-service.ts',
    find: `    const sending = this.#book.write(paymentId, {
      is: 'confirmed',`,
    replace: `    void this.#devices.vpos.sale({ ...payment.order, ...payment.order.invoice, card });
    const sending = this.#book.write(paymentId, {
      is: 'confirmed',`,
  },
  {
    name: 'a start takes nothing up',
    file: 'payment-service.ts',
    find: `      this.#walk.start(payment, undefined);`,
    replace: ``,
  },
  {
    name: 'a start takes everything up as it was',
    file: 'payment-service.ts',
    find: `this.#book.write(payment.order.paymentId, { is: 'restarted' }) ?? payment`,
    replace: `payment`,
  },
  {
    name: 'cards that no payment needs are kept',
    file: 'payment-service.ts',
    find: `    this.#queue.destroyOrphans();
`,
    replace: ``,
  },
  {
    name: 'the queue is never drained',
    file: 'payment-service.ts',
    find: `    this.#walk.run(this.#queue.drain());
`,
    replace: ``,
  },
];
