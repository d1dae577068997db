import type { InvoiceView, KioskView } from '#contract/kiosk-api.ts';
import { text } from '../text.svelte.ts';
import { writeMoney } from '../text/money.ts';

export interface PayingWords {
  /** On the button: what pressing it does. */
  readonly button: string;
  /** Said beside the button: what paying means now or, where it may not be pressed, why. */
  readonly notice?: string;
  readonly mayPay: boolean;
}

/** What a customer can do with an invoice, as the kiosk's connections are now. */
export function payingWords(kiosk: KioskView, invoice: InvoiceView, isTaken: boolean): PayingWords {
  const words = text.connection;
  const amount = writeMoney(invoice);
  const pay = text.invoice.pay(amount);
  const isBillerSilent = kiosk.biller === 'silent';
  if (isTaken) return { button: pay, notice: words.taken, mayPay: false };
  if (kiosk.service.is === 'out-of-service') {
    return { button: pay, notice: text.invoice.problems['out-of-service'], mayPay: false };
  }
  if (kiosk.paying === 'online') {
    return { button: pay, mayPay: true, ...(isBillerSilent && { notice: words.billerSilent }) };
  }
  if (!kiosk.queue) return { button: pay, notice: words.unavailable(isBillerSilent), mayPay: false };
  if (kiosk.paying === 'unavailable')
    return { button: pay, notice: words.full(isBillerSilent), mayPay: false };
  const { paymentMaxMinor, ageMaxHours } = kiosk.queue;
  const limit = writeMoney({ amountMinor: paymentMaxMinor, currency: kiosk.currency });
  if (invoice.amountMinor > paymentMaxMinor) {
    return { button: pay, notice: words.overLimit(isBillerSilent, limit), mayPay: false };
  }
  const notice = words.queue(isBillerSilent, ageMaxHours);
  return { button: words.putInQueue(amount), notice, mayPay: true };
}

/** What whoever comes to the kiosk must know before signing in; nothing when everything answers. */
export function welcomeNotice(kiosk: KioskView): string | undefined {
  const words = text.connection.attract;
  if (kiosk.biller === 'silent') return kiosk.paying === 'online' ? words.billerSilent : words.bothSilent;
  if (kiosk.paying === 'online') return undefined;
  return kiosk.paying === 'queue' && kiosk.queue ? words.queue(kiosk.queue.ageMaxHours) : words.unavailable;
}

/** How whoever pays here now takes the receipt along. */
export function receiptOffer({ printer, receipts }: Pick<KioskView, 'printer' | 'receipts'>): string {
  const words = text.receipt.attract;
  if (printer.is === 'ready') return words.prints;
  if (receipts.byMail) return receipts.byPhone ? words.mailAndPhone : words.mail;
  return receipts.byPhone ? words.phone : words.later;
}
