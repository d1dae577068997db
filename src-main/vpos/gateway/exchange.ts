import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Reply } from './messages.ts';

/** The longest answer that is read, in bytes: a gateway's answer is far shorter. */
const answerBytesMax = 65_536;

export type Exchange =
  | { readonly is: 'answered'; readonly reply: Reply }
  | { readonly is: 'not-sent'; readonly cause: string }
  | { readonly is: 'silent'; readonly cause: string };

export interface Order {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

export interface Line {
  readonly url: string;
  readonly key: string;
  readonly answerTimeoutMs: number;
}

/**
 * Sends one order over a connection of its own and waits for the whole answer.
 *
 * A fresh connection, because only then is it known whether a byte can have left: until the connection stands,
 * none has, and the order was `not-sent`. After that every fault is silence.
 */
export async function exchange(line: Line, order: Order): Promise<Exchange> {
  try {
    return await send(line, order);
  } catch {
    // Only the making of the request can throw: not a byte of it has left.
    return { is: 'not-sent', cause: 'invalid-request' };
  }
}

function send(line: Line, order: Order): Promise<Exchange> {
  return new Promise((resolve) => {
    const url = new URL(order.path, line.url);
    const body = order.body === undefined ? undefined : JSON.stringify(order.body);
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: order.method,
      agent: false,
      headers: {
        authorization: `Bearer ${line.key}`,
        accept: 'application/json',
        ...(body !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        }),
      },
    });
    let isConnected = false;
    const end = (result: Exchange): void => {
      clearTimeout(timer);
      resolve(result);
      request.destroy();
    };
    const fail = (cause: string): void => {
      end({ is: isConnected ? 'silent' : 'not-sent', cause });
    };
    const timer = setTimeout(() => {
      fail('no-answer-in-time');
    }, line.answerTimeoutMs);
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isConnected = true;
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      fail(error.code ?? 'connection-failed');
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > answerBytesMax) fail('answer-too-long');
        else chunks.push(chunk);
      });
      response.on('error', () => {
        fail('answer-cut-off');
      });
      response.on('end', () => {
        if (!response.complete) fail('answer-cut-off');
        else end({ is: 'answered', reply: { status: response.statusCode ?? 0, body: parseJson(chunks) } });
      });
    });
    request.end(body);
  });
}

/** Undefined for what is no JSON: it then fits no schema, and is silence. */
function parseJson(chunks: readonly Buffer[]): unknown {
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
