import { describe, expect, it } from 'vitest';
import type { DeclineReason } from '#contract/kiosk-api.ts';
import type { Mail } from '../../../src-main/mail/port.ts';
import { queueNotice } from '../../../src-main/mail/queue-notice.ts';
import type { Payment, PaymentEvent } from '../../../src-main/payment/payment.ts';
import type { Merchant } from '../../../src-main/receipt/merchant.ts';
import { approval, order } from '../payment/orders.ts';
import { approved, paymentAfter, posted, queued, started } from '../receipt/queued-payments.ts';
import { panamanianMerchant as merchant } from '../receipt/sample-payments.ts';
import { mail, mailerTo, startMailServer } from './mail-server.ts';

function noticeAfter(...events: PaymentEvent[]): Mail {
  return queueNotice(paymentAfter(queued, started, ...events), merchant);
}

const givenBack: PaymentEvent = { is: 'reversed', reversalReference: 'V-000007', captured: true };

describe('the mail about a queued payment', () => {
  it('says all of one that was paid', () => {
    const { to, subject, text, messageId } = noticeAfter(approved, posted);
    expect(to).toBe('maria@casa.example');
    expect(subject).toBe('Pago aplicado: factura FE-104220 (K014-000001)');
    expect(messageId).toBe(`<${order.paymentId}.posted@k014.ventanilla.invalid>`);
    expect(text).toMatchInlineSnapshot(`
      "Hola, M*** F*** Núñez:

      El pago que dejó en cola se cobró a su tarjeta y quedó aplicado a la factura.
      Autorización: 123456
      Recibo de la empresa: R-000123

      Referencia: K014-000001
      Tomado en cola el: 22/11/2026 10:01:30 -05:00
      Factura: FE-104220
      Detalle: Energía eléctrica · octubre 2026
      Monto: USD $38.45
      Tarjeta: VISA terminada en 1111
      Empresa: Luz del Istmo, S.A.
      Lugar: Sucursal Centro · Kiosco K014

      Para volver a consultarlo: en el kiosco toque "Consultar un pago" y escriba la referencia y los últimos cuatro dígitos de su tarjeta. Atención: 800-0000 · ayuda@luz.example

      Este correo es automático y no trae enlaces. Nunca le pediremos por correo los datos de su tarjeta.
      "
    `);
  });

  it('to whoever paid in English is in English, whatever came of the payment', () => {
    const inEnglish = (...events: PaymentEvent[]): Mail => {
      const payment = paymentAfter(queued, started, ...events);
      return queueNotice({ ...payment, order: { ...payment.order, language: 'en' } }, merchant);
    };
    const paid = inEnglish(approved, posted);
    expect(paid.subject).toBe('Payment made: bill FE-104220 (K014-000001)');
    expect(paid.text).toMatchInlineSnapshot(`
      "Hello, M*** F*** Núñez,

      Your queued payment was charged to your card and applied to the bill.
      Authorization: 123456
      Company receipt: R-000123

      Reference: K014-000001
      Queued on: 22 Nov 2026 10:01:30 -05:00
      Bill: FE-104220
      Details: Energía eléctrica · octubre 2026
      Amount: USD $38.45
      Card: VISA ending in 1111
      Company: Luz del Istmo, S.A.
      Place: Sucursal Centro · Kiosk K014

      To look it up again: touch "Consultar un pago" ("Look up a payment") at the kiosk and enter the reference and the last four digits of your card. Help: 800-0000 · ayuda@luz.example

      This is an automated email with no links. We will never ask for your card details by email.
      "
    `);
    const declined = inEnglish({ is: 'declined', code: '51', reason: 'insufficient-funds' });
    expect(declined.subject).toBe('Payment declined: bill FE-104220 (K014-000001)');
    expect(declined.text).toContain('there was not enough money on the card. You were not charged.');
    const returned = inEnglish(approved, { is: 'post-refused', reason: 'already-paid' }, givenBack);
    expect(returned.text).toContain('does not pay the bill');
    expect(returned.text).toContain('Reversal: V-000007');
    expect(returned.text).toContain('The company told us that the bill was already paid.');
    for (const { text } of [paid, declined, returned])
      expect(text).not.toMatch(/factura|cobr|banco|tarjeta/i);
  });

  it('of one that the bank refused says why, and that nothing was charged', () => {
    const { subject, text } = noticeAfter({ is: 'declined', code: '51', reason: 'insufficient-funds' });
    expect(subject).toBe('Pago rechazado: factura FE-104220 (K014-000001)');
    expect(text).toContain(
      'El banco no aceptó el pago que dejó en cola: la tarjeta no tenía fondos suficientes. No se cobró nada.',
    );
    expect(text).toContain('puede pagarla de nuevo');
  });

  it.each([
    'insufficient-funds',
    'expired-card',
    'wrong-details',
    'wrong-code',
    'over-limit',
    'blocked-card',
    'call-bank',
    'declined-by-bank',
  ] satisfies DeclineReason[])('has words for %s, not its name', (reason) => {
    const { text } = noticeAfter({ is: 'declined', code: '05', reason });
    expect(text).toMatch(/dejó en cola: [a-záéíóúñ][^:]+\. No se cobró nada\./);
    expect(text).not.toContain(reason);
  });

  it.each(['too-old', 'card-lost'] as const)('of one that was never sent (%s) says so', (reason) => {
    const { subject, text } = queueNotice(paymentAfter(queued, { is: 'expired', reason }), merchant);
    expect(subject).toBe('Pago no enviado: factura FE-104220 (K014-000001)');
    expect(text).toContain('ya no se enviará. No se cobró nada.');
  });

  it('of one that was given back says that it pays nothing, and what the company said', () => {
    const { subject, text } = noticeAfter(
      approved,
      { is: 'post-refused', reason: 'already-paid' },
      givenBack,
    );
    expect(subject).toBe('Pago anulado: factura FE-104220 (K014-000001)');
    expect(text).toContain('se cobró y luego se anuló: no paga la factura');
    expect(text).toContain('Anulación: V-000007');
    expect(text).toContain('la factura ya estaba pagada');
    expect(text).not.toContain('No se cobró nada');
  });

  it('of one that was reversed before it was ever charged does not promise money back', () => {
    const { subject, text } = noticeAfter({ ...givenBack, captured: false });
    expect(subject).toBe('Pago no realizado: factura FE-104220 (K014-000001)');
    expect(text).toContain('No se cobró nada.');
    expect(text).not.toMatch(/devuelve|se anuló/);
  });

  it('has nothing of an approval in it unless it was paid', () => {
    const endings = [
      noticeAfter({ is: 'declined', code: '05', reason: 'declined-by-bank' }),
      noticeAfter(approved, { is: 'post-refused', reason: 'wrong-amount' }, givenBack),
      queueNotice(paymentAfter(queued, { is: 'expired', reason: 'too-old' }), merchant),
    ];
    for (const { text } of endings) {
      expect(text).not.toContain(approval.authorizationCode);
      expect(text).not.toMatch(/Autorización|aplicado/);
    }
  });

  it('is the same mail when it is made again, and by a kiosk that has another name now', () => {
    const first = noticeAfter(approved, posted);
    expect(noticeAfter(approved, posted)).toEqual(first);
    const renamed = queueNotice(paymentAfter(queued, started, approved, posted), {
      ...merchant,
      kioskId: 'K999',
    });
    expect(renamed.messageId).toBe(first.messageId);
  });

  it('does not give the whole name away: the address may be a stranger’s', () => {
    const { text } = noticeAfter(approved, posted);
    expect(text).toContain('Hola, M*** F*** Núñez:');
    expect(text).not.toMatch(/María|Fernanda/);
  });
});

