import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { sealTo } from '../../simulators/seal-card.ts';
import {
  startVposSimulator,
  type VposSimulator,
  type VposSimulatorOptions,
} from '../../simulators/vpos/vpos-simulator.ts';
import { createCheckedClient, type CheckedAnswer, type Question } from './checked-client.ts';
import { scratchDirectory } from './scratch.ts';

export const approvingCard = '4111111111111111';
export const securityCode = '737';

const ask = createCheckedClient('vpos');

/** Starts a VPOS that ends with the test. */
export async function startVpos(options: Partial<VposSimulatorOptions> = {}): Promise<VposSimulator> {
  const vpos = await startVposSimulator({ directory: scratchDirectory(), ...options });
  onTestFinished(() => vpos.stop());
  return vpos;
}

export interface SaleOptions {
  readonly pan?: string;
  readonly amountMinor?: number;
  readonly currency?: string;
  readonly paymentId?: string;
  /** What the card is sealed to, where it is not what is asked for. */
  readonly sealedFor?: Readonly<Record<string, unknown>>;
  /** What the card is sealed with instead of its code, where it is for the queue. */
  readonly permissionId?: string;
}

/** The body of a sale, its card sealed to this VPOS. */
export async function saleOf(
  { sealingKey }: Pick<VposSimulator, 'sealingKey'>,
  options: SaleOptions = {},
): Promise<Record<string, unknown> & { readonly paymentId: string }> {
  const { pan = approvingCard, amountMinor = 4350, currency = 'USD', paymentId = randomUUID() } = options;
  const bound = { paymentId, amountMinor, currency, kioskId: 'K014' };
  const { permissionId } = options;
  const key = permissionId === undefined ? { cvv: securityCode } : { permissionId };
  const card = { pan, expiry: '1230', ...key, ...bound, sealedAtUnixMs: 1_795_000_000_000 };
  return {
    ...bound,
    terminalId: 'T0140001',
    merchantId: 'M000000014',
    reference: 'K014-000381',
    invoiceNumber: 'LDI-00048204',
    sealedCard: await sealTo(sealingKey, { ...card, ...options.sealedFor }),
  };
}

export function saleQuestion({ key }: VposSimulator, body: unknown): Question {
  return { operation: 'POST /v1/sales', authorization: `Bearer ${key}`, body };
}

export function askVpos(vpos: VposSimulator, question: Question): Promise<CheckedAnswer> {
  return ask(vpos.url, { authorization: `Bearer ${vpos.key}`, ...question });
}

export function sell(vpos: VposSimulator, body: unknown): Promise<CheckedAnswer> {
  return ask(vpos.url, saleQuestion(vpos, body));
}

export function inquire(vpos: VposSimulator, paymentId: string): Promise<CheckedAnswer> {
  return askVpos(vpos, { operation: 'GET /v1/sales/{paymentId}', path: { paymentId } });
}

export function reverse(vpos: VposSimulator, paymentId: string): Promise<CheckedAnswer> {
  return askVpos(vpos, {
    operation: 'POST /v1/sales/{paymentId}/reversal',
    path: { paymentId },
    body: { reason: 'test' },
  });
}
