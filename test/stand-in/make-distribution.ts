import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Electron's fuse wire as it lies in the binary: the sentinel, the wire's version (1), how many fuses
 * there are, and one character for each, "1" for on.
 *
 * @see https://github.com/electron/fuses
 */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseStates = '101001101';

const launcher = path.join(import.meta.dirname, 'bin/electron');
const electronPackage = path.resolve(import.meta.dirname, '../../node_modules/electron');

/**
 * Writes a folder that electron-builder takes for an unpacked Electron. Its `electron` is a script that
 * runs the archive packed beside it on the stand-in, so that a package can be made, and run, offline.
 */
export function makeDistribution(directory: string): void {
  const { version } = JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  mkdirSync(path.join(directory, 'resources'), { recursive: true });
  mkdirSync(path.join(directory, 'locales'), { recursive: true });
  for (const language of ['en-US', 'es', 'es-419']) {
    writeFileSync(path.join(directory, 'locales', `${language}.pak`), '');
  }
  writeFileSync(path.join(directory, 'version'), version);
  writeFileSync(path.join(directory, 'LICENSE'), readFileSync(path.join(electronPackage, 'LICENSE')));
  writeFileSync(path.join(directory, 'LICENSES.chromium.html'), '<!doctype html><title>Licenses</title>\n');
  const executable = path.join(directory, 'electron');
  writeFileSync(executable, Buffer.concat([Buffer.from(script), fuseWire()]));
  chmodSync(executable, 0o755);
}

/** The shell leaves the script at `exec`, so it never reads the fuses that follow. */
const script = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
STANDIN_PACKAGED="$here/resources/app.asar" STANDIN_EXECUTABLE="$0" exec '${launcher}' "$@"
exit 1
`;

function fuseWire(): Buffer {
  return Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, fuseStates.length]),
    Buffer.from(`${fuseStates}\n`),
  ]);
}

if (import.meta.main) {
  const [directory] = process.argv.slice(2);
  if (directory === undefined) throw new Error('usage: node test/stand-in/make-distribution.ts DIRECTORY');
  makeDistribution(path.resolve(directory));
}
