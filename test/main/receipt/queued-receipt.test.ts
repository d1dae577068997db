import { describe, expect, it } from 'vitest';
import type { Payment, PaymentEvent, ReceiptKind } from '../../../src-main/payment/payment.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { paymentReceipt } from '../../../src-main/receipt/payment-receipt.ts';
import { approved, merchant, paymentAfter, posted, queued, started } from './queued-payments.ts';

function textOf(payment: Payment, kind: ReceiptKind, columns = 48): string {
  const lines = layOut(paymentReceipt(payment, kind, merchant), columns);
  return lines.map(({ text }) => text).join('\n');
}

const waiting = paymentAfter(queued);

describe('the paper of a payment that waits for the bank', () => {
  it('says on 80 mm paper that it proves nothing, until when it waits and how to ask', () => {
    expect(textOf(waiting, 'queued')).toMatchInlineSnapshot(`
      "              Luz del Istmo, S.A.
                 RUC 155123456-2-2020 DV 45
                Vía España, Ciudad de Panamá
               Sucursal Centro · Kiosco K014
      ================================================
              EN COLA
                 NO ES COMPROBANTE DE PAGO
      ================================================
      Referencia                           K014-000001
      Fecha                 22/11/2026 10:01:30 -05:00
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
      Permiso de cola                     ACQ-2026-017
      Se envía hasta el     23/11/2026 10:01:30 -05:00
      ------------------------------------------------
      MONTO EN COLA                         USD $38.45
      ------------------------------------------------
      No pudimos comunicarnos con el banco. Todavía no
      se ha cobrado nada. El pago se enviará al banco
      cuando vuelva la conexión, a más tardar el
      23/11/2026 10:01:30 -05:00. El banco puede
      rechazarlo. Si hasta entonces no se pudo enviar,
      vence y no se cobra.

       MIENTRAS TANTO NO PAGUE DE NUEVO ESTA FACTURA

      Para saber cómo quedó: en este kiosco toque
      "Consultar un pago" y escriba la referencia y
      los últimos cuatro dígitos de su tarjeta.
      También le avisaremos al correo de su cuenta.

      Conserve este papel hasta saberlo. Atención:
      800-0000 · ayuda@luz.example"
    `);
  });

  it('says the same on 58 mm paper', () => {
    expect(textOf(waiting, 'queued', 32)).toMatchInlineSnapshot(`
      "      Luz del Istmo, S.A.
         RUC 155123456-2-2020 DV 45
        Vía España, Ciudad de Panamá
       Sucursal Centro · Kiosco K014
      ================================
          EN COLA
         NO ES COMPROBANTE DE PAGO
      ================================
      Referencia           K014-000001
      Fecha 22/11/2026 10:01:30 -05:00
      --------------------------------
      Factura                FE-104220
      Código                7700000000
      Cliente          M*** F*** Núñez
      Detalle
           Energía eléctrica · octubre
                                  2026
      Subtotal                  $37.00
      ITBMS 7 %                  $1.45
      --------------------------------
      VISA         **** **** **** 1111
      Lectura         Tarjeta digitada
      Permiso de cola     ACQ-2026-017
      Se envía hasta el
            23/11/2026 10:01:30 -05:00
      --------------------------------
      MONTO EN COLA         USD $38.45
      --------------------------------
      No pudimos comunicarnos con el
      banco. Todavía no se ha cobrado
      nada. El pago se enviará al
      banco cuando vuelva la conexión,
      a más tardar el 23/11/2026
      10:01:30 -05:00. El banco puede
      rechazarlo. Si hasta entonces no
      se pudo enviar, vence y no se
      cobra.

      MIENTRAS TANTO NO PAGUE DE NUEVO
                ESTA FACTURA

      Para saber cómo quedó: en este
      kiosco toque "Consultar un pago"
      y escriba la referencia y los
      últimos cuatro dígitos de su
      tarjeta. También le avisaremos
      al correo de su cuenta.

      Conserve este papel hasta
      saberlo. Atención: 800-0000 ·
      ayuda@luz.example"
    `);
  });

  it('says in bold that it proves no payment, until when, and not to pay again', () => {
    const bold = layOut(paymentReceipt(waiting, 'queued', merchant), 48).filter(({ isBold }) => isBold);
    expect(bold.map(({ text }) => text.trim())).toEqual([
      'Luz del Istmo, S.A.',
      'EN COLA',
      'NO ES COMPROBANTE DE PAGO',
      expect.stringMatching(/^Se envía hasta el +23\/11\/2026 10:01:30 -05:00$/),
      expect.stringMatching(/^MONTO EN COLA +USD \$38\.45$/),
      'MIENTRAS TANTO NO PAGUE DE NUEVO ESTA FACTURA',
    ]);
  });

  it('has nothing on it that an approval has', () => {
    for (const columns of [48, 32]) {
      const text = textOf(waiting, 'queued', columns);
      expect(text).not.toMatch(/aprobad|autoriza|RRN|lote|traza|\btotal\b|pagado|comprobante(?! DE PAGO)/i);
    }
  });

  it('promises mail only to a customer who will get one', () => {
    expect(textOf(waiting, 'queued')).toMatch(/le\s+avisaremos\s+al\s+correo/);
    const { queue } = waiting;
    const mute: Payment = { ...waiting, ...(queue && { queue: { ...queue, email: null } }) };
    expect(textOf(mute, 'queued')).not.toMatch(/correo/);
  });

  it('tells the deadline by the clock of the kiosk’s place, whose summer may end meanwhile', () => {
    const summer = { ...merchant, timeZone: 'America/Santiago' };
    const { queue } = waiting;
    // In Chile the clocks went back on 5 April 2026 at 03:00 UTC.
    const terms = { queuedAtUnixMs: Date.UTC(2026, 3, 4, 15), deadlineUnixMs: Date.UTC(2026, 3, 5, 15) };
    const over: Payment = { ...waiting, ...(queue && { queue: { ...queue, ...terms } }) };
    const lines = layOut(paymentReceipt(over, 'queued', summer), 48).map(({ text }) => text);
    expect(lines).toContainEqual(expect.stringMatching(/^Fecha +04\/04\/2026 12:00:00 -03:00$/));
    expect(lines).toContainEqual(expect.stringMatching(/^Se envía hasta el +05\/04\/2026 11:00:00 -04:00$/));
  });
});

