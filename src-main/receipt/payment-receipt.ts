import { formatMoney } from '#contract/money.ts';
import type { Payment, ReceiptKind } from '../payment/payment.ts';
import type { Block, ReceiptDocument } from './document.ts';

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
 * The customer's voucher of a payment.
 *
 * @param kind - `posting-later` says that the bank has approved and the company will hear of it later; `reversed`
 *   that what was charged was given back
 * @throws Error for a payment that is not so: no paper may say what the journal does not
 */
export function paymentReceipt(payment: Payment, kind: ReceiptKind, merchant: Merchant): ReceiptDocument {
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
  const { approval, approvedAtUnixMs } = state;
  return [
    ...title('APROBADO', kind === 'posting-later' ? 'APLICACIÓN EN PROCESO' : undefined),
    { is: 'pair', label: 'Comprobante', value: order.reference },
    { is: 'pair', label: 'Fecha', value: formatMoment(approvedAtUnixMs, merchant.timeZone) },
    { is: 'rule', mark: '-' },
    ...aboutInvoice(payment),
    { is: 'rule', mark: '-' },
    ...aboutCard(payment),
    { is: 'pair', label: 'Autorización', value: approval.authorizationCode },
    { is: 'pair', label: 'Referencia (RRN)', value: approval.retrievalReference },
    { is: 'pair', label: 'Lote / traza', value: `${approval.batch} / ${approval.trace}` },
    { is: 'pair', label: 'Afiliado / terminal', value: `${merchant.merchantId} / ${merchant.terminalId}` },
    ...total('TOTAL PAGADO', payment),
    ...whatNow(payment, kind),
  ];
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

function notSo({ order, state }: Payment): Error {
  return new Error(`no such receipt of payment ${order.paymentId}, which is ${state.at}`);
}

function title(text: string, subtitle?: string): Block[] {
  return [
    { is: 'rule', mark: '=' },
    { is: 'title', text },
    ...(subtitle === undefined ? [] : ([{ is: 'centred', text: subtitle, isBold: true }] as const)),
    { is: 'rule', mark: '=' },
  ];
}

function aboutCard({ card }: Payment): Block[] {
  if (!card) return [];
  return [
    {
      is: 'pair',
      label: card.brand === 'visa' ? 'VISA' : 'MASTERCARD',
      value: `**** **** **** ${card.lastFour}`,
    },
    { is: 'pair', label: 'Lectura', value: 'Tarjeta digitada' },
  ];
}

function total(label: string, { order }: Payment): Block[] {
  return [
    { is: 'rule', mark: '-' },
    { is: 'pair', label, value: `${order.currency} ${formatMoney(order)}`, isBold: true },
    { is: 'rule', mark: '-' },
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

function aboutInvoice({ order }: Payment): Block[] {
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

function whatNow({ state }: Payment, kind: ReceiptKind): Block[] {
  if (kind === 'approved' && state.at === 'posted') {
    return [
      { is: 'paragraph', text: 'Su pago quedó aplicado a la factura.' },
      { is: 'pair', label: 'Recibo de la empresa', value: state.billerReceipt },
    ];
  }
  return [
    {
      is: 'paragraph',
      text: 'Su banco aprobó el pago. La empresa lo aplicará a su factura en cuanto vuelva la conexión. No pague de nuevo.',
    },
  ];
}

/** Paper lies about in branches: "María Fernanda Núñez" is "M*** F*** Núñez" on it. */
function shortenName(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return words.map((word, index) => (index < words.length - 1 ? `${word.slice(0, 1)}***` : word)).join(' ');
}

/** Day, time and the zone's distance from UTC, such as 22/11/2026 10:42:07 -05:00. */
function formatMoment(unixMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('es', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(unixMs);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((found) => found.type === type)?.value ?? '';
  const zone = part('timeZoneName').replace(/^GMT$/, 'GMT+00:00').replace('GMT', '');
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')}:${part('second')} ${zone}`;
}
