import type { Answers, KioskHandlers, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { Config } from './config.ts';
import { PaymentFinder } from './find-payment.ts';
import { JournalFault } from './journal/port.ts';
import type { Log } from './log.ts';
import { describeKiosk } from './describe-kiosk.ts';
import { EntryDesk } from './entry-desk.ts';
import type { Devices } from './open-devices.ts';
import { PaymentDesk } from './payment-desk.ts';
import type { PaymentListeners } from './payment/payment-devices.ts';
import { PaymentService } from './payment/payment-service.ts';
import { ReceiptDesk } from './receipt-desk.ts';
import { Visit } from './visit/visit.ts';
import { watchDevices, type DeviceWatch } from './watch-devices.ts';

/** The kiosk, whatever shows its screens. Electron's shell runs it, and so does every test. */
export interface Kiosk {
  readonly handlers: KioskHandlers;
  /** The acquirer's public key (JWK), as the card page needs it; null when out of service. */
  readonly sealingKey: Readonly<Record<string, unknown>> | null;
  onPayment(listener: (view: PaymentView) => void): () => void;
  /** Called with what a scanner has read that the main process listens to. */
  onScan(listener: (code: string) => void): () => void;
  /** Called after a customer's session has ended: the next customer gets a fresh screen. */
  onSessionEnd(listener: () => void): () => void;
  /** The journal, or the program, has failed: nothing may go on. The process must end and be started again. */
  onFault(listener: () => void): () => void;
  /** The screen crashed: whoever was signed in is signed out, but their running payment stays theirs. */
  screenLost(): void;
  /** A request from a page was refused before it reached a handler. */
  noteRefusal(why: string): void;
  takeOutOfService(code: string): void;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

/** A kiosk on open devices: takes up what an earlier run left, then serves. */
export function createKiosk(config: Config, devices: Devices, log: Log): Kiosk {
  const kiosk = new OpenKiosk(config, devices, log);
  kiosk.begin();
  return kiosk;
}

class OpenKiosk implements Kiosk {
  readonly handlers: KioskHandlers;
  readonly sealingKey: Readonly<Record<string, unknown>>;
  readonly #config: Config;
  readonly #devices: Devices;
  readonly #log: Log;
  readonly #payments: PaymentService;
  readonly #watch: DeviceWatch;
  readonly #visit: Visit;
  readonly #entry: EntryDesk;
  readonly #desk: PaymentDesk;
  readonly #finder: PaymentFinder;
  readonly #receipts: ReceiptDesk;
  readonly #paymentListeners = new Set<(view: PaymentView) => void>();
  readonly #scanListeners = new Set<(code: string) => void>();
  readonly #sessionEndListeners = new Set<() => void>();
  readonly #faultListeners = new Set<() => void>();
  #outOfService: string | undefined;
  #hasFailed = false;

  constructor(config: Config, devices: Devices, log: Log) {
    this.#config = config;
    this.#devices = devices;
    this.#log = log;
    this.sealingKey = config.vpos.sealingKey;
    const { kioskId, vpos, biller } = config;
    const { journal, clock } = devices;
    this.#payments = new PaymentService(devices, this.#paymentListener(), { kioskId, queue: vpos.queue });
    this.#watch = watchDevices(devices, (side) => {
      try {
        this.#payments.noteReached(side);
      } catch (error) {
        this.#fail(error);
      }
    });
    this.#visit = new Visit({
      biller: devices.biller,
      clock,
      invoiceAgeMaxMs: biller.invoiceMaxAgeMinutes * 60_000,
      noteBiller: (hasAnswered) => {
        this.#watch.noteBiller(hasAnswered);
      },
      isTaken: (invoiceNumber) => journal.readBlocking(invoiceNumber) !== undefined,
    });
    this.#entry = new EntryDesk({
      config,
      visit: this.#visit,
      clock,
      log,
      isOpen: () => this.#service() === undefined,
      begin: () => {
        this.#dropVisit();
        this.#payments.forgetCustomer();
      },
    });
    devices.scanner?.onCode((code) => {
      for (const listener of this.#scanListeners) listener(code);
    });
    this.#desk = new PaymentDesk({
      config,
      journal,
      payments: this.#payments,
      visit: this.#visit,
      watch: this.#watch,
      service: () => this.#service(),
    });
    this.#receipts = new ReceiptDesk({
      payments: this.#payments,
      journal,
      hasMail: config.mail !== undefined,
      preview: devices.previewReceipt,
      log,
    });
    this.#finder = new PaymentFinder({ journal, payments: this.#payments, clock, kioskId });
    this.handlers = this.#answerCalls();
  }

  begin(): void {
    this.#payments.recover();
    this.#watch.start();
    void this.#devices.journal.verifyWhole().then((wrong) => {
      if (wrong !== undefined) this.#distrust(wrong);
    });
  }

  onPayment(listener: (view: PaymentView) => void): () => void {
    return addTo(this.#paymentListeners, listener);
  }

  onScan(listener: (code: string) => void): () => void {
    return addTo(this.#scanListeners, listener);
  }

  onSessionEnd(listener: () => void): () => void {
    return addTo(this.#sessionEndListeners, listener);
  }

  onFault(listener: () => void): () => void {
    // What failed before anybody listened is told now.
    if (this.#hasFailed) queueMicrotask(listener);
    return addTo(this.#faultListeners, listener);
  }

  screenLost(): void {
    this.#log({ is: 'screen-lost' });
    this.#dropVisit();
    // The screen that comes knows nothing of what is being said, and nobody could stop it.
    this.#devices.speech?.hush();
  }

  noteRefusal(why: string): void {
    this.#log({ is: 'request-refused', why });
  }

  takeOutOfService(code: string): void {
    this.#log({ is: 'out-of-service', code });
    this.#outOfService = code;
  }

  async close(): Promise<void> {
    this.#dropVisit();
    this.#watch.stop();
    await this.#payments.stop();
    this.#devices.close();
    this.#log({ is: 'stop' });
  }

  #paymentListener(): PaymentListeners {
    return {
      show: (view) => {
        this.#visit.notePayment(view);
        for (const listener of this.#paymentListeners) listener(view);
      },
      onFault: (fault) => {
        this.#fail(fault);
      },
      onLine: (side, hasAnswered) => {
        if (side === 'vpos') this.#watch.noteVpos(hasAnswered);
        else if (side === 'biller') this.#watch.noteBiller(hasAnswered);
        else if (!hasAnswered) this.#watch.notePrinter();
      },
    };
  }

  #answerCalls(): KioskHandlers {
    const visit = this.#visit;
    const desk = this.#desk;
    return {
      describeKiosk: () =>
        this.#guard(async () => {
          await this.#watch.hasLooked();
          return describeKiosk({
            config: this.#config,
            devices: this.#devices,
            payments: this.#payments,
            watch: this.#watch,
            fault: this.#service(),
          });
        }),
      ...this.#entry.answers(),
      endSession: () => this.#endSession(),
      listInvoices: (range) => this.#guard(() => visit.listInvoices(range)),
      readInvoice: (request) => this.#guard(() => visit.readInvoice(request)),
      openPayment: (request) => this.#guard(() => desk.open(request)),
      leavePayment: (request) => this.#guard(async () => desk.leave(request)),
      confirmPayment: (request) => this.#guard(async () => desk.confirm(request)),
      findPayment: (request) => this.#guard(async () => this.#find(request)),
      printReceipt: (request) => this.#guard(async () => this.#receipts.print(request)),
      confirmPaper: (request) => this.#guard(async () => this.#receipts.confirmPaper(request)),
      mailReceipt: (request) => this.#guard(async () => this.#receipts.mail(request)),
      readReceipt: (request) => this.#guard(async () => this.#receipts.read(request)),
      reopenPayment: (request) => this.#guard(async () => this.#reopen(request)),
      speak: async (utterance) => {
        await this.#devices.speech?.say(utterance);
        return null;
      },
      hush: async () => {
        this.#devices.speech?.hush();
        return null;
      },
    };
  }

  /** Why no payment may begin now; undefined when one may. */
  #service(): string | undefined {
    return this.#outOfService ?? (this.#devices.diskReserve.isLow() ? 'E-DISK' : undefined);
  }

  async #endSession(): Promise<null> {
    this.#dropVisit();
    this.#payments.forgetCustomer();
    this.#devices.speech?.hush();
    // The answer goes back first: the listeners take the screen that asked away.
    setImmediate(() => {
      for (const listener of this.#sessionEndListeners) listener();
    });
    return null;
  }

  #find(request: RequestOf<'findPayment'>): Answers['findPayment'] {
    if (this.#outOfService !== undefined) return refused('out-of-service');
    return this.#finder.find(request);
  }

  /** A payment of an invoice that the signed-in customer has paid here. */
  #reopen({ invoiceNumber }: RequestOf<'reopenPayment'>): Answers['reopenPayment'] {
    const isServing = this.#outOfService === undefined;
    if (!isServing || !this.#visit.hasSeenPaid(invoiceNumber)) return refused('signed-out');
    const payment = this.#devices.journal.readPaidBy(invoiceNumber);
    const view = payment && this.#payments.show(payment);
    return view ? accepted(view) : refused('not-here');
  }

  #dropVisit(): void {
    try {
      this.#desk.leaveOpened();
    } catch (error) {
      this.#fail(error);
    }
    this.#visit.end();
  }

  async #guard<Answer>(handle: () => Promise<Answer>): Promise<Answer> {
    try {
      return await handle();
    } catch (error) {
      // A fault in the middle of a payment must not leave it where nobody works on it: the next start takes it up.
      this.#fail(error);
      throw error;
    }
  }

  /** A journal that was tampered with or damaged: nothing more is written to it, and a restart would not mend it. */
  #distrust(wrong: string): void {
    this.#log({ is: 'journal-distrusted', why: wrong });
    this.takeOutOfService('E-JOURNAL');
    void this.#payments.stop();
  }

  #fail(fault: unknown): void {
    this.#log({ is: 'fault', why: fault instanceof Error ? fault.message : String(fault) });
    if (fault instanceof JournalFault) this.#devices.diskReserve.release();
    this.#outOfService = fault instanceof JournalFault ? 'E-JOURNAL' : 'E-PROGRAM';
    this.#hasFailed = true;
    for (const listener of this.#faultListeners) listener();
  }
}

function addTo<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
