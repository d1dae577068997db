import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../scripts/project.mjs';

function read(...path: readonly string[]): string {
  return readFileSync(inProject(...path), 'utf8');
}

it('every picture that the README shows is taken by the tour and kept by "npm run pictures"', () => {
  const shown = [...read('README.md').matchAll(/docs\/pictures\/([\w-]+)\.png/g)].map(
    ([, name = '']) => name,
  );
  const tour = read('test', 'tour', 'tour.ts') + read('test', 'tour', 'offline-tour.ts');
  const kept = read('scripts', 'pictures.mjs');
  const isTaken = (name: string): boolean => tour.includes(`'${name}'`);
  const isKept = (name: string): boolean => kept.includes(`'${name}'`) || kept.includes(`'${name}.png'`);
  expect(shown.length).toBeGreaterThan(10);
  expect(
    shown.map((name) => name.replace(/-landscape$/, '')).filter((name) => !isTaken(name) || !isKept(name)),
  ).toEqual([]);
});
