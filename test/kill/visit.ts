import type { OpenedPayment, PaymentView } from '#contract/kiosk-api.ts';
import { cards, createCustomer, type Customer } from './customer.ts';
import { KioskGone, type KioskProcess } from './kiosk-process.ts';
import { aim, type Knife } from './knife.ts';
import type { OtherSide, UnpaidInvoice } from './other-side.ts';
import type { Pace } from './pace.ts';
import { nameOf, type Ending, type KillPoint, type Plan } from './plan.ts';
import type { Tally } from './tally.ts';
import type { TellingBook } from './told.ts';
import { within } from './within.ts';

export interface VisitParts {
  readonly other: OtherSide;
  readonly told: TellingBook;
  readonly pace: Pace;
  readonly tally: Tally;
  readonly journalFile: string;
}

export interface Visits {
  /**
   * Lets customers pay until the kiosk is killed over one of them.
   *
   * @returns where the kill came
   */
  receive(plan: Plan, life: KioskProcess): Promise<string>;
}

interface Bill extends UnpaidInvoice {
  readonly ending: Ending;
}

export function createVisits({ other, told, pace, tally, journalFile }: VisitParts): Visits {
  /** The invoice over which the last kiosk was killed: its customer may come back. */
  let interrupted: Bill | undefined;
  /** The last view of a payment that a screen has shown: its customer may come back and ask. */
  let shown: PaymentView | undefined;

  function isEnded(view: PaymentView | undefined): boolean {
    // Of a payment that waits in the queue the customer sees no more than that.
    const ends = ['paid', 'declined', 'not-charged', 'needs-staff', 'queued'];
    const isFinal = ends.includes(view?.step.at ?? '');
    return isFinal && view?.receipt !== 'printing';
  }

  async function untilEnded(paymentId: string, life: KioskProcess): Promise<void> {
    while (!isEnded(told.last(paymentId))) {
      if (life.isGone()) throw new KioskGone('the kiosk is gone');
      await within(2);
    }
  }

  async function payInPeace(customer: Customer, life: KioskProcess): Promise<void> {
    const opened = await openNew(other.stock.bill('plain'), customer);
    const request = await customer.seal(opened, cards.approving);
    const startedMs = performance.now();
    await customer.confirm(request);
    await untilEnded(opened.paymentId, life);
    const isPaid = told.last(opened.paymentId)?.step.at === 'paid';
    if (isPaid) pace.took('plain', performance.now() - startedMs);
  }

  /** The interrupted invoice once more, when that is planned and the kiosk allows it; otherwise a new one. */
  async function openOne(plan: Plan, customer: Customer): Promise<{ bill: Bill; opened: OpenedPayment }> {
    if (plan.isSecondTry && interrupted) {
      const again = await customer.open(interrupted.invoiceNumber);
      if (again.ok) return { bill: interrupted, opened: again.value };
      tally.refusals.add(again.problem);
      if (again.problem === 'already-paid') interrupted = undefined;
    }
    const bill = { ...other.stock.bill(plan.ending), ending: plan.ending };
    interrupted = bill;
    return { bill, opened: await openNew(bill, customer) };
  }

  async function openNew({ invoiceNumber }: UnpaidInvoice, customer: Customer): Promise<OpenedPayment> {
    const opened = await customer.open(invoiceNumber);
    if (!opened.ok) throw new Error(`the kiosk refused a new invoice: ${opened.problem}`);
    return opened.value;
  }

  async function payUnderTheKnife(
    { plan, bill, life }: { plan: Plan; bill: Bill; life: KioskProcess },
    opened: OpenedPayment,
    customer: Customer,
  ): Promise<string> {
    const { point, ending, trouble } = plan;
    const { paymentId } = opened;
    if (ending === 'paid-elsewhere') await other.payAtTheDesk(bill);
    const request = await customer.seal(opened, ending === 'declined' ? cards.declined : cards.approving);
    if (trouble !== 'vpos-away-before-the-visit')
      other.begin(trouble, pace.usualMs('start') * plan.heldBackShare);
    const startedMs = performance.now();
    const knife = aim({ point, life, other, journalFile, paymentId, usualMs: pace.usualMs(bill.ending) });
    const payment = customer.confirm(request).then(async () => {
      await untilEnded(paymentId, life);
      if (trouble === 'none') pace.took(bill.ending, performance.now() - startedMs);
    });
    // A moment comes even after the end of a payment.
    const work = point.is === 'moment' ? payment.then(() => life.gone) : payment;
    const isStruck = await struckBefore(work, knife);
    shown = told.last(paymentId);
    return isStruck ? nameOf(point) : 'after the end of a payment';
  }

  /** The kiosk is killed while it has the biller keep the invoice: nothing has been confirmed. */
  async function openUnderTheKnife(plan: Plan, life: KioskProcess, customer: Customer): Promise<string> {
    const { point } = plan;
    const knife = aim({ point, life, other, journalFile, usualMs: 0 });
    const isStruck = await struckBefore(openOne(plan, customer), knife);
    return isStruck ? nameOf(point) : 'after an opening';
  }

  return {
    receive: async (plan, life) => {
      if (!(await life.ready)) throw new KioskGone('the kiosk did not start');
      const customer = createCustomer(life.api, other.sealingKey, (view) => told.hear(view));
      if (plan.asksFirst && shown) {
        await customer.ask({ reference: shown.reference, lastFour: shown.card.lastFour });
      }
      await customer.signIn();
      for (let count = 0; count < plan.quietBefore; count += 1) await payInPeace(customer, life);
      if (isOfOpening(plan.point)) return openUnderTheKnife(plan, life, customer);
      const { bill, opened } = await openOne(plan, customer);
      tally.endings.add(bill.ending);
      tally.troubles.add(plan.trouble);
      return payUnderTheKnife({ plan, bill, life }, opened, customer);
    },
  };
}

/** Steps that come before anything is confirmed. */
function isOfOpening(point: KillPoint): boolean {
  return point.is === 'step' && point.step.startsWith('hold-');
}

/**
 * Waits until the kiosk is killed or the work is done, whichever comes first.
 *
 * @throws what the work throws, but for the death of the kiosk: that is what was waited for
 */
async function struckBefore(work: Promise<unknown>, knife: Knife): Promise<boolean> {
  const done = work.then(
    () => false,
    (error: unknown) => {
      if (error instanceof KioskGone) return false;
      throw error;
    },
  );
  try {
    return await Promise.race([knife.struck.then(() => true), done]);
  } finally {
    knife.sheathe();
    // What goes on behind a kill is over with the process.
    done.catch(ignore);
  }
}

function ignore(): undefined {
  return undefined;
}
