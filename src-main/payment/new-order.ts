import type { Language } from '#contract/appearance.ts';
import type { InvoiceView, PaymentMethod } from '#contract/kiosk-api.ts';
import { minor, type Minor } from '#contract/money.ts';
import type { NewOrder } from './payment-service.ts';

/** What the customer has chosen beside the bill. */
export interface Chosen {
  /** Only a part of the amount, in minor units. */
  readonly partMinor?: number;
  readonly method?: PaymentMethod;
  readonly language?: Language;
}

/** How the kiosk stands while a part is asked for. */
export interface PartCircumstances {
  /** The bank answers: what is charged is charged now. */
  readonly isOnline: boolean;
  /** The biller is silent: the bill is as it said earlier, and may have been paid since. */
  readonly isOfEarlier: boolean;
}

/**
 * Whether so much of a bill may be paid by itself. What is left of a bill is for the biller alone to say, and only of
 * this moment: so a part is neither taken from what it said earlier, nor left to wait in a queue.
 */
export function partRefusal(
  partMinor: number,
  { amountMinor, partial }: Pick<InvoiceView, 'amountMinor' | 'partial'>,
  { isOnline, isOfEarlier }: PartCircumstances,
): 'wrong-amount' | 'vpos-offline' | 'biller-offline' | undefined {
  if (isOfEarlier) return 'biller-offline';
  if (!isOnline) return 'vpos-offline';
  if (!partial) return 'wrong-amount';
  if (partMinor < partial.leastMinor) return 'wrong-amount';
  return partMinor < amountMinor ? undefined : 'wrong-amount';
}

/** What is to be charged, and for what: everything that a payment of this bill must still know when its customer is gone. */
export function newOrder(invoice: InvoiceView, { partMinor, method, language }: Chosen): NewOrder {
  return {
    driver: 'gateway',
    ...amountOf(invoice.amountMinor, partMinor),
    currency: invoice.currency,
    invoice: billOf(invoice),
    // Spanish is what every order is in that says nothing else.
    ...(language === 'en' && { language }),
    ...(method && { method }),
  };
}

function amountOf(
  dueMinor: Minor,
  partMinor: number | undefined,
): Pick<NewOrder, 'amountMinor' | 'isPart' | 'dueBeforeMinor'> {
  if (partMinor === undefined) return { amountMinor: dueMinor };
  return { amountMinor: minor(partMinor), isPart: true, dueBeforeMinor: dueMinor };
}

function billOf(invoice: InvoiceView): NewOrder['invoice'] {
  const { invoiceNumber, invoiceCode, customerName, detail, subtotalMinor, taxName, taxMinor } = invoice;
  const { fiscalCode } = invoice;
  return {
    invoiceNumber,
    invoiceCode,
    customerName,
    detail,
    subtotalMinor,
    taxName,
    taxMinor,
    ...(fiscalCode && { fiscalCode }),
  };
}
