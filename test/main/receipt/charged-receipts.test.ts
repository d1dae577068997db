import { describe, expect, it } from 'vitest';
import type { Payment, PaymentEvent, ReceiptKind } from '../../../src-main/payment/payment.ts';
import { next } from '../../../src-main/payment/rule.ts';
import type { PrintOutcome } from '../../../src-main/printer/port.ts';
import type { ChipData } from '../../../src-main/vpos/port.ts';
import { approval, opened } from '../payment/orders.ts';
import { approved, paymentAfter, posted as booked, queued, started } from './queued-payments.ts';
import { linesOf, textOf } from './read-receipt.ts';

function after(...events: PaymentEvent[]): Payment {
  return events.reduce((payment, event) => next(payment, event) ?? payment, opened);
}

const confirmed: PaymentEvent = {
  is: 'confirmed',
  card: { brand: 'visa', lastFour: '1111' },
  requestDigest: 'd',
};
const posted = after(confirmed, approved, booked);

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

  it('tells of a queued payment when it was queued as well as when it was charged', () => {
    for (const [events, kind] of [
      [[queued, started, approved, booked], 'approved'],
      [[queued, started, approved], 'posting-later'],
    ] as const) {
      const text = textOf(paymentAfter(...events), kind);
      expect(text).toMatch(/^Fecha +22\/11\/2026 10:42:07 -05:00$/m);
      expect(text).toMatch(/^Tomado en cola el +22\/11\/2026 10:01:30 -05:00$/m);
      expect(text).not.toMatch(/EN COLA$/m);
    }
  });

  it('carries the whole code of the tax authority, however narrow the paper is', () => {
    const value = 'b2b1c3a0f7d94e58'.repeat(6);
    const invoice = { ...posted.order.invoice, fiscalCode: { name: 'CUDE', value } as const };
    for (const columns of [48, 32] as const) {
      const text = textOf({ ...posted, order: { ...posted.order, invoice } }, 'approved', { columns });
      expect(text.replaceAll('\n', '')).toContain(`CUDE${value}`);
    }
  });
});

describe('a paper that follows another one of the same payment', () => {
  const replaces = 'REEMPLAZA EL PAPEL ANTERIOR DE ESTE PAGO';
  const given: PaymentEvent = { is: 'reversed', reversalReference: 'V-000007', captured: true };
  const waiting = after(confirmed, approved);
  const taken = (kind: ReceiptKind, outcome: PrintOutcome = { is: 'printed' }): readonly PaymentEvent[] => [
    { is: 'print-started', kind, why: 'first' },
    { is: 'print-ended', outcome },
  ];
  const notStarted: PrintOutcome = { is: 'not-started', cause: 'paper-out' };

  it.each([
    ['APROBADO', 'approved', [confirmed, approved, ...taken('posting-later'), booked]],
    ['APROBADO', 'approved', [queued, ...taken('queued'), started, approved, booked]],
    [
      'ANULACIÓN',
      'reversed',
      [confirmed, approved, ...taken('posting-later'), { is: 'post-refused', reason: 'already-paid' }, given],
    ],
    [
      'SIN RESPUESTA',
      'no-answer',
      [confirmed, approved, ...taken('posting-later'), { is: 'post-refused', reason: 'already-paid' }],
    ],
    [
      'RECHAZADO',
      'not-charged',
      [queued, ...taken('queued'), started, { is: 'declined', code: '51', reason: 'over-limit' }],
    ],
  ] as const)('says below its title, in bold, that it replaces it: %s', (heading, kind, events) => {
    for (const columns of [48, 32] as const) {
      const lines = linesOf(paymentAfter(...events), kind, { columns });
      const [, title = []] = split(lines, ({ text }) => text.startsWith('===='));
      expect(title.map(({ text }) => text.trim()).join(' ')).toMatch(
        new RegExp(`^${heading}( NO ES COMPROBANTE DE PAGO)? ${replaces}$`),
      );
      expect(title.every(({ isBold }) => isBold)).toBe(true);
    }
  });

  it('says so in English, too', () => {
    const payment = paymentAfter(confirmed, approved, ...taken('posting-later'), booked);
    const english: Payment = { ...payment, order: { ...payment.order, language: 'en' } };
    expect(textOf(english, 'approved')).toContain('REPLACES THE EARLIER PAPER OF THIS PAYMENT');
  });

  it('says so as well after a paper of which nobody knows whether it came out', () => {
    const doubted: PrintOutcome = { is: 'unknown', cause: 'mute' };
    const payment = paymentAfter(confirmed, approved, ...taken('posting-later', doubted), booked);
    expect(textOf(payment, 'approved')).toContain(replaces);
  });

  it('says nothing of it where there is no other: none was asked for, none came out, or it is a copy', () => {
    const never = after(confirmed, approved, booked);
    const failed = paymentAfter(confirmed, approved, ...taken('posting-later', notStarted), booked);
    const copied = paymentAfter(confirmed, approved, booked, ...taken('approved'));
    for (const payment of [never, failed, copied]) {
      expect(textOf(payment, 'approved')).not.toContain('REEMPLAZA');
    }
    expect(textOf(waiting, 'posting-later')).not.toContain('REEMPLAZA');
  });
});

