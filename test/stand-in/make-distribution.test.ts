import { getCurrentFuseWire } from '@electron/fuses';
import { createPackage } from '@electron/asar';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDistribution } from './make-distribution.ts';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'ventanilla-distribution-')));
  makeDistribution(directory);
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

test('its executable has fuses that the packing tools can read', async () => {
  const wire = await getCurrentFuseWire(path.join(directory, 'electron'));
  expect(wire.version).toBe('1');
  expect(Object.keys(wire).filter((name) => /^\d+$/.test(name))).toHaveLength(9);
});

test('an archive put beside it runs as a packaged app, from where it lies', async () => {
  const source = path.join(directory, 'source');
  mkdirSync(source);
  writeFileSync(
    path.join(source, 'package.json'),
    '{ "name": "packed", "version": "1.2.3", "main": "main.cjs" }',
  );
  writeFileSync(
    path.join(source, 'main.cjs'),
    `const { app } = require('electron');
     console.log(JSON.stringify([app.isPackaged, app.getVersion(), process.resourcesPath, process.argv]));
     app.exit(7);`,
  );
  const resources = path.join(directory, 'resources');
  await createPackage(source, path.join(resources, 'app.asar'));
  const executable = path.join(directory, 'electron');
  const { status, stdout, stderr } = spawnSync(executable, ['--quiet', 'word'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([7, '']);
  expect(JSON.parse(stdout)).toEqual([true, '1.2.3', resources, [executable, '--quiet', 'word']]);
});
