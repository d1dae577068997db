import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpBiller } from './biller/http/adapter.ts';
import { civilDate } from './civil-date.ts';
import type { Config } from './config.ts';
import { openDiskReserve, type DiskReserve } from './journal/disk-reserve.ts';
import { openSqliteJournal } from './journal/sqlite-journal.ts';
import { JournalFault, type Journal } from './journal/port.ts';
import type { Log } from './log.ts';
import { queueNotice } from './mail/queue-notice.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import type { Payment } from './payment/payment.ts';
import type { PaymentDevices } from './payment/payment-devices.ts';
import type { Chance, Clock } from './payment/port.ts';
import type { Printer } from './printer/port.ts';
import { createTcpPrinter } from './printer/tcp-printer.ts';
import { layOut } from './receipt/layout.ts';
import { paymentReceipt, type Merchant } from './receipt/payment-receipt.ts';
import { openSqliteSealedCards } from './sealed-cards/sqlite-sealed-cards.ts';
import { createGatewayVpos } from './vpos/gateway/driver.ts';

export interface Devices extends PaymentDevices {
  readonly printer: Printer;
  readonly diskReserve: DiskReserve;
  /** Closes the files. */
  close(): void;
}

const bytesInMb = 1_000_000;

const systemChance: Chance = { uuid: () => randomUUID(), fraction: () => Math.random() };

const systemClock: Clock = {
  nowUnixMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  // An aborted sleep ends early: whoever slept looks at the signal next.
  sleep: (delayMs, signal) => sleep(delayMs, undefined, { signal }).catch(() => undefined),
};

/**
 * Opens everything that the configuration names.
 *
 * @param directory - where journal and queue lie; made when it is missing
 * @throws JournalFault when the journal or the queue cannot be trusted
 */
export function openDevices(config: Config, directory: string, log: Log): Devices {
  makeDirectory(directory);
  const { currency, timeZone, vpos, biller, storage } = config;
  const { kty, kid, n, e } = vpos.sealingKey;
  const printer = createTcpPrinter(config.printer);
  const merchant = merchantOf(config);
  const mailer = config.mail && createSmtpMailer(config.mail);
  // First of all: on a full disk it makes room for what follows.
  const diskReserve = openDiskReserve({
    directory,
    reserveBytes: storage.reserveMb * bytesInMb,
    ballastBytes: storage.ballastMb * bytesInMb,
    log,
  });
  const journal = openSqliteJournal({ file: join(directory, 'journal.sqlite'), bootId: randomUUID() });
  const sealedCards = openOrClose(journal, () =>
    openSqliteSealedCards({ file: join(directory, 'queue.sqlite') }),
  );
  return {
    journal,
    sealedCards,
    vpos: createGatewayVpos({ ...vpos, sealingKey: { kty, kid, n, e } }),
    biller: createHttpBiller({ ...biller, currency, log, today: () => civilDate(Date.now(), timeZone) }),
    printer,
    diskReserve,
    clock: systemClock,
    chance: systemChance,
    log,
    printReceipt: async (payment, kind) =>
      printer.print(layOut(paymentReceipt(payment, kind, merchant), config.printer.columns)),
    ...(mailer && {
      // On a full disk it could not be written down that it was sent, and each start would send it again.
      tellCustomer: async (payment: Payment) =>
        diskReserve.isLow()
          ? { is: 'silent', cause: 'disk-low' }
          : mailer.send(queueNotice(payment, merchant)),
    }),
    close: () => {
      sealedCards.close();
      journal.close();
    },
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new JournalFault(`the folder ${directory} cannot be made: check its disk and its rights`, {
      cause: error,
    });
  }
}

/** Opens what comes after the journal; the journal is closed when that cannot be. */
function openOrClose<Opened>(journal: Journal, open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    journal.close();
    throw error;
  }
}

function merchantOf({ company, branchName, kioskId, timeZone, vpos }: Config): Merchant {
  const { terminalId, merchantId } = vpos;
  return { ...company, branchName, kioskId, timeZone, terminalId, merchantId };
}
