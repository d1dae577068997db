import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { inProject } from '../../../scripts/project.mjs';

/*
 * The screens and the card frame as they ship, and other pages that are built as they are: each a site of its own on one
 * loopback port. Any name under localhost is this machine, so that each is in a process of its own.
 */

export interface Site {
  /** Of the page of that name; `kiosk` is the screens as they ship. */
  urlOf(name: string): string;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** As the screens are built. */
function configuration(root: string, outDirectory: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'error',
    root: inProject(root),
    base: './',
    plugins: [svelte({ configFile: inProject('svelte.config.js') })],
    build: {
      outDir: outDirectory,
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { output: { postBanner: '//# allFunctionsCalledOnLoad' } },
    },
  };
}

/** The scripted kiosk and the stopwatch, as one classic script: what every measured page runs before its own. */
export async function buildBefore(outDirectory: string): Promise<string> {
  const folder = 'test/bench/screens';
  const shared = configuration(folder, outDirectory);
  const entry = inProject(folder, 'scripted.ts');
  await build({
    ...shared,
    build: {
      ...shared.build,
      lib: { entry, formats: ['iife'], name: 'before', fileName: () => 'before.js' },
    },
  });
  return readFileSync(join(outDirectory, 'before.js'), 'utf8');
}

/** Any RSA key: what is sealed here, nobody opens. */
async function makeKey(): Promise<string> {
  const algorithm = { name: 'RSA-OAEP', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
  const { publicKey } = await crypto.subtle.generateKey({ ...algorithm, hash: 'SHA-256' }, true, [
    ...(['encrypt', 'decrypt'] as const),
  ]);
  const key = await crypto.subtle.exportKey('jwk', publicKey);
  return JSON.stringify({ ...key, kid: 'bench', key_ops: undefined });
}

/**
 * @param directory - where the pages are built
 * @param pages - other pages than the screens and the card frame: where each is, by its name
 */
export async function openSite(directory: string, pages: Readonly<Record<string, string>>): Promise<Site> {
  for (const [name, root] of Object.entries(pages)) await build(configuration(root, join(directory, name)));
  const key = await makeKey();
  const folderOf = (host: string): string => {
    // A kiosk's frame is on the host that is called as the kiosk's is, but for its first word.
    if (host.startsWith('card')) return inProject('dist', 'renderer-card');
    return host === 'kiosk' ? inProject('dist', 'renderer') : join(directory, host);
  };
  const server = createServer(({ url = '/', headers }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const folder = folderOf(headers.host?.split('.')[0] ?? '');
    const file = join(folder, path === '/' ? 'index.html' : path);
    const contentType = contentTypes[extname(file)];
    if (contentType === undefined || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    // A customer's window begins with nothing: every one of them is on an empty partition.
    response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
    if (extname(file) !== '.html') createReadStream(file).pipe(response);
    else response.end(readFileSync(file, 'utf8').replace(/(id="acquirer-key">)null/, `$1${key}`));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (name) => `http://${name}.localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
