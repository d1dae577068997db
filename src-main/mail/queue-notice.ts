import type { Language } from '#contract/appearance.ts';
import { formatMoney } from '#contract/money.ts';
import type { Payment } from '../payment/payment.ts';
import type { Merchant } from '../receipt/merchant.ts';
import { formatMoment } from '../receipt/moment.ts';
import { brandNames, shortenName } from '../receipt/receipt-parts.ts';
import { declineWords } from './decline-words.ts';
import type { Mail } from './port.ts';

/**
 * The mail that tells a customer who has gone how their queued payment ended: paid, refused by the bank, never sent,
 * or given back. The address may have been mistyped, so it says no more than the paper that lies about in branches.
 *
 * @throws Error for a payment that was not queued, has nobody to tell, or has not ended: no mail may say what the
 *   journal does not
 */
export function queueNotice(payment: Payment, merchant: Merchant): Mail {
  const { order, queue, state } = payment;
  const { language = 'es', reference, invoice } = order;
  const words = noticeWords[language];
  const ending = endingOf(payment, words);
  if (!ending || !queue || queue.email === null) {
    throw new Error(`no such notice of payment ${order.paymentId}, which is ${state.at}`);
  }
  const lines = [
    words.greeting(shortenName(invoice.customerName)),
    '',
    ...ending.lines,
    '',
    ...aboutPayment(payment, merchant),
    '',
    words.howToAsk(merchant.supportContact),
    '',
    words.footer,
  ];
  return {
    to: queue.email,
    subject: oneLine(words.subject(ending.subject, invoice.invoiceNumber, reference)),
    text: `${lines.map((line) => oneLine(line)).join('\n')}\n`,
    messageId: messageIdOf(payment),
  };
}

/** The name that the kiosk had when it took the payment: a new name must not make the same mail another one. */
function messageIdOf({ order, state }: Payment): string {
  // RFC 2606 keeps .invalid free, so that this can be nobody else's.
  return `<${order.paymentId}.${state.at}@${order.kioskId.toLowerCase()}.ventanilla.invalid>`;
}

interface Ending {
  readonly subject: string;
  readonly lines: readonly string[];
}

function endingOf({ order, state }: Payment, words: NoticeWords): Ending | undefined {
  const { endings, labels, payAgain } = words;
  switch (state.at) {
    case 'posted':
      return said(endings.posted, [
        `${labels.authorization}: ${state.approval.authorizationCode}`,
        `${labels.billerReceipt}: ${state.billerReceipt}`,
      ]);
    case 'declined':
      return said(endings.declined, [payAgain], declineWords[order.language ?? 'es'][state.reason]);
    case 'expired':
      return said(endings.expired, [payAgain]);
    case 'reversed':
      return afterReversal(state, words);
    default:
      return undefined;
  }
}

function said({ subject, says }: NoticeEnding, more: readonly string[], why = ''): Ending {
  return { subject, lines: [says(why), ...more] };
}

function afterReversal({ reason, reversalReference, captured }: ReversedState, words: NoticeWords): Ending {
  const { endings, labels, payAgain, alreadyPaid } = words;
  const why = reason === 'already-paid' ? alreadyPaid : payAgain;
  if (!captured) return said(endings['not-made'], [why]);
  return said(endings['given-back'], [`${labels.reversal}: ${reversalReference}`, why]);
}

type ReversedState = Extract<Payment['state'], { at: 'reversed' }>;

function aboutPayment({ order, card, queue }: Payment, { name, branchName, timeZone }: Merchant): string[] {
  const { language = 'es', invoice } = order;
  const words = noticeWords[language];
  const { labels } = words;
  return [
    `${labels.reference}: ${order.reference}`,
    ...(queue ? [`${labels.queuedAt}: ${formatMoment(queue.queuedAtUnixMs, timeZone, language)}`] : []),
    `${labels.invoice}: ${invoice.invoiceNumber}`,
    `${labels.detail}: ${invoice.detail}`,
    `${labels.amount}: ${order.currency} ${formatMoney(order)}`,
    ...(card ? [`${labels.card}: ${words.card(brandNames[card.brand], card.lastFour)}`] : []),
    `${labels.company}: ${name}`,
    `${labels.place}: ${words.place(branchName, order.kioskId)}`,
  ];
}

/** Names come from outside: none may begin a line, or a header, of its own. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
}

/** The words of the mail about how a queued payment ended. Names, amounts and moments come in already written. */
interface NoticeWords {
  readonly greeting: (name: string) => string;
  readonly subject: (ending: string, invoiceNumber: string, reference: string) => string;
  readonly endings: Readonly<
    Record<'posted' | 'declined' | 'expired' | 'not-made' | 'given-back', NoticeEnding>
  >;
  /** It may have been paid another way meanwhile: only the company knows whether it is still due. */
  readonly payAgain: string;
  readonly alreadyPaid: string;
  readonly labels: Readonly<
    Record<
      | 'authorization'
      | 'billerReceipt'
      | 'reversal'
      | 'reference'
      | 'queuedAt'
      | 'invoice'
      | 'detail'
      | 'amount'
      | 'card'
      | 'company'
      | 'place',
      string
    >
  >;
  readonly card: (brand: string, lastFour: string) => string;
  readonly place: (branchName: string, kioskId: string) => string;
  readonly howToAsk: (contact: string) => string;
  readonly footer: string;
}

