import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { inProject } from '../../../scripts/project.mjs';
import { makeSealingKey, servePages, withSealingKey, type PageSite } from '../../page-site.ts';

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

/**
 * The screens and the card frame as they ship, and other pages that are built as they are; `kiosk` is the screens.
 *
 * @param directory - where the pages are built
 * @param pages - other pages than the screens and the card frame: where each is, by its name
 */
export async function openSite(
  directory: string,
  pages: Readonly<Record<string, string>>,
): Promise<PageSite> {
  for (const [name, root] of Object.entries(pages)) await build(configuration(root, join(directory, name)));
  const key = await makeSealingKey();
  const folderOf = (host: string): string => {
    // A kiosk's frame is on the host that is called as the kiosk's is, but for its first word.
    if (host.startsWith('card')) return inProject('dist', 'renderer-card');
    return host === 'kiosk' ? inProject('dist', 'renderer') : join(directory, host);
  };
  return servePages({
    fileOf: (host, path) => join(folderOf(host), path),
    pageOf: (_, html) => withSealingKey(html, key),
    // A customer's window begins with nothing: every one of them is on an empty partition.
    cacheControl: 'no-store',
  });
}
