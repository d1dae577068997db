import { statSync } from 'node:fs';
import { join } from 'node:path';
import { minor } from '#contract/money.ts';
import type { NewOrder } from '../../src-main/payment/payment-service.ts';
import type { SealedCard } from '../../src-main/vpos/port.ts';
import { invoiceOf, type Fate } from './other-side.ts';
import { journalFile, type Stage } from './stage.ts';

/**
 * `whole`: one payment of every kind, from the making of the files on. `taken-up`: a start on what a killed kiosk left,
 * and a payment more, in which the write-ahead log is checkpointed. `before`: what leaves that behind.
 */
export type PlayName = 'whole' | 'taken-up' | 'before';

/** SQLite checkpoints the log when it has 1 000 pages; a frame is a page with a header of 24 bytes. */
const frameBytes = 4_120;
const framesBefore = 900;

/** Resolves when nothing is left to do; of `before`, when the kiosk is to be killed. */
export async function perform(play: PlayName, stage: Stage, disk: string): Promise<void> {
  stage.service.recover();
  switch (play) {
    case 'whole':
      for (const fate of ['PAID', 'REFUSED', 'SILENT', 'DECLINED', 'QUEUED'] as const)
        await pay(stage, fate, 1);
      return;
    case 'taken-up':
      await stage.rest();
      await pay(stage, 'PAID', 1_000);
      return;
    case 'before':
      for (let number = 1; framesIn(disk) < framesBefore; number += 1) await pay(stage, 'PAID', number);
      for (const fate of ['CUT-OFF', 'UNPOSTED', 'QUEUED'] as const) begin(stage, fate, 1);
      stage.sealedCards.keep('an-orphan', sealedCard.sealed);
      // Until the first two have been charged.
      for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function pay(stage: Stage, fate: Fate, number: number): Promise<void> {
  begin(stage, fate, number);
  await stage.rest();
  stage.service.forgetCustomer();
}

function begin({ service }: Stage, fate: Fate, number: number): void {
  const payment = service.open(orderOf(fate, number));
  if (payment === 'invoice-busy') throw new Error('an invoice of the play is busy');
  const { paymentId } = payment.order;
  if (fate === 'QUEUED') service.confirmQueued(paymentId, sealedCard, { email: 'a@example.com' });
  else service.confirm(paymentId, sealedCard);
}

function orderOf(fate: Fate, number: number): NewOrder {
  const invoiceNumber = invoiceOf(fate, number);
  return {
    driver: 'gateway',
    amountMinor: minor(3_845),
    currency: 'USD',
    invoice: {
      invoiceNumber,
      invoiceCode: '7700000000',
      customerName: 'María Fernanda Núñez',
      detail: 'Energía eléctrica · octubre 2026',
      subtotalMinor: 3_700,
      taxName: 'ITBMS 7 %',
      taxMinor: 145,
    },
  };
}

/** What every piece of a sealed card of these plays contains. */
export const cardMark = 'sealed-card-of-the-play.';

const header = Buffer.from(JSON.stringify({ permissionId: 'OFF-2026-014' })).toString('base64url');
const sealedCard: SealedCard = {
  brand: 'visa',
  lastFour: '1111',
  sealed: `${header}.${cardMark.repeat(30)}`,
};

function framesIn(disk: string): number {
  const log = statSync(join(disk, `${journalFile}-wal`), { throwIfNoEntry: false });
  return (log?.size ?? 0) / frameBytes;
}
