import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { InvoiceSummary, OpenedPayment, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import type { Kiosk } from '../../src-main/kiosk.ts';
import { startKiosk } from '../../src-main/start-kiosk.ts';
import { impatientConfiguration, type DemoDifferences } from '../demo/impatient-configuration.ts';
import { sealTestCard } from '../simulators/seal-card.ts';
import { startSimulators, type Simulators } from '../simulators/start.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** Published test numbers, and how each ends at the VPOS simulator. */
export const cards = { approving: '4111111111111111', withoutFunds: '4000000000009995' } as const;

export interface Branch {
  readonly simulators: Simulators;
  readonly journalFile: string;
  readonly stateDirectory: string;
  /** Starts the kiosk on what is on its disk. */
  start(): Promise<RunningKiosk>;
}

export interface RunningKiosk {
  readonly kiosk: Kiosk;
  readonly shown: PaymentView[];
}

export interface BranchOptions extends DemoDifferences {
  /** How long the VPOS's late ending takes, in milliseconds. */
  readonly lateMs?: number;
}

/** A branch of the demo company for one test: the other side as real servers, and a kiosk that can be started on it. */
export async function openBranch(options: BranchOptions = {}): Promise<Branch> {
  const directory = temporaryDirectory();
  const { lateMs, ...differences } = options;
  const otherSide = join(directory, 'other-side');
  const simulators = await startSimulators({ directory: otherSide, ...(lateMs !== undefined && { lateMs }) });
  const stateDirectory = join(directory, 'kiosk');
  const configPath = join(directory, 'kiosk.json');
  const configuration = impatientConfiguration(simulators, { ...differences, vposTimeoutMs: 1_500 });
  writeFileSync(configPath, JSON.stringify(configuration));
  onTestFinished(() => simulators.stop());
  return {
    simulators,
    stateDirectory,
    journalFile: join(stateDirectory, 'journal.sqlite'),
    start: async () => {
      const kiosk = await startKiosk({ configPath, stateDirectory, version: 'test' });
      const shown: PaymentView[] = [];
      kiosk.onPayment((view) => shown.push(view));
      onTestFinished(() => kiosk.close());
      return { kiosk, shown };
    },
  };
}

export async function signIn(
  { kiosk }: RunningKiosk,
  customer: { user: string; password: string },
): Promise<string> {
  const answer = await kiosk.handlers.signIn(customer);
  if (!answer.ok) throw new Error(`sign-in: ${answer.problem}`);
  if (answer.value.email === null) throw new Error('sign-in: a guest');
  return answer.value.email;
}

export async function listInvoices({ kiosk }: RunningKiosk): Promise<readonly InvoiceSummary[]> {
  const answer = await kiosk.handlers.listInvoices({ offset: 0, limit: 50 });
  if (!answer.ok) throw new Error(`invoices: ${answer.problem}`);
  return answer.value.invoices;
}

export async function openPayment({ kiosk }: RunningKiosk, invoiceNumber: string): Promise<OpenedPayment> {
  const answer = await kiosk.handlers.openPayment({ invoiceNumber });
  if (!answer.ok) throw new Error(`opening: ${answer.problem}`);
  return answer.value;
}

/** What the card frame does: seals a card to the acquirer's key and to this payment. */
export async function sealCard(
  { kiosk }: RunningKiosk,
  opened: OpenedPayment,
  pan: string,
): Promise<RequestOf<'confirmPayment'>['card']> {
  return sealTestCard({ kty: 'RSA', ...kiosk.sealingKey }, opened, pan);
}

/** "Confirmar y pagar" by a customer who has accepted the terms and wants the receipt on paper alone. */
export function confirmation(
  payment: Pick<RequestOf<'confirmPayment'>, 'paymentId' | 'email' | 'card'>,
): RequestOf<'confirmPayment'> {
  return { ...payment, acceptedTerms: true, receipt: { onPaper: true, byMail: false } };
}

/** Opens a payment of the invoice, seals the card and confirms. */
export async function confirm(
  running: RunningKiosk,
  payment: { readonly invoiceNumber: string; readonly email: string; readonly pan?: string },
): Promise<OpenedPayment> {
  const opened = await openPayment(running, payment.invoiceNumber);
  const card = await sealCard(running, opened, payment.pan ?? cards.approving);
  const { paymentId } = opened;
  const request = confirmation({ paymentId, email: payment.email, card });
  const answer = await running.kiosk.handlers.confirmPayment(request);
  if (!answer.ok) throw new Error(`confirming: ${answer.problem}`);
  return opened;
}
