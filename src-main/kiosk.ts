import type { Answers, KioskHandlers, KioskView, PaymentView, RequestOf } from '#contract/kiosk-api.ts';
import { accepted, refused } from '#contract/outcome.ts';
import type { BillerSession } from './biller/port.ts';
import { civilDate } from './civil-date.ts';
import type { Config } from './config.ts';
import { JournalFault } from './journal/port.ts';
import type { Log } from './log.ts';
import type { Devices } from './open-devices.ts';
import { PaymentService } from './payment/payment-service.ts';
import { watchDevices, type DeviceWatch } from './watch-devices.ts';

/** The kiosk, whatever shows its screens. Electron's shell runs it, and so does every test. */
export interface Kiosk {
  readonly handlers: KioskHandlers;
  /** The acquirer's public key (JWK), as the card page needs it; null when out of service. */
  readonly sealingKey: Readonly<Record<string, unknown>> | null;
  onPayment(listener: (view: PaymentView) => void): () => void;
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
  readonly #paymentListeners = new Set<(view: PaymentView) => void>();
  readonly #sessionEndListeners = new Set<() => void>();
  readonly #faultListeners = new Set<() => void>();
  #session: BillerSession | undefined;
  /** Counts sign-ins and sign-outs, so that an answer that comes late is known for one. */
  #visit = 0;
  #openedPaymentId: string | undefined;
  #outOfService: string | undefined;

