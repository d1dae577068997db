import * as v from 'valibot';
import type { Currency } from '#contract/money.ts';
import type {
  Biller,
  BillerSession,
  InvoiceAnswer,
  InvoicesAnswer,
  PostAnswer,
  SignInAnswer,
} from '../port.ts';
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

export interface HttpBillerOptions {
  readonly url: string;
  /** The kiosk's own credential, for telling of payments. */
  readonly kioskKey: string;
  readonly answerTimeoutMs: number;
  readonly currency: Currency;
  /** The civil date now, where the kiosk stands. */
  readonly today: () => string;
  /** Told what was wrong with an answer: the field, never its value. */
  readonly log: (line: {
    readonly is: 'biller-answer-refused';
    readonly path: string;
    readonly field: string;
  }) => void;
}

interface Reply {
  readonly is: 'answered';
  readonly status: number;
  readonly body: unknown;
}

interface Silence {
  readonly is: 'silent';
  readonly cause: string;
}

/**
 * A biller that speaks the published HTTP interface.
 * @see resources/openapi/biller.yaml
 */
export function createHttpBiller(options: HttpBillerOptions): Biller {
  const now = (): Today => ({ today: options.today(), currency: options.currency });
  const line = createLine(options);
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

    async post({ paidAtUnixMs, ...posting }): Promise<PostAnswer> {
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
    },
  };
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

interface BillerLine {
  ask(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    content: { readonly body?: unknown; readonly session?: BillerSession },
  ): Promise<Reply | Silence>;
  /** The body, once it fits its schema; else silence, and a line in the log that names the field. */
  read<Schema extends v.GenericSchema<unknown, object>>(
    schema: Schema,
    reply: Reply,
    path: string,
  ): v.InferOutput<Schema> | Silence;
  refuse(path: string, field: string): Silence;
}

function createLine(options: HttpBillerOptions): BillerLine {
  return {
    async ask(method, path, { body, session }) {
      try {
        const response = await fetch(new URL(path, options.url), {
          method,
          redirect: 'error',
          signal: AbortSignal.timeout(options.answerTimeoutMs),
          headers: {
            accept: 'application/json',
            authorization: session ? `Bearer ${session.token}` : `Kiosk ${options.kioskKey}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const content: unknown = response.status === 204 ? null : await response.json();
        return { is: 'answered', status: response.status, body: content };
      } catch (error) {
        return { is: 'silent', cause: error instanceof Error ? error.name : 'unknown' };
      }
    },

    read(schema, reply, path) {
      if (reply.status !== 200 && reply.status !== 201)
        return { is: 'silent', cause: `status-${reply.status}` };
      const parsed = v.safeParse(schema, reply.body);
      return parsed.success
        ? parsed.output
        : this.refuse(path, v.getDotPath(parsed.issues[0]) ?? '(whole answer)');
    },

    refuse(path, field) {
      options.log({ is: 'biller-answer-refused', path, field });
      return { is: 'silent', cause: `malformed: ${field}` };
    },
  };
}
