import type {
  Approval,
  InquiryAnswer,
  ReversalAnswer,
  SaleAnswer,
  SaleRequest,
} from '../../src-main/vpos/port.ts';
import { bornAtUnixMs, type Scene } from './scene.ts';
import { readSealed } from './sealed-card.ts';

/** Told of money that moves. */
export interface CaptureWatch {
  captured(paymentId: string, invoiceNumber: string, amountMinor: number): void;
  givenBack(paymentId: string, invoiceNumber: string, amountMinor: number): void;
}

type Sale =
  | { readonly at: 'in-progress'; readonly request: SaleRequest }
  | { readonly at: 'captured'; readonly request: SaleRequest; readonly approval: Approval }
  | { readonly at: 'declined'; readonly code: string }
  /** Also a tombstone: reversed before it came. */
  | { readonly at: 'reversed'; readonly reference: string; readonly captured: boolean };

/** Whom the kiosk asks for money: takes it, tells of it and gives it back, by the kiosk's payment id. */
export class Acquirer {
  readonly #scene: Scene;
  readonly #watch: CaptureWatch;
  readonly #sales = new Map<string, Sale>();
  /** Sales whose batch is closed: they are not given back any more. */
  readonly #settled = new Set<string>();
  #numbers = 0;

  constructor(scene: Scene, watch: CaptureWatch) {
    this.#scene = scene;
    this.#watch = watch;
  }

  /** Minor units that this payment's customer has been charged and not given back. */
  netMinor(paymentId: string): number {
    const sale = this.#sales.get(paymentId);
    return sale?.at === 'captured' ? sale.approval.amountMinor : 0;
  }

  /** Whether it has a sale, or its tombstone. */
  knows(paymentId: string): boolean {
    return this.#sales.has(paymentId);
  }

  /** Whether it has refused to give this back. */
  hasSettled(paymentId: string): boolean {
    return this.#settled.has(paymentId);
  }