interface NoticeEnding {
  readonly subject: string;
  /** @param why - what the bank said, of a payment that it declined */
  readonly says: (why: string) => string;
}

const es: NoticeWords = {
  greeting: (name) => `Hola, ${name}:`,
  subject: (ending, invoiceNumber, reference) => `${ending}: factura ${invoiceNumber} (${reference})`,
  endings: {
    posted: {
      subject: 'Pago aplicado',
      says: () => 'El pago que dejó en cola se cobró a su tarjeta y quedó aplicado a la factura.',
    },
    declined: {
      subject: 'Pago rechazado',
      says: (why) => `El banco no aceptó el pago que dejó en cola: ${why} No se cobró nada.`,
    },
    expired: {
      subject: 'Pago no enviado',
      says: () => 'El pago que dejó en cola no se pudo enviar al banco y ya no se enviará. No se cobró nada.',
    },
    'not-made': {
      subject: 'Pago no realizado',
      says: () => 'El pago que dejó en cola no se realizó. No se cobró nada.',
    },
    'given-back': {
      subject: 'Pago anulado',
      says: () =>
        'El pago que dejó en cola se cobró y luego se anuló: no paga la factura. Si ve el cobro en su cuenta, su banco lo devuelve.',
    },
  },
  payAgain:
    'Este pago no pagó la factura. Si sigue pendiente, puede pagarla de nuevo en un kiosco o en la caja de una sucursal.',
  alreadyPaid: 'La empresa informó que la factura ya estaba pagada.',
  labels: {
    authorization: 'Autorización',
    billerReceipt: 'Recibo de la empresa',
    reversal: 'Anulación',
    reference: 'Referencia',
    queuedAt: 'Tomado en cola el',
    invoice: 'Factura',
    detail: 'Detalle',
    amount: 'Monto',
    card: 'Tarjeta',
    company: 'Empresa',
    place: 'Lugar',
  },
  card: (brand, lastFour) => `${brand} terminada en ${lastFour}`,
  place: (branchName, kioskId) => `${branchName} · Kiosco ${kioskId}`,
  howToAsk: (contact) =>
    `Para volver a consultarlo: en el kiosco toque "Consultar un pago" y escriba la referencia y los últimos cuatro dígitos de su tarjeta. Atención: ${contact}`,
  footer:
    'Este correo es automático y no trae enlaces. Nunca le pediremos por correo los datos de su tarjeta.',
};

const en: NoticeWords = {
  greeting: (name) => `Hello, ${name},`,
  subject: (ending, invoiceNumber, reference) => `${ending}: bill ${invoiceNumber} (${reference})`,
  endings: {
    posted: {
      subject: 'Payment made',
      says: () => 'Your queued payment was charged to your card and applied to the bill.',
    },
    declined: {
      subject: 'Payment declined',
      says: (why) => `The bank did not accept your queued payment: ${why} You were not charged.`,
    },
    expired: {
      subject: 'Payment not sent',
      says: () =>
        'Your queued payment could not be sent to the bank and will not be sent. You were not charged.',
    },
    'not-made': {
      subject: 'Payment not made',
      says: () => 'Your queued payment was not made. You were not charged.',
    },
    'given-back': {
      subject: 'Payment reversed',
      says: () =>
        'Your queued payment was charged and then reversed: it does not pay the bill. If you see the charge on your account, your bank will return it.',
    },
  },
  payAgain:
    'This payment did not pay the bill. If it is still unpaid, you can pay it again at a kiosk or at the counter of a branch.',
  alreadyPaid: 'The company told us that the bill was already paid.',
  labels: {
    authorization: 'Authorization',
    billerReceipt: 'Company receipt',
    reversal: 'Reversal',
    reference: 'Reference',
    queuedAt: 'Queued on',
    invoice: 'Bill',
    detail: 'Details',
    amount: 'Amount',
    card: 'Card',
    company: 'Company',
    place: 'Place',
  },
  card: (brand, lastFour) => `${brand} ending in ${lastFour}`,
  place: (branchName, kioskId) => `${branchName} · Kiosk ${kioskId}`,
  howToAsk: (contact) =>
    `To look it up again: touch "Consultar un pago" ("Look up a payment") at the kiosk and enter the reference and the last four digits of your card. Help: ${contact}`,
  footer: 'This is an automated email with no links. We will never ask for your card details by email.',
};

const noticeWords: Readonly<Record<Language, NoticeWords>> = { es, en };
