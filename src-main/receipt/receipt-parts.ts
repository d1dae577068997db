import type { CardBrand } from '#contract/kiosk-api.ts';
import { formatMoney, type Currency } from '#contract/money.ts';
import type { Language } from '#contract/appearance.ts';
import type { Payment, ReceiptKind } from '../payment/payment.ts';
import type { Approval } from '../vpos/port.ts';
import type { Block } from './document.ts';
import type { Merchant } from './merchant.ts';
import { formatMinute, formatMoment } from './moment.ts';
import type { ReceiptWords } from './words/words.ts';

/** What papers are made of, whatever they say of how a payment stands. */

/** What each part is written with. */
export interface Writing {
  readonly words: ReceiptWords;
  readonly merchant: Merchant;
  /** To the second, with the zone: when something was. */
  readonly moment: (unixMs: number) => string;
  /** By the clock on the wall: until when something may be. */
  readonly minute: (unixMs: number) => string;
}

/** How a card's brand is written on paper and in mail. */
export const brandNames: Readonly<Record<CardBrand, string>> = { visa: 'VISA', mastercard: 'MASTERCARD' };

export function heading({ merchant, words }: Writing): Block[] {
  const { name, taxId, address, branchName, kioskId, logo } = merchant;
  return [
    ...(logo ? [{ is: 'picture', picture: logo } as const] : []),
    { is: 'centred', text: name, isBold: true },
    { is: 'centred', text: taxId },
    { is: 'centred', text: address },
    { is: 'centred', text: `${branchName} · ${words.kiosk(kioskId)}` },
  ];
}

export function title(text: string, ...subtitles: readonly string[]): Block[] {
  return [
    { is: 'rule', mark: '=' },
    { is: 'title', text },
    ...subtitles.map((subtitle) => ({ is: 'centred', text: subtitle, isBold: true }) as const),
    { is: 'rule', mark: '=' },
  ];
}

/**
 * Said below the title. Who has paid a part must not take it for the whole. Each kind has an original of its own: whoever
 * holds two papers of one payment must see that they are not two payments, and which of them says how it stands.
 */
export function remarks(kind: ReceiptKind, { order, papers }: Payment, { words }: Writing): string[] {
  const hasEarlier = Object.entries(papers ?? {}).some(([earlier, count]) => earlier !== kind && count > 0);
  return [...(order.isPart ? [words.titles.part] : []), ...(hasEarlier ? [words.replacesEarlier] : [])];
}

export function aboutInvoice({ order }: Payment, { words }: Writing): Block[] {
  const { invoiceNumber, invoiceCode, customerName, detail, fiscalCode } = order.invoice;
  const { labels } = words;
  return [
    { is: 'rule', mark: '-' },
    { is: 'pair', label: labels.invoice, value: invoiceNumber },
    { is: 'pair', label: labels.invoiceCode, value: invoiceCode },
    { is: 'pair', label: labels.customer, value: shortenName(customerName) },
    { is: 'pair', label: labels.detail, value: detail },
    ...(order.isPart ? aboutDue(order, labels.dueBefore) : aboutTax(order, labels.subtotal)),
    ...(fiscalCode ? [{ is: 'code', label: fiscalCode.name, value: fiscalCode.value } as const] : []),
  ];
}

/** A part is not split into price and tax: the company alone knows what it puts it to. */
function aboutDue({ dueBeforeMinor, currency }: Payment['order'], label: string): Block[] {
  if (dueBeforeMinor === undefined) return [];
  return [{ is: 'pair', label, value: amount({ amountMinor: dueBeforeMinor, currency }) }];
}

function aboutTax({ invoice, currency }: Payment['order'], subtotalLabel: string): Block[] {
  const { subtotalMinor, taxName, taxMinor } = invoice;
  if (taxMinor === 0) return [];
  return [
    { is: 'pair', label: subtotalLabel, value: formatMoney({ amountMinor: subtotalMinor, currency }) },
    { is: 'pair', label: taxName, value: formatMoney({ amountMinor: taxMinor, currency }) },
  ];
}

