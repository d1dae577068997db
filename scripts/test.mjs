/*
 * npm test: makes the checkout able to run, then runs every check in turn and stops at the first that
 * fails. The last line counts checks and tests. With --static (npm run check) only what reads the sources.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { staticChecks } from './checks.mjs';
import { run, runQuietly } from './child.mjs';
import { chromiumPath } from './chromium-path.mjs';
import { withDisplay } from './display.mjs';
import { takeLock } from './lock.mjs';
import { pack } from './pack.mjs';
import { say, step } from './progress.mjs';
import { inProject, nodePath, toolEnvironment, toolPath } from './project.mjs';
import { runCommand, setUp } from './set-up.mjs';
import { countsOfPlaywright, countsOfVitest, one, sumOf } from './test-counts.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */

/** @param {boolean} isStatic */
async function test(isStatic) {
  const host = await setUp({ windowsNeeded: !isStatic, testsNeeded: !isStatic });
  say(`▸ host: ${host.is === 'electron' ? 'Electron' : 'the stand-in on Chromium'}, because ${host.why}`);
  const folder = openRunFolder();
  const counts = sumOf(await runInTurn([...staticSteps(), ...(isStatic ? [] : testSteps(folder, host))]));
  if (counts.failed === 0) rmSync(folder, { recursive: true, force: true });
  if (counts.skipped > 0) say(`${counts.skipped} skipped`);
  say(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

/**
 * @param {readonly (() => Promise<Counts>)[]} steps
 * @returns {Promise<Counts[]>} of the steps that were run: none after the first that failed
 */
async function runInTurn(steps) {
  /** @type {Counts[]} */
  const results = [];
  for (const runStep of steps) {
    const counts = await runStep();
    results.push(counts);
    if (counts.failed > 0) break;
  }
  return results;
}

function staticSteps() {
  return staticChecks.map((check) => () => {
    return step(check.title, async () => {
      const args = [toolPath(check.package, check.command), ...check.args];
      const { code, output } = await runQuietly(nodePath(), args);
      if (code !== 0) say(output.trimEnd());
      return one(code === 0);
    });
  });
}

/**
 * @param {string} folder where this run leaves its reports, package and traces
 * @param {import('./electron-path.mjs').Host} host
 */
function testSteps(folder, host) {
  const release = join(folder, 'release');
  const env = {
    VENTANILLA_CHROMIUM: chromiumPath(),
    VENTANILLA_TEST_OUT: folder,
    VENTANILLA_RELEASE: release,
  };
  return [
    () => step('build', async () => one(await build())),
    () => step('unit, property and integration tests', () => vitest(folder, env)),
    () => step('package what ships', async () => one(await pack({ host, outDirectory: release }))),
    () => step('end-to-end tests', () => withDisplay((shown) => playwright(folder, { ...shown, ...env }), 2)),
  ];
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
async function vitest(folder, env) {
  const report = join(folder, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(nodePath(), [toolPath('vitest'), ...args], {
    env: { ...toolEnvironment(), ...env },
  });
  return countsOfVitest(report, code);
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
async function playwright(folder, env) {
  const code = await run(nodePath(), [toolPath('@playwright/test', 'playwright'), 'test'], { env });
  return countsOfPlaywright(join(folder, 'playwright.json'), code);
}

/** A folder of this run alone; what dead runs have left is removed, what a live one is writing is not. */
function openRunFolder() {
  const runs = inProject('out', 'test');
  mkdirSync(runs, { recursive: true });
  for (const name of readdirSync(runs)) {
    const release = takeLock(name);
    if (!release) continue;
    rmSync(join(runs, name), { recursive: true, force: true });
    release();
  }
  const name = `test-run-${process.pid}`;
  if (!takeLock(name)) throw new Error(`${name} is taken by a live process`);
  mkdirSync(join(runs, name), { recursive: true });
  return join(runs, name);
}

await runCommand(() => test(process.argv.includes('--static')));
