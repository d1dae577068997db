import type { Payment } from '../payment/payment.ts';
import type { Block } from './document.ts';
import { formatMoment } from './moment.ts';
import { aboutCard, aboutInvoice, notSo, title, total } from './receipt-parts.ts';

/** Where and by whom questions about the paper are answered. */
export interface QueuedReceiptPlace {
  readonly supportContact: string;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * The paper of a sale that waits for the bank. It proves no payment: nothing of an approval is on it.
 *
 * @throws Error for a payment that is not in the queue now
 */
export function queuedReceipt(payment: Payment, { supportContact, timeZone }: QueuedReceiptPlace): Block[] {
  const { order, queue, state } = payment;
  if (state.at !== 'queued' || !queue) throw notSo(payment);
  const deadline = formatMoment(queue.deadlineUnixMs, timeZone);
  const mailed = queue.email === null ? '' : ' También le avisaremos al correo de su cuenta.';
  return [
    ...title('EN COLA', 'NO ES COMPROBANTE DE PAGO'),
    { is: 'pair', label: 'Referencia', value: order.reference },
    { is: 'pair', label: 'Fecha', value: formatMoment(queue.queuedAtUnixMs, timeZone) },
    { is: 'rule', mark: '-' },
    ...aboutInvoice(payment),
    { is: 'rule', mark: '-' },
    ...aboutCard(payment),
    { is: 'pair', label: 'Permiso de cola', value: queue.permissionId },
    { is: 'pair', label: 'Se envía hasta el', value: deadline, isBold: true },
    ...total('MONTO EN COLA', payment),
    {
      is: 'paragraph',
      text: `No pudimos comunicarnos con el banco. Todavía no se ha cobrado nada. El pago se enviará al banco cuando vuelva la conexión, a más tardar el ${deadline}. El banco puede rechazarlo. Si hasta entonces no se pudo enviar, vence y no se cobra.`,
    },
    { is: 'space' },
    { is: 'centred', text: 'MIENTRAS TANTO NO PAGUE DE NUEVO ESTA FACTURA', isBold: true },
    { is: 'space' },
    {
      is: 'paragraph',
      text: `Para saber cómo quedó: en este kiosco toque "Consultar un pago" y escriba la referencia y los últimos cuatro dígitos de su tarjeta.${mailed}`,
    },
    { is: 'space' },
    { is: 'paragraph', text: `Conserve este papel hasta saberlo. Atención: ${supportContact}` },
  ];
}
