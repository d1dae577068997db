import type { PaperAttempt, Payment, ReceiptKind } from '../../../src-main/payment/payment.ts';
import type { TextLine } from '../../../src-main/printer/port.ts';
import { layOut } from '../../../src-main/receipt/layout.ts';
import { paymentReceipt, type ReceiptOptions } from '../../../src-main/receipt/payment-receipt.ts';
import { panamanianMerchant as merchant } from './sample-payments.ts';

export interface ReadOptions extends Partial<ReceiptOptions> {
  readonly columns?: 48 | 32;
  readonly attempt?: Partial<PaperAttempt>;
}

/** What stands on a payment's paper, line by line. */
export function linesOf(payment: Payment, kind: ReceiptKind, options: ReadOptions = {}): TextLine[] {
  const { columns = 48, attempt, ...others } = options;
  const document = paymentReceipt(
    payment,
    { kind, copy: 0, why: 'first', ...attempt },
    { merchant, printedAtUnixMs: Date.UTC(2026, 10, 22, 15, 43, 0), ...others },
  );
  return layOut(document, columns).filter((line) => line.is === 'text');
}

export function textOf(payment: Payment, kind: ReceiptKind, options: ReadOptions = {}): string {
  return linesOf(payment, kind, options)
    .map(({ text }) => text)
    .join('\n');
}
