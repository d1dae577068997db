import { readdirSync, statSync } from 'node:fs';
import { inProject } from './project.mjs';

/** Folders of what is made, fetched or kept, never written by hand. */
const notOurs = ['node_modules', 'dist', 'release', 'out', '.state', 'test-results', 'coverage', '.git'];

/**
 * The project's own files below the given files and folders, sorted, with `/` on every system.
 *
 * @param {readonly string[]} [places] files and folders of the project; a missing one has no files
 * @returns {string[]}
 */
export function filesUnder(places = ['.']) {
  return places.flatMap(walk).sort();
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function walk(place) {
  const stat = statSync(inProject(place), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return readdirSync(inProject(place))
    .filter((name) => !notOurs.includes(name) && !name.endsWith('.log'))
    .flatMap((name) => walk(place === '.' ? name : `${place}/${name}`));
}
