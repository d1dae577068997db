import type {
  Answers,
  InvoiceSummary,
  InvoiceView,
  KioskApi,
  KioskView,
  OpenedPayment,
  PaymentView,
  ReceiptView,
} from '../../src-main/contract/kiosk-api.ts';
import { minor } from '../../src-main/contract/money.ts';
import { accepted, refused } from '../../src-main/contract/outcome.ts';
import type { SealedCard } from '../../src-renderer/sent-payment.ts';
import { Session } from '../../src-renderer/session.svelte.ts';

const paymentId = '3f0c2a52-6f6e-4c0e-9d0b-0d6d0c1f7a11';

export const maria = {
  name: 'María Núñez',
  email: 'Maria.Nunez@correo.example',
  isGuest: false,
  accounts: [],
};

const codeSent = { shortenedEmail: 'm***@correo.example', validMinutes: 10 };

export const kioskView: KioskView = {
  kioskId: 'K014',
  companyName: 'Luz del Istmo, S.A.',
  branchName: 'Sucursal Centro',
  supportContact: '800-0000',
  currency: 'USD',
  today: '2026-11-22',
  country: 'PA',
  look: { brand: '#0b4f8a', logo: null },
  screen: { pxPerMm: 4, readFromMm: 600 },
  ways: { scan: true, find: true, register: true },
  methods: ['credit'],
  hasVoice: false,
  service: { is: 'open' },
  channel: 'verified',
  biller: 'answering',
  paying: 'online',
  queue: null,
  waiting: { queued: 0, checking: 0, posting: 0, reversing: 0, staff: 0, untold: 0, unmailed: 0 },
  printer: { is: 'ready', isNearEnd: false },
  receipts: { byMail: true, byPhone: true },
  payment: null,
};

export const oldestInvoice: InvoiceSummary = {
  invoiceNumber: 'F-00000001',
  invoiceCode: 'S100001-1',
  accountNumber: '100001',
  issuedOn: '2026-05-03',
  dueOn: '2026-05-18',
  isOverdue: true,
  customerName: maria.name,
  detail: 'Energía · mayo 2026',
  amountMinor: minor(3845),
  currency: 'USD',
  isTaken: false,
};

export const wholeInvoice: InvoiceView = {
  ...oldestInvoice,
  serviceAddress: 'Calle 50, casa 12',
  period: 'mayo 2026',
  lines: [{ description: 'Energía', kind: 'consumption', amountMinor: 3845 }],
  subtotalMinor: 3845,
  taxName: 'ITBMS 7 %',
  taxMinor: 0,
};

export const opened: OpenedPayment = {
  paymentId,
  reference: 'K014-000381',
  kioskId: 'K014',
  amountMinor: oldestInvoice.amountMinor,
  currency: 'USD',
  queue: null,
  printer: kioskView.printer,
};

/** What the acquirer permits, and a kiosk that cannot reach the bank and may queue. */
export const queueTerms = { paymentMaxMinor: 15_000, ageMaxHours: 24 };
export const queueingView: KioskView = {
  ...kioskView,
  channel: 'unverified',
  paying: 'queue',
  queue: queueTerms,
};

export const charging: PaymentView = {
  paymentId,
  reference: opened.reference,
  invoiceNumber: oldestInvoice.invoiceNumber,
  amountMinor: opened.amountMinor,
  currency: 'USD',
  card: { brand: 'visa', lastFour: '1111' },
  step: { at: 'charging' },
  wasQueued: false,
  receipt: 'none',
  mayPrint: false,
  mail: 'none',
};

export const paid: PaymentView = {
  ...charging,
  step: { at: 'paid', authorizationCode: '123456', billerReceipt: 'R-1' },
};

/** A receipt of two lines, and a code that a phone takes along. */
export const receiptView: ReceiptView = {
  columns: 48,
  lines: [
    { is: 'text', text: 'A P R O B A D O', isBold: true, isLarge: false },
    { is: 'qr', rows: ['101', '010', '111'] },
  ],
  link: { url: 'https://recibos.example/#a.b.c', qr: ['101', '010', '111'] },
};

/** A kiosk without devices: it answers as told, remembers what it was asked, and says what a test makes it say. */
export class FakeKiosk implements KioskApi {
  readonly asked: { readonly name: keyof Answers; readonly request: unknown }[] = [];
  view = kioskView;
  signInAnswer: Answers['signIn'] = accepted(maria);
  listAnswer: Answers['listInvoices'] = accepted({ invoices: [oldestInvoice], total: 1, isOfEarlier: false });
  openAnswer: Answers['openPayment'] = accepted(opened);
  confirmAnswer: Answers['confirmPayment'] = accepted(charging);
  findAnswer: Answers['findPayment'] = refused('not-found');
  mailAnswer: Answers['mailReceipt'] = accepted(null);
  receiptAnswer: Answers['readReceipt'] = accepted(receiptView);
  scanAnswer: Answers['scanBill'] = refused('not-a-bill');
  accountAnswer: Answers['findAccount'] = refused('no-match');
  registerAnswer: Answers['register'] = accepted(codeSent);
  registeredAnswer: Answers['confirmRegistration'] = accepted(maria);
  forgottenAnswer: Answers['askNewPassword'] = accepted({ ...codeSent, shortenedEmail: null });
  passwordAnswer: Answers['setNewPassword'] = accepted(maria);
  reopenAnswer: Answers['reopenPayment'] = refused('not-here');
  #listener: (view: PaymentView) => void = () => undefined;
  #scanListener: (code: string) => void = () => undefined;

