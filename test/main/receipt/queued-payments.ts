import type { Payment, PaymentEvent } from '../../../src-main/payment/payment.ts';
import { next } from '../../../src-main/payment/rule.ts';
import { approval, opened } from '../payment/orders.ts';

export const queued: PaymentEvent = {
  is: 'queued',
  card: { brand: 'visa', lastFour: '1111' },
  queue: {
    permissionId: 'ACQ-2026-017',
    queuedAtUnixMs: Date.UTC(2026, 10, 22, 15, 1, 30),
    deadlineUnixMs: Date.UTC(2026, 10, 23, 15, 1, 30),
    email: 'maria@casa.example',
  },
  requestDigest: 'd',
};
export const started: PaymentEvent = { is: 'sale-started', requestDigest: 'd' };
export const approved: PaymentEvent = {
  is: 'approved',
  approval,
  atUnixMs: Date.UTC(2026, 10, 22, 15, 42, 7),
};
export const posted: PaymentEvent = { is: 'posted', billerReceipt: 'R-000123' };

/** A payment that these events, each of which must mean something to it, have happened to. */
export function paymentAfter(...events: PaymentEvent[]): Payment {
  return events.reduce((payment, event) => {
    const after = next(payment, event);
    if (!after) throw new Error(`a payment that is ${payment.state.at} cannot be ${event.is}`);
    return after;
  }, opened);
}
