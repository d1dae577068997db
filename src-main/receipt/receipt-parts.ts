import type { CardBrand } from '#contract/kiosk-api.ts';
import { formatMoney } from '#contract/money.ts';
import type { Payment } from '../payment/payment.ts';
import type { Block } from './document.ts';

/** What every paper of a payment is made of, whatever it says of how the payment stands. */

/** How a card's brand is written on paper and in mail. */
export const brandNames: Readonly<Record<CardBrand, string>> = { visa: 'VISA', mastercard: 'MASTERCARD' };

export function title(text: string, subtitle?: string): Block[] {
  return [
    { is: 'rule', mark: '=' },
    { is: 'title', text },
    ...(subtitle === undefined ? [] : ([{ is: 'centred', text: subtitle, isBold: true }] as const)),
    { is: 'rule', mark: '=' },
  ];
}

export function aboutInvoice({ order }: Payment): Block[] {
  const { invoiceNumber, invoiceCode, customerName, detail, subtotalMinor, taxName, taxMinor } =
    order.invoice;
  const tax: Block[] =
    taxMinor > 0
      ? [
          {
            is: 'pair',
            label: 'Subtotal',
            value: formatMoney({ ...order, amountMinor: subtotalMinor }),
          },
          { is: 'pair', label: taxName, value: formatMoney({ ...order, amountMinor: taxMinor }) },
        ]
      : [];
  return [
    { is: 'pair', label: 'Factura', value: invoiceNumber },
    { is: 'pair', label: 'Código', value: invoiceCode },
    { is: 'pair', label: 'Cliente', value: shortenName(customerName) },
    { is: 'pair', label: 'Detalle', value: detail },
    ...tax,
  ];
}

export function aboutCard({ card }: Payment): Block[] {
  if (!card) return [];
  return [
    { is: 'pair', label: brandNames[card.brand], value: `**** **** **** ${card.lastFour}` },
    { is: 'pair', label: 'Lectura', value: 'Tarjeta digitada' },
  ];
}

export function total(label: string, { order }: Payment): Block[] {
  return [
    { is: 'rule', mark: '-' },
    { is: 'pair', label, value: `${order.currency} ${formatMoney(order)}`, isBold: true },
    { is: 'rule', mark: '-' },
  ];
}

/** Paper lies about in branches, mail may be mistyped: "María Fernanda Núñez" is "M*** F*** Núñez" on both. */
export function shortenName(name: string): string {
  const words = name.split(/\s/u).filter(Boolean);
  return words.map((word, index) => (index < words.length - 1 ? `${word.slice(0, 1)}***` : word)).join(' ');
}

export function notSo({ order, state }: Payment): Error {
  return new Error(`no such receipt of payment ${order.paymentId}, which is ${state.at}`);
}
