import type { Biller, PostAnswer } from '../../src-main/biller/port.ts';
import type {
  InquiryAnswer,
  ReversalAnswer,
  SaleAnswer,
  SaleRequest,
  Vpos,
} from '../../src-main/vpos/port.ts';
import type { Witness, WitnessLine } from './witness.ts';

/** What becomes of an invoice's payment: the first word of its number. */
export type Fate =
  | 'PAID'
  /** The biller refuses the posting for good. */
  | 'REFUSED'
  | 'DECLINED'
  /** It is charged, and the answer to the sale is lost. */
  | 'SILENT'
  /** It is charged, and the kiosk dies before it is answered. */
  | 'CUT-OFF'
  /** It is charged, and the kiosk dies before the biller answers. */
  | 'UNPOSTED'
  /** The acquirer cannot be reached while the customer is there. */
  | 'QUEUED';

export function invoiceOf(fate: Fate, number: number): string {
  return `${fate}/${number}`;
}

interface Ledger {
  readonly charges: ReadonlyMap<string, { readonly is: string; readonly amountMinor: number }>;
  readonly posted: ReadonlySet<string>;
}

/**
 * VPOS and biller, which remember by the witness's file alone and so outlive the kiosk. Each books before it answers,
 * and answers the same payment the same.
 *
 * @param isHanging - the kiosk dies soon: some are never answered
 */
export function createOtherSide(
  witness: Witness,
  isHanging: boolean,
): { readonly vpos: Vpos; readonly biller: Biller } {
  const vpos: Vpos = {
    lateExecutionMaxMs: 60_000,
    sale: (request) => sell(witness, request, isHanging),
    inquire: async (paymentId) => {
      witness.say({ is: 'asked', what: 'inquire', paymentId });
      return inquiryAnswer(chargeOf(witness, paymentId));
    },
    reverse: async (paymentId): Promise<ReversalAnswer> => {
      witness.say({ is: 'asked', what: 'reverse', paymentId });
      const captured = chargeOf(witness, paymentId) !== undefined;
      witness.say({ is: 'given-back', paymentId });
      return { is: 'reversed', reversalReference: 'V-1', captured };
    },
    verifyChannel: async () => !isHanging,
  };
  return { vpos, biller: createBiller(witness, isHanging) };
}

async function sell(witness: Witness, request: SaleRequest, isHanging: boolean): Promise<SaleAnswer> {
  const { paymentId, invoiceNumber, amountMinor } = request;
  witness.say({ is: 'asked', what: 'sale', paymentId });
  const fate = fateOf(invoiceNumber);
  if (fate === 'DECLINED') {
    witness.say({ is: 'declined', paymentId });
    return { is: 'declined', code: '51', reason: 'insufficient-funds' };
  }
  witness.say({ is: 'captured', paymentId, invoiceNumber, amountMinor });
  if (fate === 'CUT-OFF' && isHanging) return never();
  if (fate === 'SILENT') return { is: 'silent', cause: 'timed-out' };
  return { is: 'approved', approval: approvalOf(amountMinor) };
}

function inquiryAnswer(
  charge: { readonly is: string; readonly amountMinor: number } | undefined,
): InquiryAnswer {
  switch (charge?.is) {
    case 'captured':
      return { is: 'approved', approval: approvalOf(charge.amountMinor) };
    case 'given-back':
      return { is: 'reversed', reversalReference: 'V-1' };
    case 'declined':
      return { is: 'declined', code: '51', reason: 'insufficient-funds' };
    default:
      return { is: 'not-found', conclusive: true };
  }
}

function createBiller(witness: Witness, isHanging: boolean): Biller {
  return {
    signIn: async () => ({ is: 'silent', cause: 'not in this play' }),
    signOut: async () => undefined,
    listUnpaid: async () => ({ is: 'silent', cause: 'not in this play' }),
    readInvoice: async () => ({ is: 'silent', cause: 'not in this play' }),
    post: async ({ paymentId, invoiceNumber, amountMinor }): Promise<PostAnswer> => {
      witness.say({ is: 'asked', what: 'post', paymentId });
      const fate = fateOf(invoiceNumber);
      if (fate === 'REFUSED') return { is: 'refused', reason: 'already-paid' };
      if (!ledgerOf(witness.read()).posted.has(paymentId)) {
        witness.say({ is: 'posted', paymentId, invoiceNumber, amountMinor });
      }
      return fate === 'UNPOSTED' && isHanging ? never() : { is: 'posted', billerReceipt: 'R-1' };
    },
    hold: async () => ({ is: 'not-offered' }),
    release: async () => undefined,
    probe: async () => true,
  };
}

/** What VPOS and biller have booked, as it stands now. */
export function ledgerOf(lines: readonly WitnessLine[]): Ledger {
  const charges = new Map<string, { is: string; amountMinor: number }>();
  const posted = new Set<string>();
  for (const line of lines) {
    if (line.is === 'captured') charges.set(line.paymentId, { is: line.is, amountMinor: line.amountMinor });
    if (line.is === 'declined' || line.is === 'given-back')
      charges.set(line.paymentId, { is: line.is, amountMinor: 0 });
    if (line.is === 'posted') posted.add(line.paymentId);
  }
  return { charges, posted };
}

function chargeOf(
  witness: Witness,
  paymentId: string,
): { readonly is: string; readonly amountMinor: number } | undefined {
  return ledgerOf(witness.read()).charges.get(paymentId);
}

function fateOf(invoiceNumber: string): string {
  return invoiceNumber.split('/', 1)[0] ?? '';
}

function approvalOf(amountMinor: number): Extract<SaleAnswer, { is: 'approved' }>['approval'] {
  return {
    authorizationCode: '123456',
    retrievalReference: '632619004218',
    batch: '000142',
    trace: '004218',
    amountMinor,
    currency: 'USD',
  };
}

function never<Answer>(): Promise<Answer> {
  return new Promise(() => undefined);
}
