import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHttpBiller } from './biller/http/adapter.ts';
import type { CustomerBiller } from './biller/port.ts';
import { civilDate } from './civil-date.ts';
import type { CompanyLook } from '#contract/appearance.ts';
import { readLook } from './config-customer.ts';
import type { Config } from './config.ts';
import { openDiskReserve, type DiskReserve } from './journal/disk-reserve.ts';
import { openSqliteJournal } from './journal/sqlite-journal.ts';
import { JournalFault, type Journal } from './journal/port.ts';
import type { Log } from './log.ts';
import type { Mail, MailAnswer } from './mail/port.ts';
import { queueNotice } from './mail/queue-notice.ts';
import { receiptMail } from './mail/receipt-mail.ts';
import { createSmtpMailer } from './mail/smtp-mailer.ts';
import type { Payment, ReceiptKind } from './payment/payment.ts';
import type { PaymentDevices } from './payment/payment-devices.ts';
import type { Chance, Clock } from './payment/port.ts';
import type { Printer } from './printer/port.ts';
import { openByteLink } from './printer/open-byte-link.ts';
import { createPrinter } from './printer/printer.ts';
import { createReceiptCopies } from './receipt-copies.ts';
import { createReceiptMaker, type ReceiptMaker } from './receipt-maker.ts';
import type { Merchant } from './receipt/merchant.ts';
import { openScanner } from './scan/open-scanner.ts';
import type { Scanner } from './scan/port.ts';
import { openSqliteSealedCards } from './sealed-cards/sqlite-sealed-cards.ts';
import { openSpeech } from './speech/open-speech.ts';
import type { Speech } from './speech/port.ts';
import { createGatewayVpos } from './vpos/gateway/driver.ts';

export interface Devices extends PaymentDevices {
  readonly biller: CustomerBiller;
  readonly previewReceipt: ReceiptMaker['preview'];
  /** Whether receipts have a link that a phone can take along. */
  readonly hasReceiptLinks: boolean;
  readonly printer: Printer;
  readonly diskReserve: DiskReserve;
  readonly look: CompanyLook;
  /** Left out where the scanner types as a keyboard, or there is none. */
  readonly scanner?: Scanner;
  /** Left out where the kiosk does not speak. */
  readonly speech?: Speech;
  /** Closes the files. */
  close(): void;
}

const bytesInMb = 1_000_000;

/** Disk that copies of receipts leave free above the reserve. */
const copiesRoomBytes = 200 * bytesInMb;

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
  const { currency, timeZone, vpos, biller, storage, customers } = config;
  const { kty, kid, n, e } = vpos.sealingKey;
  const printer = openPrinter(config, log);
  const merchant = merchantOf(config);
  // First of all: on a full disk it makes room for what follows.
  const diskReserve = openDiskReserve({
    directory,
    reserveBytes: storage.reserveMb * bytesInMb,
    ballastBytes: storage.ballastMb * bytesInMb,
    log,
  });
  const receipts = createReceiptMaker({ config, merchant, directory, clock: systemClock, log });
  const journal = openSqliteJournal({ file: join(directory, 'journal.sqlite'), bootId: randomUUID() });
  const sealedCards = openOrClose(journal, () =>
    openSqliteSealedCards({ file: join(directory, 'queue.sqlite') }),
  );
  const scanner = customers.scan && openScanner(customers.scan, log);
  const speech = config.speech && openSpeech(config.speech, log);
  return {
    journal,
    sealedCards,
    vpos: createGatewayVpos({ ...vpos, sealingKey: { kty, kid, n, e } }),
    biller: createHttpBiller({
      ...biller,
      kioskId: config.kioskId,
      currency,
      log,
      today: () => civilDate(Date.now(), timeZone),
    }),
    printer,
    diskReserve,
    look: readLook(config.look),
    ...(scanner && { scanner }),
    ...(speech && { speech }),
    clock: systemClock,
    chance: systemChance,
    log,
    printReceipt: async (payment, attempt) => printer.print(receipts.lines(payment, attempt)),
    hasReceiptLinks: receipts.hasLinks,
    previewReceipt: (payment, kind) => receipts.preview(payment, kind),
    keepCopy: createReceiptCopies({
      directory: join(directory, 'receipts'),
      pdfOf: (payment) => receipts.pdf(payment, copyKind(payment), 'merchant'),
      today: () => civilDate(Date.now(), timeZone),
      keptMonths: config.receipts.copiesKeptMonths,
      // Copies must never bring the disk to where no payment may begin.
      mayWrite: () => diskReserve.hasRoomFor(copiesRoomBytes),
      log,
    }),
    ...mailing(config, { merchant, receipts, diskReserve, log }),
    close: () => {
      scanner?.close();
      speech?.hush();
      sealedCards.close();
      journal.close();
    },
  };
}

function openPrinter({ printer }: Config, log: Log): Printer {
  const { connection, statusTimeoutMs, printTimeoutMs, ...profile } = printer;
  return createPrinter({
    openLink: () => openByteLink(connection),
    profile,
    statusTimeoutMs,
    printTimeoutMs,
    onUnreachable: onChange((why) => {
      log({ is: 'printer-unreachable', why });
    }),
    onUnclosed: onChange((why) => {
      log({ is: 'printer-not-closed', why });
    }),
  });
}

/** It is looked at every few seconds: the log is told once. */
function onChange(tell: (text: string) => void): (text: string) => void {
  let last: string | undefined;
  return (text) => {
    if (text !== last) tell(text);
    last = text;
  };
}

/** What is kept of a payment once it is charged or given back. */
function copyKind({ state }: Payment): ReceiptKind {
  return state.at === 'posted' ? 'approved' : 'reversed';
}

/** The two mails that a kiosk sends, where it has a mail server. */
function mailing(
  { mail }: Config,
  { merchant, receipts, diskReserve, log }: MailingParts,
): Pick<Devices, 'tellCustomer' | 'mailReceipt'> {
  if (!mail) return {};
  const mailer = createSmtpMailer(mail);
  /** A mail that cannot be made must not stop the payment that it is about: staff see that it was not sent. */
  async function made(make: () => Promise<Mail>): Promise<Mail | undefined> {
    try {
      return await make();
    } catch (error) {
      log({ is: 'mail-failed', why: error instanceof Error ? error.message : 'unknown' });
      return undefined;
    }
  }

  async function send(make: () => Promise<Mail>): Promise<MailAnswer> {
    // On a full disk it could not be written down that it was sent, and each start would send it again.
    if (diskReserve.isLow()) return { is: 'silent', cause: 'disk-low' };
    const letter = await made(make);
    return letter ? mailer.send(letter) : { is: 'refused', why: 'cannot-be-made' };
  }
  return {
    tellCustomer: (payment) => send(async () => queueNotice(payment, merchant)),
    mailReceipt: (payment, kind, to) =>
      send(async () => {
        const lines = receipts.lines(payment, { kind, copy: 0, why: 'first' });
        return receiptMail(payment, { kind, to, lines, pdf: await receipts.pdf(payment, kind) });
      }),
  };
}

interface MailingParts {
  readonly merchant: Merchant;
  readonly receipts: ReceiptMaker;
  readonly diskReserve: DiskReserve;
  readonly log: Log;
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
