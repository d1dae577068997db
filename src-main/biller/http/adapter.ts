import * as v from 'valibot';
import type {
  BillerPosting,
  BillerSession,
  CustomerBiller,
  InvoiceAnswer,
  InvoiceRange,
  InvoicesAnswer,
  PostAnswer,
} from '../port.ts';
import { createEntry } from './entry.ts';
import { createHolds } from './holds.ts';
import { createLine, type BillerLine, type HttpBillerOptions, type Reply } from './line.ts';
import {
  invoiceBody,
  pageBody,
  postedBody,
  problemBody,
  toInvoice,
  toSummary,
  type Summary,
  type Today,
} from './messages.ts';

/**
 * A biller that speaks the published HTTP interface.
 * @see resources/openapi/biller.yaml
 */
export function createHttpBiller(options: HttpBillerOptions): CustomerBiller {
  const line = createLine(options);
  return {
    ...createEntry(line, options),
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

function createInvoices(
  line: BillerLine,
  options: HttpBillerOptions,
): Pick<CustomerBiller, 'listUnpaid' | 'listPaid' | 'readInvoice'> {
  const now = (): Today => ({ today: options.today(), currency: options.currency });

  async function list(
    status: 'unpaid' | 'paid',
    session: BillerSession,
    { offset, limit, account }: InvoiceRange,
  ): Promise<InvoicesAnswer> {
    const ofAccount = account === undefined ? '' : `&account=${encodeURIComponent(account)}`;
    const path = `/v1/invoices?status=${status}&offset=${offset}&limit=${limit}${ofAccount}`;
    const reply = await line.ask('GET', path, { session });
    if (reply.is === 'silent') return reply;
    if (reply.status === 401) return { is: 'signed-out' };
    const page = line.read(pageBody, reply, '/v1/invoices');
    if ('is' in page) return page;
    const field = page.invoices.flatMap((bill) => strayField(bill, { status, account }))[0];
    if (field !== undefined) return line.refuse('/v1/invoices', field);
    const invoices = page.invoices.map((bill) => toSummary(bill, now()));
    return { is: 'found', page: { invoices, total: page.total } };
  }

  return {
    listUnpaid: (session, range) => list('unpaid', session, range),
    listPaid: (session, range) => list('paid', session, range),

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

/** What shows that a bill has no place in the list that was asked for. */
function strayField(
  bill: Summary,
  asked: { readonly status: Summary['status']; readonly account: string | undefined },
): readonly string[] {
  if (bill.status !== asked.status) return ['invoices.status'];
  if (asked.status === 'paid' && !bill.paid) return ['invoices.paid'];
  return asked.account === undefined || bill.accountNumber === asked.account
    ? []
    : ['invoices.accountNumber'];
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
