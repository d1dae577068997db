import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpBiller } from './biller/http/adapter.ts';
import { civilDate } from './civil-date.ts';
import type { Config } from './config.ts';
import { openSqliteJournal } from './journal/sqlite-journal.ts';
import type { Log } from './log.ts';
import type { PaymentDevices } from './payment/payment-service.ts';
import type { Clock } from './payment/port.ts';
import type { Printer } from './printer/port.ts';
import { createTcpPrinter } from './printer/tcp-printer.ts';
import { layOut } from './receipt/layout.ts';
import { paymentReceipt } from './receipt/payment-receipt.ts';
import { createGatewayVpos } from './vpos/gateway/driver.ts';

export interface Devices extends PaymentDevices {
  readonly printer: Printer;
}

const systemClock: Clock = {
  nowUnixMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  // An aborted sleep ends early: whoever slept looks at the signal next.
  sleep: (delayMs, signal) => sleep(delayMs, undefined, { signal }).catch(() => undefined),
};

/**
 * Opens everything that the configuration names.
 *
 * @param directory - where the journal lies; made when it is missing
 * @throws JournalFault when the journal cannot be trusted
 */
export function openDevices(config: Config, directory: string, log: Log): Devices {
  mkdirSync(directory, { recursive: true });
  const { kioskId, company, branchName, timeZone, currency } = config;
  const { printer: printerOptions, vpos, biller } = config;
  const { kty, kid, n, e } = vpos.sealingKey;
  const printer = createTcpPrinter(printerOptions);
  const merchant = {
    ...company,
    branchName,
    kioskId,
    timeZone,
    terminalId: vpos.terminalId,
    merchantId: vpos.merchantId,
  };
  return {
    journal: openSqliteJournal({ file: join(directory, 'journal.sqlite'), bootId: randomUUID() }),
    vpos: createGatewayVpos({ ...vpos, sealingKey: { kty, kid, n, e }, kioskId }),
    biller: createHttpBiller({
      ...biller,
      currency,
      log,
      today: () => civilDate(Date.now(), timeZone),
    }),
    printer,
    clock: systemClock,
    log,
    printReceipt: async (payment, kind) =>
      printer.print(layOut(paymentReceipt(payment, kind, merchant), printerOptions.columns)),
  };
}