  constructor(config: Config, devices: Devices, log: Log) {
    this.#config = config;
    this.#devices = devices;
    this.#log = log;
    this.sealingKey = config.vpos.sealingKey;
    const listeners = {
      show: (view: PaymentView) => {
        for (const listener of this.#paymentListeners) listener(view);
      },
      onFault: (fault: unknown) => {
        this.#fail(fault);
      },
    };
    this.#payments = new PaymentService(devices, listeners, config.kioskId);
    this.#watch = watchDevices(devices);
    this.handlers = {
      describeKiosk: () => this.#guard(async () => this.#describe()),
      signIn: (request) => this.#signIn(request),
      endSession: () => this.#endSession(),
      listInvoices: (range) => this.#listInvoices(range),
      readInvoice: (request) => this.#readInvoice(request),
      openPayment: (request) => this.#guard(() => this.#openPayment(request)),
      leavePayment: (request) => this.#guard(async () => this.#leavePayment(request)),
      confirmPayment: (request) => this.#guard(async () => this.#confirmPayment(request)),
    };
  }

  begin(): void {
    this.#payments.recover();
    this.#watch.start();
  }

  onPayment(listener: (view: PaymentView) => void): () => void {
    return addTo(this.#paymentListeners, listener);
  }

  onSessionEnd(listener: () => void): () => void {
    return addTo(this.#sessionEndListeners, listener);
  }

  onFault(listener: () => void): () => void {
    return addTo(this.#faultListeners, listener);
  }

  screenLost(): void {
    this.#log({ is: 'screen-lost' });
    this.#dropSession();
  }

  noteRefusal(why: string): void {
    this.#log({ is: 'request-refused', why });
  }

  takeOutOfService(code: string): void {
    this.#log({ is: 'out-of-service', code });
    this.#outOfService = code;
  }

  async close(): Promise<void> {
    this.#dropSession();
    this.#watch.stop();
    await this.#payments.stop();
    this.#devices.journal.close();
    this.#log({ is: 'stop' });
  }

  #describe(): KioskView {
    const { kioskId, company, branchName, currency, timeZone, screen } = this.#config;
    const diagonalPx = Math.hypot(screen.widthPx, screen.heightPx);
    return {
      kioskId,
      companyName: company.name,
      branchName,
      supportContact: company.supportContact,
      currency,
      today: civilDate(this.#devices.clock.nowUnixMs(), timeZone),
      pxPerMm: diagonalPx / (screen.diagonalIn * 25.4),
      service:
        this.#outOfService === undefined
          ? { is: 'open' }
          : { is: 'out-of-service', code: this.#outOfService },
      channel: this.#watch.channel(),
      printer: this.#watch.printer(),
      payment: this.#payments.current() ?? null,
    };
  }

  async #signIn({ user, password }: RequestOf<'signIn'>): Promise<Answers['signIn']> {
    if (this.#outOfService !== undefined) return refused('out-of-service');
    this.#dropSession();
    this.#payments.forgetCustomer();
    const visit = this.#visit;
    const answer = await this.#devices.biller.signIn(user, password);
    this.#log({ is: 'sign-in', answer: answer.is });
    if (answer.is === 'silent') return refused('biller-offline');
    if (answer.is !== 'signed-in') return refused(answer.is);
    // The customer left while the biller was still looking: whoever comes next must not find them signed in.
    if (visit !== this.#visit) return refused('biller-offline');
    this.#session = answer.session;
    return accepted({ name: answer.session.name, email: answer.session.email });
  }

  async #endSession(): Promise<null> {
    this.#dropSession();
    this.#payments.forgetCustomer();
    // The answer goes back first: the listeners take the screen that asked away.
    setImmediate(() => {
      for (const listener of this.#sessionEndListeners) listener();
    });
    return null;
  }

  async #listInvoices(range: RequestOf<'listInvoices'>): Promise<Answers['listInvoices']> {
    if (!this.#session) return refused('signed-out');
    const answer = await this.#devices.biller.listUnpaid(this.#session, range);
    if (answer.is === 'found') return accepted(answer.page);
    return refused(answer.is === 'silent' ? 'biller-offline' : answer.is);
  }

  async #readInvoice({ invoiceNumber }: RequestOf<'readInvoice'>): Promise<Answers['readInvoice']> {
    if (!this.#session) return refused('signed-out');
    const answer = await this.#devices.biller.readInvoice(this.#session, invoiceNumber);
    if (answer.is === 'found') return accepted(answer.invoice);
    return refused(answer.is === 'silent' ? 'biller-offline' : answer.is);
  }

  async #openPayment({ invoiceNumber }: RequestOf<'openPayment'>): Promise<Answers['openPayment']> {
    if (this.#outOfService !== undefined) return refused('out-of-service');
    const session = this.#session;
    if (!session) return refused('signed-out');
    this.#leaveOpened();
    const [found, isVerified] = await Promise.all([
      // Read anew: what is charged is what the biller says now, never what a screen was shown before.
      this.#devices.biller.readInvoice(session, invoiceNumber),
      this.#watch.verifyChannel(),
    ]);
    if (found.is === 'silent') return refused('biller-offline');
    if (found.is !== 'found') return refused(found.is);
    if (found.isPaid) return refused('already-paid');
    if (!isVerified) return refused('vpos-offline');
    if (this.#session !== session) return refused('signed-out');
    const { amountMinor, currency, ...invoice } = found.invoice;
    const opened = this.#payments.open({
      driver: 'gateway',
      amountMinor,
      currency,
      invoice: forOrder(invoice),
    });
    if (opened === 'invoice-busy') {
      const holder = this.#devices.journal.readBlocking(invoiceNumber);
      return refused(holder?.state.at === 'posted' ? 'already-paid' : 'in-progress-elsewhere');
    }
    const { paymentId, reference } = opened.order;
    this.#openedPaymentId = paymentId;
    return accepted({ paymentId, reference, kioskId: this.#config.kioskId, amountMinor, currency });
  }

  #leavePayment({ paymentId }: RequestOf<'leavePayment'>): null {
    if (paymentId === this.#openedPaymentId) this.#leaveOpened();
    return null;
  }

  #confirmPayment({ paymentId, email, card }: RequestOf<'confirmPayment'>): Answers['confirmPayment'] {
    const running = this.#payments.current();
    // Pressed again: the payment is on its way already.
    if (running?.paymentId === paymentId) return accepted(running);
    if (this.#outOfService !== undefined) return refused('out-of-service');
    if (!this.#session) return refused('signed-out');
    if (paymentId !== this.#openedPaymentId) return refused('no-such-payment');
    if (email.toLowerCase() !== this.#session.email.toLowerCase()) return refused('wrong-email');
    const view = this.#payments.confirm(paymentId, card);
    this.#openedPaymentId = undefined;
    return view ? accepted(view) : refused('no-such-payment');
  }

  #dropSession(): void {
    this.#visit += 1;
    this.#leaveOpened();
    const session = this.#session;
    this.#session = undefined;
    // Nobody waits for the biller to hear of it: its sessions end by themselves.
    if (session) void this.#devices.biller.signOut(session);
  }

  #leaveOpened(): void {
    const paymentId = this.#openedPaymentId;
    this.#openedPaymentId = undefined;
    if (paymentId !== undefined) this.#orFail(() => this.#payments.leave(paymentId));
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

  #orFail(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(fault: unknown): void {
    this.#log({ is: 'fault', why: fault instanceof Error ? fault.message : String(fault) });
    this.#outOfService = fault instanceof JournalFault ? 'E-JOURNAL' : 'E-PROGRAM';
    for (const listener of this.#faultListeners) listener();
  }
}

function forOrder(
  invoice: Omit<Extract<Answers['readInvoice'], { ok: true }>['value'], 'amountMinor' | 'currency'>,
): Parameters<PaymentService['open']>[0]['invoice'] {
  const { invoiceNumber, invoiceCode, customerName, detail, subtotalMinor, taxName, taxMinor } = invoice;
  return { invoiceNumber, invoiceCode, customerName, detail, subtotalMinor, taxName, taxMinor };
}

function addTo<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
