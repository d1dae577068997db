import { minor } from '#contract/money.ts';
import { created, type Payment, type PaymentOrder } from '../../../src-main/payment/payment.ts';
import type { Approval, SealedCard } from '../../../src-main/vpos/port.ts';

export const order: PaymentOrder = {
  paymentId: '0e7f3a44-5d7b-4a3e-9f60-1f2b3c4d5e6f',
  reference: 'K014-000001',
  kioskId: 'K014',
  driver: 'gateway',
  openedAtUnixMs: Date.UTC(2026, 10, 22, 15, 0, 0),
  amountMinor: minor(3845),
  currency: 'USD',
  invoice: {
    invoiceNumber: 'FE-104220',
    invoiceCode: '7700000000',
    customerName: 'María Fernanda Núñez',
    detail: 'Energía eléctrica · octubre 2026',
    subtotalMinor: 3700,
    taxName: 'ITBMS 7 %',
    taxMinor: 145,
  },
};

export const opened: Payment = created(order);

export const approval: Approval = {
  authorizationCode: '123456',
  retrievalReference: '632619004218',
  batch: '000142',
  trace: '004218',
  amountMinor: 3845,
  currency: 'USD',
};

export const card: SealedCard = { brand: 'visa', lastFour: '1111', sealed: 'h.k.i.c.t' };
