import type { Biller } from '../biller/port.ts';
import type { SealedCard, Vpos } from '../vpos/port.ts';
import type { Payment, PaymentEvent } from './payment.ts';
import type { Clock } from './port.ts';

export interface DutyContext {
  readonly vpos: Vpos;
  readonly biller: Biller;
  readonly clock: Clock;
  /** How long the payment has been in this state without a break in this boot, in milliseconds. */
  readonly waitedMs: number;
}

/** Asks for the charge. Called once for each time that a payment was written down as being sent. */
export async function sell(
  { order, queue }: Payment,
  card: SealedCard,
  { vpos, clock }: Pick<DutyContext, 'vpos' | 'clock'>,
): Promise<PaymentEvent> {
  const { paymentId, kioskId, reference, amountMinor, currency, invoice, method } = order;
  const { invoiceNumber } = invoice;
  const queued = queue && { permissionId: queue.permissionId, queuedAtUnixMs: queue.queuedAtUnixMs };
  const sale = { paymentId, kioskId, reference, invoiceNumber, amountMinor, currency, card };
  const answer = await vpos.sale({
    ...sale,
    ...((method === 'credit' || method === 'debit') && { accountType: method }),
    ...(queued && { queued }),
  });
  return answer.is === 'approved' ? { ...answer, atUnixMs: clock.nowUnixMs() } : answer;
}

/** Does what a state asks for, once, and gives what came of it. Only of states whose duty may be repeated. */
export async function performDuty(payment: Payment, context: DutyContext): Promise<PaymentEvent> {
  switch (payment.state.at) {
    case 'unknown':
      return inquire(payment, context);
    case 'approved':
      return post(payment, payment.state, context);
    case 'reversing':
      return reverse(payment, payment.state.reason, context);
    default:
      throw new Error(`a payment that is ${payment.state.at} has no duty that may be repeated`);
  }
}

async function inquire({ order }: Payment, { vpos, clock, waitedMs }: DutyContext): Promise<PaymentEvent> {
  const answer = await vpos.inquire(order.paymentId);
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

async function post(
  { order, card }: Payment,
  { approval, approvedAtUnixMs }: Extract<Payment['state'], { at: 'approved' }>,
  { biller }: DutyContext,
): Promise<PaymentEvent> {
  if (!card) throw new Error(`payment ${order.paymentId} is approved, but has no card`);
  const answer = await biller.post({
    paymentId: order.paymentId,
    reference: order.reference,
    kioskId: order.kioskId,
    invoiceNumber: order.invoice.invoiceNumber,
    amountMinor: order.amountMinor,
    currency: order.currency,
    authorizationCode: approval.authorizationCode,
    retrievalReference: approval.retrievalReference,
    cardBrand: card.brand,
    cardLastFour: card.lastFour,
    paidAtUnixMs: approvedAtUnixMs,
    ...(order.isPart && { isPart: order.isPart }),
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

async function reverse({ order }: Payment, reason: string, { vpos }: DutyContext): Promise<PaymentEvent> {
  const answer = await vpos.reverse(order.paymentId, reason);
  return answer.is === 'refused' ? { is: 'reversal-refused', code: answer.code } : answer;
}
