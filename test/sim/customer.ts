import type { InvoiceView } from '#contract/kiosk-api.ts';
import { minor } from '#contract/money.ts';
import { newOrder, partRefusal } from '../../src-main/payment/new-order.ts';
import type { Payment, ReceiptWish } from '../../src-main/payment/payment.ts';
import type { BillerOffice } from './biller-office.ts';
import type { Boot } from './boot.ts';
import type { FaultKind } from './faults.ts';
import { never } from './power.ts';
import { sealCard } from './sealed-card.ts';
import { addressOf } from './word-watch.ts';
import type { World } from './world.ts';

/** One visit to the kiosk, by somebody who does everything that can be done at its screen, and some things that cannot. */
export class Customer {
  readonly #world: World;
  readonly #boot: Boot;
  /** Their visit, such as `visit 3`. */
  readonly #who: string;

  constructor(world: World, boot: Boot) {
    this.#world = world;
    this.#boot = boot;
    this.#who = world.scene.outside.visit;
  }

  /** Whether it is still this customer's turn. */
  #isHere(): boolean {
    return this.#world.scene.outside.visit === this.#who && this.#boot.isServing;
  }

  #happens(kind: FaultKind): boolean {
    return this.#world.scene.faults.happens(kind, this.#who);
  }

  /** Pays a bill, or tries to. */
  async pay(invoiceNumber: string): Promise<void> {
    const { scene, biller } = this.#world;
    if (this.#seesItPaid(invoiceNumber)) return;
    this.#disturb(invoiceNumber);
    const isProven = await this.#proveChannel();
    const isAgainstRules = this.#happens('queues-against-the-rules');
    const opened = await this.#open(invoiceNumber, { isProven, isAgainstRules });
    if (!opened) return;
    if (this.#happens('bill-changed')) biller.change(invoiceNumber);
    await this.#typeCard();
    if (this.#turnsBack(opened)) return;
    const isQueued = !isProven || (isAgainstRules && scene.dice.isHit('rules', this.#who, 0.5));
    await this.#confirm(opened, { isQueued, isAgainstRules });
  }

  /** Comes back with the reference of an earlier payment, for its paper. */
  async askForPaper(paymentId: string): Promise<void> {
    const { scene, disk } = this.#world;
    const payment = disk.payments.get(paymentId);
    if (!payment?.card) return;
    this.#boot.stand(paymentId);
    this.#boot.show(this.#boot.call((service) => service.show(payment)));
    await this.#pause(scene.dice.between('reading', this.#who, [500, 30_000]));
    this.#print(paymentId);
    if (this.#happens('taps-twice')) this.#print(paymentId);
    await this.#pause(scene.dice.longTailed('patience', this.#who, [500, 120_000]));
    if (this.#happens('taps-twice')) this.#print(paymentId);
    await this.#seeToReceipt(paymentId);
    this.#boot.stand(undefined);
  }

  #print(paymentId: string): void {
    const trace = this.#world.traces.of(paymentId);
    if (trace) trace.hasAskedForPaper = true;
    this.#boot.call((service) => {
      service.print(paymentId);
    });
  }

  /** What can be done about a receipt while one stands there, in whatever order. */
  async #seeToReceipt(paymentId: string): Promise<void> {
    const { dice, terms } = this.#world.scene;
    const doings = dice.between('receipt', this.#who, [0, 3]);
    for (let done = 0; done < doings; done += 1) {
      const what = dice.pick('receipt', this.#who, [
        'whole',
        'not whole',
        'refill',
        'print',
        'mail',
      ] as const);
      if (what === 'print' || what === 'not whole') {
        const trace = this.#world.traces.of(paymentId);
        if (trace) trace.hasAskedForPaper = true;
      }
      const isCorrected = dice.isHit('receipt', this.#who, 0.5);
      this.#boot.call((service) => {
        if (what === 'print') service.print(paymentId);
        else if (what === 'refill') service.noteReached('printer');
        else if (what === 'mail' && terms.hasMail)
          service.mail(paymentId, `${isCorrected ? 'new.' : ''}${addressOf(paymentId)}`);
        else if (what !== 'mail') service.notePaper(paymentId, what === 'whole');
      });
      await this.#pause(dice.longTailed('receipt', this.#who, [100, 60_000]));
    }
  }

  /** The list of bills mostly says so; while the biller is silent, or it has just happened, it does not. */
  #seesItPaid(invoiceNumber: string): boolean {
    const { scene, biller } = this.#world;
    if (!biller.isPaid(invoiceNumber) || !scene.outside.isBillerUp) return false;
    return scene.dice.isHit('bill', this.#who, 0.7);
  }

  /** @param why.isAgainstRules - it is opened whatever the limits of the queue say */
  async #open(
    invoiceNumber: string,
    { isProven, isAgainstRules }: { readonly isProven: boolean; readonly isAgainstRules: boolean },
  ): Promise<Payment | undefined> {
    const bill = this.#world.biller.billOf(invoiceNumber);
    if (!isProven && !isAgainstRules) {
      const refusal = this.#boot.call((service) => ({ is: service.queueRefusal(bill.amountMinor) }));
      if (!refusal || refusal.is !== undefined) return undefined;
    }
    const invoice = invoiceOf(invoiceNumber, bill);
    const partMinor = this.#partOf(invoice, isProven);
    const order = newOrder(invoice, partMinor === undefined ? {} : { partMinor });
    const opened = this.#boot.call((service) => service.open(order));
    if (!opened || opened === 'invoice-busy') return undefined;
    this.#boot.opened = opened.order.paymentId;
    const held = await this.#boot.callAndWait((service) => service.hold(opened));
    return held === 'held' ? opened : undefined;
  }

  /** Some would pay a part, and some of these a part that nobody takes: as the desk does it, they then pay the whole. */
  #partOf(invoice: InvoiceView, isProven: boolean): number | undefined {
    const { dice, outside } = this.#world.scene;
    if (!dice.isHit('part', this.#who, 0.4)) return undefined;
    const { amountMinor, partial } = invoice;
    const leastMinor = partial?.leastMinor ?? Math.ceil(amountMinor / 2);
    const partMinor = dice.isHit('part', this.#who, 0.7)
      ? dice.between('part', this.#who, [leastMinor, Math.max(leastMinor, amountMinor - 1)])
      : dice.pick('part', this.#who, [1, leastMinor - 1, amountMinor, amountMinor + 1]);
    if (partMinor < 1) return undefined;
    const now = { isOnline: isProven, isOfEarlier: !outside.isBillerUp };
    return partRefusal(partMinor, invoice, now) === undefined ? partMinor : undefined;
  }

  #typeCard(): Promise<void> {
    const { dice } = this.#world.scene;
    const isTooLate = this.#happens('confirms-too-late');
    return this.#pause(
      dice.longTailed('typing', this.#who, isTooLate ? [600_000, 900_000] : [1_000, 40_000]),
    );
  }

  /** Whether this customer goes without confirming. One who turns back may tap "pay" in the same moment. */
  #turnsBack({ order }: Payment): boolean {
    if (!this.#happens('turns-back')) return this.#happens('walks-off');
    this.#boot.call((service) => {
      service.leave(order.paymentId);
    });
    return !this.#happens('taps-twice');
  }

  async #confirm(
    { order }: Payment,
    { isQueued, isAgainstRules }: { readonly isQueued: boolean; readonly isAgainstRules: boolean },
  ): Promise<void> {
    const { dice, terms } = this.#world.scene;
    const { paymentId, amountMinor } = order;
    // A screen that is wrong about the queue has a card with its code, or sends one without.
    const isWithoutCode = isAgainstRules ? dice.isHit('rules', this.#who, 0.5) : isQueued;
    const permissionId = isWithoutCode ? (terms.queue?.permissionId ?? 'OFF-0') : undefined;
    const declines = dice.isHit('card', this.#who, 0.12);
    const card = sealCard({
      paymentId,
      amountMinor,
      declines,
      ...(permissionId !== undefined && { permissionId }),
    });
    this.#boot.stand(paymentId);
    const wish = this.#wish(paymentId);
    const tap = (isForQueue: boolean): void => {
      const view = this.#boot.call((service) =>
        isForQueue
          ? service.confirmQueued(paymentId, card, { email: addressOf(paymentId), wish })
          : service.confirm(paymentId, card, wish),
      );
      if (typeof view === 'object') this.#boot.show(view);
    };
    tap(isQueued);
    if (this.#happens('taps-twice')) tap(dice.isHit('taps', this.#who, 0.5));
    if (this.#happens('taps-twice')) {
      await this.#pause(dice.between('taps', this.#who, [1, 5_000]));
      tap(dice.isHit('taps', this.#who, 0.5));
    }
    if (!this.#happens('walks-off'))
      await this.#pause(dice.longTailed('patience', this.#who, [1_000, 180_000]));
    if (!this.#happens('walks-off')) await this.#seeToReceipt(paymentId);
    this.#boot.stand(undefined);
  }

  #wish(paymentId: string): ReceiptWish {
    const { dice, terms } = this.#world.scene;
    const isMailed = terms.hasMail && dice.isHit('wish', this.#who, 0.3);
    return {
      onPaper: dice.isHit('wish', this.#who, 0.8),
      mailTo: isMailed ? addressOf(paymentId) : null,
    };
  }

  async #proveChannel(): Promise<boolean> {
    const isProven = await this.#boot.devices.vpos.verifyChannel();
    if (!this.#isHere()) return never();
    if (isProven) {
      this.#boot.call((service) => {
        service.noteReached('vpos');
      });
    }
    return isProven;
  }

  /** What others do to this bill meanwhile. */
  #disturb(invoiceNumber: string): void {
    const { scene, biller } = this.#world;
    const { dice, timeline } = scene;
    if (this.#happens('held-elsewhere'))
      biller.holdElsewhere(invoiceNumber, dice.longTailed('hold', this.#who, [1_000, 600_000]));
    if (!this.#happens('paid-elsewhere')) return;
    timeline.after(dice.longTailed('paid elsewhere', this.#who, [100, 600_000]), () => {
      biller.payElsewhere(invoiceNumber);
    });
  }

  /** Resolves after a while; never when it is the next customer's turn by then. */
  #pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.#world.scene.timeline.after(delayMs, () => {
        if (this.#isHere()) resolve();
      });
    });
  }
}

function invoiceOf(
  invoiceNumber: string,
  { amountMinor, leastMinor }: ReturnType<BillerOffice['billOf']>,
): InvoiceView {
  return {
    invoiceNumber,
    invoiceCode: '7700000000',
    accountNumber: 'A-1',
    issuedOn: '2026-11-01',
    dueOn: '2026-11-20',
    isOverdue: true,
    isTaken: false,
    customerName: 'María Fernanda Núñez',
    detail: 'Energía eléctrica · octubre 2026',
    serviceAddress: 'Vía España',
    period: 'octubre 2026',
    amountMinor: minor(amountMinor),
    currency: 'USD',
    lines: [],
    subtotalMinor: amountMinor,
    taxName: 'ITBMS 7 %',
    taxMinor: 0,
    ...(leastMinor !== undefined && { partial: { leastMinor: minor(leastMinor) } }),
  };
}
