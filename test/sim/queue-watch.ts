import type { Payment, QueueTerms } from '../../src-main/payment/payment.ts';
import { mayNeedCard } from './disk.ts';
import { readSealed } from './sealed-card.ts';
import type { WatchParts } from './watch-parts.ts';

/** How long after its deadline a queued sale must have been asked about before it is left to staff, in milliseconds. */
const answerMaxMs = 12 * 3_600_000;

/** Watches the queue of sales and the sealed cards of it. */
export class QueueWatch {
  readonly #parts: WatchParts;
  #seenChanges = -1;
  #seenBoot: number | undefined;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  /** @param payment - as it is now that another state of it has been written down */
  decided(payment: Payment, before: Payment | undefined, boot: number): void {
    const { queue, state, order } = payment;
    if (!queue) {
      if (state.at === 'manual' && before?.state.at === 'unknown')
        this.#violated('decision-stands', order.paymentId, 'is left to staff without a decision to reverse');
      return;
    }
    if (state.at === 'queued' && before?.state.at === 'created') this.#taken(payment, boot);
    if (state.at === 'sending') this.#checkTurn(payment);
    this.#checkKept(payment, before);
    this.#checkPatience(payment, queue, before);
  }

  cardKept(paymentId: string, sealed: string): void {
    const { witness, terms } = this.#parts.scene;
    witness.tell(paymentId, 'its card is kept');
    const { permissionId } = readSealed(sealed);
    if (permissionId === undefined || permissionId !== terms.queue?.permissionId)
      this.#violated('no-code-kept', paymentId, 'a card that may have a code is on the disk');
  }

  /** Cards and payments belong together whenever a boot is at work and has come to rest. */
  settled(bootAtWork: number | undefined): void {
    const { cards, payments, changes } = this.#parts.disk;
    if (changes === this.#seenChanges && bootAtWork === this.#seenBoot) return;
    [this.#seenChanges, this.#seenBoot] = [changes, bootAtWork];
    for (const { order } of this.#parts.disk.queue()) {
      if (!cards.has(order.paymentId))
        this.#violated('card-there', order.paymentId, 'waits without its card');
    }
    if (bootAtWork === undefined) return;
    for (const paymentId of cards.keys()) {
      const payment = payments.get(paymentId);
      if (payment && mayNeedCard(payment)) continue;
      const why = `its sealed card is kept although it is ${payment?.state.at ?? 'not on the disk'}`;
      this.#violated('no-card-left', paymentId, why);
    }
  }

  #violated(...finding: Parameters<WatchParts['scene']['witness']['violated']>): void {
    this.#parts.scene.witness.violated(...finding);
  }

  /** What waits, with this one, is what the acquirer permits. */
  #taken({ order: { paymentId, amountMinor }, queue }: Payment, boot: number): void {
    const { scene, disk, traces } = this.#parts;
    const trace = traces.of(paymentId);
    if (trace) {
      trace.queuedAtMs = scene.timeline.nowMs;
      trace.queuedBoot = boot;
      trace.wasClockRightWhenQueued = scene.outside.clockErrorMs === 0;
    }
    const { queue: limits } = scene.terms;
    const violated = (why: string): void => {
      this.#violated('queue-permitted', paymentId, why);
    };
    if (!limits || queue?.permissionId !== limits.permissionId) {
      violated('was queued without a permission');
      return;
    }
    const waiting = disk.queue();
    const totalMinor = waiting.reduce((sum, { order }) => sum + order.amountMinor, 0);
    if (amountMinor > limits.paymentMaxMinor) violated(`${amountMinor} is too much for one`);
    if (waiting.length > limits.countMax) violated(`${waiting.length} wait, ${limits.countMax} may`);
    if (totalMinor > limits.totalMaxMinor) violated(`${totalMinor} wait, ${limits.totalMaxMinor} may`);
  }

  /** It is the first of all that wait, none before it is still on its way, and it is not too old. */
  #checkTurn({ order: { paymentId }, queue }: Payment): void {
    const { scene, disk } = this.#parts;
    const waiting = disk.queue();
    const first = waiting[0]?.order.paymentId ?? '';
    if (first !== paymentId)
      this.#violated('queue-in-order', paymentId, `is begun before ${scene.witness.nameOf(first)}`);
    if (waiting.some(({ order, state }) => order.paymentId !== paymentId && state.at !== 'queued'))
      this.#violated('queue-in-order', paymentId, 'is begun while another is on its way');
    const { ageMs, wereClocksRight } = this.#ageOf(paymentId);
    // It is looked at before the channel is proven, which may take as long as an answer.
    if (queue && wereClocksRight && ageMs > ageMaxMs(queue) + scene.terms.answerTimeoutMs)
      this.#violated('queue-age', paymentId, `is begun ${ageMs} ms after it was queued`);
  }

  /** What was taken into the queue is sent, and asked about until there is an answer. */
  #checkKept({ order: { paymentId }, state }: Payment, before: Payment | undefined): void {
    const violated = (why: string): void => {
      this.#violated('queue-is-kept', paymentId, why);
    };
    if (state.at === 'abandoned') violated('is abandoned');
    if (state.at === 'declined' && state.reason === 'never-arrived') violated('is given up as never arrived');
    if (state.at === 'reversing' && before?.state.at !== 'approved' && state.reason !== 'amount-differs')
      violated(`is given back because of ${state.reason}`);
    if (state.at === 'expired' && state.reason === 'card-lost')
      this.#violated('card-there', paymentId, 'its card was lost');
  }

  /** It ends by its age only when it is so old, and by nobody's answer only long after. */
  #checkPatience(
    { order: { paymentId }, state }: Payment,
    queue: QueueTerms,
    before: Payment | undefined,
  ): void {
    const { ageMs, wereClocksRight } = this.#ageOf(paymentId);
    const isOverdue = state.at === 'manual' && before?.state.at === 'unknown';
    const trace = this.#parts.traces.of(paymentId);
    if (trace && isOverdue) trace.isOverdue = true;
    if (!wereClocksRight) return;
    if (state.at === 'expired' && ageMs < ageMaxMs(queue))
      this.#violated('queue-is-kept', paymentId, `expires after ${ageMs} ms`);
    if (isOverdue && ageMs < ageMaxMs(queue) + answerMaxMs)
      this.#violated('queue-is-kept', paymentId, `is left to staff after ${ageMs} ms`);
  }

  /** How long ago a payment was queued, in true time, and whether the kiosk could know. */
  #ageOf(paymentId: string): { readonly ageMs: number; readonly wereClocksRight: boolean } {
    const { scene, traces } = this.#parts;
    const trace = traces.of(paymentId);
    if (!trace) return { ageMs: 0, wereClocksRight: false };
    const { boot, bootClockErrorMs } = scene.outside;
    const isOfThisBoot = trace.queuedBoot === boot;
    const wereClocksRight = isOfThisBoot || (trace.wasClockRightWhenQueued && bootClockErrorMs === 0);
    return { ageMs: scene.timeline.nowMs - trace.queuedAtMs, wereClocksRight };
  }
}

function ageMaxMs({ deadlineUnixMs, queuedAtUnixMs }: QueueTerms): number {
  return deadlineUnixMs - queuedAtUnixMs;
}