/** The lines between those that part them. */
function split<Line>(lines: readonly Line[], isParting: (line: Line) => boolean): Line[][] {
  return lines.reduce<Line[][]>(
    (parts, line) => {
      if (isParting(line)) return [...parts, []];
      parts.at(-1)?.push(line);
      return parts;
    },
    [[]],
  );
}

describe('the receipt of a card that a terminal has read', () => {
  const chip: ChipData = {
    entry: 'contactless',
    aid: 'A0000000031010',
    applicationLabel: 'VISA CREDITO',
    cryptogram: '7C21E05A94D3B8F1',
    verification: 'device',
  };
  const withChip = (more: Partial<ChipData>): Payment =>
    after(
      confirmed,
      { is: 'approved', approval: { ...approval, chip: { ...chip, ...more } }, atUnixMs: 0 },
      booked,
    );

  it('names the application, its cryptogram and how the card was read', () => {
    const text = textOf(withChip({}), 'approved');
    expect(text).toMatch(/Lectura +Sin contacto\nAplicación +VISA CREDITO\nAID +A0000000031010/);
    expect(text).toMatch(/Criptograma +7C21E05A94D3B8F1/);
  });

  it.each([
    ['pin', 'VERIFICADO CON PIN'],
    ['device', 'VERIFICADO EN EL DISPOSITIVO'],
    ['signature', 'VERIFICACIÓN CON FIRMA'],
    ['none', 'SIN VERIFICACIÓN DEL TITULAR'],
  ] as const)('says how its holder was verified: %s', (verification, words) => {
    expect(textOf(withChip({ verification }), 'approved')).toContain(words);
  });
});

describe('the receipt of a payment that was given back', () => {
  const given: PaymentEvent = { is: 'reversed', reversalReference: 'V-000007', captured: true };
  const reversed = after(confirmed, approved, { is: 'post-refused', reason: 'already-paid' }, given);

  it('says that it pays nothing, and why', () => {
    const text = textOf(reversed, 'reversed');
    expect(text).toContain('ANULACIÓN');
    expect(text).toContain('V-000007');
    expect(text).toMatch(/TOTAL ANULADO +USD \$38\.45/);
    expect(text).toMatch(/ya estaba\s+pagada/);
    expect(text).toMatch(/no paga la factura/);
    expect(text).not.toContain('APROBADO');
  });

  it('names the day of the payment that the paper of the approval names, and its own', () => {
    const text = textOf(reversed, 'reversed', { printedAtUnixMs: Date.UTC(2026, 10, 25, 20, 5, 9) });
    expect(text).toMatch(/^Fecha del pago +22\/11\/2026 10:42:07 -05:00$/m);
    expect(text).toMatch(/^Fecha de esta constancia\n +25\/11\/2026 15:05:09 -05:00$/m);
    const { approvedAtUnixMs: _, ...older } = reversed;
    expect(textOf(older, 'reversed')).toMatch(/^Fecha del pago +22\/11\/2026 10:00:00 -05:00$/m);
  });

  it('says when it was queued, where it was', () => {
    const taken = paymentAfter(queued, started, approved, { is: 'post-refused', reason: 'x' }, given);
    expect(textOf(taken, 'reversed')).toMatch(/^Tomado en cola el +22\/11\/2026 10:01:30 -05:00$/m);
    expect(textOf(reversed, 'reversed')).not.toContain('Tomado en cola');
  });

  it('names both authorisations where the first is known', () => {
    expect(textOf(reversed, 'reversed')).not.toContain('Autorización original');
    expect(textOf(reversed, 'reversed', { originalApproval: approval })).toMatch(
      /Autorización original +123456\n[^]*Anulación +V-000007/,
    );
  });
});
