/*
 * Runs the built main process of the kiosk without Chromium, for tests that kill it:
 * node --import register.ts launch.ts --config=FILE --user-data-dir=FOLDER [--haste=N] [--bundle=FILE] --no-relaunch
 */
import { createRequire, flushCompileCache } from 'node:module';
import { app } from './app.ts';
import { answerHarness } from './ipc-main.ts';
import { switchOf } from './switches.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
answerHarness();
createRequire(import.meta.url)(switchOf('bundle') ?? '../../../dist/main/main.cjs');
// By itself Node writes its cache of compiled code only when a process leaves in order, and these are killed.
flushCompileCache();
