import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, normalize } from 'node:path';
import { listen } from './simulators/listen.ts';

/*
 * Built pages on one loopback port, each as a site of its own: any name under localhost is this machine, so that each is
 * in a process of its own, as the screens and the card frame are in the kiosk.
 */

export interface PageSite {
  /** Of the page that is on the host of that name. */
  urlOf(host: string): string;
  close(): Promise<void>;
}

export interface Served {
  /** The file behind a path, on the host of that name; `/` is told as `/index.html`. */
  readonly fileOf: (host: string, path: string) => string;
  /** An HTML file, as it is sent. */
  readonly pageOf: (host: string, html: string) => string;
  readonly cacheControl: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Any RSA key, as the card's page carries it: what is sealed here, nobody opens. */
export async function makeSealingKey(): Promise<string> {
  const algorithm = { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const { publicKey } = await crypto.subtle.generateKey({ ...algorithm, hash: 'SHA-256' }, true, [
    ...(['encrypt', 'decrypt'] as const),
  ]);
  const key = await crypto.subtle.exportKey('jwk', publicKey);
  return JSON.stringify({ ...key, kid: 'nobody', key_ops: undefined });
}

/** The card's page as the kiosk serves it, with its key. */
export function withSealingKey(html: string, key: string): string {
  return html.replace(/(id="acquirer-key">)null/, (_, before: string) => before + key);
}

export async function servePages({ fileOf, pageOf, cacheControl }: Served): Promise<PageSite> {
  const server = createServer(({ url = '/', headers }, response) => {
    const host = headers.host?.split('.')[0] ?? '';
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const file = fileOf(host, path === '/' ? '/index.html' : path);
    const contentType = contentTypes[extname(file)];
    if (contentType === undefined || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentType, 'cache-control': cacheControl });
    if (extname(file) === '.html') response.end(pageOf(host, readFileSync(file, 'utf8')));
    else createReadStream(file).pipe(response);
  });
  const port = await listen(server, 0);
  return {
    urlOf: (host) => `http://${host}.localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
