import { mkdirSync } from 'node:fs';
import type { JWK } from 'jose';
import type { Currency } from '#contract/money.ts';
import { startHttpServer } from '../http-server.ts';
import { keepKey } from '../key-file.ts';
import { createAcquirer } from './acquirer.ts';
import { createBatches } from './batches.ts';
import { openLedger } from './ledger.ts';
import { capturedSales } from './sale-record.ts';
import { createSalesBook } from './sales-book.ts';
import { keepSealingKey } from './sealing-key.ts';
import { createTerminals } from './terminals.ts';
import { vposRoutes } from './vpos-routes.ts';

export interface VposSimulatorOptions {
  /** The simulator's own: its ledger, its key and its sealing key. The same directory again is the same acquirer. */
  readonly directory: string;
  /** How long a sale of the late ending takes, in milliseconds. */
  readonly lateMs?: number;
  /** How long a terminal takes to restart, in milliseconds. */
  readonly restartMs?: number;
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** The acquirer's clock, in Unix milliseconds. */
  readonly now?: () => number;
}

/** One capture: money taken, and whether it was given back. */
export interface VposLedgerRow {
  readonly paymentId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly status: 'captured' | 'reversed';
  readonly lastFour: string;
}

export interface VposSimulator {
  readonly url: string;
  /** What the kiosk sends as `Authorization: Bearer KEY`. */
  readonly key: string;
  /** The public key that kiosks pin and seal cards to. */
  readonly sealingKey: JWK;
  /** A row a capture, oldest first; declined and lost sales have none. */
  ledger(): readonly VposLedgerRow[];
  /** How many captures are live: taken and not given back; of one invoice when it is named. */
  liveCaptures(invoiceNumber?: string): number;
  /** Closes the port: callers are refused. Sales in progress go on at the host. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a card acquirer: HTTP by `resources/openapi/vpos.yaml`, with its own ledger and its own key pair. */
export async function startVposSimulator(options: VposSimulatorOptions): Promise<VposSimulator> {
  const { directory, lateMs = 20_000, restartMs = 1_500, now = Date.now } = options;
  mkdirSync(directory, { recursive: true });
  const key = keepKey(directory, 'key');
  const sealingKey = await keepSealingKey(directory);
  const ledger = openLedger(directory, now);
  const batches = createBatches(ledger, now);
  const book = createSalesBook(ledger, batches, now);
  const acquirer = createAcquirer({ book, sealingKey, now, lateMs });
  const terminals = createTerminals(restartMs, now);
  const routes = vposRoutes({ acquirer, book, batches, ledger, sealingKey, terminals, now }, key);
  const server = await startHttpServer(routes, options.port ?? 0);

  function rows(): readonly VposLedgerRow[] {
    return capturedSales(ledger.all()).map(({ paymentId, order, reversal }) => ({
      paymentId,
      invoiceNumber: order.invoiceNumber,
      amountMinor: order.amountMinor,
      currency: order.currency,
      status: reversal ? 'reversed' : 'captured',
      lastFour: order.cardLastFour,
    }));
  }

  return {
    ...server,
    key,
    sealingKey: sealingKey.publicKey,
    ledger: rows,
    liveCaptures: (invoiceNumber) =>
      rows().filter(
        (row) =>
          row.status === 'captured' && (invoiceNumber === undefined || row.invoiceNumber === invoiceNumber),
      ).length,
    stop: async () => {
      await server.stop();
      acquirer.stop();
      ledger.close();
    },
  };
}
