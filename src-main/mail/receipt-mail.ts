import type { Payment, ReceiptKind } from '../payment/payment.ts';
import type { Line } from '../printer/port.ts';
import { plainText } from '../receipt/plain-text.ts';
import type { Mail } from './port.ts';

export interface ReceiptMailParts {
  readonly kind: ReceiptKind;
  readonly to: string;
  /** The paper, as it would be printed. */
  readonly lines: readonly Line[];
  readonly pdf: Buffer;
}

/** A receipt as mail: the paper as text, and the same as a PDF. */
export function receiptMail(payment: Payment, { kind, to, lines, pdf }: ReceiptMailParts): Mail {
  const { order } = payment;
  const words = order.language === 'en' ? english : spanish;
  return {
    to,
    subject:
      `${subjectOf(payment, kind, words)}: ${order.invoice.invoiceNumber} (${order.reference})`.replaceAll(
        /\p{C}/gu,
        '',
      ),
    text: `${plainText(lines)}\n${words.footer}\n`,
    // Asked for again, the same receipt is the same mail, and a mailbox may drop the second.
    messageId: `<${order.paymentId}.receipt.${kind}@${order.kioskId.toLowerCase()}.ventanilla.invalid>`,
    attachment: { fileName: `${order.reference}.pdf`, content: pdf },
  };
}

function subjectOf({ order }: Payment, kind: ReceiptKind, words: MailWords): string {
  return order.isPart && kind === 'approved' ? words.approvedPart : words.subjects[kind];
}

interface MailWords {
  readonly subjects: Readonly<Record<ReceiptKind, string>>;
  /** In place of `approved`, where only a part of the bill was paid. */
  readonly approvedPart: string;
  readonly footer: string;
}

const spanish: MailWords = {
  subjects: {
    queued: 'Pago en cola, no es comprobante de pago',
    'no-answer': 'Pago sin respuesta del banco',
    'posting-later': 'Pago aprobado, aplicación en proceso',
    approved: 'Comprobante de pago',
    'not-charged': 'Pago no realizado, no se cobró nada',
    reversed: 'Pago anulado',
  },
  approvedPart: 'Comprobante de abono',
  footer:
    'Este correo es automático. Nunca le pediremos por correo los datos de su tarjeta. Adjuntamos una copia en PDF.',
};

const english: MailWords = {
  subjects: {
    queued: 'Payment queued, this is not proof of payment',
    'no-answer': 'No answer from the bank about your payment',
    'posting-later': 'Payment approved, being applied',
    approved: 'Payment receipt',
    'not-charged': 'Payment not made, nothing was charged',
    reversed: 'Payment reversed',
  },
  approvedPart: 'Receipt for a part of the bill',
  footer:
    'This is an automated email. We will never ask for your card details by email. A copy is attached as a PDF.',
};
