import type {
  InvoiceLine,
  InvoiceSummary,
  InvoiceView,
  OpenedPayment,
  PaymentStep,
  PaymentView,
  ReceiptView,
  RequestOf,
} from '../../src-main/contract/kiosk-api.ts';
import { minor } from '../../src-main/contract/money.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import { charging, FakeKiosk, kioskView, maria, receiptView } from '../renderer/fake-kiosk.ts';

/** A kiosk whose customers, bills and payments are as long and as many as real ones. */

const months = [
  ...['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio'],
  ...['julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
];
const firstMinor = 3_845;

/** Bill after bill, oldest first: the first ones are overdue. */
export function bill(index: number): InvoiceSummary {
  const month = (index % 7) + 5;
  const two = String(month).padStart(2, '0');
  return {
    invoiceNumber: `F-0000${String(4_101 + index)}`,
    invoiceCode: `S100001-${String(index + 1)}`,
    accountNumber: index % 2 === 0 ? '100001' : '100002',
    issuedOn: `2026-${two}-03`,
    dueOn: `2026-${String(month + 1).padStart(2, '0')}-18`,
    isOverdue: month < 11,
    customerName: maria.name,
    detail: `Energía · ${months[month - 1] ?? ''} 2026`,
    amountMinor: minor(firstMinor + index * 1_287),
    currency: 'USD',
    isTaken: false,
  };
}

export function bills(count: number): InvoiceSummary[] {
  return Array.from({ length: count }, (_, index) => bill(index));
}

const lines: readonly InvoiceLine[] = [
  {
    description: 'Consumo de energía',
    kind: 'consumption',
    consumption: { quantity: '225', unit: 'kWh', rate: '0.1425' },
    amountMinor: 3_206,
  },
  { description: 'Cargo fijo por comercialización', kind: 'fixed-charge', amountMinor: 245 },
  { description: 'Alumbrado público', kind: 'tax', amountMinor: 180 },
  { description: 'Subsidio a los primeros 150 kWh', kind: 'subsidy', amountMinor: -120 },
  { description: 'Recargo por mora', kind: 'late-fee', amountMinor: 82 },
];

/** The same bill with all that it is made of. */
export function wholeBill(summary: InvoiceSummary): InvoiceView {
  return {
    ...summary,
    serviceAddress: 'Vía Argentina, edificio Coral, torre B, apto. 12-C, El Cangrejo',
    period: '3 oct – 2 nov 2026',
    lines,
    subtotalMinor: 3_593,
    taxName: 'ITBMS 7 %',
    taxMinor: summary.amountMinor - 3_593,
  };
}

/** A payment as it stands, of the first bill. */
export function paymentAt(step: PaymentStep, rest: Partial<PaymentView> = {}): PaymentView {
  const { invoiceNumber, amountMinor } = bill(0);
  return { ...charging, invoiceNumber, amountMinor, step, ...rest };
}

export const paidStep = {
  at: 'paid',
  authorizationCode: '123456',
  billerReceipt: 'RC-2026-0048817',
} as const satisfies PaymentStep;

/** As wide as paper of 80 mm, and as long as a real receipt. */
const paperLines = [
  ...['LUZ DEL ISTMO, S.A.', 'RUC 155512345-2-2016 DV 47', 'Sucursal Centro · Kiosco K014'],
  ...['', 'A P R O B A D O', ''],
  ...['Factura                          F-00004101', 'Código                            S100001-1'],
  ...['Cliente                        María Núñez', 'Concepto              Energía · mayo 2026'],
  ...['', 'TOTAL PAGADO                       B/.38.45', ''],
  ...['Tarjeta               Visa •••• 1111', 'Autorización                       123456'],
  ...['Referencia                    K014-000381', 'Recibo de la empresa    RC-2026-0048817'],
  ...['22 nov 2026                      10:30 a. m.', '', 'Conserve este comprobante.'],
];

const qr = Array.from({ length: 33 }, (_, row) =>
  Array.from({ length: 33 }, (_cell, column) =>
    (row * 7 + column * 11 + row * column) % 5 < 2 ? '1' : '0',
  ).join(''),
);

const longReceipt: ReceiptView = {
  ...receiptView,
  lines: [
    ...paperLines.map((text, index) => ({
      is: 'text' as const,
      text,
      isBold: index === 0,
      isLarge: text.startsWith('A P R'),
    })),
    { is: 'qr', rows: qr },
  ],
  link: { url: 'https://recibos.example/#a.b.c', qr },
};

/** As long as names and places are. */
const view = {
  ...kioskView,
  branchName: 'Sucursal Centro, Calle 50',
  supportContact: '800-0000, o en la caja 2',
  methods: ['credit', 'debit'] as const,
  receipts: { byMail: true, byPhone: true },
};

/** Each bill of an order gets a payment of its own. */
function ownOf({
  invoiceNumber,
  partMinor,
}: RequestOf<'openPayment'>): Pick<OpenedPayment, 'paymentId' | 'reference' | 'amountMinor'> {
  const index = Number(invoiceNumber.slice(-4)) - 4_101;
  return {
    paymentId: `3f0c2a52-6f6e-4c0e-9d0b-0d6d0c1f7a${String(10 + index)}`,
    reference: `K014-000${String(381 + index)}`,
    amountMinor: minor(partMinor ?? bill(index).amountMinor),
  };
}

export function scriptedKiosk(): FakeKiosk {
  const kiosk = new FakeKiosk();
  kiosk.view = view;
  kiosk.listAnswer = accepted({ invoices: bills(4), total: 4, isOfEarlier: false });
  kiosk.receiptAnswer = accepted(longReceipt);
  kiosk.listInvoices = async ({ offset, limit }: RequestOf<'listInvoices'>) => {
    const { listAnswer } = kiosk;
    if (!listAnswer.ok) return listAnswer;
    const { invoices, ...rest } = listAnswer.value;
    return accepted({ ...rest, invoices: invoices.slice(offset % 12, (offset % 12) + limit) });
  };
  kiosk.readInvoice = async ({ invoiceNumber }) => {
    const found = bills(8).find((known) => known.invoiceNumber === invoiceNumber);
    return found ? accepted(wholeBill(found)) : refused('not-found');
  };
  kiosk.openPayment = async (request: RequestOf<'openPayment'>) => {
    const { openAnswer } = kiosk;
    return openAnswer.ok ? accepted({ ...openAnswer.value, ...ownOf(request) }) : openAnswer;
  };
  kiosk.confirmPayment = async ({ paymentId }: RequestOf<'confirmPayment'>) => {
    const { confirmAnswer } = kiosk;
    return confirmAnswer.ok ? accepted({ ...confirmAnswer.value, paymentId }) : confirmAnswer;
  };
  return kiosk;
}
