import { describe, expect, it } from 'vitest';
import type { Mail } from '../../../src-main/mail/port.ts';
import { receiptMail } from '../../../src-main/mail/receipt-mail.ts';
import { created, type Payment, type PaymentOrder } from '../../../src-main/payment/payment.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { paymentReceipt } from '../../../src-main/receipt/payment-receipt.ts';
import { approval, order, partApproval, partOrder } from '../payment/orders.ts';
import { panamanianMerchant as merchant } from '../receipt/sample-payments.ts';

function mailOf(of: PaymentOrder): Mail {
  const payment: Payment = {
    ...created(of),
    card: { brand: 'visa', lastFour: '1111' },
    state: {
      at: 'posted',
      approval: of.isPart ? partApproval : approval,
      approvedAtUnixMs: 1_795_362_127_000,
      billerReceipt: 'R-000123',
    },
  };
  const attempt = { kind: 'approved', copy: 0, why: 'first' } as const;
  const paper = paymentReceipt(payment, attempt, { merchant, printedAtUnixMs: 1_795_362_132_000 });
  const parts = { kind: 'approved', to: 'maria@casa.example', pdf: Buffer.from('') } as const;
  return receiptMail(payment, { ...parts, lines: layOut(paper, 48) });
}

describe('a receipt by mail', () => {
  it('is in the language in which its customer paid, from the subject to the last line', () => {
    const spanish = mailOf(order);
    expect(spanish.subject).toBe('Comprobante de pago: FE-104220 (K014-000001)');
    expect(spanish.text).toContain('TOTAL PAGADO');
    const english = mailOf({ ...order, language: 'en' });
    expect(english.subject).toBe('Payment receipt: FE-104220 (K014-000001)');
    expect(english.text).toContain('TOTAL PAID');
    expect(english.text).toContain('This is an automated email.');
    expect(english.text).not.toMatch(/Autorización|pago/);
  });

  it('of a part says in its subject that it is one', () => {
    expect(mailOf(partOrder).subject).toBe('Comprobante de abono: FE-104220 (K014-000001)');
    expect(mailOf(partOrder).text).toContain('ABONO A LA FACTURA');
    const english = mailOf({ ...partOrder, language: 'en' });
    expect(english.subject).toBe('Receipt for a part of the bill: FE-104220 (K014-000001)');
  });
});
