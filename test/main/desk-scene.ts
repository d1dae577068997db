import type { Answers, InvoiceView, OpenedPayment, RequestOf } from '#contract/kiosk-api.ts';
import { minor } from '#contract/money.ts';
import { PaymentDesk, type PaymentDeskParts } from '../../src-main/payment-desk.ts';
import type { SaleAnswer } from '../../src-main/vpos/port.ts';
import { approval, card, codelessCard, order, queueLimits } from './payment/orders.ts';
import { setStage, type Script, type Stage } from './payment/scripted-devices.ts';

export const email = 'maria@correo.example';
const posted = { is: 'posted', billerReceipt: 'R-1' } as const;

/** Who stands at the desk, what the biller says, and how the lines are; a test changes it while it runs. */
interface Circumstances {
  isOpen: boolean;
  /** Null for a guest. */
  email: string | null;
  count: number;
  amountMinor: number;
  leastMinor: number | undefined;
  isBillerUp: boolean;
  isBankUp: boolean;
}

export interface Scene {
  readonly desk: PaymentDesk;
  readonly stage: Stage;
  readonly now: Circumstances;
  /** The bills that the company was asked about. */
  readonly asked: string[];
}

export function setDesk(script: Script = {}, more: Partial<PaymentDeskParts['config']> = {}): Scene {
  const stage = setStage({ queue: queueLimits, post: [posted], ...script });
  const now: Circumstances = {
    isOpen: true,
    email,
    count: 1,
    amountMinor: 3_845,
    leastMinor: 1_000,
    isBillerUp: true,
    isBankUp: true,
  };
  const asked: string[] = [];
  const invoiceToPay: PaymentDeskParts['visit']['invoiceToPay'] = async (invoiceNumber) => {
    asked.push(invoiceNumber);
    const invoice = invoiceOf(invoiceNumber, now);
    return { is: 'found', invoice, isPaid: false, isOfEarlier: !now.isBillerUp };
  };
  const desk = new PaymentDesk({
    config: { methods: ['credit'], mail: undefined, vpos: { queue: queueLimits }, ...more },
    journal: stage.journal,
    payments: stage.service,
    visit: {
      get isOpen() {
        return now.isOpen;
      },
      get email() {
        return now.email;
      },
      get count() {
        return now.count;
      },
      invoiceToPay,
    },
    watch: {
      verifyChannel: async () => now.isBankUp,
      checkPrinter: async () => ({ is: 'ready', isNearEnd: false }),
    },
    service: () => undefined,
  });
  return { desk, stage, now, asked };
}

function invoiceOf(invoiceNumber: string, { amountMinor, leastMinor }: Circumstances): InvoiceView {
  return {
    ...order.invoice,
    invoiceNumber,
    accountNumber: 'A-1',
    issuedOn: '2026-11-01',
    dueOn: '2026-11-20',
    isOverdue: true,
    isTaken: false,
    serviceAddress: 'Vía España',
    period: 'octubre 2026',
    lines: [],
    amountMinor: minor(amountMinor),
    currency: 'USD',
    ...(leastMinor !== undefined && { partial: { leastMinor: minor(leastMinor) } }),
  };
}

export async function openOn(
  { desk }: Scene,
  invoiceNumber: string,
  more: Partial<RequestOf<'openPayment'>> = {},
): Promise<OpenedPayment> {
  const answer = await desk.open({ invoiceNumber, ...more });
  if (!answer.ok) throw new Error(`opening ${invoiceNumber}: ${answer.problem}`);
  return answer.value;
}

export function confirmation(
  { paymentId, queue }: OpenedPayment,
  more: Partial<RequestOf<'confirmPayment'>> = {},
): RequestOf<'confirmPayment'> {
  return {
    paymentId,
    email,
    receipt: { onPaper: true, byMail: false },
    acceptedTerms: true,
    card: queue ? codelessCard : card,
    ...more,
  };
}

export function approving(amountMinor: number): readonly SaleAnswer[] {
  return [{ is: 'approved', approval: { ...approval, amountMinor } }];
}

export function problemOf(answer: Answers['openPayment'] | Answers['confirmPayment']): string {
  return answer.ok ? 'none' : answer.problem;
}
