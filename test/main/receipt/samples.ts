import { minor } from '#contract/money.ts';
import type { Language } from '../../../src-main/contract/appearance.ts';
import {
  created,
  type Payment,
  type PaymentOrder,
  type PaymentState,
  type ReceiptKind,
} from '../../../src-main/payment/payment.ts';
import type { ReceiptDocument } from '../../../src-main/receipt/document.ts';
import { paymentReceipt, type ReceiptOptions } from '../../../src-main/receipt/payment-receipt.ts';
import { receiptLink } from '../../../src-main/receipt/receipt-link.ts';
import { selfTestPage } from '../../../src-main/receipt/self-test-page.ts';
import { shiftReport } from '../../../src-main/receipt/shift-report.ts';
import {
  approval,
  approvedAtUnixMs,
  chipApproval,
  colombianMerchant,
  colombianOrder,
  openedAtUnixMs,
  panamanianMerchant,
  panamanianOrder,
  printedAtUnixMs,
  sampleKey,
} from './sample-payments.ts';
import { disputedFigures, emptyFigures, firstClosing, sampleClosing, sampleFigures } from './sample-shift.ts';

/** One document of every kind, in both languages, for whoever renders them. */
export interface Sample {
  /** Such as declined.en: also the name of its golden files. */
  readonly name: string;
  readonly document: ReceiptDocument;
  /** What its PDF says of when it was made: milliseconds since 1970. */
  readonly madeAtUnixMs: number;
  /** The merchant's copy is a PDF and never on paper. */
  readonly isPrinted: boolean;
}

const sampleLinkBase = 'https://pagos.luz.example/r';

const visa = { brand: 'visa', lastFour: '1111' } as const;
const mastercard = { brand: 'mastercard', lastFour: '4444' } as const;

const queue = {
  permissionId: 'ACQ-2026-017',
  queuedAtUnixMs: openedAtUnixMs,
  deadlineUnixMs: openedAtUnixMs + 86_400_000,
  email: 'maria@casa.example',
} as const;

interface Case {
  readonly name: string;
  readonly kind: ReceiptKind;
  readonly state: PaymentState;
  readonly order?: PaymentOrder;
  readonly card?: Payment['card'];
  readonly isQueued?: boolean;
  /** What the customer has been given before. */
  readonly earlier?: ReceiptKind;
  readonly copy?: { readonly number: number; readonly why: 'incomplete' | 'asked' };
  readonly options?: Partial<ReceiptOptions>;
}

const posted = { at: 'posted', approval, approvedAtUnixMs, billerReceipt: 'R-000123' } as const;
const chipPosted = { ...posted, approval: chipApproval, billerReceipt: 'RC-2026-118234' } as const;

const partOrder: PaymentOrder = {
  ...panamanianOrder,
  amountMinor: minor(2000),
  isPart: true,
  dueBeforeMinor: minor(3845),
};
const partOfColombia: PaymentOrder = {
  ...colombianOrder,
  amountMinor: minor(10_000_000),
  isPart: true,
  dueBeforeMinor: colombianOrder.amountMinor,
};
const partApproval = { ...approval, amountMinor: 2000 };

