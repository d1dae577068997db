import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { inProject } from '../../scripts/project.mjs';

/*
 * The screens and the card frame as two sites on one loopback port: any name under localhost is this machine, so that
 * the frame is in a process of its own, as it is in the kiosk.
 */

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Any RSA key: what is sealed here, nobody opens. */
const { publicKey } = await crypto.subtle.generateKey(
  { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
  true,
  ['encrypt', 'decrypt'],
);
const key = { ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'gallery', key_ops: undefined };

/** Builds both pages into this folder. */
async function buildPages(directory: string): Promise<void> {
  const shared = {
    configFile: false,
    base: './',
    logLevel: 'error',
  } as const satisfies InlineConfig;
  const plugins = [svelte({ configFile: inProject('svelte.config.js') })];
  const options = { emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, minify: false } as const;
  await build({
    ...shared,
    plugins,
    root: inProject('test', 'gallery', 'page'),
    build: {
      ...options,
      outDir: join(directory, 'kiosk'),
    },
  });
  // In a file of its own: the card's site has none of the files that it could share with the screens'.
  await build({
    ...shared,
    build: {
      ...options,
      outDir: join(directory, 'inspect'),
      rolldownOptions: {
        input: inProject('test', 'gallery', 'page', 'inspect.ts'),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  await build({
    ...shared,
    plugins,
    root: inProject('src-renderer', 'card'),
    build: { ...options, outDir: join(directory, 'card') },
  });
}

/** The card's page as the kiosk serves it, with its key, and with what looks at it. */
function cardPage(html: string): string {
  return html
    .replace(/(id="acquirer-key">)null/, `$1${JSON.stringify(key)}`)
    .replace(
      '</head>',
      '<script src="/axe.js"></script><script type="module" src="/inspect.js"></script></head>',
    );
}

/** @param directory - where both pages are built, such as out/gallery/site */
export async function openSite(directory: string): Promise<Site> {
  await buildPages(directory);
  const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));
  const inspect = join(directory, 'inspect', 'inspect.js');
  const server = createServer(({ url = '/', headers }, response) => {
    const host = headers.host?.startsWith('card') ? 'card' : 'kiosk';
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const named = new Map([
      ['/axe.js', axe],
      ['/inspect.js', inspect],
    ]).get(path);
    const file = named ?? join(directory, host, path === '/' ? 'index.html' : path);
    const contentType = contentTypes[extname(file)];
    if (contentType === undefined || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'max-age=3600' });
    if (host === 'card' && file.endsWith('.html')) response.end(cardPage(readFileSync(file, 'utf8')));
    else createReadStream(file).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://kiosk.localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
