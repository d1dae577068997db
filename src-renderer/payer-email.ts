import type { KioskView, RequestOf } from '#contract/kiosk-api.ts';
import type { CustomerView } from '#contract/entry.ts';
import { isAddress } from './receipt-desk.svelte.ts';

export type EmailProblem = 'not-own' | 'needed' | 'not-whole';

type Wish = RequestOf<'confirmPayment'>['receipt'];

export interface Payer {
  readonly customer: CustomerView | undefined;
  readonly kioskView: KioskView | undefined;
  /** What was typed, or is known. */
  readonly email: string;
  readonly wish: Wish;
  /** The payment waits for the bank, and its customer must be told how it ended. */
  readonly isQueued: boolean;
}

/** A customer types the address of the account again; a guest any, or none where nothing has to be sent. */
export function emailProblem({
  customer,
  kioskView,
  email,
  wish,
  isQueued,
}: Payer): EmailProblem | undefined {
  const typed = email.trim();
  const own = customer?.email ?? null;
  if (own !== null) return typed.toLowerCase() === own.toLowerCase() ? undefined : 'not-own';
  if (typed !== '') return isAddress(typed) ? undefined : 'not-whole';
  const isNeeded = kioskView?.receipts.byMail === true && (isQueued || wish.byMail);
  return isNeeded ? 'needed' : undefined;
}

/** A guest who typed an address without having to wants the receipt there too. */
export function receiptWish({ customer, kioskView, email, wish }: Payer): Wish {
  const isGuestsMail = customer?.email === null && email.trim() !== '' && kioskView?.receipts.byMail === true;
  return { onPaper: wish.onPaper, byMail: wish.byMail || isGuestsMail };
}
