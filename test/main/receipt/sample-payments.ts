import { minor } from '#contract/money.ts';
import type { PaymentOrder } from '../../../src-main/payment/payment.ts';
import type { PictureLine } from '../../../src-main/printer/port.ts';
import type { Merchant } from '../../../src-main/receipt/merchant.ts';
import { readReceiptKey, type ReceiptKey } from '../../../src-main/receipt/receipt-key.ts';
import type { Approval } from '../../../src-main/vpos/port.ts';
import { order } from '../payment/orders.ts';

/** An Ed25519 key that guards nothing, the same in every run: its seed is written out in DER (RFC 8410). */
export const sampleKey: ReceiptKey = readReceiptKey(
  [
    '-----BEGIN ' + 'PRIVATE KEY-----',
    Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 7)]).toString(
      'base64',
    ),
    '-----END ' + 'PRIVATE KEY-----',
  ].join('\n'),
);

/** A drop in a ring, 96 by 96 dots. */
const sampleLogo: PictureLine = {
  is: 'picture',
  widthDots: 96,
  heightDots: 96,
  rows: Uint8Array.from({ length: 96 * 12 }, (_, place) => {
    const y = Math.floor(place / 12) - 48;
    const bits = Array.from({ length: 8 }, (__, bit) => isInLogo((place % 12) * 8 + bit - 48, y));
    return bits.reduce((byte, isBlack) => byte * 2 + Number(isBlack), 0);
  }),
};

function isInLogo(x: number, y: number): boolean {
  const distance = x * x + y * y;
  const drop = y < 8 ? 3 * Math.abs(x) < y + 32 : x * x + (y - 8) * (y - 8) < 190;
  return drop || (distance < 46 * 46 && distance > 38 * 38);
}

export const panamanianMerchant: Merchant = {
  name: 'Luz del Istmo, S.A.',
  taxId: 'RUC 155123456-2-2020 DV 45',
  address: 'Vía España, Ciudad de Panamá',
  supportContact: '800-0000 · ayuda@luz.example',
  branchName: 'Sucursal Centro',
  kioskId: 'K014',
  terminalId: 'T0014202',
  merchantId: '0009912345',
  timeZone: 'America/Panama',
};

export const colombianMerchant: Merchant = {
  name: 'Energía del Valle S.A. E.S.P.',
  taxId: 'NIT 900123456-7',
  address: 'Carrera 5 n.º 12-34, Cali',
  supportContact: '01 8000 000 000 · ayuda@energia.example',
  branchName: 'Centro Comercial Río Cauca',
  kioskId: 'K207',
  terminalId: 'T0207001',
  merchantId: '0012345678',
  timeZone: 'America/Bogota',
  logo: sampleLogo,
};

export const openedAtUnixMs = Date.UTC(2026, 10, 22, 15, 41, 30);
export const approvedAtUnixMs = Date.UTC(2026, 10, 22, 15, 42, 7);
export const printedAtUnixMs = Date.UTC(2026, 10, 22, 15, 42, 12);

export const panamanianOrder: PaymentOrder = { ...order, reference: 'K014-000381', openedAtUnixMs };

/** With cents, as bills in Colombia may have, and with the tax authority's code. */
export const colombianOrder: PaymentOrder = {
  paymentId: '7c2d9b10-3f4e-4b6a-8c1d-9e8f7a6b5c4d',
  reference: 'K207-001204',
  kioskId: 'K207',
  driver: 'gateway',
  openedAtUnixMs,
  amountMinor: minor(18_745_075),
  currency: 'COP',
  invoice: {
    invoiceNumber: 'SETT-990000482',
    invoiceCode: '00100001010000987654',
    customerName: 'Jesús Ángel Peña Güiza',
    detail: 'Energía y aseo, ciclo 14 · octubre de 2026',
    subtotalMinor: 17_852_453,
    taxName: 'IVA 5 %',
    taxMinor: 892_622,
    fiscalCode: {
      name: 'CUFE',
      value:
        'b2b1c3a0f7d94e58a6c2d1e0f9b8a7968574635241302f1e0d9c8b7a69584736251403f2e1d0c9b8a7968574f6e5d4c3',
    },
  },
};

export const approval: Approval = {
  authorizationCode: '084513',
  retrievalReference: '632619004218',
  batch: '000142',
  trace: '004218',
  amountMinor: 3845,
  currency: 'USD',
};

export const chipApproval: Approval = {
  ...approval,
  amountMinor: 18_745_075,
  currency: 'COP',
  chip: {
    entry: 'contact',
    aid: 'A0000000041010',
    applicationLabel: 'DEBIT MASTERCARD',
    cryptogram: '7C21E05A94D3B8F1',
    verification: 'pin',
  },
};
