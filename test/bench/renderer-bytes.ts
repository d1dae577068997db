import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const built = join(import.meta.dirname, '../../dist');

/** Read when somebody asks for it; all that is neither this nor the first page's is read ahead. */
const asked = { English: /^en-/, 'the voice': /^speaker-/ };

/** What the screens and the card frame weigh: scripts and styles as gzip packs them, fonts as they are. */
export function benchRendererBytes(): Figure[] {
  const scripts = filesOf('renderer', '.js');
  const page = readFileSync(join(built, 'renderer', 'index.html'), 'utf8');
  const first = scripts.filter((file) => page.includes(basename(file)));
  const later = Object.entries(asked).map(([what, name]) => ({
    what,
    files: scripts.filter((file) => name.test(basename(file))),
  }));
  const known = new Set([...first, ...later.flatMap(({ files }) => files)]);
  return [
    figure('screens: scripts of the first page, gzip', packed(first)),
    figure('screens: scripts read ahead, gzip', packed(scripts.filter((file) => !known.has(file)))),
    ...later.map(({ what, files }) => figure(`screens: scripts of ${what}, gzip`, packed(files))),
    figure('screens: all scripts, gzip', packed(scripts)),
    figure('screens: styles, gzip', packed(filesOf('renderer', '.css'))),
    figure('screens: fonts', bytesOf(filesOf('renderer', '.woff2'))),
    figure('card frame: scripts, gzip', packed(filesOf('renderer-card', '.js'))),
  ];
}

function figure(name: string, bytes: number): Figure {
  return { name, value: bytes / 1_000, unit: 'kB' };
}

function packed(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + readFileSync(file).length, 0);
}

function filesOf(folder: string, ending: string): string[] {
  const names = readdirSync(join(built, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(built, folder, name));
}
