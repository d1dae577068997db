import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { cardOrigin, kioskOrigin } from './addresses.ts';
import { pageHeaders } from './page-headers.ts';

/** Where the pages are, and the one value that main puts into them. */
export interface Pages {
  readonly kioskDirectory: string;
  readonly cardDirectory: string;
  /** The acquirer's public JWK, or null when there is none to seal to. */
  readonly sealingKey: () => Readonly<Record<string, unknown>> | null;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The card page's place for the key. It ships as null, so that a page without a key seals nothing. */
const keyPlace = /(<script type="application\/json" id="acquirer-key">)null(<\/script>)/;

/**
 * Answers one request of the app scheme from the folder of its host. Whatever is not a file of ours in
 * that folder, of a kind that we ship, is refused without telling what there is.
 */
export async function answerRequest(
  pages: Pages,
  request: { readonly url: string; readonly method: string },
): Promise<Response> {
  const url = new URL(request.url);
  const origin = `${url.protocol}//${url.host}`;
  if (request.method !== 'GET') return refuse(origin, 405);
  const file = fileOf(pages, { origin, pathname: url.pathname });
  const contentType = file && contentTypes[path.extname(file)];
  if (file === undefined || contentType === undefined) return refuse(origin, 404);
  const bytes = await readIfThere(file);
  if (bytes === undefined) return refuse(origin, 404);
  const isCardPage = origin === cardOrigin && path.extname(file) === '.html';
  const body = isCardPage ? withKey(bytes.toString('utf8'), pages.sealingKey()) : Uint8Array.from(bytes);
  return new Response(body, { headers: pageHeaders(origin, contentType) });
}

function refuse(origin: string, status: 404 | 405): Response {
  return new Response('', { status, headers: pageHeaders(origin, 'text/plain; charset=utf-8') });
}

function fileOf(
  pages: Pages,
  at: { readonly origin: string; readonly pathname: string },
): string | undefined {
  const directories: Readonly<Record<string, string>> = {
    [kioskOrigin]: pages.kioskDirectory,
    [cardOrigin]: pages.cardDirectory,
  };
  const directory = directories[at.origin];
  // URL has already resolved plain dots; an escaped one must not come back to life, and our files need no escapes.
  if (directory === undefined || /[%\\]/.test(at.pathname)) return undefined;
  const file = path.join(directory, at.pathname);
  return file.startsWith(directory + path.sep) ? file : undefined;
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function withKey(html: string, key: Readonly<Record<string, unknown>> | null): string {
  // A script element ends at the first "</", even inside JSON.
  const json = JSON.stringify(key).replaceAll('<', String.raw`\u003c`);
  return html.replace(keyPlace, (_whole, before: string, after: string) => before + json + after);
}
