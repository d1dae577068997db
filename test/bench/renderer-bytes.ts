import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const built = join(import.meta.dirname, '../../dist');

/** What the screens and the card frame weigh: scripts and styles as gzip packs them, fonts as they are. */
export function benchRendererBytes(): Figure[] {
  return [
    { name: 'screens: scripts, gzip', value: gzipKilobytes('renderer', '.js'), unit: 'kB' },
    { name: 'screens: styles, gzip', value: gzipKilobytes('renderer', '.css'), unit: 'kB' },
    { name: 'screens: fonts', value: kilobytes('renderer', '.woff2'), unit: 'kB' },
    { name: 'card frame: scripts, gzip', value: gzipKilobytes('renderer-card', '.js'), unit: 'kB' },
  ];
}

function gzipKilobytes(folder: string, ending: string): number {
  return filesOf(folder, ending).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1_000;
}

function kilobytes(folder: string, ending: string): number {
  return filesOf(folder, ending).reduce((sum, file) => sum + readFileSync(file).length, 0) / 1_000;
}

function filesOf(folder: string, ending: string): string[] {
  const names = readdirSync(join(built, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(built, folder, name));
}
