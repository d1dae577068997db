import { mkdirSync } from 'node:fs';
import type { JWK } from 'jose';
import type { Currency } from '#contract/money.ts';
import { startHttpServer } from '../http-server.ts';
import { keepKey } from '../key-file.ts';
import type { OnStep } from '../steps.ts';
import { watchRoutes, type Lose } from '../watched-routes.ts';
import { createAcquirer } from './acquirer.ts';
import { createBatches } from './batches.ts';
import { openLedger } from './ledger.ts';
import { createQueueRules } from './queue-rules.ts';
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
  /** The permissions to queue sales that this acquirer has given, by name; `OFF-2026-014` when left out. */
  readonly permissions?: readonly string[];
  /** How long a terminal takes to restart, in milliseconds. */
  readonly restartMs?: number;
  /** Any free port when 0 or left out. */
  readonly port?: number;
  /** The acquirer's clock, in Unix milliseconds. */
  readonly now?: () => number;
  /** Told of every step of a sale, an inquiry and a reversal, while it happens. */
  readonly onStep?: OnStep;
}

/** One capture: money taken, and whether it was given back. */
export interface VposLedgerRow {
  readonly paymentId: string;
  readonly invoiceNumber: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly status: 'captured' | 'reversed';
  readonly lastFour: string;
  /** Only of a sale that named it. */
  readonly accountType?: 'credit' | 'debit';
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
  /** Loses sales and reversals, or the answers to them. */
  readonly lose: Lose;
  /** Lets every answer about a sale wait so long, in milliseconds. */
  readonly slow: (delayMs: number) => void;
  stop(): Promise<void>;
}

const exchanges = {
  'POST /v1/sales': 'sale',
  'GET /v1/sales/{paymentId}': 'inquiry',
  'POST /v1/sales/{paymentId}/reversal': 'reversal',
} as const;

/** Starts a card acquirer: HTTP by `resources/openapi/vpos.yaml`, with its own ledger and its own key pair. */
export async function startVposSimulator(options: VposSimulatorOptions): Promise<VposSimulator> {
  const { directory, lateMs = 20_000, restartMs = 1_500, now = Date.now } = options;
  const { permissions = ['OFF-2026-014'] } = options;
  mkdirSync(directory, { recursive: true });
  const key = keepKey(directory, 'key');
  const sealingKey = await keepSealingKey(directory);
  const ledger = openLedger(directory, now);
  const batches = createBatches(ledger, now);
  const book = createSalesBook(ledger, batches, now);
  const queueRules = createQueueRules(permissions, now);
  const acquirer = createAcquirer({ book, sealingKey, queueRules, now, lateMs });
  const terminals = createTerminals(restartMs, now);
  const routes = vposRoutes({ acquirer, book, batches, ledger, sealingKey, terminals, now }, key);
  const watched = watchRoutes(routes, exchanges, options.onStep);
  const server = await startHttpServer(watched.routes, options.port ?? 0);

  function rows(): readonly VposLedgerRow[] {
    return capturedSales(ledger.all()).map(({ paymentId, order, reversal }) => ({
      paymentId,
      invoiceNumber: order.invoiceNumber,
      amountMinor: order.amountMinor,
      currency: order.currency,
      status: reversal ? 'reversed' : 'captured',
      lastFour: order.cardLastFour,
      ...(order.accountType && { accountType: order.accountType }),
    }));
  }

  return {
    ...server,
    lose: watched.lose,
    slow: watched.slow,
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
