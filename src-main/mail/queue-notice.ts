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
  const ending = endingOf(payment);
  if (!ending || !queue || queue.email === null) {
    throw new Error(`no such notice of payment ${order.paymentId}, which is ${state.at}`);
  }
  const lines = [
    `Hola, ${shortenName(order.invoice.customerName)}:`,
    '',
    ...ending.lines,
    '',
    ...aboutPayment(payment, merchant),
    '',
    `Para volver a consultarlo: en el kiosco toque "Consultar un pago" y escriba la referencia y los últimos cuatro dígitos de su tarjeta. Atención: ${merchant.supportContact}`,
    '',
    'Este correo es automático y no trae enlaces. Nunca le pediremos por correo los datos de su tarjeta.',
  ];
  return {
    to: queue.email,
    subject: oneLine(`${ending.subject}: factura ${order.invoice.invoiceNumber} (${order.reference})`),
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

function endingOf({ state }: Payment): Ending | undefined {
  switch (state.at) {
    case 'posted':
      return {
        subject: 'Pago aplicado',
        lines: [
          'El pago que dejó en cola se cobró a su tarjeta y quedó aplicado a la factura.',
          `Autorización: ${state.approval.authorizationCode}`,
          `Recibo de la empresa: ${state.billerReceipt}`,
        ],
      };
    case 'declined':
      return {
        subject: 'Pago rechazado',
        lines: [
          `El banco no aceptó el pago que dejó en cola: ${declineWords[state.reason]} No se cobró nada.`,
          payAgain,
        ],
      };
    case 'expired':
      return {
        subject: 'Pago no enviado',
        lines: [
          'El pago que dejó en cola no se pudo enviar al banco y ya no se enviará. No se cobró nada.',
          payAgain,
        ],
      };
    case 'reversed':
      return afterReversal(state);
    default:
      return undefined;
  }
}

function afterReversal({ reason, reversalReference, captured }: ReversedState): Ending {
  const why = reason === 'already-paid' ? 'La empresa informó que la factura ya estaba pagada.' : payAgain;
  if (!captured) {
    return {
      subject: 'Pago no realizado',
      lines: ['El pago que dejó en cola no se realizó. No se cobró nada.', why],
    };
  }
  return {
    subject: 'Pago anulado',
    lines: [
      'El pago que dejó en cola se cobró y luego se anuló: no paga la factura. Si ve el cobro en su cuenta, su banco lo devuelve.',
      `Anulación: ${reversalReference}`,
      why,
    ],
  };
}

type ReversedState = Extract<Payment['state'], { at: 'reversed' }>;

/** It may have been paid another way meanwhile: only the company knows whether it is still due. */
const payAgain =
  'Este pago no pagó la factura. Si sigue pendiente, puede pagarla de nuevo en un kiosco o en la caja de una sucursal.';

function aboutPayment({ order, card, queue }: Payment, { name, branchName, timeZone }: Merchant): string[] {
  return [
    `Referencia: ${order.reference}`,
    ...(queue ? [`Tomado en cola el: ${formatMoment(queue.queuedAtUnixMs, timeZone)}`] : []),
    `Factura: ${order.invoice.invoiceNumber}`,
    `Detalle: ${order.invoice.detail}`,
    `Monto: ${order.currency} ${formatMoney(order)}`,
    ...(card ? [`Tarjeta: ${brandNames[card.brand]} terminada en ${card.lastFour}`] : []),
    `Empresa: ${name}`,
    `Lugar: ${branchName} · Kiosco ${order.kioskId}`,
  ];
}

/** Names come from outside: none may begin a line, or a header, of its own. */
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
}
