import { describe, expect, it } from 'vitest';
import { textFiles } from './text-files.ts';

const linesMax = 300;
const sources = textFiles(/^(src-main|src-renderer|test|scripts)\/.*\.(ts|mjs|js|svelte|css|html)$/);
/** Names that say nothing, so that everything ends up in them. */
const namesOfNothing = /(^|[-./])(utils?|helpers?|managers?|common|misc|index)(\.[a-z]+)*$/;

describe('files of the house', () => {
  it('have no more lines than a reader keeps in mind', () => {
    const long = sources.filter(({ text }) => text.split('\n').length - 1 > linesMax);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('are named for what is in them', () => {
    const names = sources.map(({ path }) => path).filter((path) => !path.endsWith('/index.html'));
    expect(names.filter((path) => namesOfNothing.test(path.toLowerCase()))).toEqual([]);
  });

  it('are in kebab-case, and components in PascalCase', () => {
    const fits = (path: string): boolean => {
      const name = path.split('/').at(-1) ?? '';
      if (name.endsWith('.svelte')) return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name);
      return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name);
    };
    expect(sources.map(({ path }) => path).filter((path) => !fits(path))).toEqual([]);
  });

  it('that are tests can all fail', () => {
    const tests = sources.filter(({ path }) => /\.(test|spec)\.ts$/.test(path));
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter(({ text }) => !/\bexpect\b/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leave no test out, and let none run alone', () => {
    const leftOut = /\b(it|test|describe)\s*\.(only|skip|todo|fixme|skipIf|runIf)\b/;
    const tests = sources.filter(({ path }) => /\.(test|spec)\.ts$/.test(path));
    expect(tests.filter(({ text }) => leftOut.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
