import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import * as v from 'valibot';
import { listen } from './listen.ts';

/** One request, as far as a handler may see it. */
export interface Call {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly authorization: string;
  /** The parsed JSON body; undefined when there was none or it was not JSON. */
  readonly body: unknown;
}

export type Answer =
  | ({ readonly is: 'json'; readonly status: number; readonly body: unknown } & Written)
  | ({ readonly is: 'empty'; readonly status: number } & Written)
  /** The connection is cut without one byte of an answer, as when a line fails. */
  | { readonly is: 'silence' }
  /** An answer cut off in its middle: HTTP is whole, its JSON is not. */
  | ({ readonly is: 'broken'; readonly status: number; readonly body: unknown } & Written);

interface Written {
  /** Called once the answer's last byte is handed to the operating system. */
  readonly onWritten?: () => void;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;

/** Handlers by method and path, written as OpenAPI writes them: `GET /v1/sales/{paymentId}`. */
export type Routes = Readonly<Record<string, Handler>>;

export interface HttpServer {
  readonly url: string;
  /** Closes the port and cuts every connection: callers are refused. */
  pause(): Promise<void>;
  /** Opens the same port again. */
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** More than any request of these protocols needs; the line of a longer one is cut. */
const bodyBytesMax = 65_536;

export function json(status: number, body: unknown): Answer {
  return { is: 'json', status, body };
}

export function problem(status: number, name: string, more: object = {}): Answer {
  return json(status, { problem: name, ...more });
}

/** Lets only callers with this credential pass. */
export function withAuthorization(authorization: string, handler: Handler): Handler {
  return (call) => (call.authorization === authorization ? handler(call) : problem(401, 'wrong-key'));
}

/** Hands on a body that fits the schema; answers any other with the name of its wrong field. */
export function withBody<Schema extends v.GenericSchema>(
  schema: Schema,
  handler: (body: v.InferOutput<Schema>, call: Call) => Answer | Promise<Answer>,
): Handler {
  return (call) => {
    const parsed = v.safeParse(schema, call.body, { abortEarly: true });
    return parsed.success ? handler(parsed.output, call) : malformed(v.getDotPath(parsed.issues[0]));
  };
}

/** Hands on query parameters that fit the schema; answers any others with the name of the wrong one. */
export function withQuery<Schema extends v.GenericSchema>(
  schema: Schema,
  handler: (query: v.InferOutput<Schema>, call: Call) => Answer,
): Handler {
  return (call) => {
    const parsed = v.safeParse(schema, Object.fromEntries(call.query), { abortEarly: true });
    return parsed.success ? handler(parsed.output, call) : malformed(v.getDotPath(parsed.issues[0]));
  };
}

function malformed(field: string | null): Answer {
  return problem(400, 'malformed', { field: field ?? '(whole request)' });
}

/** Serves the routes on loopback, on any free port when `port` is 0. */
export async function startHttpServer(routes: Routes, port: number): Promise<HttpServer> {
  const compiled = Object.entries(routes).map(([name, handler]) => compile(name, handler));
  const server = createServer((request, response) => {
    void serve(compiled, request, response);
  });
  const boundPort = await listen(server, port);
  return {
    url: `http://127.0.0.1:${boundPort}`,
    pause: () => close(server),
    resume: async () => {
      await listen(server, boundPort);
    },
    stop: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeAllConnections();
  await closed;
}

interface CompiledRoute {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler;
}

function compile(name: string, handler: Handler): CompiledRoute {
  const [method = '', path = ''] = name.split(' ');
  const pattern = new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return { method, pattern, handler };
}

async function serve(
  routes: readonly CompiledRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(await answerFor(routes, request), response);
  } catch (fault) {
    // A simulator's own fault must be seen where the test looks: in the answer.
    send(problem(500, 'simulator-fault', { detail: String(fault) }), response);
  }
}

async function answerFor(routes: readonly CompiledRoute[], request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const text = await readBody(request);
  if (text === undefined) return { is: 'silence' };
  for (const { method, pattern, handler } of routes) {
    const match = method === request.method ? pattern.exec(url.pathname) : null;
    if (!match) continue;
    const path = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const authorization = request.headers.authorization ?? '';
    return await handler({ path, query: url.searchParams, authorization, body: parse(text) });
  }
  return problem(404, 'not-found');
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyBytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON is not a body: the route's own schema then says what it misses.
    return undefined;
  }
}

function send(answer: Answer, response: ServerResponse): void {
  // The caller may have gone, or been cut off by pause() or stop(), while the handler worked.
  if (response.destroyed) return;
  if (answer.is === 'silence') {
    response.destroy();
    return;
  }
  const text = answer.is === 'empty' ? '' : JSON.stringify(answer.body);
  response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
  const sent = answer.is === 'broken' ? text.slice(0, -Math.ceil(text.length / 3)) : text;
  response.end(sent, answer.onWritten);
}
