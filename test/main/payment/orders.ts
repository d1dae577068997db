import { minor } from '#contract/money.ts';
import {
  created,
  type Payment,
  type PaymentOrder,
  type QueueTerms,
} from '../../../src-main/payment/payment.ts';
import type { QueueLimits } from '../../../src-main/payment/queue-limits.ts';
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

/** 20.00 of the same bill. */
export const partOrder: PaymentOrder = {
  ...order,
  amountMinor: minor(2000),
  isPart: true,
  dueBeforeMinor: minor(3845),
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

export const partApproval: Approval = { ...approval, amountMinor: 2000 };

export const card: SealedCard = { brand: 'visa', lastFour: '1111', sealed: 'h.k.i.c.t' };

const permissionId = 'OFF-2026-014';

/** Sealed without its code, as its header says. */
export const codelessCard: SealedCard = {
  ...card,
  sealed: `${Buffer.from(JSON.stringify({ alg: 'RSA-OAEP-256', permissionId })).toString('base64url')}.k.i.c.t`,
};

export const queueTerms: QueueTerms = {
  permissionId,
  queuedAtUnixMs: Date.UTC(2026, 10, 22, 15, 1, 0),
  deadlineUnixMs: Date.UTC(2026, 10, 23, 15, 1, 0),
  email: 'maria@correo.example',
};

export const queueLimits: QueueLimits = {
  permissionId,
  paymentMaxMinor: 5_000,
  totalMaxMinor: 10_000,
  countMax: 3,
  ageMaxHours: 24,
};