/** Never its expiry date, which the card schemes forbid on paper. */
export function aboutCard({ card, order }: Payment, { words }: Writing): Block[] {
  if (!card) return [];
  const { method } = order;
  return [
    { is: 'rule', mark: '-' },
    { is: 'pair', label: brandNames[card.brand], value: `**** **** **** ${card.lastFour}` },
    ...(method ? [{ is: 'pair', label: words.labels.paidWith, value: words.methods[method] } as const] : []),
  ];
}

/** How the card was read, and, of a chip, what the schemes want on the voucher (EMV book 4, section 11.4). */
export function aboutEntry(approval: Pick<Approval, 'chip'>, { words }: Writing): Block[] {
  const { labels, entry } = words;
  const { chip } = approval;
  if (!chip) return [{ is: 'pair', label: labels.entry, value: entry.keyed }];
  return [
    { is: 'pair', label: labels.entry, value: entry[chip.entry] },
    { is: 'pair', label: labels.application, value: chip.applicationLabel },
    { is: 'pair', label: 'AID', value: chip.aid },
    { is: 'pair', label: labels.cryptogram, value: chip.cryptogram },
  ];
}

export function aboutVerification({ chip }: Approval, { words }: Writing): Block[] {
  return chip ? [{ is: 'centred', text: words.verification[chip.verification], isBold: true }] : [];
}

export function total(label: string, { order }: Payment): Block[] {
  return [
    { is: 'rule', mark: '-' },
    { is: 'pair', label, value: amount(order), isBold: true },
    { is: 'rule', mark: '-' },
  ];
}

/** What was paid of the bill and, of a part, what is left of it by what the biller said before. */
export function totalPaid(payment: Payment, { words }: Writing): Block[] {
  const { isPart, dueBeforeMinor, amountMinor, currency } = payment.order;
  const { labels } = words;
  if (!isPart || dueBeforeMinor === undefined) return total(labels.totalPaid, payment);
  const left = amount({ amountMinor: dueBeforeMinor - amountMinor, currency });
  return [
    ...total(labels.totalOfPart, payment),
    { is: 'pair', label: labels.dueAfter, value: left, isBold: true },
  ];
}

/** With its currency by name, because more than one country writes $. */
export function amount(money: { readonly amountMinor: number; readonly currency: Currency }): string {
  return `${money.currency} ${formatMoney(money)}`;
}

const lastNameMax = 40;

/**
 * Paper lies about in branches, mail may be mistyped: "María Fernanda Núñez" is "M*** F*** Núñez" on both. Whoever has
 * one name is called by it; a name that no paper could hold is cut. Some billers put an identity number beside the
 * name: of what has a digit in it, nothing is shown.
 */
export function shortenName(name: string): string {
  const words = name.split(/\s/u).filter(Boolean);
  const lastName = words.findLastIndex((word) => !hasDigit(word));
  const shown = words.map((word, index) => {
    const letters = Array.from(word);
    if (hasDigit(word)) return hidden;
    return index === lastName ? cut(letters) : `${letters[0] ?? ''}${hidden}`;
  });
  const isShown = (word: string, index: number): boolean => word !== hidden || shown[index - 1] !== hidden;
  return shown.filter(isShown).slice(-6).join(' ');
}

const hidden = '***';

function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}

function cut(letters: readonly string[]): string {
  return letters.length <= lastNameMax ? letters.join('') : `${letters.slice(0, lastNameMax).join('')}...`;
}

/** The merchant's terminal, as the acquirer knows it. */
export function aboutTerminal({ merchant, words }: Writing): Block {
  const { merchantId, terminalId } = merchant;
  return { is: 'pair', label: words.labels.merchantAndTerminal, value: `${merchantId} / ${terminalId}` };
}

/** When a sale was queued: the customer was there then, not when it was charged. */
export function whenQueued({ queue }: Payment, { words, moment }: Writing): Block[] {
  if (!queue) return [];
  return [{ is: 'pair', label: words.labels.takenAt, value: moment(queue.queuedAtUnixMs) }];
}

export function writingOf(words: ReceiptWords, merchant: Merchant, language: Language): Writing {
  const { timeZone } = merchant;
  return {
    words,
    merchant,
    moment: (unixMs) => formatMoment(unixMs, timeZone, language),
    minute: (unixMs) => formatMinute(unixMs, timeZone, language),
  };
}

export function notSo({ order, state }: Payment): Error {
  return new Error(`no such receipt of payment ${order.paymentId}, which is ${state.at}`);
}
