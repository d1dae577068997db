import type { Payment, ReceiptKind } from '../payment/payment.ts';
import type { Block, ReceiptDocument } from './document.ts';
import { formatMoment } from './moment.ts';
import { queuedReceipt } from './queued-receipt.ts';
import { aboutCard, aboutInvoice, notSo, title, total } from './receipt-parts.ts';

/** Who takes the money, as a card voucher must name them. */
export interface Merchant {
  readonly name: string;
  readonly taxId: string;
  readonly address: string;
  readonly supportContact: string;
  readonly branchName: string;
  readonly kioskId: string;
  readonly terminalId: string;
  readonly merchantId: string;
  /** IANA name of the time zone in which the kiosk stands. */
  readonly timeZone: string;
}

/**
 * The customer's paper of a payment.
 *
 * @param kind - `queued` says that nothing is charged yet, and proves no payment; `posting-later` that the bank has
 *   approved and the company will hear of it later; `reversed` that what was charged was given back
 * @throws Error for a payment that is not so: no paper may say what the journal does not
 */
export function paymentReceipt(payment: Payment, kind: ReceiptKind, merchant: Merchant): ReceiptDocument {
  if (kind === 'queued') return [...heading(merchant), ...queuedReceipt(payment, merchant)];
  return [
    ...heading(merchant),
    ...(kind === 'reversed' ? reversed(payment, merchant) : approved(payment, kind, merchant)),
    { is: 'space' },
    { is: 'centred', text: 'COPIA CLIENTE', isBold: true },
    {
      is: 'paragraph',
      text: `Conserve este comprobante. No reemplaza la factura. Atención: ${merchant.supportContact}`,
    },
  ];
}

function approved(payment: Payment, kind: 'approved' | 'posting-later', merchant: Merchant): Block[] {
  const { order, state } = payment;
  if (state.at !== 'posted' && state.at !== 'approved') throw notSo(payment);
  if ((kind === 'approved') !== (state.at === 'posted')) throw notSo(payment);
  const { approval, approvedAtUnixMs } = state;
  return [
    ...title('APROBADO', kind === 'posting-later' ? 'APLICACIÓN EN PROCESO' : undefined),
    { is: 'pair', label: 'Comprobante', value: order.reference },
    { is: 'pair', label: 'Fecha', value: formatMoment(approvedAtUnixMs, merchant.timeZone) },
    ...whenQueued(payment, merchant),
    { is: 'rule', mark: '-' },
    ...aboutInvoice(payment),
    { is: 'rule', mark: '-' },
    ...aboutCard(payment),
    { is: 'pair', label: 'Autorización', value: approval.authorizationCode },
    { is: 'pair', label: 'Referencia (RRN)', value: approval.retrievalReference },
    { is: 'pair', label: 'Lote / traza', value: `${approval.batch} / ${approval.trace}` },
    { is: 'pair', label: 'Afiliado / terminal', value: `${merchant.merchantId} / ${merchant.terminalId}` },
    ...total('TOTAL PAGADO', payment),
    ...whatNow(payment),
  ];
}

/** The customer was there when it was queued, not when it was charged. */
function whenQueued({ queue }: Payment, { timeZone }: Merchant): Block[] {
  if (!queue) return [];
  return [{ is: 'pair', label: 'Tomado en cola el', value: formatMoment(queue.queuedAtUnixMs, timeZone) }];
}

function reversed(payment: Payment, merchant: Merchant): Block[] {
  const { order, state } = payment;
  if (state.at !== 'reversed' || !state.captured) throw notSo(payment);
  return [
    ...title('ANULACIÓN'),
    { is: 'pair', label: 'Comprobante', value: order.reference },
    { is: 'pair', label: 'Fecha del pago', value: formatMoment(order.openedAtUnixMs, merchant.timeZone) },
    { is: 'rule', mark: '-' },
    ...aboutInvoice(payment),
    { is: 'rule', mark: '-' },
    ...aboutCard(payment),
    { is: 'pair', label: 'Anulación', value: state.reversalReference },
    { is: 'pair', label: 'Afiliado / terminal', value: `${merchant.merchantId} / ${merchant.terminalId}` },
    ...total('TOTAL ANULADO', payment),
    {
      is: 'paragraph',
      text: 'Este pago quedó anulado: no paga la factura. Si ve el cobro en su cuenta, su banco lo devuelve.',
    },
  ];
}

function heading({ name, taxId, address, branchName, kioskId }: Merchant): Block[] {
  return [
    { is: 'centred', text: name, isBold: true },
    { is: 'centred', text: taxId },
    { is: 'centred', text: address },
    { is: 'centred', text: `${branchName} · Kiosco ${kioskId}` },
  ];
}

function whatNow({ state }: Payment): Block[] {
  if (state.at === 'posted') {
    return [
      { is: 'paragraph', text: 'Su pago quedó aplicado a la factura.' },
      { is: 'pair', label: 'Recibo de la empresa', value: state.billerReceipt },
    ];
  }
  return [
    {
      is: 'paragraph',
      text: 'Su banco aprobó el pago. La empresa lo aplicará a su factura en cuanto vuelva la conexión; si no pudiera, el cobro se anula y la factura sigue pendiente. No pague de nuevo: en este kiosco, "Consultar un pago" le dice cómo quedó.',
    },
  ];
}
