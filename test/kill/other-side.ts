import type { JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { impatientConfiguration } from '../demo/impatient-configuration.ts';
import type { BillerLedgerRow } from '../simulators/biller/payments.ts';
import { startSimulators } from '../simulators/start.ts';
import type { VposLedgerRow } from '../simulators/vpos/vpos-simulator.ts';
import type { NamedStep, Trouble } from './plan.ts';
import { startSlowLine } from './slow-line.ts';
import { openStock, type Stock } from './stock.ts';

/** How long the acquirer's late ending takes: longer than the kiosk waits for a sale. */
const lateMs = 1_200;

/** The kiosk's patience, as short as its configuration allows; it believes "no such sale" only well after `lateMs`. */
const patience = { vposTimeoutMs: 1_000, lateExecutionMaxMs: 3_000 };

/** The longest that the line holds a sale back: well within the time after which the acquirer takes none any more. */
const heldBackMaxMs = 1_800;

/** What the acquirer lets wait: never too little for a lane. */
const queue = {
  permissionId: 'OFF-2026-014',
  paymentMaxMinor: 100_000_000,
  totalMaxMinor: 100_000_000,
  countMax: 500,
  ageMaxHours: 24,
};
/** A small ballast: to write it is the longest part of a first start. */
const storage = { reserveMb: 16, ballastMb: 1 };

export interface UnpaidInvoice {
  readonly invoiceNumber: string;
  readonly amountMinor: number;
}

/** Company, acquirer and printer of one lane, which live on while its kiosks are killed. */
export interface OtherSide {
  readonly configPath: string;
  readonly sealingKey: JWK;
  readonly stock: Stock;
  /** Calls the listener at each step from now on, in the middle of it; the last listener is forgotten. */
  watch(listener: (step: NamedStep) => void): void;
  unwatch(): void;
  /** @param heldBackMs - for how long the line holds the next sale back, if that is the trouble */
  begin(trouble: Trouble, heldBackMs: number): void;
  /** Ends every trouble: whoever was away answers again. */
  allBack(): Promise<void>;
  /** Pays an invoice at the company's own desk. */
  payAtTheDesk(invoice: UnpaidInvoice): Promise<void>;
  readonly vpos: { ledger(): readonly VposLedgerRow[] };
  /** What the company has booked, without what was paid at its desk. */
  readonly biller: { ledger(): readonly BillerLedgerRow[] };
  /** The payments for which the biller keeps an invoice from others. */
  holders(): readonly string[];
  /** The text of each receipt that was cut off, oldest first. */
  receipts(): readonly string[];
  close(): Promise<void>;
}

export async function openOtherSide(directory: string, seed: number): Promise<OtherSide> {
  let listener: ((step: NamedStep) => void) | undefined;
  let isAwayAtTheSale = false;
  const simulators = await startSimulators({
    directory: join(directory, 'other-side'),
    lateMs,
    onStep: (step) => {
      if (isAwayAtTheSale && step === 'sale-received') sendAway('vpos');
      listener?.(step);
    },
  });
  const { biller, vpos, printer } = simulators;
  const line = await startSlowLine(vpos.url, () => listener?.('sale-on-the-line'));
  const stock = openStock(join(directory, 'other-side', 'biller'), seed);
  const configPath = join(directory, 'kiosk.json');
  const reached = { biller, printer, vpos: { url: line.url, key: vpos.key, sealingKey: vpos.sealingKey } };
  const configuration = impatientConfiguration(reached, { ...patience, queue, storage });
  writeFileSync(configPath, JSON.stringify(configuration));
  const pausable = { biller, vpos: line };
  const away = new Map<'biller' | 'vpos', Promise<void>>();
  const paidAtTheDesk = new Set<string>();

  function sendAway(who: 'biller' | 'vpos'): void {
    if (!away.has(who)) away.set(who, pausable[who].pause());
  }

  return {
    configPath,
    sealingKey: vpos.sealingKey,
    stock,
    vpos,
    biller: { ledger: () => biller.ledger().filter(({ paymentId }) => !paidAtTheDesk.has(paymentId)) },
    receipts: () => printer.receipts(),
    holders: () => biller.holds().map(({ paymentId }) => paymentId),
    watch: (next) => {
      listener = next;
    },
    unwatch: () => {
      listener = undefined;
    },
    begin: (trouble, heldBackMs) => {
      switch (trouble) {
        case 'none':
          break;
        case 'biller-away':
          sendAway('biller');
          break;
        case 'vpos-away-before-the-visit':
        case 'vpos-away-before-the-sale':
          sendAway('vpos');
          break;
        case 'vpos-away-during-the-sale':
          isAwayAtTheSale = true;
          break;
        case 'sale-held-back':
          line.holdBack(Math.min(heldBackMs, heldBackMaxMs));
          break;
        case 'sale-lost':
          vpos.lose('request', 1);
          break;
        case 'sale-answer-lost':
          vpos.lose('answer', 1);
          break;
        case 'post-lost':
          biller.lose('request', 1);
          break;
        case 'post-answer-lost':
          biller.lose('answer', 1);
      }
    },
    allBack: async () => {
      isAwayAtTheSale = false;
      for (const [who, paused] of away) {
        await paused;
        await pausable[who].resume();
      }
      away.clear();
    },
    payAtTheDesk: async (invoice) => {
      const paymentId = randomUUID();
      paidAtTheDesk.add(paymentId);
      const line = { url: `${biller.url}/v1/payments`, key: biller.kioskKey };
      const status = await postUntilAnswered(line, deskPayment(paymentId, invoice));
      if (status !== 200 && status !== 201) throw new Error(`the desk could not book a payment: ${status}`);
    },
    close: async () => {
      stock.close();
      await Promise.all(away.values());
      await line.stop();
      await simulators.stop();
    },
  };
}

function deskPayment(paymentId: string, { invoiceNumber, amountMinor }: UnpaidInvoice): object {
  return {
    paymentId,
    invoiceNumber,
    amountMinor,
    currency: 'USD',
    kioskId: 'DESK',
    reference: `DESK-${invoiceNumber}`,
    authorizationCode: '000000',
    retrievalReference: '000000000000',
    cardBrand: 'visa',
    cardLastFour: '1111',
    paidAt: new Date().toISOString(),
  };
}

/** Again and again: a loss that was meant for the kiosk may hit the desk. Gives the status of the answer. */
async function postUntilAnswered(line: { url: string; key: string }, body: object): Promise<number> {
  for (;;) {
    const status = await postOnce(line, body);
    if (status !== undefined) return status;
  }
}

/** On a connection of its own: a kept one may have been cut while the biller was away. */
async function postOnce(
  { url, key }: { url: string; key: string },
  body: object,
): Promise<number | undefined> {
  const headers = { authorization: `Kiosk ${key}`, 'content-type': 'application/json' };
  const asking = request(url, { method: 'POST', agent: false, headers });
  asking.end(JSON.stringify(body));
  try {
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  } catch {
    // The answer was lost, or the question; the biller books the same payment once.
    return undefined;
  }
}
