import type { Payment } from '../../src-main/payment/payment.ts';
import { findDifferences } from '../ledgers.ts';
import { findSealedCards } from './journal-file.ts';
import type { OtherSide } from './other-side.ts';
import type { TellingBook } from './told.ts';

/** What must never happen, and what it is when it does. */
export interface Violation {
  /** Charged and never applied; charged twice; said otherwise than it is; or a kiosk or journal that failed. */
  readonly is: 'lost' | 'doubled' | 'misreported' | 'broken';
  readonly what: string;
}

export interface Books {
  readonly journalFile: string;
  readonly sealedCardsFile: string;
  /** The journal's payments. */
  readonly payments: readonly Payment[];
  readonly other: Pick<OtherSide, 'vpos' | 'biller' | 'receipts'>;
  readonly told: TellingBook;
}

/** The states in which the biller may have been told of a payment: never before the approval is durable. */
const afterApproval: readonly Payment['state']['at'][] = [
  'approved',
  'posted',
  'reversing',
  'reversed',
  'manual',
];

/** What holds at every instant, so also just after a kill. */
export function checkAtOnce({ payments, other, told }: Books): readonly Violation[] {
  const live = other.vpos.ledger().filter(({ status }) => status === 'captured');
  const charged = new Set(live.map(({ paymentId }) => paymentId));
  const stateOf = new Map(payments.map(({ order, state }) => [order.paymentId, state.at]));
  const tooEarly = other.biller.ledger().filter(({ paymentId }) => {
    const state = stateOf.get(paymentId);
    return state === undefined || !afterApproval.includes(state);
  });
  return [
    ...repeated(live.map(({ invoiceNumber }) => invoiceNumber)).map((invoiceNumber): Violation => {
      return { is: 'doubled', what: `invoice ${invoiceNumber} has more than one live capture` };
    }),
    ...tooEarly.map(({ paymentId }): Violation => {
      return { is: 'misreported', what: `the biller has payment ${paymentId} without a durable approval` };
    }),
    ...told.findUntruths(payments, (paymentId) => charged.has(paymentId)).map(misreported),
  ];
}

/** What holds besides when nothing is unfinished any more: the three books agree, and paper says what they say. */
export function checkAtRest(books: Books): readonly Violation[] {
  const { journalFile, sealedCardsFile, payments, other } = books;
  const stateOf = new Map(payments.map(({ order, state }) => [order.paymentId, state.at]));
  // What is in the hands of staff is no difference yet: they are shown it.
  const isSettled = ({ paymentId }: { readonly paymentId: string }): boolean =>
    stateOf.get(paymentId) !== 'manual';
  const vpos = { ledger: () => other.vpos.ledger().filter(isSettled) };
  const biller = { ledger: () => other.biller.ledger().filter(isSettled) };
  const booked = new Set(biller.ledger().map(({ paymentId }) => paymentId));
  const lost = vpos
    .ledger()
    .filter(({ paymentId, status }) => status === 'captured' && !booked.has(paymentId))
    .map(({ paymentId }) => paymentId);
  return [
    ...checkAtOnce(books),
    ...lost.map((paymentId): Violation => {
      const at = stateOf.get(paymentId) ?? 'nowhere';
      return { is: 'lost', what: `payment ${paymentId} is charged, not applied, and in the journal ${at}` };
    }),
    ...findDifferences(journalFile, vpos, biller)
      .filter((difference) => !lost.some((paymentId) => difference.includes(paymentId)))
      .map(misreported),
    ...checkPaper(payments, other.receipts()),
    ...findSealedCards(sealedCardsFile).map((paymentId): Violation => {
      const at = stateOf.get(paymentId) ?? 'nowhere';
      return { is: 'broken', what: `the card of payment ${paymentId}, which is ${at}, is still kept` };
    }),
  ];
}

interface Paper {
  readonly has: string;
  readonly name: string;
  readonly states: readonly string[];
}

/** Each kind of receipt, by the words that only it has, and the states of a payment of which it may have spoken. */
const papers: readonly Paper[] = [
  { has: 'Su pago quedó aplicado', name: 'APROBADO', states: ['posted'] },
  { has: 'APLICACIÓN EN PROCESO', name: 'APLICACIÓN EN PROCESO', states: ['posted', 'reversed', 'manual'] },
  { has: 'TOTAL ANULADO', name: 'ANULACIÓN', states: ['reversed'] },
  {
    has: 'MONTO EN COLA',
    name: 'EN COLA',
    states: ['posted', 'declined', 'reversed', 'manual', 'expired'],
  },
  {
    has: 'MONTO POR CONFIRMAR',
    name: 'SIN RESPUESTA',
    states: ['posted', 'declined', 'reversed', 'manual', 'expired'],
  },
  {
    has: 'TOTAL COBRADO',
    name: 'PAGO NO REALIZADO',
    states: ['declined', 'reversed', 'abandoned', 'expired'],
  },
];

function checkPaper(payments: readonly Payment[], receipts: readonly string[]): readonly Violation[] {
  const stateOf = new Map(payments.map(({ order, state }) => [order.reference, state.at]));
  const printed = receipts.flatMap((text) => {
    const reference = /K014-\d{6}/.exec(text)?.[0] ?? 'no reference';
    const copy = /REIMPRESIÓN N\.º (\d+)/.exec(text)?.[1] ?? 'original';
    return papers
      .filter(({ has }) => text.includes(has))
      .map(({ name, states }) => ({ reference, copy, name, states: states }));
  });
  const untrue = printed.filter(({ reference, states }) => !states.includes(stateOf.get(reference) ?? ''));
  return [
    ...untrue.map(({ reference, name }) => {
      return misreported(
        `${name} was printed for ${reference}, which is ${stateOf.get(reference) ?? 'nowhere'}`,
      );
    }),
    ...repeated(printed.map(({ reference, name, copy }) => `${name} of ${reference} (${copy})`)).map(
      (which) => misreported(`${which} was printed more than once`),
    ),
  ];
}

function misreported(what: string): Violation {
  return { is: 'misreported', what };
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