  #isInProgress(paymentId: string): boolean {
    return this.#sales.get(paymentId)?.at === 'in-progress';
  }

  /** @param latestMs - how much later this request may still be executed, by what was promised */
  sell(request: SaleRequest, latestMs: number): SaleAnswer | undefined {
    const { paymentId } = request;
    const known = this.#sales.get(paymentId);
    if (known) {
      const isAskedAgain = known.at === 'captured' && !this.#scene.terms.isVposIdempotent;
      return isAskedAgain ? this.#capture(request) : answerOf(known);
    }
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) return { is: 'declined', code: refusal, reason: 'declined-by-bank' };
    if (latestMs > 0 && this.#scene.faults.happens('sale-in-progress', paymentId)) {
      this.#goOnLater(request, latestMs);
      return undefined;
    }
    return this.#decide(request);
  }

  inquire(paymentId: string): InquiryAnswer {
    const sale = this.#sales.get(paymentId);
    if (!sale) {
      const { terms, outside } = this.#scene;
      const isAlive = (outside.salesOnTheWay.get(paymentId) ?? 0) > 0;
      return { is: 'not-found', conclusive: terms.isVposConclusive && !isAlive };
    }
    switch (sale.at) {
      case 'in-progress':
        return { is: 'silent', cause: 'in-progress' };
      case 'captured':
        return { is: 'approved', approval: sale.approval };
      case 'declined':
        return { is: 'declined', code: sale.code, reason: 'insufficient-funds' };
      case 'reversed':
        return { is: 'reversed', reversalReference: sale.reference };
    }
  }

  reverse(paymentId: string): ReversalAnswer {
    const sale = this.#sales.get(paymentId);
    if (sale?.at === 'reversed')
      return { is: 'reversed', reversalReference: sale.reference, captured: sale.captured };
    if (sale?.at === 'captured') {
      if (this.#scene.faults.happens('reversal-refused', paymentId)) this.#settled.add(paymentId);
      if (this.#settled.has(paymentId)) return { is: 'refused', code: 'settled' };
      return this.#giveBack(paymentId, sale);
    }
    const reference = this.#nextNumber('R');
    this.#sales.set(paymentId, { at: 'reversed', reference, captured: false });
    this.#scene.witness.tell(paymentId, 'the acquirer leaves a tombstone');
    return { is: 'reversed', reversalReference: reference, captured: false };
  }

  #refusalOf({ queued, paymentId, amountMinor, card }: SaleRequest): string | undefined {
    const { terms, timeline } = this.#scene;
    const sealed = readSealed(card.sealed);
    if (sealed.paymentId !== paymentId || sealed.amountMinor !== amountMinor) return 'card-not-bound';
    if (!queued) return sealed.permissionId === undefined ? undefined : 'not-permitted';
    if (queued.permissionId !== terms.queue?.permissionId) return 'not-permitted';
    if (sealed.permissionId !== queued.permissionId) return 'not-permitted';
    // It has only the kiosk's word for it: a wrong clock costs a sale, and nothing else.
    const ageMs = bornAtUnixMs + timeline.nowMs - queued.queuedAtUnixMs;
    return ageMs > (terms.queue.ageMaxHours + 1) * 3_600_000 ? 'too-old' : undefined;
  }

  #goOnLater(request: SaleRequest, latestMs: number): void {
    const { timeline, dice, outside, witness } = this.#scene;
    const { paymentId } = request;
    this.#sales.set(paymentId, { at: 'in-progress', request });
    witness.tell(paymentId, 'the acquirer takes its time');
    outside.messagesOnTheWay += 1;
    timeline.after(dice.between('in-progress', paymentId, [1, latestMs]), () => {
      outside.messagesOnTheWay -= 1;
      if (this.#isInProgress(paymentId)) this.#decide(request);
    });
  }

  #decide(request: SaleRequest): SaleAnswer | undefined {
    const { paymentId, card } = request;
    const { declines } = readSealed(card.sealed);
    if (!declines) return this.#capture(request);
    this.#scene.witness.tell(paymentId, 'the card is declined');
    const sale = { at: 'declined', code: '51' } as const;
    this.#sales.set(paymentId, sale);
    return answerOf(sale);
  }

  #capture(request: SaleRequest): SaleAnswer | undefined {
    const { paymentId, invoiceNumber, currency } = request;
    const isOther = this.#scene.faults.happens('sale-booked-at-other-amount', paymentId);
    const amountMinor = isOther ? request.amountMinor + 1 : Number(request.amountMinor);
    const approval = {
      authorizationCode: this.#nextNumber('A'),
      retrievalReference: this.#nextNumber('N'),
      batch: '000142',
      trace: this.#nextNumber('T'),
      amountMinor,
      currency,
    };
    const sale = { at: 'captured', request, approval } as const;
    this.#sales.set(paymentId, sale);
    this.#scene.witness.tell(paymentId, 'CAPTURED', amountMinor);
    this.#watch.captured(paymentId, invoiceNumber, amountMinor);
    if (!this.#scene.faults.happens('sale-voided-by-acquirer', paymentId))
      return { is: 'approved', approval };
    // Some acquirers take back by themselves what they could not tell of.
    this.#giveBack(paymentId, sale);
    return undefined;
  }

  #giveBack(paymentId: string, { request, approval }: Extract<Sale, { at: 'captured' }>): ReversalAnswer {
    const reference = this.#nextNumber('R');
    this.#sales.set(paymentId, { at: 'reversed', reference, captured: true });
    this.#scene.witness.tell(paymentId, 'GIVEN BACK', approval.amountMinor);
    this.#watch.givenBack(paymentId, request.invoiceNumber, approval.amountMinor);
    return { is: 'reversed', reversalReference: reference, captured: true };
  }

  #nextNumber(letter: string): string {
    this.#numbers += 1;
    return `${letter}${this.#numbers}`;
  }
}

function answerOf(sale: Sale): SaleAnswer | undefined {
  switch (sale.at) {
    case 'in-progress':
      return undefined;
    case 'captured':
      return { is: 'approved', approval: sale.approval };
    case 'declined':
      return { is: 'declined', code: sale.code, reason: 'insufficient-funds' };
    case 'reversed':
      return { is: 'silent', cause: 'status-409' };
  }
}
