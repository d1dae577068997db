import * as v from 'valibot';
import type {
  Biller,
  BillerPosting,
  InvoiceAnswer,
  InvoicesAnswer,
  PostAnswer,
  SignInAnswer,
} from '../port.ts';
import { createHolds } from './holds.ts';
import { createLine, type BillerLine, type HttpBillerOptions, type Reply } from './line.ts';
import {
  invoiceBody,
  pageBody,
  postedBody,
  problemBody,
  sessionBody,
  toInvoice,
  toSummary,
  type Today,
} from './messages.ts';

/**
 * A biller that speaks the published HTTP interface.
 * @see resources/openapi/biller.yaml
 */
export function createHttpBiller(options: HttpBillerOptions): Biller {
  const line = createLine(options);
  return {
    ...createSessions(line),
    ...createInvoices(line, options),
    ...createHolds(line),
    post: (posting) => post(line, posting),

    async probe() {
      const timeoutMs = Math.min(options.answerTimeoutMs, probeTimeoutMaxMs);
      const reply = await line.ask('GET', '/v1/health', { timeoutMs });
      return reply.is === 'answered' && reply.status === 200;
    },
  };
}

/** A biller that takes longer than this to say that it is there is of no use to a customer who waits. */
const probeTimeoutMaxMs = 3_000;

function createSessions(line: BillerLine): Pick<Biller, 'signIn' | 'signOut'> {
  return {
    async signIn(user, password): Promise<SignInAnswer> {
      const reply = await line.ask('POST', '/v1/sessions', { body: { user, password } });
      if (reply.is === 'silent') return reply;
      if (reply.status === 401) return { is: 'wrong-credentials' };
      if (reply.status === 423) return { is: 'locked' };
      const session = line.read(sessionBody, reply, '/v1/sessions');
      if ('is' in session) return session;
      return { is: 'signed-in', session: { token: session.token, ...session.customer } };
    },

    async signOut(session) {
      await line.ask('DELETE', '/v1/sessions/current', { session });
    },
  };
}

function createInvoices(
  line: BillerLine,
  options: HttpBillerOptions,
): Pick<Biller, 'listUnpaid' | 'readInvoice'> {
  const now = (): Today => ({ today: options.today(), currency: options.currency });
  return {
    async listUnpaid(session, { offset, limit }): Promise<InvoicesAnswer> {
      const path = `/v1/invoices?status=unpaid&offset=${offset}&limit=${limit}`;
      const reply = await line.ask('GET', path, { session });
      if (reply.is === 'silent') return reply;
      if (reply.status === 401) return { is: 'signed-out' };
      const page = line.read(pageBody, reply, '/v1/invoices');
      if ('is' in page) return page;
      const invoices = page.invoices.map((bill) => toSummary(bill, now()));
      return { is: 'found', page: { invoices, total: page.total } };
    },

    async readInvoice(session, invoiceNumber): Promise<InvoiceAnswer> {
      const reply = await line.ask('GET', `/v1/invoices/${encodeURIComponent(invoiceNumber)}`, { session });
      if (reply.is === 'silent') return reply;
      if (reply.status === 401) return { is: 'signed-out' };
      if (reply.status === 404) return { is: 'not-found' };
      const bill = line.read(invoiceBody, reply, '/v1/invoices/{invoiceNumber}');
      if ('is' in bill) return bill;
      if (bill.currency !== options.currency || bill.invoiceNumber !== invoiceNumber) {
        return line.refuse('/v1/invoices/{invoiceNumber}', 'currency or invoiceNumber');
      }
      return { is: 'found', invoice: toInvoice(bill, now()), isPaid: bill.status === 'paid' };
    },
  };
}

async function post(line: BillerLine, { paidAtUnixMs, ...posting }: BillerPosting): Promise<PostAnswer> {
  const body = { ...posting, paidAt: new Date(paidAtUnixMs).toISOString() };
  const reply = await line.ask('POST', '/v1/payments', { body });
  if (reply.is === 'silent') return reply;
  if (reply.status === 409 || reply.status === 422 || reply.status === 404) return readRefusal(reply);
  const posted = line.read(postedBody, reply, '/v1/payments');
  if ('is' in posted) return posted;
  const isOurs =
    posted.paymentId === posting.paymentId &&
    posted.invoiceNumber === posting.invoiceNumber &&
    posted.amountMinor === posting.amountMinor &&
    posted.currency === posting.currency;
  if (!isOurs) return line.refuse('/v1/payments', 'paymentId, invoiceNumber, amountMinor or currency');
  return { is: 'posted', billerReceipt: posted.billerReceipt };
}

/** The biller's words that are final, by status. Any other, and any page of a proxy on the way, is silence. */
const refusals: Readonly<Record<number, readonly string[]>> = {
  404: ['not-found'],
  409: ['already-paid'],
  422: ['wrong-amount'],
};

function readRefusal(reply: Reply): PostAnswer {
  const parsed = v.safeParse(problemBody, reply.body);
  if (!parsed.success) return { is: 'silent', cause: `status-${reply.status}` };
  const { problem } = parsed.output;
  if (problem === 'different-payment') return { is: 'conflict', reason: problem };
  if (refusals[reply.status]?.includes(problem)) return { is: 'refused', reason: problem };
  return { is: 'silent', cause: problem };
}
