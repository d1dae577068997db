/*
 * npm run pack: the application as it ships, without an installer, and a check of what is in it. Offline:
 * where Electron's binary is not here, it is packed on the stand-in's distribution folder instead.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { run, runQuietly } from './child.mjs';
import { say, step } from './progress.mjs';
import { inProject, isStarted, nodePath, toolPath } from './project.mjs';
import { runCommand, setUp } from './set-up.mjs';

/**
 * Packs the bundles that are in dist/.
 *
 * @param {{ host: import('./electron-path.mjs').Host, outDirectory: string }} options
 * @returns {Promise<boolean>} whether it was packed and holds what ships, nothing else
 */
export async function pack({ host, outDirectory }) {
  rmSync(outDirectory, { recursive: true, force: true });
  const distribution = await distributionOf(host, join(outDirectory, 'distribution'));
  if (distribution === undefined) return false;
  const args = [
    ...['--dir', '--config', inProject('electron-builder.yml')],
    ...[`--config.electronDist=${distribution}`, `--config.directories.output=${outDirectory}`],
  ];
  const builder = await runQuietly(nodePath(), [toolPath('electron-builder'), ...args]);
  if (builder.code !== 0) say(builder.output.trimEnd());
  if (builder.code !== 0) return false;
  return (await run(nodePath(), [inProject('scripts', 'inspect-package.mjs'), outDirectory])) === 0;
}

/**
 * The folder with Electron as it is distributed.
 *
 * @param {import('./electron-path.mjs').Host} host
 * @param {string} standInDirectory
 */
async function distributionOf(host, standInDirectory) {
  if (host.is === 'electron') return inProject('node_modules', 'electron', 'dist');
  const script = inProject('test', 'stand-in', 'make-distribution.ts');
  return (await run(nodePath(), [script, standInDirectory])) === 0 ? standInDirectory : undefined;
}

if (isStarted(import.meta.url)) {
  await runCommand(async () => {
    const host = await setUp({ windowsNeeded: false });
    if (!(await build())) return 1;
    const outDirectory = inProject('release');
    return (await step('packing', () => pack({ host, outDirectory }))) ? 0 : 1;
  });
}
