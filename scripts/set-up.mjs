import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { run, runQuietly } from './child.mjs';
import { chromiumPath } from './chromium-path.mjs';
import { chooseHost } from './electron-path.mjs';
import { withLock } from './lock.mjs';
import { say, step } from './progress.mjs';
import { hasDisplay, inProject, nodePath } from './project.mjs';

/** What stops a set-up and only a person can mend: one sentence that says how. */
class SetUpProblem extends Error {}

/**
 * @typedef {object} Needs
 * @property {boolean} windowsNeeded whether windows will be opened even where there is no display
 * @property {boolean} [testsNeeded] whether tests will run, which fail disks and read receipts back with others' tools
 */

/**
 * Makes a checkout able to run: packages, a host for the kiosk, and what that host needs of the system.
 *
 * @param {Needs} needs
 * @returns {Promise<import('./electron-path.mjs').Host>}
 * @throws SetUpProblem
 */
export async function setUp(needs) {
  return withLock('set-up', async () => {
    await installPackages();
    const host = await chooseHost();
    await installSystemPackages(missingFromTheSystem(host, needs));
    const stillMissing = missingFromTheSystem(host, needs);
    if (stillMissing.length > 0) {
      throw new SetUpProblem(`Please install ${stillMissing.join(' and ')}, then start again.`);
    }
    return host;
  });
}

/** Runs `npm ci` unless the packages here are those of the lockfile. */
async function installPackages() {
  const mark = inProject('node_modules', '.set-up');
  const wanted = createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  await step('installing packages with npm ci, about a minute', async () => {
    // No package needs its install script, and npm would build SQLite again where a compiler is.
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
    const code = await run('npm', args, {
      env: environmentWithoutOurNode(),
      shell: process.platform === 'win32',
    });
    if (code !== 0) throw new SetUpProblem('npm ci failed: see its message above.');
  });
  if (!existsSync(nodePath())) {
    throw new SetUpProblem(`There is no Node 24 package for ${process.platform} on ${process.arch}.`);
  }
  writeFileSync(mark, wanted);
}

/** npm ci removes the Node that npm put first on the path; it must not itself be running on it. */
function environmentWithoutOurNode() {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(inProject('node_modules')));
  return { ...process.env, PATH: path.join(delimiter) };
}

/**
 * Debian's packages that tests take, and the program of each: disks that fail, a printer on a pseudo-terminal, codes
 * and PDFs read back by others, the voice.
 *
 * @type {Readonly<Record<string, string>>}
 */
const testTools = {
  strace: '/usr/bin/strace',
  socat: '/usr/bin/socat',
  'zbar-tools': '/usr/bin/zbarimg',
  'poppler-utils': '/usr/bin/pdftotext',
  'espeak-ng': '/usr/bin/espeak-ng',
};

/**
 * @param {import('./electron-path.mjs').Host} host
 * @param {Needs} needs
 * @returns {string[]} names of Debian's packages
 */
function missingFromTheSystem(host, { windowsNeeded, testsNeeded }) {
  /** @type {string[]} */
  const missing = [];
  if (host.is === 'stand-in' && chromiumPath() === undefined) missing.push('chromium');
  if (process.platform !== 'linux') return missing;
  if (testsNeeded) {
    missing.push(...Object.keys(testTools).filter((name) => !existsSync(testTools[name] ?? '')));
  }
  if (!existsSync('/usr/share/fonts/truetype')) missing.push('fonts-dejavu-core');
  // Electron has no headless mode; Chromium, under the stand-in, has.
  if ((windowsNeeded || host.is === 'electron') && !hasDisplay()) {
    if (!existsSync('/usr/bin/Xvfb')) missing.push('xvfb');
    // Without a window manager Chromium's full screen is one pixel short on each side.
    if (!existsSync('/usr/bin/openbox')) missing.push('openbox');
  }
  return missing;
}

/** @param {readonly string[]} names */
async function installSystemPackages(names) {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (names.length === 0 || !isDebianRoot) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(`installing ${names.join(', ')} with apt-get`, async () => {
    await aptGet(['-qq', 'update'], env);
    await aptGet(['-qq', 'install', '-y', '--no-install-recommends', ...names], env);
  });
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function aptGet(args, env) {
  const { code, output } = await runQuietly('apt-get', args, { env });
  if (code !== 0) say(output);
}

/**
 * Runs a command of this project to its exit code; a problem that a person must mend is one plain sentence.
 *
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
