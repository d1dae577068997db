/*
 * npm start: makes the checkout able to run, builds what is stale and opens the kiosk with simulators on
 * the other side. Where there is no display, or with --tour, the guided tour runs instead.
 */
import { build } from './build.mjs';
import { run } from './child.mjs';
import { chromiumPath } from './chromium-path.mjs';
import { withDisplay } from './display.mjs';
import { say } from './progress.mjs';
import { hasDisplay, inProject, nodePath, toolEnvironment } from './project.mjs';
import { runCommand, setUp } from './set-up.mjs';

/** @param {readonly string[]} args */
async function start(args) {
  const host = await setUp({ windowsNeeded: false });
  if (!(await build())) return 1;
  say(`▸ host: ${host.is === 'electron' ? 'Electron' : 'the stand-in on Chromium'}, because ${host.why}`);
  const env = { ...toolEnvironment(), VENTANILLA_CHROMIUM: chromiumPath() };
  if (hasDisplay() && !args.includes('--tour')) {
    // The demo listens to keys that pause the bank and the company.
    return run(nodePath(), [inProject('test', 'demo', 'start.ts'), ...args], { env, stdio: 'inherit' });
  }
  if (!hasDisplay()) say('▸ there is no display here: the guided tour runs instead of the kiosk');
  const tour = [inProject('test', 'tour', 'tour.ts')];
  // Electron has no headless mode; Chromium, under the stand-in, has.
  if (host.is === 'stand-in') return run(nodePath(), tour, { env });
  return withDisplay((screen) => run(nodePath(), tour, { env: { ...env, ...screen } }));
}

await runCommand(() => start(process.argv.slice(2)));
