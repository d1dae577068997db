import { readFileSync } from 'node:fs';
import type { ReceiptView } from '#contract/kiosk-api.ts';
import type { Config } from './config.ts';
import { writeDurably } from './journal/write-durably.ts';
import type { Log } from './log.ts';
import type { PaperAttempt, Payment, ReceiptKind } from './payment/payment.ts';
import type { Clock } from './payment/port.ts';
import type { Line, PictureLine } from './printer/port.ts';
import { layOut } from './receipt/layout.ts';
import { readLogo } from './receipt/logo.ts';
import type { Merchant } from './receipt/merchant.ts';
import { paymentReceipt } from './receipt/payment-receipt.ts';
import { receiptPdf } from './receipt/pdf.ts';
import { previewOf } from './receipt/preview.ts';
import { qrMatrix } from './receipt/qr-matrix.ts';
import type { ReceiptKey } from './receipt/receipt-key.ts';
import { openReceiptKey } from './receipt/receipt-key-file.ts';
import { receiptLink } from './receipt/receipt-link.ts';

export interface ReceiptMakerOptions {
  readonly config: Config;
  readonly merchant: Merchant;
  /** Where the key lies that signs the links. */
  readonly directory: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Makes receipts of payments, each from the same lines: for paper, screen, file and mail. */
export interface ReceiptMaker {
  /** Whether receipts have a link; not without the company's page, nor without a key. */
  readonly hasLinks: boolean;
  /** What goes to the printer. */
  lines(payment: Payment, attempt: PaperAttempt): readonly Line[];
  preview(payment: Payment, kind: ReceiptKind): ReceiptView;
  pdf(payment: Payment, kind: ReceiptKind, copyFor?: 'customer' | 'merchant'): Promise<Buffer>;
}

/** Never throws for a key or a logo that is not there: receipts then have no link, or no picture, and the log says why. */
export function createReceiptMaker(options: ReceiptMakerOptions): ReceiptMaker {
  const { config, clock } = options;
  const { columns } = config.printer;
  const key = keyOf(options);
  const logo = logoOf(options);
  const merchant = logo ? { ...options.merchant, logo } : options.merchant;

  function linkOf(payment: Payment, kind: ReceiptKind): string | undefined {
    const { linkBase } = config.receipts;
    if (linkBase === undefined || !key) return undefined;
    return receiptLink(payment, { kind, printedAtUnixMs: clock.nowUnixMs(), linkBase, key });
  }

  function lines(
    payment: Payment,
    attempt: PaperAttempt,
    copyFor?: 'customer' | 'merchant',
  ): readonly Line[] {
    const link = linkOf(payment, attempt.kind);
    const document = paymentReceipt(payment, attempt, {
      merchant,
      printedAtUnixMs: clock.nowUnixMs(),
      ...(link !== undefined && { link }),
      ...(copyFor && { copyFor }),
      ...(payment.approval && { originalApproval: payment.approval }),
    });
    return layOut(document, columns);
  }

  return {
    hasLinks: key !== undefined,
    lines,
    preview: (payment, kind) => {
      const link = linkOf(payment, kind);
      return {
        ...previewOf(lines(payment, original(kind)), columns),
        link: link === undefined ? null : { url: link, qr: qrMatrix(link) },
      };
    },
    pdf: (payment, kind, copyFor) => {
      const { reference, language = 'es' } = payment.order;
      return receiptPdf(lines(payment, original(kind), copyFor), {
        columns,
        title: reference,
        language,
        madeAtUnixMs: clock.nowUnixMs(),
      });
    },
  };
}

/** What is shown or mailed is no paper: it has no number among the copies. */
function original(kind: ReceiptKind): PaperAttempt {
  return { kind, copy: 0, why: 'first' };
}

/** Made at the first start; a kiosk that cannot have one prints receipts without a link. */
function keyOf({ config, directory, log }: ReceiptMakerOptions): ReceiptKey | undefined {
  if (config.receipts.linkBase === undefined) return undefined;
  try {
    return openReceiptKey(directory, writeDurably, config.kioskId);
  } catch (error) {
    log({ is: 'receipt-key-failed', why: messageOf(error) });
    return undefined;
  }
}

function logoOf({ config, log }: ReceiptMakerOptions): PictureLine | undefined {
  const { logo } = config.printer;
  if (logo === undefined) return undefined;
  try {
    return readLogo(readFileSync(logo));
  } catch (error) {
    log({ is: 'logo-failed', why: messageOf(error) });
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
