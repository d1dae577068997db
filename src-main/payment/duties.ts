import type { Biller } from '../biller/port.ts';
import type { SealedCard, Vpos } from '../vpos/port.ts';
import { dutyOf, type Payment, type PaymentEvent } from './payment.ts';
import type { Clock } from './port.ts';
import { inquiryDelayMs } from './retry-schedule.ts';

export interface DutyContext {
  readonly vpos: Vpos;
  readonly biller: Biller;
  readonly clock: Clock;
  /** Only in the process in which the customer confirmed: no sale is ever sent after that. */
  readonly card: SealedCard | undefined;
  /** How long the payment has been in this state without a break in this boot, in milliseconds. */
  readonly waitedMs: number;
  readonly signal: AbortSignal;
}

/** Does what the payment's state asks for, once, and gives what came of it; undefined when the kiosk is stopping. */
export async function performDuty(payment: Payment, context: DutyContext): Promise<PaymentEvent | undefined> {
  switch (dutyOf(payment.state)) {
    case 'sale':
      return sell(payment, context);
    case 'inquire':
      return inquire(payment, context);
    case 'post':
      return post(payment, context);
    case 'reverse':
      return reverse(payment, context);
    case 'none':
      return undefined;
  }
}

async function sell({ order }: Payment, { vpos, card, clock }: DutyContext): Promise<PaymentEvent> {
  if (!card) throw new Error(`payment ${order.paymentId} is being sent, but this process has no card for it`);
  const { paymentId, reference, amountMinor, currency, invoice } = order;
  const { invoiceNumber } = invoice;
  const answer = await vpos.sale({ paymentId, reference, invoiceNumber, amountMinor, currency, card });
  return answer.is === 'approved' ? { ...answer, atUnixMs: clock.nowUnixMs() } : answer;
}

async function inquire(payment: Payment, context: DutyContext): Promise<PaymentEvent | undefined> {
  const { vpos, clock, signal, waitedMs } = context;
  if (payment.state.at !== 'unknown') throw new Error(`inquiry in state ${payment.state.at}`);
  await clock.sleep(inquiryDelayMs(payment.state.inquiries), signal);
  if (signal.aborted) return undefined;
  const answer = await vpos.inquire(payment.order.paymentId);
  switch (answer.is) {
    case 'approved':
      return { ...answer, atUnixMs: clock.nowUnixMs() };
    case 'not-found':
      // Past the latest moment at which the acquirer may still execute it, "no such sale" is the truth.
      return { is: 'not-found', conclusive: answer.conclusive || waitedMs >= vpos.lateExecutionMaxMs };
    case 'reversed':
      // Somebody gave it back before us; that there was something to give back is the safe thing to say.
      return { ...answer, captured: true };
    default:
      return answer;
  }
}

async function post({ order, card, state }: Payment, { biller }: DutyContext): Promise<PaymentEvent> {
  if (state.at !== 'approved' || !card) throw new Error(`payment ${order.paymentId} is not approved`);
  const answer = await biller.post({
    paymentId: order.paymentId,
    reference: order.reference,
    kioskId: order.kioskId,
    invoiceNumber: order.invoice.invoiceNumber,
    amountMinor: order.amountMinor,
    currency: order.currency,
    authorizationCode: state.approval.authorizationCode,
    retrievalReference: state.approval.retrievalReference,
    cardBrand: card.brand,
    cardLastFour: card.lastFour,
    paidAtUnixMs: state.approvedAtUnixMs,
  });
  switch (answer.is) {
    case 'refused':
      return { is: 'post-refused', reason: answer.reason };
    case 'conflict':
      return { is: 'post-conflict', reason: answer.reason };
    default:
      return answer;
  }
}

async function reverse({ order, state }: Payment, { vpos }: DutyContext): Promise<PaymentEvent> {
  if (state.at !== 'reversing') throw new Error(`payment ${order.paymentId} is not being reversed`);
  const answer = await vpos.reverse(order.paymentId, state.reason);
  switch (answer.is) {
    case 'reversed':
      return answer;
    case 'refused':
      return { is: 'reversal-refused', code: answer.code };
    case 'silent':
      return answer;
  }
}
