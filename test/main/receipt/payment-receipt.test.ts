import { describe, expect, it } from 'vitest';
import type { Payment, PaymentEvent, ReceiptKind } from '../../../src-main/payment/payment.ts';
import { next } from '../../../src-main/payment/rule.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { paymentReceipt } from '../../../src-main/receipt/payment-receipt.ts';
import { approval, opened } from '../payment/orders.ts';
import { merchant } from './queued-payments.ts';

function after(...events: PaymentEvent[]): Payment {
  return events.reduce((payment, event) => next(payment, event) ?? payment, opened);
}

const confirmed: PaymentEvent = {
  is: 'confirmed',
  card: { brand: 'visa', lastFour: '1111' },
  requestDigest: 'd',
};
const approved: PaymentEvent = { is: 'approved', approval, atUnixMs: Date.UTC(2026, 10, 22, 15, 42, 7) };
const posted = after(confirmed, approved, { is: 'posted', billerReceipt: 'R-000123' });

function textOf(payment: Payment, kind: ReceiptKind): string {
  const lines = layOut(paymentReceipt(payment, kind, merchant), 48);
  return lines.map(({ text }) => text).join('\n');
}

describe('the receipt of an approved payment', () => {
  it('says all that a card voucher must', () => {
    expect(textOf(posted, 'approved')).toMatchInlineSnapshot(`
      "              Luz del Istmo, S.A.
                 RUC 155123456-2-2020 DV 45
                Vía España, Ciudad de Panamá
               Sucursal Centro · Kiosco K014
      ================================================
              APROBADO
      ================================================
      Comprobante                          K014-000001
      Fecha                 22/11/2026 10:42:07 -05:00
      ------------------------------------------------
      Factura                                FE-104220
      Código                                7700000000
      Cliente                          M*** F*** Núñez
      Detalle         Energía eléctrica · octubre 2026
      Subtotal                                  $37.00
      ITBMS 7 %                                  $1.45
      ------------------------------------------------
      VISA                         **** **** **** 1111
      Lectura                         Tarjeta digitada
      Autorización                              123456
      Referencia (RRN)                    632619004218
      Lote / traza                     000142 / 004218
      Afiliado / terminal        0009912345 / T0014202
      ------------------------------------------------
      TOTAL PAGADO                          USD $38.45
      ------------------------------------------------
      Su pago quedó aplicado a la factura.
      Recibo de la empresa                    R-000123

                       COPIA CLIENTE
      Conserve este comprobante. No reemplaza la
      factura. Atención: 800-0000 · ayuda@luz.example"
    `);
  });

  it('says that the company will be told later while the biller is silent, and that nobody should pay again', () => {
    const text = textOf(after(confirmed, approved), 'posting-later');
    expect(text).toContain('APLICACIÓN EN PROCESO');
    expect(text).toMatch(/No\s+pague de nuevo:/);
    expect(text).not.toContain('quedó aplicado');
  });

  it('can be made of a bill that a subsidy has brought below nothing but for the tax', () => {
    const invoice = { ...posted.order.invoice, subtotalMinor: -500, taxMinor: 4345 };
    const subsidised = { ...posted, order: { ...posted.order, invoice } };
    expect(textOf(subsidised, 'approved')).toMatch(/Subtotal +-\$5\.00/);
  });

  it('says, when the money was given back, that it pays nothing', () => {
    const given: PaymentEvent = { is: 'reversed', reversalReference: 'V-000007', captured: true };
    const text = textOf(
      after(confirmed, approved, { is: 'post-refused', reason: 'already-paid' }, given),
      'reversed',
    );
    expect(text).toContain('ANULACIÓN');
    expect(text).toContain('V-000007');
    expect(text).toMatch(/TOTAL ANULADO +USD \$38\.45/);
    expect(text).not.toContain('APROBADO');
  });

  it('cannot be made of a payment that is not approved', () => {
    expect(() => paymentReceipt(after(confirmed), 'approved', merchant)).toThrow(/which is sending/);
    expect(() =>
      paymentReceipt(after(confirmed, { is: 'silent', cause: 'x' }), 'approved', merchant),
    ).toThrow();
  });
});