describe('a payment that was queued and then approved', () => {
  it('has the ordinary voucher, with the moment at which it was queued', () => {
    const text = textOf(paymentAfter(queued, started, approved, posted), 'approved');
    expect(text).toContain('APROBADO');
    expect(text).toMatch(/^Fecha +22\/11\/2026 10:42:07 -05:00$/m);
    expect(text).toMatch(/^Tomado en cola el +22\/11\/2026 10:01:30 -05:00$/m);
    expect(text).toContain('Autorización');
    expect(text).not.toMatch(/EN COLA$/m);
  });

  it('has the ordinary voucher, too, while the company has not answered', () => {
    const text = textOf(paymentAfter(queued, started, approved), 'posting-later');
    expect(text).toContain('APLICACIÓN EN PROCESO');
    expect(text).toContain('Tomado en cola el');
  });
});

describe('no paper says what is not so', () => {
  const refused: PaymentEvent = { is: 'post-refused', reason: 'already-paid' };
  const given: PaymentEvent = { is: 'reversed', reversalReference: 'V-000007', captured: true };
  const kinds = ['queued', 'posting-later', 'approved', 'reversed'] as const;
  it.each([
    ['queued', [queued], 'queued'],
    ['sending', [queued, started], undefined],
    ['unknown', [queued, started, { is: 'silent', cause: 'x' }], undefined],
    ['approved', [queued, started, approved], 'posting-later'],
    ['posted', [queued, started, approved, posted], 'approved'],
    ['reversing', [queued, started, approved, refused], undefined],
    ['reversed', [queued, started, approved, refused, given], 'reversed'],
    ['never charged', [queued, started, approved, refused, { ...given, captured: false }], undefined],
    ['declined', [queued, started, { is: 'declined', code: '05', reason: 'declined-by-bank' }], undefined],
    ['expired', [queued, { is: 'expired', reason: 'too-old' }], undefined],
  ] satisfies [string, PaymentEvent[], ReceiptKind | undefined][])(
    'of a payment that is %s',
    (_what, events, only) => {
      const payment = paymentAfter(...events);
      const possible = kinds.filter((kind) => {
        try {
          return paymentReceipt(payment, kind, merchant).length > 0;
        } catch (error) {
          expect(String(error)).toMatch(/no such receipt/);
          return false;
        }
      });
      expect(possible).toEqual(only === undefined ? [] : [only]);
    },
  );

  it('nor of a payment that claims to wait and has no terms', () => {
    const { queue, ...without } = waiting;
    expect(queue).toBeDefined();
    expect(() => paymentReceipt(without, 'queued', merchant)).toThrow(/no such receipt/);
  });
});
