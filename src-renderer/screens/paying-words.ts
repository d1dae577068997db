import type { InvoiceView, KioskView } from '#contract/kiosk-api.ts';
import { billProblems, type Refusal } from '../refusal.ts';
import { text } from '../text.svelte.ts';
import { writeMoney } from '../text/money.ts';

export interface PayingWords {
  /** On the button: what pressing it does. */
  readonly button: string;
  /** Said beside the button: what paying means now or, where it may not be pressed, why. */
  readonly notice?: string;
  readonly mayPay: boolean;
}

/** Whatever is pressed after these, the bill is not paid: its sentence says what to do instead. */
const lastingProblems: readonly Refusal<'openPayment'>[] = [
  ...billProblems,
  'signed-out',
  'over-queue-limit',
  'queue-full',
  'out-of-service',
];

/**
 * What a customer can do with an invoice.
 *
 * @param so.isTaken - its payment was begun in this visit, or is known here from an earlier one
 * @param so.refused - why it could not be paid when that was last tried
 */
export function payingWords(
  kiosk: KioskView,
  invoice: InvoiceView,
  { isTaken, refused }: { readonly isTaken: boolean; readonly refused?: Refusal<'openPayment'> | undefined },
): PayingWords {
  const words = isTaken
    ? { button: text.invoice.pay(writeMoney(invoice)), notice: text.connection.taken, mayPay: false }
    : payingNow(kiosk, invoice);
  if (!refused) return words;
  const mayPay = words.mayPay && !lastingProblems.includes(refused);
  return { button: words.button, notice: text.invoice.problems[refused], mayPay };
}

/** As the kiosk's connections are now. */
function payingNow(kiosk: KioskView, invoice: InvoiceView): PayingWords {
  const words = text.connection;
  const amount = writeMoney(invoice);
  const pay = text.invoice.pay(amount);
  const isBillerSilent = kiosk.biller === 'silent';
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