describe('no mail', () => {
  it.each([
    ['waits still', [queued]],
    ['is on its way', [queued, started]],
    ['is silent', [queued, started, { is: 'silent', cause: 'x' }]],
    ['is not yet posted', [queued, started, approved]],
    ['is being reversed', [queued, started, approved, { is: 'post-refused', reason: 'already-paid' }]],
    ['needs staff', [queued, started, approved, { is: 'post-conflict', reason: 'different-payment' }]],
    ['was left', [{ is: 'customer-left' }]],
  ] satisfies [string, PaymentEvent[]][])('is made of a payment that %s', (_what, events) => {
    expect(() => queueNotice(paymentAfter(...events), merchant)).toThrow(/no such notice/);
  });

  it('is made for nobody', () => {
    const payment = paymentAfter(queued, started, approved, posted);
    const { queue, ...unqueued } = payment;
    expect(queue).toBeDefined();
    expect(() => queueNotice(unqueued, merchant)).toThrow(/no such notice/);
    const mute: Payment = { ...payment, ...(queue && { queue: { ...queue, email: null } }) };
    expect(() => queueNotice(mute, merchant)).toThrow(/no such notice/);
  });
});

describe('a name with lines of its own', () => {
  const wicked = 'Ana\r\nBcc: other@casa.example\r\n\r\nPague en otro sitio';
  const payment = paymentAfter(queued, started, approved, posted);
  const invoice = { ...payment.order.invoice, customerName: wicked, detail: wicked, invoiceNumber: wicked };
  const wickedPayment: Payment = { ...payment, order: { ...payment.order, invoice } };
  const wickedMerchant: Merchant = { ...merchant, name: wicked, branchName: wicked, supportContact: wicked };

  it('begins neither a header nor a line', async () => {
    const notice = queueNotice(wickedPayment, wickedMerchant);
    expect(notice.subject).not.toMatch(/[\r\n]/);
    expect(notice.text).not.toMatch(/^(Bcc|Pague en otro)/m);
    const server = await startMailServer();
    expect(await mailerTo(server.port).send(notice)).toEqual({ is: 'sent' });
    const [arrived] = server.arrived();
    expect(arrived?.to).toEqual([mail.to]);
    expect(arrived?.headers.map(({ name }) => name)).not.toContain('bcc');
    expect(arrived?.text).toBe(notice.text);
  });
});
