import { readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * These scripts start before anything is installed, so they import only Node itself and run on any Node
 * from 20 on. What they start afterwards runs on the project's own Node 24, which reads TypeScript.
 */

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** @param {...string} parts of a path inside the project */
export function inProject(...parts) {
  return join(root, ...parts);
}

/** The Node that the project is built and run with: a package like any other, with no install script. */
export function nodePath() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  return inProject('node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}

/**
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * The script behind a command of an installed package, to be run with `nodePath()`.
 *
 * @param {string} packageName
 * @param {string} [command] when it is not called as its package is
 */
export function toolPath(packageName, command = packageName) {
  const folder = inProject('node_modules', packageName);
  const description = readJson(join(folder, 'package.json'));
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (description);
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, script);
}

/** The environment for tools: ours, with the project's own Node first for whatever they start. */
export function toolEnvironment() {
  return { ...process.env, PATH: [dirname(nodePath()), process.env['PATH']].join(delimiter) };
}

/** Whether windows can be shown: always but on a Linux without X or Wayland. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/**
 * Whether a script was started by name, and not imported by another.
 *
 * @param {string} url the script's `import.meta.url`
 */
export function isStarted(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}
