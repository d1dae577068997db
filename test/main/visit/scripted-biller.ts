import { minor } from '#contract/money.ts';
import type {
  BilledInvoice,
  BillerSession,
  CodeAnswer,
  CustomerBiller,
  InvoiceRange,
} from '../../../src-main/biller/port.ts';

export const maria: BillerSession = {
  token: 't',
  name: 'María Núñez',
  email: 'maria@correo.example',
  isGuest: false,
  accounts: [],
};

export const guest: BillerSession = { ...maria, token: 'g', name: 'M*** N***', email: null, isGuest: true };

export const codeSent: CodeAnswer = {
  is: 'code-sent',
  pendingId: 'pending-1',
  sent: { shortenedEmail: 'm***@c***.example', validMinutes: 10 },
};

function bill(index: number): BilledInvoice {
  return {
    invoiceNumber: `F-${index}`,
    invoiceCode: `S-${index}`,
    issuedOn: '2026-05-03',
    dueOn: '2026-05-18',
    isOverdue: false,
    customerName: maria.name,
    detail: 'Energía',
    amountMinor: minor(3845),
    currency: 'USD',
    accountNumber: '100001',
    serviceAddress: 'Calle 50',
    period: 'mayo 2026',
    lines: [{ kind: 'consumption', description: 'Energía', amountMinor: 3845 }],
    subtotalMinor: 3845,
    taxName: 'ITBMS 7 %',
    taxMinor: 0,
  };
}

const silence = { is: 'silent', cause: 'told to' } as const;

/** A company with so many unpaid bills, that can fall silent, and that answers at its doors as it is told. */
export class ScriptedBiller implements CustomerBiller {
  isSilent = false;
  /** After so many bills were read it falls silent by itself. */
  readsUntilSilent = Infinity;
  readonly read: string[] = [];
  /** Every call at a door, with what it was given. */
  readonly asked: unknown[][] = [];
  readonly signedOut: string[] = [];
  signInAnswer: Awaited<ReturnType<CustomerBiller['signIn']>> = { is: 'signed-in', session: maria };
  scanAnswer: Awaited<ReturnType<CustomerBiller['openScanned']>> = { is: 'signed-in', session: guest };
  findAnswer: Awaited<ReturnType<CustomerBiller['openFound']>> = { is: 'signed-in', session: guest };
  registerAnswer: Awaited<ReturnType<CustomerBiller['register']>> = codeSent;
  forgottenAnswer: Awaited<ReturnType<CustomerBiller['askNewPassword']>> = codeSent;
  confirmAnswer: Awaited<ReturnType<CustomerBiller['confirmRegistration']>> = {
    is: 'signed-in',
    session: maria,
  };
  passwordAnswer: Awaited<ReturnType<CustomerBiller['setNewPassword']>> = { is: 'signed-in', session: maria };
  readonly bills: BilledInvoice[];

  constructor(count: number) {
    this.bills = Array.from({ length: count }, (_, index) => bill(index));
  }

  async listUnpaid(
    _session: unknown,
    { offset, limit }: InvoiceRange,
  ): ReturnType<CustomerBiller['listUnpaid']> {
    if (this.isSilent) return silence;
    const invoices = this.bills.slice(offset, offset + limit);
    return { is: 'found', page: { invoices, total: this.bills.length } };
  }

  async listPaid(): ReturnType<CustomerBiller['listPaid']> {
    if (this.isSilent) return silence;
    const paid = { paidOn: '2026-05-20', billerReceipt: 'R-1' };
    return { is: 'found', page: { invoices: [{ ...bill(99), paid }], total: 1 } };
  }

  async readInvoice(_session: unknown, invoiceNumber: string): ReturnType<CustomerBiller['readInvoice']> {
    this.read.push(invoiceNumber);
    if (this.read.length > this.readsUntilSilent) this.isSilent = true;
    const invoice = this.bills.find((known) => known.invoiceNumber === invoiceNumber);
    return this.isSilent || !invoice ? silence : { is: 'found', invoice, isPaid: false };
  }

  async signIn(user: string, password: string): ReturnType<CustomerBiller['signIn']> {
    this.asked.push(['signIn', user, password]);
    return this.signInAnswer;
  }

  async signOut({ token }: BillerSession): Promise<void> {
    this.signedOut.push(token);
  }

  async openScanned(readings: unknown): ReturnType<CustomerBiller['openScanned']> {
    this.asked.push(['openScanned', readings]);
    return this.scanAnswer;
  }

  async openFound(proof: unknown): ReturnType<CustomerBiller['openFound']> {
    this.asked.push(['openFound', proof]);
    return this.findAnswer;
  }

  async register(registration: unknown): ReturnType<CustomerBiller['register']> {
    this.asked.push(['register', registration]);
    return this.registerAnswer;
  }

  async confirmRegistration(
    pendingId: string,
    code: string,
  ): ReturnType<CustomerBiller['confirmRegistration']> {
    this.asked.push(['confirmRegistration', pendingId, code]);
    return this.confirmAnswer;
  }

  async askNewPassword(user: string): ReturnType<CustomerBiller['askNewPassword']> {
    this.asked.push(['askNewPassword', user]);
    return this.forgottenAnswer;
  }

  async setNewPassword(
    pendingId: string,
    code: string,
    password: string,
  ): ReturnType<CustomerBiller['setNewPassword']> {
    this.asked.push(['setNewPassword', pendingId, code, password]);
    return this.passwordAnswer;
  }

  async post(): ReturnType<CustomerBiller['post']> {
    return { is: 'silent', cause: 'not asked here' };
  }

  async hold(): ReturnType<CustomerBiller['hold']> {
    return { is: 'not-offered' };
  }

  async release(): Promise<void> {}

  async probe(): Promise<boolean> {
    return !this.isSilent;
  }
}
