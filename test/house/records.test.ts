import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/project.mjs';
import { textFiles } from './text-files.ts';

const records = textFiles(/^docs\/decisions\/.*\.md$/);
const packageJson = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Record<string, unknown>;

describe('decision records', () => {
  it('are numbered without a gap', () => {
    const names = records.map(({ path }) => path.split('/').at(-1) ?? '');
    const numbers = names.map((name) => /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.md$/.exec(name)?.[1]);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).toEqual(records.map((_, index) => String(index + 1).padStart(4, '0')));
  });

  it('say when they were made, what was chosen, why, and what it costs', () => {
    const parts = [/^Date: \d{4}-\d{2}-\d{2}$/m, /^## Choice$/m, /^## Why$/m, /^## Cost$/m];
    const lacking = records.filter(({ text }) => !parts.every((part) => part.test(text)));
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });
});

describe('package.json', () => {
  it('names one exact version of each package', () => {
    const groups = ['dependencies', 'devDependencies', 'optionalDependencies'];
    const versions = groups.flatMap((group) => Object.entries(packageJson[group] ?? {}));
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });
});
