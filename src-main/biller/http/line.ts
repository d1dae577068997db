import * as v from 'valibot';
import type { Currency } from '#contract/money.ts';
import type { BillerSession } from '../port.ts';

export interface HttpBillerOptions {
  readonly url: string;
  /** The kiosk's own credential. */
  readonly kioskKey: string;
  /** The kiosk's name: wrong tries are counted by it. */
  readonly kioskId: string;
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

export interface Reply {
  readonly is: 'answered';
  readonly status: number;
  readonly body: unknown;
}

export interface Silence {
  readonly is: 'silent';
  readonly cause: string;
}

interface Content {
  readonly body?: unknown;
  /** Whose credential is sent; the kiosk's own where there is none. */
  readonly session?: Pick<BillerSession, 'token'>;
  /** How long the answer may take, in milliseconds, where it is not as long as any. */
  readonly timeoutMs?: number;
}

/** One question at a time to the biller, over HTTP. A bad line is silence; nothing here throws for it. */
export interface BillerLine {
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, content: Content): Promise<Reply | Silence>;
  /** The body, once it fits its schema; else silence, and a line in the log that names the field. */
  read<Schema extends v.GenericSchema<unknown, object>>(
    schema: Schema,
    reply: Reply,
    path: string,
  ): v.InferOutput<Schema> | Silence;
  refuse(path: string, field: string): Silence;
}

/** No Content, which has no words, and Not Implemented, which needs none: any server may say it, in its own page. */
const wordlessStatuses = [204, 501];

const goodStatuses = [200, 201, 202];

export function createLine(options: HttpBillerOptions): BillerLine {
  return {
    async ask(method, path, { body, session, timeoutMs = options.answerTimeoutMs }) {
      try {
        const response = await fetch(new URL(path, options.url), {
          method,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            accept: 'application/json',
            authorization: session ? `Bearer ${session.token}` : `Kiosk ${options.kioskKey}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (wordlessStatuses.includes(response.status)) {
          await response.body?.cancel();
          return { is: 'answered', status: response.status, body: null };
        }
        const content: unknown = await response.json();
        return { is: 'answered', status: response.status, body: content };
      } catch (error) {
        return { is: 'silent', cause: error instanceof Error ? error.name : 'unknown' };
      }
    },

    read(schema, reply, path) {
      if (!goodStatuses.includes(reply.status)) return { is: 'silent', cause: `status-${reply.status}` };
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
