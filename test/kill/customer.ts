import type { KioskApi, OpenedPayment, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import type { JWK } from 'jose';
import { sealTestCard } from '../simulators/seal-card.ts';
import { payer } from './stock.ts';

/** Published test numbers, and how each ends at the VPOS simulator. */
export const cards = { approving: '4111111111111111', declined: '4000000000009995' } as const;

/** Someone at the screen: does what the pages would do for them, call by call. */
export interface Customer {
  /** @throws Error when the kiosk does not let its customers in */
  signIn(): Promise<void>;
  /** What the kiosk answers to a customer who wants to pay an invoice: a payment, or why not. */
  open(invoiceNumber: string): Promise<Awaited<ReturnType<KioskApi['openPayment']>>>;
  /** Seals the card, as the card frame does, and gives what is to be confirmed. */
  seal(opened: OpenedPayment, pan: string): Promise<RequestOf<'confirmPayment'>>;
  /** @throws Error when the kiosk refuses a payment that it has just opened */
  confirm(request: RequestOf<'confirmPayment'>): Promise<void>;
  /**
   * Asks how a payment of an earlier visit stands, and takes the paper that there is.
   *
   * @throws Error when the kiosk does not know it any more
   */
  ask(receipt: RequestOf<'findPayment'>): Promise<void>;
}

/** @param hear - told of every payment view that an answer shows to this customer */
export function createCustomer(api: KioskApi, sealingKey: JWK, hear: (view: PaymentView) => void): Customer {
  let email = '';
  return {
    signIn: async () => {
      const { user, password } = payer;
      const answer = await api.signIn({ user, password });
      if (!answer.ok) throw new Error(`the kiosk let nobody in: ${answer.problem}`);
      email = answer.value.email ?? '';
      const listed = await api.listInvoices({ offset: 0, limit: 8 });
      if (!listed.ok) throw new Error(`the kiosk listed no invoices: ${listed.problem}`);
    },
    open: (invoiceNumber) => api.openPayment({ invoiceNumber }),
    seal: async (opened, pan) => ({
      paymentId: opened.paymentId,
      email,
      acceptedTerms: true,
      receipt: { onPaper: true, byMail: false },
      card: await sealTestCard(sealingKey, opened, pan),
    }),
    confirm: async (request) => {
      const answer = await api.confirmPayment(request);
      if (!answer.ok) throw new Error(`the kiosk did not take a confirmation: ${answer.problem}`);
      hear(answer.value);
    },
    ask: async ({ reference, lastFour }) => {
      const found = await api.findPayment({ reference, lastFour });
      if (!found.ok) throw new Error(`the kiosk does not find ${reference}: ${found.problem}`);
      hear(found.value);
      if (found.value.mayPrint) await api.printReceipt({ paymentId: found.value.paymentId });
    },
  };
}
