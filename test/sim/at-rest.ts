import type { Payment, ReceiptKind } from '../../src-main/payment/payment.ts';
import { isBookedPart, isGivenUpState } from './disk.ts';
import type { World } from './world.ts';

/** Compares everything with everything, when the faults have stopped and nothing more happens. */
export function checkAtRest(world: World): void {
  const { disk, scene } = world;
  for (const payment of disk.payments.values()) {
    checkMoney(world, payment);
    checkWords(world, payment);
  }
  checkSums(world);
  checkHolders(world);
  for (const paymentId of disk.cards.keys())
    scene.witness.violated('no-card-left', paymentId, 'its sealed card is left');
}

function checkMoney({ scene, acquirer, biller, traces }: World, { order, state }: Payment): void {
  const { paymentId, amountMinor } = order;
  const { witness } = scene;
  const netMinor = acquirer.netMinor(paymentId);
  const bookedMinor = biller.bookedMinor(paymentId);
  const found = `is ${state.at}, charged ${netMinor}, booked ${bookedMinor}, of ${amountMinor}`;
  if (state.at === 'manual') {
    // It may be charged and booked or not: staff see it. But only the other side may have brought it there.
    const isOverdue = traces.of(paymentId)?.isOverdue === true;
    if (!acquirer.hasSettled(paymentId) && !biller.hasOther(paymentId) && !isOverdue)
      witness.violated('staff-for-a-reason', paymentId, found);
  } else if (state.at === 'posted') {
    if (netMinor !== amountMinor || bookedMinor !== amountMinor)
      witness.violated('charged-and-posted', paymentId, found);
  } else if (!isGivenUpState(state.at)) {
    witness.violated('nothing-left', paymentId, found);
  } else if (netMinor !== 0 || bookedMinor !== 0) {
    witness.violated('charged-and-posted', paymentId, found);
  }
}

function checkWords({ scene, acquirer, traces }: World, payment: Payment): void {
  const { order, state } = payment;
  const { paymentId } = order;
  const { witness, terms } = scene;
  const trace = traces.of(paymentId);
  if (!trace) return;
  const netMinor = acquirer.netMinor(paymentId);
  if (trace.isToldNotCharged && netMinor !== 0)
    witness.violated('told-not-charged', paymentId, `was told so, and is charged ${netMinor}`);
  if (trace.isToldPaid && state.at !== 'posted')
    witness.violated('told-paid', paymentId, `was told so, and is ${state.at}`);
  const hasPaper = trace.papers.has('posting-later 0');
  if (isOwedWord(payment, hasPaper) && !isWordSettled(payment, terms.hasMail && trace.isMailed))
    witness.violated('everyone-told', paymentId, `is ${state.at}, and its customer was not told`);
  if (!isMailSettled(payment, trace.receiptsMailed))
    witness.violated('everyone-told', paymentId, `is ${state.at}, and its receipt was not mailed`);
}

/** Whoever was promised the receipt by mail has the one that says how it ended, or staff see that no server takes it. */
function isMailSettled(
  { mail, notice, queue, state }: Payment,
  receiptsMailed: ReadonlySet<string>,
): boolean {
  if (!mail || mail.at === 'refused') return true;
  if (mail.sent !== null && !receiptsMailed.has(`${mail.to} ${mail.sent}`)) return false;
  const isToldByNotice = notice !== undefined && queue?.email === mail.to;
  const wanted = endingReceipts(state);
  return wanted.length === 0 || isToldByNotice || wanted.some((kind) => kind === mail.sent);
}

/** The receipts of which one must have been mailed for an end; none where the screen has said enough. */
function endingReceipts(state: Payment['state']): readonly ReceiptKind[] {
  if (state.at === 'posted') return ['approved'];
  if (state.at === 'reversed' && state.captured) return ['reversed'];
  // Whoever was told that it is approved and on its way is told no less.
  return state.at === 'manual' ? ['no-answer', 'posting-later'] : [];
}

/** @param hasPaper - of an approval: somebody holds it who may not know that the money was given back */
function isOwedWord({ queue, state, mail }: Payment, hasPaper: boolean): boolean {
  if (queue !== undefined) return state.at === 'posted' || isGivenUpState(state.at);
  return hasPaper && state.at === 'reversed' && !mail;
}

/** Told by mail, or shown to staff as not told, until they came and asked. */
function isWordSettled({ notice }: Payment, isMailed: boolean): boolean {
  return notice?.at === 'untold' || notice?.at === 'seen' || (notice?.at === 'sent' && isMailed);
}

function checkSums({ scene, disk, acquirer, biller, traces }: World): void {
  let journalMinor = 0;
  let chargedMinor = 0;
  let bookedMinor = 0;
  for (const { paymentId } of traces.all.values()) {
    const payment = disk.payments.get(paymentId);
    if (payment?.state.at === 'manual') continue;
    if (payment?.state.at === 'posted') journalMinor += payment.order.amountMinor;
    chargedMinor += acquirer.netMinor(paymentId);
    bookedMinor += biller.bookedMinor(paymentId);
  }
  if (journalMinor === chargedMinor && chargedMinor === bookedMinor) return;
  const why = `journal ${journalMinor}, VPOS ${chargedMinor}, biller ${bookedMinor}`;
  scene.witness.violated('ledgers-agree', 'ledgers', why);
}

function checkHolders({ scene, disk }: World): void {
  const holders = new Map<string, string>();
  for (const payment of disk.payments.values()) {
    const { order, state } = payment;
    if (isGivenUpState(state.at) || isBookedPart(payment)) continue;
    const { invoiceNumber } = order.invoice;
    const other = holders.get(invoiceNumber);
    if (other !== undefined) scene.witness.violated('one-holder', order.paymentId, `so has ${other}`);
    holders.set(invoiceNumber, order.paymentId);
  }
}
