import { describe, expect, it } from 'vitest';
import type { Payment, PaymentState, ReceiptKind } from '../../../src-main/payment/payment.ts';
import type { Merchant } from '../../../src-main/receipt/merchant.ts';
import { opened } from '../payment/orders.ts';
import { paymentAfter, queued } from './queued-payments.ts';
import { panamanianMerchant as merchant } from './sample-payments.ts';
import { linesOf, textOf as written } from './read-receipt.ts';

function textOf(payment: Payment, kind: ReceiptKind, columns: 48 | 32 = 48): string {
  return written(payment, kind, { columns });
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
      Se envía hasta el               23/11/2026 10:01
      ------------------------------------------------
      MONTO EN COLA                         USD $38.45
      ------------------------------------------------
      No pudimos comunicarnos con el banco. Todavía no
      se ha cobrado nada. El pago se enviará al banco
      cuando vuelva la conexión. El banco puede
      rechazarlo. Si hasta la fecha indicada no se
      pudo enviar, vence y no se cobra.

       MIENTRAS TANTO NO PAGUE DE NUEVO ESTA FACTURA

      Para saber cómo quedó: en este kiosco toque
      "Consultar un pago" y escriba la referencia y
      los últimos cuatro dígitos de su tarjeta.
      También le avisaremos al correo de su cuenta.

                       COPIA CLIENTE
      Conserve este papel hasta saberlo. Atención:
      800-0000 · ayuda@luz.example"
    `);
  });

  it('promises a guest a mail to the address that they typed, not to an account that they do not have', () => {
    const { queue } = waiting;
    const ofGuest = { ...waiting, ...(queue && { queue: { ...queue, isTyped: true } as const }) };
    const text = textOf(ofGuest, 'queued');
    expect(text).toContain('También le avisaremos al correo que');
    expect(text).not.toContain('cuenta');
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
                      23/11/2026 10:01
      --------------------------------
      MONTO EN COLA         USD $38.45
      --------------------------------
      No pudimos comunicarnos con el
      banco. Todavía no se ha cobrado
      nada. El pago se enviará al
      banco cuando vuelva la conexión.
      El banco puede rechazarlo. Si
      hasta la fecha indicada no se
      pudo enviar, vence y no se
      cobra.

          MIENTRAS TANTO NO PAGUE
           DE NUEVO ESTA FACTURA

      Para saber cómo quedó: en este
      kiosco toque "Consultar un pago"
      y escriba la referencia y los
      últimos cuatro dígitos de su
      tarjeta. También le avisaremos
      al correo de su cuenta.

               COPIA CLIENTE
      Conserve este papel hasta
      saberlo. Atención: 800-0000 ·
      ayuda@luz.example"
    `);
  });

  it('says in bold that it proves no payment, until when, and not to pay again', () => {
    const bold = linesOf(waiting, 'queued').filter(({ isBold }) => isBold);
    expect(bold.map(({ text }) => text.trim())).toEqual([
      'Luz del Istmo, S.A.',
      'EN COLA',
      'NO ES COMPROBANTE DE PAGO',
      expect.stringMatching(/^Se envía hasta el +23\/11\/2026 10:01$/),
      expect.stringMatching(/^MONTO EN COLA +USD \$38\.45$/),
      'MIENTRAS TANTO NO PAGUE DE NUEVO ESTA FACTURA',
      'COPIA CLIENTE',
    ]);
  });

  it('gives the deadline once, as people read a clock', () => {
    for (const columns of [48, 32] as const) {
      expect(textOf(waiting, 'queued', columns).match(/23\/11\/2026.*/g)).toEqual(['23/11/2026 10:01']);
    }
    const english: Payment = { ...waiting, order: { ...waiting.order, language: 'en' } };
    expect(textOf(english, 'queued').match(/23 Nov 2026.*/g)).toEqual(['23 Nov 2026 10:01']);
  });

  it('has nothing on it that an approval has', () => {
    for (const columns of [48, 32] as const) {
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
    const summer: Merchant = { ...merchant, timeZone: 'America/Santiago' };
    const { queue } = waiting;
    // In Chile the clocks went back on 5 April 2026 at 03:00 UTC.
    const terms = { queuedAtUnixMs: Date.UTC(2026, 3, 4, 15), deadlineUnixMs: Date.UTC(2026, 3, 5, 15) };
    const over: Payment = { ...waiting, ...(queue && { queue: { ...queue, ...terms } }) };
    const lines = linesOf(over, 'queued', { merchant: summer }).map(({ text }) => text);
    expect(lines).toContainEqual(expect.stringMatching(/^Fecha +04\/04\/2026 12:00:00 -03:00$/));
    expect(lines).toContainEqual(expect.stringMatching(/^Se envía hasta el +05\/04\/2026 11:00$/));
  });
});

