import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import path from 'node:path';
import { app } from './app.ts';
import { startedApp } from './started-app.ts';

/** Runs an app as Electron would: same `process`, same order, main as CommonJS. */
const { required, switches, mainFile, resourcesDirectory } = startedApp;
// A package's own script names itself, so that a relaunch starts the package again.
const executable = process.env['STANDIN_EXECUTABLE'] ?? path.join(import.meta.dirname, 'bin/electron');
process.argv = [executable, ...process.argv.slice(2)];
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'resourcesPath', { value: resourcesDirectory ?? import.meta.dirname });

// Playwright waits for the line that this prints.
const inspectPort = switches.get('inspect');
if (inspectPort !== undefined) inspector.open(Number(inspectPort));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
const load = createRequire(import.meta.url);
for (const file of required) load(file);
load(mainFile);
await app.start();
