import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import {
  startBillerSimulator,
  type BillerSimulator,
  type BillerSimulatorOptions,
} from '../../simulators/biller/biller-simulator.ts';
import { demoCustomers } from '../../simulators/demo-data.ts';
import { createCheckedClient, type CheckedAnswer } from './checked-client.ts';
import { scratchDirectory } from './scratch.ts';

export const askBiller = createCheckedClient('biller');

export async function startBiller(options: Partial<BillerSimulatorOptions> = {}): Promise<BillerSimulator> {
  const biller = await startBillerSimulator({
    directory: scratchDirectory(),
    today: '2026-11-22',
    ...options,
  });
  onTestFinished(() => biller.stop());
  return biller;
}

/** One kiosk asks, in its own name. */
export function askAs(
  { url, kioskKey }: BillerSimulator,
  operation: string,
  {
    pendingId,
    kioskId = 'K014',
    ...body
  }: Readonly<Record<string, unknown>> & { readonly pendingId?: string },
): Promise<CheckedAnswer> {
  return askBiller(url, {
    operation,
    ...(pendingId !== undefined && { path: { pendingId } }),
    authorization: `Kiosk ${kioskKey}`,
    body: { kioskId, ...body },
  });
}

export function signIn(biller: BillerSimulator, user: string, password: string): Promise<CheckedAnswer> {
  return askAs(biller, 'POST /v1/sessions', { user, password });
}

export async function sessionOf(biller: BillerSimulator, login = demoCustomers.withSeveral): Promise<string> {
  const { body } = await signIn(biller, login.user, login.password);
  return `Bearer ${String(body['token'])}`;
}

interface Summary {
  readonly invoiceNumber: string;
  readonly issuedOn: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export async function unpaidOf(
  { url }: BillerSimulator,
  authorization: string,
  query: Readonly<Record<string, string>> = {},
): Promise<{ readonly total: unknown; readonly invoices: readonly Summary[] }> {
  const { body } = await askBiller(url, { operation: 'GET /v1/invoices', query, authorization });
  return { total: body['total'], invoices: body['invoices'] as readonly Summary[] };
}

export async function firstUnpaid(biller: BillerSimulator): Promise<Summary> {
  const { invoices } = await unpaidOf(biller, await sessionOf(biller));
  const [invoice] = invoices;
  if (invoice === undefined) throw new Error('the demo customer owes nothing');
  return invoice;
}

export function paymentOf({
  invoiceNumber,
  amountMinor,
  currency,
}: Summary): Record<string, unknown> & Pick<Claim, 'invoiceNumber' | 'paymentId'> {
  return {
    paymentId: randomUUID(),
    invoiceNumber,
    amountMinor,
    currency,
    kioskId: 'K014',
    reference: 'K014-000381',
    authorizationCode: '007919',
    retrievalReference: '632609000001',
    cardBrand: 'visa',
    cardLastFour: '1111',
    paidAt: '2026-11-22T23:30:00-05:00',
  };
}

export function post({ url, kioskKey }: BillerSimulator, body: unknown): Promise<CheckedAnswer> {
  return askBiller(url, { operation: 'POST /v1/payments', authorization: `Kiosk ${kioskKey}`, body });
}

export interface Claim {
  readonly invoiceNumber: string;
  readonly paymentId: string;
  readonly seconds?: number;
}

export function hold({ url, kioskKey }: BillerSimulator, claim: Claim): Promise<CheckedAnswer> {
  const { invoiceNumber, paymentId, seconds = 600 } = claim;
  return askBiller(url, {
    operation: 'PUT /v1/invoices/{invoiceNumber}/hold',
    path: { invoiceNumber },
    authorization: `Kiosk ${kioskKey}`,
    body: { paymentId, kioskId: 'K014', seconds },
  });
}

export function release({ url, kioskKey }: BillerSimulator, claim: Claim): Promise<CheckedAnswer> {
  const { invoiceNumber, paymentId } = claim;
  return askBiller(url, {
    operation: 'DELETE /v1/invoices/{invoiceNumber}/hold',
    path: { invoiceNumber },
    query: { paymentId },
    authorization: `Kiosk ${kioskKey}`,
  });
}
