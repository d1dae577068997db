import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { inProject } from '../../scripts/project.mjs';
import { makeSealingKey, servePages, withSealingKey, type PageSite } from '../page-site.ts';

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

/** What looks at the card's page, in it. */
const inspector = '<script src="/axe.js"></script><script type="module" src="/inspect.js"></script></head>';

/**
 * The screens and the card frame; `kiosk` is the screens.
 *
 * @param directory - where both pages are built, such as out/gallery/site
 */
export async function openSite(directory: string): Promise<PageSite> {
  await buildPages(directory);
  const key = await makeSealingKey();
  const named = new Map([
    ['/axe.js', fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))],
    ['/inspect.js', join(directory, 'inspect', 'inspect.js')],
  ]);
  const nameOf = (host: string): string => (host.startsWith('card') ? 'card' : 'kiosk');
  return servePages({
    fileOf: (host, path) => named.get(path) ?? join(directory, nameOf(host), path),
    pageOf: (host, html) =>
      nameOf(host) === 'card' ? withSealingKey(html, key).replace('</head>', inspector) : html,
    cacheControl: 'max-age=3600',
  });
}
