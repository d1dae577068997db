import { describe, expect, it } from 'vitest';
import type { Payment, PaymentState, ReceiptKind } from '../../../src-main/payment/payment.ts';
import { paymentReceipt } from '../../../src-main/receipt/payment-receipt.ts';
import { approval, opened } from '../payment/orders.ts';
import { paymentAfter, queued } from './queued-payments.ts';
import { panamanianMerchant as merchant } from './sample-payments.ts';
import { linesOf, textOf } from './read-receipt.ts';

const card = { brand: 'visa', lastFour: '1111' } as const;
const posted: Payment = {
  ...opened,
  card,
  state: {
    at: 'posted',
    approval,
    approvedAtUnixMs: Date.UTC(2026, 10, 22, 15, 42, 7),
    billerReceipt: 'R-000123',
  },
};

describe('a paper of a payment', () => {
  it('is an original the first time, and says nothing of copies', () => {
    const text = textOf(posted, 'approved');
    expect(text).not.toMatch(/REIMPRESI/);
    expect(text).toMatch(/^ +COPIA CLIENTE$/m);
  });

  it('begins, on a copy, with the number of the copy, when and why it was printed, and that it is no new payment', () => {
    const lines = linesOf(posted, 'approved', { attempt: { copy: 2, why: 'incomplete' } });
    expect(lines[0]?.text.trim()).toBe('*** REIMPRESIÓN N.º 2 ***');
    expect(lines[0]?.isBold).toBe(true);
    const prose = lines.map(({ text }) => text.trim()).join(' ');
    expect(prose).toContain(
      'Impresa el 22/11/2026 10:43:00 -05:00. La impresión anterior quedó incompleta. No es un pago nuevo.',
    );
    expect(prose).toContain('COPIA CLIENTE - REIMPRESIÓN');
  });

  it('has the same reference, amount and authorisation on a copy as on the original', () => {
    const copy = textOf(posted, 'approved', { attempt: { copy: 1, why: 'asked' } });
    const original = textOf(posted, 'approved');
    const voucher = original.slice(original.indexOf('====='), original.indexOf('COPIA')).trim();
    expect(copy).toContain(voucher);
  });

  it('tells the merchant, and nobody else, under which id it is in the journal', () => {
    const document = paymentReceipt(
      posted,
      { kind: 'approved', copy: 0, why: 'first' },
      { merchant, printedAtUnixMs: 0, copyFor: 'merchant' },
    );
    expect(document).toContainEqual({ is: 'barcode', payload: posted.order.reference });
    expect(textOf(posted, 'approved', { copyFor: 'merchant' })).toMatch(
      new RegExp(`Id. interno ${posted.order.paymentId}\n[^]*COPIA COMERCIO`),
    );
    expect(textOf(posted, 'approved')).not.toContain(posted.order.paymentId);
  });

  it('has a QR code where there is a link, and says what it is for', () => {
    const document = paymentReceipt(
      posted,
      { kind: 'approved', copy: 0, why: 'first' },
      { merchant, printedAtUnixMs: 0, link: 'https://pagos.luz.example/r#x' },
    );
    expect(document).toContainEqual({ is: 'qr', payload: 'https://pagos.luz.example/r#x' });
    expect(JSON.stringify(document)).toContain('Verifique este comprobante con su teléfono');
    expect(textOf(posted, 'approved')).not.toContain('con su teléfono');
  });

  it('is in the language of whoever paid, with a month that nobody takes for a day', () => {
    const english: Payment = { ...posted, order: { ...posted.order, language: 'en' } };
    const text = textOf(english, 'approved');
    expect(text).toMatch(/^ +APPROVED$/m);
    expect(text).toMatch(/^Date +22 Nov 2026 10:42:07 -05:00$/m);
    expect(text).not.toMatch(/COPIA|APROBADO|Autorización/);
  });

  it('never says when a card expires', () => {
    const careless = { ...posted, card: { ...card, expiry: '12/29', expiresOn: '2029-12' } };
    expect(textOf(careless, 'approved')).not.toMatch(/12\/29|2029/);
  });
});

describe('no paper says what is not so', () => {
  const kinds: readonly ReceiptKind[] = [
    'queued',
    'no-answer',
    'posting-later',
    'approved',
    'not-charged',
    'reversed',
  ];
  const { state: postedState } = posted;
  const { queue } = paymentAfter(queued);
  const reversed = { at: 'reversed', reason: 'timeout', reversalReference: 'V-1' } as const;
  const states: readonly (readonly [PaymentState, ReceiptKind | undefined])[] = [
    [{ at: 'created' }, undefined],
    [{ at: 'queued' }, 'queued'],
    [{ at: 'sending', requestDigest: 'd' }, undefined],
    [{ at: 'unknown', cause: 'timeout', inquiries: 0 }, 'no-answer'],
    [{ at: 'reversing', reason: 'timeout' }, 'no-answer'],
    [{ at: 'manual', evidence: 'x' }, 'no-answer'],
    [{ at: 'approved', approval, approvedAtUnixMs: 0 }, 'posting-later'],
    [postedState, 'approved'],
    [{ at: 'declined', code: '51', reason: 'insufficient-funds' }, 'not-charged'],
    [{ at: 'abandoned', reason: 'vpos-unreachable' }, 'not-charged'],
    [{ at: 'expired', reason: 'too-old' }, 'not-charged'],
    [{ ...reversed, captured: false }, 'not-charged'],
    [{ ...reversed, captured: true }, 'reversed'],
  ];

  it.each(states)('of a payment that is $at', (state, only) => {
    const payment: Payment = { ...opened, card, state, ...(queue && { queue }) };
    const possible = kinds.filter((kind) => {
      try {
        return linesOf(payment, kind).length > 0;
      } catch (error) {
        expect(String(error)).toMatch(/no such receipt of payment .*, which is /);
        return false;
      }
    });
    expect(possible).toEqual(only === undefined ? [] : [only]);
  });

  it('nor of a payment that claims to wait and has no terms', () => {
    expect(() => textOf({ ...opened, card, state: { at: 'queued' } }, 'queued')).toThrow(/no such receipt/);
  });
});