  timesAsked(name: keyof Answers): number {
    return this.asked.filter((call) => call.name === name).length;
  }

  /** Lets the screens hear how the payment stands now. */
  say(view: PaymentView): void {
    this.#listener(view);
  }

  /** A scanner has read something. */
  scan(code: string): void {
    this.#scanListener(code);
  }

  onScan(listener: (code: string) => void): () => void {
    this.#scanListener = listener;
    return () => (this.#scanListener = () => undefined);
  }

  onPayment(listener: (view: PaymentView) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = () => undefined);
  }

  async describeKiosk(request: unknown): Promise<KioskView> {
    return this.#answer('describeKiosk', request, this.view);
  }

  async signIn(request: unknown): Promise<Answers['signIn']> {
    return this.#answer('signIn', request, this.signInAnswer);
  }

  async endSession(request: unknown): Promise<null> {
    return this.#answer('endSession', request, null);
  }

  async listInvoices(request: unknown): Promise<Answers['listInvoices']> {
    return this.#answer('listInvoices', request, this.listAnswer);
  }

  async readInvoice(request: { readonly invoiceNumber: string }): Promise<Answers['readInvoice']> {
    const isKnown = request.invoiceNumber === wholeInvoice.invoiceNumber;
    return this.#answer('readInvoice', request, isKnown ? accepted(wholeInvoice) : refused('not-found'));
  }

  async openPayment(request: unknown): Promise<Answers['openPayment']> {
    return this.#answer('openPayment', request, this.openAnswer);
  }

  async leavePayment(request: unknown): Promise<null> {
    return this.#answer('leavePayment', request, null);
  }

  async confirmPayment(request: unknown): Promise<Answers['confirmPayment']> {
    return this.#answer('confirmPayment', request, this.confirmAnswer);
  }

  async findPayment(request: unknown): Promise<Answers['findPayment']> {
    return this.#answer('findPayment', request, this.findAnswer);
  }

  async printReceipt(request: unknown): Promise<null> {
    return this.#answer('printReceipt', request, null);
  }

  async confirmPaper(request: unknown): Promise<null> {
    return this.#answer('confirmPaper', request, null);
  }

  async mailReceipt(request: unknown): Promise<Answers['mailReceipt']> {
    return this.#answer('mailReceipt', request, this.mailAnswer);
  }

  async readReceipt(request: unknown): Promise<Answers['readReceipt']> {
    return this.#answer('readReceipt', request, this.receiptAnswer);
  }

  async scanBill(request: unknown): Promise<Answers['scanBill']> {
    return this.#answer('scanBill', request, this.scanAnswer);
  }

  async findAccount(request: unknown): Promise<Answers['findAccount']> {
    return this.#answer('findAccount', request, this.accountAnswer);
  }

  async register(request: unknown): Promise<Answers['register']> {
    return this.#answer('register', request, this.registerAnswer);
  }

  async confirmRegistration(request: unknown): Promise<Answers['confirmRegistration']> {
    return this.#answer('confirmRegistration', request, this.registeredAnswer);
  }

  async askNewPassword(request: unknown): Promise<Answers['askNewPassword']> {
    return this.#answer('askNewPassword', request, this.forgottenAnswer);
  }

  async setNewPassword(request: unknown): Promise<Answers['setNewPassword']> {
    return this.#answer('setNewPassword', request, this.passwordAnswer);
  }

  async reopenPayment(request: unknown): Promise<Answers['reopenPayment']> {
    return this.#answer('reopenPayment', request, this.reopenAnswer);
  }

  async speak(request: unknown): Promise<null> {
    return this.#answer('speak', request, null);
  }

  async hush(request: unknown): Promise<null> {
    return this.#answer('hush', request, null);
  }

  #answer<Answer>(name: keyof Answers, request: unknown, answer: Answer): Answer {
    this.asked.push({ name, request });
    return answer;
  }
}

export const card: SealedCard = { brand: 'visa', lastFour: '1111', sealed: 'a.b.c.d.e' };

/** A visit whose customer has just come to the list of invoices. */
export async function signedIn(kiosk: FakeKiosk): Promise<Session> {
  const session = new Session(kiosk, 8);
  await session.look();
  await session.signIn('maria', 'secreta');
  return session;
}

/** The customer has typed the card and stands before "Confirmar y pagar". */
export async function atReview(kiosk: FakeKiosk): Promise<Session> {
  const session = await signedIn(kiosk);
  await session.choose(oldestInvoice.invoiceNumber);
  await session.pay();
  session.checkout.email = maria.email;
  session.checkout.hasAcceptedTerms = true;
  session.checkout.cardSealed(card);
  return session;
}
