import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endChild, startChild } from './child.mjs';
import { inProject, nodePath, toolEnvironment } from './project.mjs';

const fetchWaitMs = 20_000;
/** A failed fetch is remembered, so that the next starts do not wait for it again. */
const failureMemoryMs = 24 * 60 * 60 * 1_000;
const failureMark = inProject('.state', 'electron-was-not-fetched');

/**
 * Which program runs the kiosk's bundles.
 *
 * @typedef {{ is: 'electron', path: string, why: string } | { is: 'stand-in', path: string, why: string }} Host
 */

/**
 * Electron's own executable, when it is there. `require('electron')` must not be asked for this: since
 * version 42 it answers a missing binary with a download, synchronously.
 *
 * @returns {string | undefined}
 */
export function electronPath() {
  const folder = inProject('node_modules', 'electron');
  const nameFile = join(folder, 'path.txt');
  if (!existsSync(nameFile)) return undefined;
  const path = join(folder, 'dist', readFileSync(nameFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}

/**
 * Lets Electron fetch its binary, for a bounded time.
 *
 * @param {number} waitMs
 * @returns {Promise<string | undefined>} why there is still none
 */
async function fetchElectron(waitMs) {
  const mark = statSync(failureMark, { throwIfNoEntry: false });
  if (mark && Date.now() - mark.mtimeMs < failureMemoryMs) return readFileSync(failureMark, 'utf8');
  const problem = await tryToFetch(waitMs);
  rmSync(failureMark, { force: true });
  if (problem === undefined) return undefined;
  mkdirSync(dirname(failureMark), { recursive: true });
  writeFileSync(failureMark, problem);
  return problem;
}

/**
 * Electron where its binary is, or can be fetched shortly; else the stand-in on a Chromium.
 *
 * @returns {Promise<Host>}
 */
export async function chooseHost() {
  const present = electronPath();
  if (present !== undefined) return { is: 'electron', path: present, why: "Electron's binary is here" };
  const problem = await fetchElectron(fetchWaitMs);
  const fetched = electronPath();
  if (fetched !== undefined) return { is: 'electron', path: fetched, why: 'it was fetched just now' };
  return {
    is: 'stand-in',
    path: inProject('test', 'stand-in', 'bin', 'electron'),
    why: `Electron's binary is not here and ${problem ?? 'was fetched incomplete'}`,
  };
}

/**
 * @param {number} waitMs
 * @returns {Promise<string | undefined>}
 */
function tryToFetch(waitMs) {
  // Our own override names the stand-in; Electron's installer would take it for a finished installation.
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = /** @type {NodeJS.ProcessEnv} */ (toolEnvironment());
  const installer = inProject('node_modules', 'electron', 'install.js');
  const child = startChild(nodePath(), [installer], { env, stdio: 'ignore' });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      endChild(child, 'SIGKILL');
      resolve(`could not be fetched within ${waitMs / 1_000} s`);
    }, waitMs);
    child.once('error', () => {
      clearTimeout(timer);
      resolve('its installer did not start');
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? undefined : 'could not be fetched');
    });
  });
}