const cases: readonly Case[] = [
  { name: 'approved', kind: 'approved', state: posted },
  { name: 'approved-chip', kind: 'approved', state: chipPosted, order: colombianOrder, card: mastercard },
  {
    name: 'approved-reprint',
    kind: 'approved',
    state: posted,
    copy: { number: 1, why: 'incomplete' },
    options: { printedAtUnixMs: printedAtUnixMs + 300_000 },
  },
  {
    name: 'approved-merchant',
    kind: 'approved',
    state: chipPosted,
    order: colombianOrder,
    card: mastercard,
    options: { copyFor: 'merchant' },
  },
  { name: 'approved-after-posting-later', kind: 'approved', state: posted, earlier: 'posting-later' },
  { name: 'approved-after-queued', kind: 'approved', state: posted, isQueued: true, earlier: 'queued' },
  { name: 'posting-later', kind: 'posting-later', state: { at: 'approved', approval, approvedAtUnixMs } },
  { name: 'queued', kind: 'queued', state: { at: 'queued' }, isQueued: true },
  { name: 'unknown', kind: 'no-answer', state: { at: 'unknown', cause: 'timeout', inquiries: 3 } },
  { name: 'reversing', kind: 'no-answer', state: { at: 'reversing', reason: 'timeout' } },
  {
    name: 'manual',
    kind: 'no-answer',
    state: { at: 'manual', evidence: 'reversal (timeout) refused: 96' },
    order: colombianOrder,
    copy: { number: 2, why: 'asked' },
  },
  {
    name: 'declined',
    kind: 'not-charged',
    state: { at: 'declined', code: '51', reason: 'insufficient-funds' },
  },
  {
    name: 'never-arrived',
    kind: 'not-charged',
    state: { at: 'declined', code: 'not-found', reason: 'never-arrived' },
  },
  { name: 'unreachable', kind: 'not-charged', state: { at: 'abandoned', reason: 'vpos-unreachable' } },
  { name: 'expired', kind: 'not-charged', state: { at: 'expired', reason: 'too-old' }, isQueued: true },
  {
    name: 'reversed-uncharged',
    kind: 'not-charged',
    state: { at: 'reversed', reason: 'timeout', reversalReference: 'V-000006', captured: false },
    order: colombianOrder,
  },
  {
    name: 'reversed',
    kind: 'reversed',
    state: { at: 'reversed', reason: 'already-paid', reversalReference: 'V-000007', captured: true },
    options: { originalApproval: approval },
  },
  {
    name: 'reversed-after-posting-later',
    kind: 'reversed',
    state: { at: 'reversed', reason: 'not-found', reversalReference: 'V-000008', captured: true },
    earlier: 'posting-later',
    options: { originalApproval: approval, printedAtUnixMs: printedAtUnixMs + 86_400_000 },
  },
  {
    name: 'approved-debit',
    kind: 'approved',
    state: posted,
    order: { ...panamanianOrder, method: 'debit' },
  },
  {
    name: 'approved-part',
    kind: 'approved',
    state: { ...posted, approval: partApproval },
    order: { ...partOrder, method: 'credit' },
  },
  {
    name: 'approved-part-colombia',
    kind: 'approved',
    state: { ...chipPosted, approval: { ...chipApproval, amountMinor: 10_000_000 } },
    order: partOfColombia,
    card: mastercard,
    copy: { number: 1, why: 'asked' },
  },
  {
    name: 'posting-later-part',
    kind: 'posting-later',
    state: { at: 'approved', approval: partApproval, approvedAtUnixMs },
    order: partOrder,
  },
  {
    name: 'declined-part',
    kind: 'not-charged',
    state: { at: 'declined', code: '51', reason: 'insufficient-funds' },
    order: partOrder,
  },
  {
    name: 'reversed-part',
    kind: 'reversed',
    state: { at: 'reversed', reason: 'wrong-amount', reversalReference: 'V-000009', captured: true },
    order: partOrder,
    earlier: 'posting-later',
    options: { originalApproval: partApproval },
  },
];

function sampleOf(sample: Case, language: Language): Sample {
  const order = { ...(sample.order ?? panamanianOrder), language };
  const payment: Payment = {
    ...created(order),
    card: sample.card ?? visa,
    state: sample.state,
    ...(sample.isQueued === true && { queue }),
    ...(sample.earlier && { papers: { [sample.earlier]: 1 } }),
    ...(sample.kind === 'reversed' && { approvedAtUnixMs }),
  };
  const { kind } = sample;
  const options: ReceiptOptions = {
    merchant: order.currency === 'COP' ? colombianMerchant : panamanianMerchant,
    printedAtUnixMs,
    ...sample.options,
  };
  const { printedAtUnixMs: at } = options;
  const link = receiptLink(payment, {
    kind,
    printedAtUnixMs: at,
    linkBase: sampleLinkBase,
    key: sampleKey,
  });
  const attempt = { kind, copy: sample.copy?.number ?? 0, why: sample.copy?.why ?? 'first' } as const;
  return {
    name: `${sample.name}.${language}`,
    document: paymentReceipt(payment, attempt, { ...options, link }),
    madeAtUnixMs: at,
    isPrinted: options.copyFor !== 'merchant',
  };
}

function reportsIn(language: Language): Sample[] {
  const options = { merchant: panamanianMerchant, language };
  const profile = {
    columns: 48,
    codePage: 'pc858',
    proof: 'process-id',
    receiveBufferBytes: 4096,
    hasCutter: true,
  } as const;
  const documents: Readonly<Record<string, ReceiptDocument>> = {
    'report-x': shiftReport(disputedFigures, options),
    'closing-z': shiftReport(sampleFigures, { ...options, closing: sampleClosing }),
    'closing-z-first': shiftReport(
      { ...emptyFigures, acquirer: null },
      { ...options, closing: firstClosing },
    ),
    'self-test': selfTestPage(profile, language),
  };
  return Object.entries(documents).map(([name, document]) => ({
    name: `${name}.${language}`,
    document,
    madeAtUnixMs: sampleFigures.toUnixMs,
    isPrinted: true,
  }));
}

export const samples: readonly Sample[] = (['es', 'en'] as const).flatMap((language) => [
  ...cases.map((one) => sampleOf(one, language)),
  ...reportsIn(language),
]);