const card = { brand: 'visa', lastFour: '1111' } as const;

function paymentAt(state: PaymentState): Payment {
  return { ...opened, card, state };
}

describe('the paper of a payment that has no answer', () => {
  const unknown = paymentAt({ at: 'unknown', cause: 'timeout', inquiries: 3 });
  const open: readonly PaymentState[] = [
    unknown.state,
    { at: 'reversing', reason: 'timeout' },
    { at: 'manual', evidence: 'reversal refused: 96' },
  ];

  it.each(open)('says, when it is $at, not to pay again, and how to ask', (state) => {
    const text = textOf(paymentAt(state), 'no-answer').replaceAll(/\s+/g, ' ');
    expect(text).toContain('SIN RESPUESTA');
    expect(text).toContain('NO PAGUE DE NUEVO ESTA FACTURA HASTA SABER CÓMO QUEDÓ');
    expect(text).toContain('"Consultar un pago" y escriba la referencia y los últimos cuatro dígitos');
    expect(text).toContain('Atención: 800-0000 · ayuda@luz.example');
  });

  it.each(open)('claims neither, when it is $at, that it was charged nor that it was not', (state) => {
    const text = textOf(paymentAt(state), 'no-answer').replaceAll(/\s+/g, ' ');
    expect(text).not.toMatch(/APROBADO|PAGADO|NO SE COBR|RECHAZADO|aplicado/i);
    expect(text).toMatch(
      /no sabemos si este pago se cobró|Si se llegó a cobrar|Es posible que se haya cobrado/,
    );
  });

  it('says of when this is, because it will not stay so', () => {
    expect(textOf(unknown, 'no-answer')).toMatch(/^Así estaba el +22\/11\/2026 10:43:00 -05:00$/m);
  });
});

describe('the paper of a payment that was not made', () => {
  it.each([
    ['RECHAZADO', 'no tiene fondos', { at: 'declined', code: '51', reason: 'insufficient-funds' }],
    ['PAGO NO REALIZADO', 'no le llegó al banco', { at: 'declined', code: 'x', reason: 'never-arrived' }],
    ['PAGO NO REALIZADO', 'No pudimos comunicarnos', { at: 'abandoned', reason: 'vpos-unreachable' }],
    ['PAGO NO REALIZADO', 'Ya no se enviará', { at: 'expired', reason: 'too-old' }],
    ['PAGO NO REALIZADO', 'ya no tiene los datos', { at: 'expired', reason: 'card-lost' }],
    [
      'PAGO NO REALIZADO',
      'ya no lo puede cobrar',
      { at: 'reversed', reason: 'timeout', reversalReference: 'V-1', captured: false },
    ],
  ] as const)('says %s, that nothing was charged, and why: %s', (title, why, state) => {
    const text = textOf(paymentAt(state), 'not-charged').replaceAll(/\s+/g, ' ');
    expect(text).toContain(title);
    expect(text).toContain('NO SE COBRÓ NADA');
    expect(text).toContain('TOTAL COBRADO USD $0.00');
    expect(text).toContain(why);
    expect(text).toContain('Si sigue pendiente, puede pagarla de nuevo.');
    expect(text).not.toMatch(/APROBADO|PAGADO|Autorización|RRN/);
  });

  it('gives the bank’s own code where the bank said no, and nowhere else', () => {
    const declined = paymentAt({ at: 'declined', code: '51', reason: 'insufficient-funds' });
    expect(textOf(declined, 'not-charged')).toMatch(/^Código de respuesta +51$/m);
    const lost = paymentAt({ at: 'declined', code: 'not-found', reason: 'never-arrived' });
    expect(textOf(lost, 'not-charged')).not.toMatch(/not-found|Código de respuesta/);
  });

  it.each([
    { at: 'abandoned', reason: 'held-elsewhere' },
    { at: 'abandoned', reason: 'already-paid' },
    { at: 'reversed', reason: 'already-paid', reversalReference: 'V-1', captured: false },
  ] as const)('sends nobody to pay a bill again that somebody else is paying: $at, $reason', (state) => {
    expect(textOf(paymentAt(state), 'not-charged')).not.toMatch(/de nuevo/);
  });
});
